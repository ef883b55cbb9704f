"""Our detector's constants, in one place and under one version. Change one and the version changes.

Everything is in the person-in-this-service's own unit: scores less the service's mean, over its usual spread within a
person, so that `evidence` means the same on every scale. Chosen on the simulations of `research` with other seeds than those
of the report; docs/decisions/0025 says by what.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from alongside.core.priors import Prior
from alongside.core.scale import Scale

RULE = "alongside 2"
FEWEST = 3  # earlier check-ins below which no signal is given
# evidence from which a check-in is unusual, or possible; the report tells what share of steady ones ever gets there
UNUSUAL_AT, POSSIBLE_AT = 2.65, 2.05

# the slow signal: the sum, while it is above nought, of what each check-in says for a level that fell by STEP of its own spread,
# none counting for more than CLIP spreads; from SLOW_AT on the person has been a little lower for some time
STEP, CLIP = 1.2, 1.5
SLOW_AT = 4.8

# what a check-in may be
SHAPE = 9  # degrees of freedom of a check-in's Student-t noise: one odd day is no proof
POWER = 5  # (SHAPE + 1) / 2
SCALES = (
    -0.4,
    0.4,
)  # a person's noise may be smaller or larger than learned (log), less so the more check-ins
SCALES_AT = 6.0  # ... in check-ins' worth of knowledge
USUAL_NOISE = 0.85  # the typical person's noise variance; the service's mean is drawn up by a few
NOISE_WEIGHT = 9.0  # check-ins' worth of the service's noise in a person's
CARE = 20.0  # how little one odd check-in moves the level and the noise learned (degrees of freedom)

# how a level moves when nothing happened
DRIFT = 0.014  # variance per week
COLD, COLD_SHARE, COLD_WEEKS = 1.4, 0.6, 4.0  # the first weeks lie lower, for some
COLD_MEAN, COLD_VARIANCE = COLD * COLD_SHARE, COLD * COLD * COLD_SHARE * (1 - COLD_SHARE)

# what a rupture may look like
DROPS = (1.1, 2.2, 3.3)
STAYS, FADES, FADE_WEEKS = 0.4, 0.6, 5.0
# log weight of a beginning at this check-in, one or two check-ins ago: a drop that lasts counts most
LAGS = (-3.0, -1.5, 0.0)
NODES, REACH = (-1.0, 0.0, 1.0), 2.7  # where the level before may really have been, in its own spreads
NODE_WEIGHTS = (0.125, 0.75, 0.125)
# few earlier check-ins are little to go by: FEW_CHECK_INS / n is taken off
FEW_CHECK_INS = 2.0
# more can have happened in a month than in two weeks: RHYTHM * log(weeks from one check-in to the next / USUAL_GAP) is added
RHYTHM, USUAL_GAP = 0.9, 2.0
CLOSEST, WIDEST = 1.0, 8.0  # weeks; no closer and no wider rhythm than that is reckoned with

ROUNDING = 1 / 12  # steps squared
SAME = 1e-9  # evidence, or a score in steps, this far below a threshold has reached it


# where a prior comes from, when it is the product's; documents and the pipeline say it in words
OWN_DEFAULT, RANGE_DEFAULT = "own-default", "range-default"
# the own check-in leans to its ceiling and has five answers an item: from its own simulation
OWN = Prior(15.9, 3.85, 3.6, source=OWN_DEFAULT)
OWN_SCALE = Scale.parse("1:5:0.2")


def usual(scale: Scale) -> Prior:
    """The safe default where a service has no data yet: the public simulation's, stretched to the scale."""
    if scale == OWN_SCALE:
        return OWN
    top = scale.top
    return Prior(0.72 * top, (0.11 * top) ** 2, (0.0843 * top) ** 2, source=RANGE_DEFAULT)


@dataclass(frozen=True)
class Units:
    """The service's mean and usual spread in steps; between-person variance and rounding in that unit squared; and how much
    evidence is taken off here, by its calibration."""

    mean: float
    spread: float
    between: float
    rounding: float
    stricter: float = 0.0

    @classmethod
    def of(cls, prior: Prior) -> Units:
        rounding = ROUNDING / prior.within
        stricter = prior.calibration.stricter if prior.calibration else 0.0
        return cls(prior.mean, math.sqrt(prior.within), prior.between / prior.within, rounding, stricter)

    def steps(self, level: float) -> float:
        return self.mean + self.spread * level
