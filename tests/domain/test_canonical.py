"""One exact form of every value, the same on both databases: what backups, repeats and seals lean on."""

import json
import math

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from alongside.base.canonical import canonical
from alongside.base.clock import now
from alongside.insight.models import ServiceReport
from tests.world import World


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(allow_nan=False, allow_infinity=False))
@example(-0.0)
@example(5e-324)
@example(1.7e308)
@example(4.446464630555757e-08)
@example(105635.42857142857)
def test_the_form_says_the_whole_number_and_is_the_same_when_the_database_gave_it_back(
    world: World, number: float
) -> None:
    assert float(json.loads(canonical(number))) == number
    facts = {"number": number, "numbers": [number, 1, True, None]}
    made = ServiceReport.objects.create(
        org=world.org, instrument="own-client", relationships=8, figures=facts, on=now().date()
    )
    back = ServiceReport.objects.get(pk=made.pk).figures
    assert (canonical(back), float(back["number"])) == (canonical(facts), number)


@pytest.mark.parametrize("none", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_has_no_form(none: float) -> None:
    with pytest.raises(TypeError):
        canonical([none])
