"""The figure on the screen comes from the report, and other simulations of the same kind show it too."""

from functools import cache

import pytest

from alongside.core import false_signals
from alongside.core.detection import settings
from alongside.core.detection.signal import Severity
from research import operating, rules, synthetic

FAMILIES = [*synthetic.PUBLIC, *synthetic.OWN_SCALE]
LIMITS = {Severity.UNUSUAL: settings.UNUSUAL_AT, Severity.POSSIBLE: settings.POSSIBLE_AT}


@cache
def quiet(family):
    """What the rule that ships says of 6,000 people in whom nothing changes: all that is asked of them is read from it."""
    return rules.evidence_of(rules.OURS, synthetic.simulate(family, 6000, False, 8))


@pytest.mark.parametrize("severity", LIMITS)
@pytest.mark.parametrize("family", FAMILIES, ids=lambda preset: preset.name)
def test_the_false_share_said_is_within_a_fifth_of_a_new_simulation(family, severity):
    shown = operating.false_share(quiet(family), LIMITS[severity])
    assert shown == pytest.approx(false_signals.within_a_year(family.scale, severity).value, rel=0.2)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda preset: preset.name)
def test_the_threshold_that_ships_keeps_the_false_share(family):
    assert 0.03 < operating.false_share(quiet(family), settings.UNUSUAL_AT) < 0.07


def test_the_figures_are_of_the_rule_that_ships():
    assert false_signals.RULE == settings.RULE
    assert (
        false_signals.in_a_hundred(false_signals.within_a_year(synthetic.HALF_POINTS, Severity.UNUSUAL)) == 5
    )
    assert (
        false_signals.in_a_hundred(false_signals.within_a_year(synthetic.FIVE_ITEMS, Severity.UNUSUAL)) == 6
    )


def test_nothing_said_can_not_be_false():
    with pytest.raises(ValueError, match="nothing was said"):
        false_signals.within_a_year(synthetic.HALF_POINTS, Severity.NONE)


def test_a_caseload_of_thirty_expects_one_or_two_by_chance():
    share = false_signals.within_a_year(synthetic.HALF_POINTS, Severity.UNUSUAL).value
    expected = false_signals.chance_signals([26] * 30, share)
    assert expected.value == pytest.approx(1.5)
    assert (expected.interval.low, expected.interval.high) == (0, 4)
