"""One exact form of every value, the same on both databases: what backups, repeats and seals lean on."""

import json
import math

import pytest
from hypothesis import given, strategies as st

from alongside.base.canonical import canonical
from alongside.base.clock import now
from alongside.insight.models import ServiceReport
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
