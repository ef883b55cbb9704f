"""One exact form of every value, the same on both databases: what backups, repeats and seals lean on."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.base.canonical import canonical
from alongside.base.clock import now
from alongside.insight.models import ServiceReport
from alongside.ops.backup.load import row_of
from alongside.ops.backup.tables import columns, rows, tables
from tests.world import World

NUMBERS = [
    0.1,
    -2.8698812201819597,
    4.446464630555757e-08,
    105635.42857142857,
    1e20,
    4.0,
    -0.0,
    5e-324,
    1.7e308,
]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_read_back_from_the_database_has_the_same_form(world: World, number: float) -> None:
    facts = {"number": number, "numbers": [number, 1, True, None]}
    made = ServiceReport.objects.create(
        org=world.org, instrument="own-client", relationships=8, figures=facts, on=now().date()
    )
    back = ServiceReport.objects.get(pk=made.pk).figures
    assert canonical(back) == canonical(facts)
    assert float(back["number"]) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_form_says_the_whole_number(number: float) -> None:
    assert float(json.loads(canonical(number))) == number
    assert canonical(json.loads(canonical(number))) == canonical(number)


@pytest.mark.parametrize("none", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_has_no_form(none: float) -> None:
    with pytest.raises(TypeError):
        canonical([none])


def test_every_row_of_the_demo_has_a_form_and_comes_back_from_it(db: None, demo_stands: None) -> None:
    count = 0
    for model in tables():
        fields = list(model._meta.concrete_fields)
        for line in rows(model, "default"):
            again = row_of(model, fields, json.loads(line))
            values = [field.value_from_object(again) for field in fields if not hasattr(field, "owner")]
            told = [
                one
                for one, field in zip(json.loads(line), fields, strict=True)
                if not hasattr(field, "owner")
            ]
            assert json.loads(canonical(values)) == told, model._meta.label
            count += 1
    assert count > 1000
    assert {"figures", "intervals"} <= {column for model in tables() for column in columns(model)}
