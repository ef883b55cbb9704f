"""The figure on the screen comes from the rule that ships, and other simulations of the same rhythm show it too."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import numpy as np
import pytest

from alongside.core import false_signals
from alongside.core.detection import settings
from alongside.core.detection.signal import SEVERITIES, Severity
from alongside.core.false_signals import History, chance_signals, history_of, within_a_year
from research import operating, rules, shares, synthetic
from research.synthetic import FIVE_ITEMS, HALF_POINTS, Noise, Preset

FAMILIES = [*synthetic.PUBLIC, *synthetic.OWN_SCALE]
FIRST = date(2024, 1, 1)


@cache
def shown(scale, noise, looks):
    """By signal, what 12,000 people show in whom nothing changes, in their first, second and third year."""
    return shares.shares(Preset("", noise, scale), looks, (0, looks, 2 * looks), 12_000, 8)


@pytest.mark.parametrize("year", [1, 2, 3])
@pytest.mark.parametrize("looks", [26, 12, 9])
@pytest.mark.parametrize("scale", [FIVE_ITEMS, HALF_POINTS], ids=str)
def test_the_share_said_is_within_a_fifth_of_a_new_simulation_of_the_same_rhythm(scale, looks, year):
    for severity in shares.SIGNALS:
        normal, heavy = (
            shown(scale, noise, looks)[severity][year - 1] for noise in (Noise.NORMAL, Noise.HEAVY)
        )
        said = within_a_year(scale, severity, History(looks, looks * (year - 1)))
        assert said.value == pytest.approx((normal + heavy) / 2, rel=0.2, abs=0.001)
        assert said.interval.low * 0.8 - 0.001 < min(normal, heavy)
        assert max(normal, heavy) < said.interval.high * 1.2 + 0.001


def test_between_the_rhythms_that_were_simulated_it_holds_too():
    uneven = replace(shares.FAMILIES[-1], scale=FIVE_ITEMS)
    most = shares.shares(uneven, 15, (6,), 12_000, 8)[Severity.UNUSUAL][0]
    assert within_a_year(FIVE_ITEMS, Severity.UNUSUAL, History(15, 6)).interval.high == pytest.approx(
        most, rel=0.2
    )


@pytest.mark.parametrize("family", FAMILIES, ids=lambda preset: preset.name)
def test_the_threshold_that_ships_keeps_the_false_share(family):
    quiet = rules.evidence_of(rules.OURS, synthetic.simulate(family, 6000, False, 8))
    assert 0.03 < operating.false_share(quiet, settings.UNUSUAL_AT) < 0.07


def test_who_is_asked_more_often_or_for_longer_shows_more_and_who_is_never_asked_shows_nothing():
    def share(*history):
        return within_a_year(FIVE_ITEMS, Severity.UNUSUAL, History(*history)).value

    assert share(0) == 0
    assert (
        share(2) < share(4, 4) < share(9, 9) < share(12, 12) < share(26, 26) < share(52, 52) == share(80, 500)
    )
    with pytest.raises(ValueError, match="nothing was said"):
        within_a_year(HALF_POINTS, Severity.NONE, History(12))


@pytest.mark.parametrize(
    ("days", "history"),
    [
        ([0], History(1)),
        ([0, 0, 0], History(104)),  # however often a day: a week at least lies between the first and the last
        (range(0, 7 * 6 * 5, 7 * 6), History(9)),
        (range(0, 365, 28), History(13)),
        (range(0, 366, 5), History(73, 1)),
        ([*range(0, 800, 100), 1165], History(1, 8)),
    ],
    ids=str,
)
def test_the_rhythm_is_that_of_the_last_year_and_of_the_first_as_if_it_went_on(days, history):
    assert history_of([FIRST + timedelta(days=day) for day in days]) == history


@pytest.mark.parametrize(
    ("share", "said"), [(0.0541, (100, 5)), (0.0499, (1000, 50)), (0.0134, (1000, 13)), (0.0004, (1000, 0))]
)
def test_rounding_moves_what_is_said_by_a_tenth_at_most(share, said):
    assert false_signals.in_so_many(share) == said


@cache
def steady_people(kind):
    """Of 3,000 people, asked in three rhythms and known for days or years: the share said, and whether one began."""
    draw, people = np.random.default_rng(3), []
    for looks in (9, 12, 26):
        asked = shares.asked_often(kind, looks, 4 * looks)
        data = synthetic.simulate(asked, 1000, False, 9)
        new = shares.begin(shares.places(data) >= SEVERITIES.index(Severity.SLOW))
        for weeks, begins in zip(data.weeks, new, strict=True):
            known = draw.uniform(2, 4 * 52)
            days = [FIRST + timedelta(days=int(7 * week)) for week in weeks if week < known]
            today = FIRST + timedelta(days=int(7 * known))
            lately = [day > today - false_signals.YEAR for day in days]
            if any(lately[settings.FEWEST :]):
                share = false_signals.until(today, days, FIVE_ITEMS, Severity.SLOW)
                people.append((share, bool((begins[: len(days)] & lately).any())))
    return people


KINDS = [*(Preset(noise, noise, FIVE_ITEMS) for noise in Noise), synthetic.LIKE_PEOPLE[0]]


@pytest.mark.parametrize("kind", KINDS, ids=lambda preset: preset.name)
@pytest.mark.parametrize("size", [20, 60])
def test_of_steady_caseloads_one_in_twenty_at_most_is_told_that_some_are_likely_real(size, kind):
    people, draw = steady_people(kind), np.random.default_rng(4)
    told = []
    for _ in range(300):
        caseload = [people[n] for n in draw.integers(0, len(people), size)]
        expected = chance_signals([share for share, _ in caseload])
        told.append(sum(begins for _, begins in caseload) > expected.interval.high)
    assert np.mean(told) <= 0.05


@pytest.mark.parametrize("kind", KINDS, ids=lambda preset: preset.name)
def test_what_a_caseload_expects_is_what_its_people_show(kind):
    people = steady_people(kind)
    shown = np.mean([begins for _, begins in people])
    said, most = (
        np.mean(each)
        for each in zip(*((share.value, share.interval.high) for share, _ in people), strict=True)
    )
    if kind.noise is Noise.SKEWED:
        assert said < shown < 1.2 * most
    else:
        assert shown == pytest.approx(said, rel=0.2)
