""" "Of 100 steady relationships, x show this within a year": the figure that stands beside every signal.

From `run.py evidence`: the public simulation and that of the own check-in, both noise families, 26 looks, six runs
of 20,000 steady relationships each. A test runs a smaller one against it.
"""

from collections.abc import Sequence

from alongside.core.detection import settings
from alongside.core.detection.signal import Severity
from alongside.core.results import Figure, Interval
from alongside.core.scale import Scale

RULE = "alongside 1"  # the figures are this version's
METHOD = "simulated: share of steady relationships with any such signal in 26 looks"
CAVEATS = (
    "Between the lowest and the highest of the kinds of noise that were simulated.",
    "Relationships that drift slowly, or answers that often fall far below the usual, give more.",
)
N = 240_000
# severity -> share, and the lowest and highest of the families
HALF_POINTS = {Severity.UNUSUAL: (0.050, 0.044, 0.056), Severity.POSSIBLE: (0.106, 0.096, 0.116)}
OWN_CHECK_IN = {Severity.UNUSUAL: (0.057, 0.053, 0.060), Severity.POSSIBLE: (0.120, 0.114, 0.126)}


def within_a_year(scale: Scale, severity: Severity) -> Figure:
    """The share, 0 to 1, of steady relationships that show `severity` or a stronger one within 26 looks."""
    if severity is Severity.NONE:
        raise ValueError("nothing was said, so nothing can be false")
    known = OWN_CHECK_IN if scale == settings.OWN_SCALE else HALF_POINTS
    share, low, high = known[severity]
    return Figure(share, N, METHOD, Interval(low, high, 1.0), CAVEATS)


def in_a_hundred(figure: Figure) -> int:
    """The figure as it is said: of 100 steady relationships."""
    return round(100 * figure.value)


CHANCE_METHOD = "relationships times the share of steady ones that show a signal in 26 looks, by the looks there were; sum of Bernoullis"
CHANCE_CAVEAT = "as if every relationship were steady, and every look as likely as another to show one; the first few show fewer"
LOOKS = 26  # in the year that the share is of


def chance_signals(looks: Sequence[int], false_share: float) -> Figure:
    """How many relationships with so many `looks` each show a signal by chance, all steady, with the middle 95 %.

    `false_share` is of 26 looks; fewer show fewer in proportion, and more are taken as 26.
    """
    if any(each < 0 for each in looks) or not 0 <= false_share <= 1:
        raise ValueError("looks are not negative, and a share lies between 0 and 1")
    shares = [false_share * min(each, LOOKS) / LOOKS for each in looks]
    low, high = (poisson_binomial_quantile(shares, level) for level in (0.025, 0.975))
    return Figure(sum(shares), len(shares), CHANCE_METHOD, Interval(low, high), (CHANCE_CAVEAT,))


def poisson_binomial_quantile(shares: Sequence[float], level: float) -> int:
    """The `level` quantile of how many of these events happen, each with its own chance, by the usual recursion."""
    chances = [1.0]  # of 0, 1, 2 ... of the events so far
    for share in shares:
        without, with_it = [*chances, 0.0], [0.0, *chances]
        chances = [p * (1 - share) + q * share for p, q in zip(without, with_it, strict=True)]
    total = 0.0
    for k, chance in enumerate(chances):
        total += chance
        if total >= level - 1e-12:
            return k
    return len(shares)
