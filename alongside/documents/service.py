"""Figures about a service as one says them: where they come from, in points, with how sure they are, counts rounded."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from alongside.core import service_figures
from alongside.core.detection.settings import OWN_SCALE
from alongside.core.detection.signal import Severity
from alongside.core.instruments.model import Instrument
from alongside.core.instruments.own import CLIENT, MIRROR
from alongside.core.priors import FEWEST_ALLIANCES, Calibration, Prior
from alongside.core.results import Figure, Interval, NotEnough
from alongside.core.scale import Scale, as_text
from alongside.documents.scores import beginning
from alongside.insight.models import OrgPrior, UsualFrom
from alongside.insight.queries.service import ServiceCount

INSTRUMENTS = {
    CLIENT.key: gettext_lazy("What people answer to the five questions"),
    MIRROR.key: gettext_lazy("How a practitioner thinks it is for them"),
}


def called(instrument: Instrument) -> str:
    """What an instrument is called on a lead's pages: ours by what is asked, a licensed one by its name."""
    return str(INSTRUMENTS.get(instrument.key, instrument.name))


def scale_words(scale: Scale) -> str:
    if scale == OWN_SCALE:
        return _("Points from 1, “never”, to 5, “always”.")
    return _("Points from %(low)s to %(high)s.") % {"low": as_text(scale.low), "high": as_text(scale.high)}


LITTLE = 0.05  # of evidence: where it is less, what follows is the same
#: Bland and Altman's repeatability [M3]: 95 of 100 differences of two looks lie within this many spreads.
REPEAT = 1.96 * math.sqrt(2)


@dataclass(frozen=True)
class FigureInWords:
    """One figure in words: what it is, its value, and how sure it is ("" where nobody knows)."""

    what: str
    value: str
    sure: str = ""


def count(n: int) -> str:
    """A count about a service: "none", "fewer than 8", "about 25"."""
    shown = service_figures.shown_count(n)
    if not shown.n:
        return _("none")
    return (_("fewer than %(n)s") if shown.fewer else _("about %(n)s")) % {"n": shown.n}


def prior_source(row: OrgPrior | None) -> str:
    if row is None:
        return _("the safe default, for a service without figures of its own")
    if row.how == UsualFrom.DEFAULT:
        return _("the safe default again, since %(day)s") % {"day": date_format(row.on, "j F Y")}
    return beginning(row.source)


def in_points(prior: Prior, row: OrgPrior | None, scale: Scale) -> list[FigureInWords]:
    """The three figures of a prior in the points that people answer in."""

    def spread(variance: float) -> float:
        return math.sqrt(variance) * float(scale.step)

    ranges = {name: Interval(*ends) for name, ends in (row.intervals if row else {}).items()}
    apart, within = ranges.get("variance_between"), ranges.get("variance_within")
    return [
        _in_words(_("Where most relationships lie"), prior.mean, ranges.get("mean"), scale.points),
        _in_words(_("How far relationships lie apart"), prior.between, apart, spread),
        _in_words(_("How far one person’s answers go up and down"), prior.within, within, spread),
    ]


def chance_words(calibration: Calibration) -> str:
    """How often the shuffled looks of a service are unusual, and what follows for the threshold."""
    share = calibration.shares[Severity.UNUSUAL]
    ends = share.interval or Interval(share.value, share.value)
    stricter = _("as much")
    if abs(calibration.stricter) >= LITTLE:
        stricter = _("more") if calibration.stricter > 0 else _("less")
    return _(
        "With each one’s own answers put in another order, %(n)s of 100 relationships here show “lower than usual” within a year (%(low)s to %(high)s; from %(rest)s relationships). So it takes %(stricter)s for a notice here than in Alongside as it comes [M16]."
    ) % {
        "n": f"{100 * share.value:.1f}",
        "low": f"{100 * ends.low:.1f}",
        "high": f"{100 * ends.high:.1f}",
        "rest": count(share.n),
        "stricter": stricter,
    }


def relied_words(figures: dict[str, Figure], scale: Scale) -> list[FigureInWords]:
    """What was worked out, in points; what there was too little for says so."""
    step = float(scale.step)
    rows = [
        (_("How far relationships lie apart"), "between", step),
        (_("How far one person’s answers go up and down"), "within", step),
        (
            _("So two looks by one person may differ, by these ups and downs alone, by up to"),
            "within",
            step * REPEAT,
        ),
        (_("Share of what differs that lies between relationships"), "icc", 1.0),
        (_("How closely first and second looks go together"), "retest", 1.0),
    ]
    return [
        _in_words(what, figure.value, figure.interval, unit.__mul__)
        if (figure := figures.get(name))
        else FigureInWords(what, _("too few to say"))
        for what, name, unit in rows
    ]


def _in_words(
    what: str, value: float, ends: Interval | None, points: Callable[[float], float]
) -> FigureInWords:
    """A figure in the points of its scale, with its range in so many of a hundred workings-out."""
    sure = ""
    if ends:
        fill = {"low": f"{points(ends.low):.2f}", "high": f"{points(ends.high):.2f}"}
        sure = _("%(low)s to %(high)s, in %(n)s of 100 such workings-out") % {
            **fill,
            "n": round(100 * ends.level),
        }
    return FigureInWords(what, f"{points(value):.2f}", sure)


def how_far(there: ServiceCount) -> str:
    """What there is of one's own to work it out from, and what is needed; counts of a service only."""
    fill = {"n": count(there.relationships), "needed": FEWEST_ALLIANCES}
    if there.relationships < FEWEST_ALLIANCES:
        most = FEWEST_ALLIANCES - service_figures.ROUNDED_TO  # never "about 20 of 20"
        fill["n"] = count(min(there.relationships, most))
        few = _(
            "Too few to say from your own looks: it takes %(needed)s relationships with three looks, and so far there are %(n)s."
        )
        return few % fill
    try:
        service_figures.enough_for_a_mean(there.people, there.of_each_worker)
    except NotEnough:
        return _(
            "Too few to say: figures of fewer than ten people or three workers, or mostly of one worker’s people, "
            "would give somebody away."
        )
    return _("Your own looks are enough: %(n)s relationships with three looks.") % fill


def not_enough(there: ServiceCount) -> str:
    """How far it is to any figure about the service: people with two looks, and whose they are."""
    fill = {
        "people": count(there.people),
        "needed": service_figures.FEWEST_PEOPLE,
        "workers": service_figures.FEWEST_WORKERS,
    }
    if there.people < service_figures.FEWEST_PEOPLE:
        if there.people >= service_figures.FEWEST_COUNTED:  # never "about 10 of 10"
            return (
                _(
                    "Too few to say: it takes %(needed)s people with two looks, and there are not quite that many."
                )
                % fill
            )
        few = _("Too few to say: it takes %(needed)s people with two looks, and so far there are %(people)s.")
        return few % fill
    if len(there.of_each_worker) < service_figures.FEWEST_WORKERS:
        return _("Too few to say: it takes people of at least %(workers)s workers.") % fill
    try:
        service_figures.enough_for_a_mean(there.people, there.of_each_worker)
    except NotEnough:
        return _("Too few to say: more than half of the people are one worker’s.")
    return _("There are enough looks to work it out: %(people)s people with two or more.") % fill
