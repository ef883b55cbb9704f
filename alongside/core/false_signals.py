""" "Of 100 steady relationships, x show this within a year": the figure that stands beside every signal.

From `run.py evidence`: the public simulation and that of the own check-in, both noise families, 26 looks, six runs
of 20,000 steady relationships each. A test runs a smaller one against it.
"""

from __future__ import annotations

from alongside.core.detection import settings
from alongside.core.expectation import Verdict
from alongside.core.results import Figure, Interval
from alongside.core.scale import Scale

RULE = "alongside 1"  # the figures are this version's
METHOD = "simulated: share of steady relationships with any such signal in 26 looks"
CAVEATS = (
    "Between the lowest and the highest of the kinds of noise that were simulated.",
    "Relationships that drift slowly, or answers that often fall far below the usual, give more.",
)
N = 240_000
# verdict -> share, and the lowest and highest of the families
HALF_POINTS = {Verdict.UNUSUAL: (0.050, 0.044, 0.056), Verdict.POSSIBLE: (0.106, 0.096, 0.116)}
OWN_CHECK_IN = {Verdict.UNUSUAL: (0.057, 0.053, 0.060), Verdict.POSSIBLE: (0.120, 0.114, 0.126)}


def within_a_year(scale: Scale, verdict: Verdict) -> Figure:
    """The share, 0 to 1, of steady relationships that show `verdict` or a stronger one within 26 looks."""
    if verdict is Verdict.NONE:
        raise ValueError("nothing was said, so nothing can be false")
    known = OWN_CHECK_IN if scale == settings.OWN_SCALE else HALF_POINTS
    share, low, high = known[verdict]
    return Figure(share, N, METHOD, Interval(low, high, 1.0), CAVEATS)


def in_a_hundred(figure: Figure) -> int:
    """The figure as it is said: of 100 steady relationships."""
    return round(100 * figure.value)
