"""A service's own threshold: five in a hundred of its shuffled relationships, within bounds, from 200 relationships on."""

import json
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import numpy as np
import pytest

from alongside.core import priors
from alongside.core.calibration import (
    FEWEST_LOOKS,
    LEAST,
    MOST,
    STRICTER,
    as_figures,
    calibrate,
    from_figures,
)
from alongside.core.detection.settings import OWN, OWN_SCALE, Units
from alongside.core.detection.signal import Severity
from alongside.core.detection.usual import ScoredCheckIn
from alongside.core.false_signals import History, within_a_year
from alongside.core.interpretation import severities_of
from alongside.core.priors import Prior
from alongside.core.results import Figure, NotEnough
from research import synthetic
from research.synthetic import FIVE_ITEMS, Noise, Preset

MONTHLY = Preset("", Noise.NORMAL, FIVE_ITEMS, looks=24, gap=52 / 12)
FIRST = date(2020, 1, 1)


@cache
def people(preset, n, seed=1):
    data = synthetic.simulate(preset, n, False, seed)
    return [
        [
            ScoredCheckIn(FIRST + timedelta(days=round(7 * week)), int(score))
            for week, score in zip(*looks, strict=True)
        ]
        for looks in zip(data.weeks, data.scores, strict=True)
    ]


def own_prior(series):
    return priors.estimate([[look.steps for look in looks] for looks in series], "own", 1).prior


@cache
def service(preset):
    """What 400 relationships make of the threshold, with their own priors."""
    series = people(preset, 400)
    prior = own_prior(series)
    return replace(prior, calibration=calibrate(series, prior, OWN_SCALE))


def test_from_two_hundred_relationships_with_six_looks_on():
    series = people(MONTHLY, 200)
    assert calibrate(series, OWN, OWN_SCALE).shares[Severity.UNUSUAL].n == 200
    short = [*series[:199], series[199][: FEWEST_LOOKS - 1]]
    with pytest.raises(NotEnough) as lacking:
        calibrate(short, OWN, OWN_SCALE)
    assert (lacking.value.had, lacking.value.needed) == (199, 200)


def test_the_same_looks_give_the_same_threshold_and_others_another():
    assert calibrate(people(MONTHLY, 200), OWN, OWN_SCALE) == calibrate(people(MONTHLY, 200), OWN, OWN_SCALE)
    assert calibrate(people(MONTHLY, 200), OWN, OWN_SCALE) != calibrate(
        people(MONTHLY, 200, 2), OWN, OWN_SCALE
    )


@pytest.mark.parametrize("noise", Noise)
def test_five_in_a_hundred_of_the_shuffled_are_unusual_whatever_the_ups_and_downs(noise):
    calibration = service(replace(MONTHLY, noise=noise)).calibration
    share = calibration.shares[Severity.UNUSUAL]
    assert LEAST < calibration.stricter < MOST
    assert share.value == pytest.approx(0.05, abs=0.005)
    assert share.interval.low < share.value < share.interval.high
    assert calibration.shares[Severity.POSSIBLE].value > 1.5 * share.value


def test_the_more_uneven_the_ups_and_downs_the_stricter_and_never_beyond_the_bounds():
    by_noise = [service(replace(MONTHLY, noise=noise)).calibration.stricter for noise in Noise]
    assert (
        by_noise[-1] > max(by_noise[:-1]) + 0.15
    )  # skewed; heavy tails are what the rule itself reckons with
    still = [[look._replace(steps=15) for look in looks] for looks in people(MONTHLY, 200)]
    assert calibrate(still, OWN, OWN_SCALE).stricter == LEAST
    often_at_the_bottom = [
        [look._replace(steps=2 if n % 6 == 0 else 18) for n, look in enumerate(looks)]
        for looks in people(MONTHLY, 200)
    ]
    assert calibrate(often_at_the_bottom, OWN, OWN_SCALE).stricter == MOST


def shown(preset, prior):
    """The share of 4,000 other steady people of that kind who show an unusual look in their last year."""
    series = people(preset, 4000, 9)
    severities = severities_of(series, Units.of(prior), OWN_SCALE.top)
    unusual = np.array(severities) == Severity.UNUSUAL
    new = unusual & ~np.roll(unusual, 1, axis=1)
    return new[:, -12:].any(axis=1).mean()


@pytest.mark.parametrize("noise", Noise)
def test_what_is_said_holds_for_other_people_of_that_service(noise):
    preset = replace(MONTHLY, noise=noise)
    prior = service(preset)
    said = within_a_year(OWN_SCALE, Severity.UNUSUAL, History(12, 12), prior.calibration)
    assert said.interval.low < said.value < said.interval.high
    assert shown(preset, prior) == pytest.approx(said.value, rel=0.45)  # of what 400 relationships can tell


def test_answers_that_are_like_the_last_are_not_cured():
    preset = replace(MONTHLY, autocorrelation=0.5)
    prior = service(preset)
    said = within_a_year(OWN_SCALE, Severity.UNUSUAL, History(12, 12), prior.calibration)
    assert shown(preset, prior) > 1.3 * said.value


def test_it_is_kept_by_the_version_of_the_rule():
    calibration = service(MONTHLY).calibration
    kept = json.loads(
        json.dumps({name: figure.as_json() for name, figure in as_figures(calibration).items()})
    )
    read = from_figures({name: Figure.from_json(stored) for name, stored in kept.items()})
    assert (read.stricter, read.times["unusual"].value) == (
        calibration.stricter,
        calibration.times["unusual"].value,
    )
    assert from_figures({name.replace(STRICTER, "stricter, alongside 0"): None for name in kept}) is None
    assert Units.of(Prior(15, 3, 3, calibration=read)).stricter == read.stricter
