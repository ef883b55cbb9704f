"""The two sides in words: how far apart, between what, and whether they move together. No verdict on anybody."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from alongside.core.dyad import Gap, Tracking
from alongside.core.errors import NotEnough
from alongside.core.results import Interval
from alongside.core.scale import Scale
from alongside.documents.pronouns import Spoken

NO_DIFFERENCE = 0.005  # points that are shown as 0.00


def gap_words(found: Gap | NotEnough, scale: Scale, person: Spoken) -> list[str]:
    """The mean difference with its range, and where most pairs lie; or how far it is to that."""
    if isinstance(found, NotEnough):
        return [too_few(found)]
    step = float(scale.step)
    first = _mean(found.mean.value * step, person)
    if found.mean.interval is None or found.limits.low == found.limits.high:
        return [first, _("So far every pair has been the same distance apart.")]
    return [
        first,
        _range(found.mean.interval, step, found.mean.n),
        _("Most single guesses lie from %(low)s to %(high)s.")
        % {"low": side(found.limits.low * step), "high": side(found.limits.high * step)},
    ]


def _mean(points: float, person: Spoken) -> str:
    said = {"points": f"{abs(points):.2f}", "name": person.name}
    if abs(points) < NO_DIFFERENCE:
        return _("On average you guess what %(name)s answers.") % said
    if points < 0:
        return _("On average you guess %(points)s points lower than %(name)s answers.") % said
    return _("On average you guess %(points)s points higher than %(name)s answers.") % said


def _range(interval: Interval, step: float, n: int) -> str:
    said = {"low": side(interval.low * step), "high": side(interval.high * step), "pairs": n}
    return _sure(interval, said)


def _sure(interval: Interval, said: dict[str, Any]) -> str:
    said = said | {"n": round(100 * interval.level)}
    return (
        _(
            "From %(pairs)s pairs: by chance it could lie anywhere from %(low)s to %(high)s, in %(n)s of 100 such workings-out."
        )
        % said
    )


def side(points: float) -> str:
    """ "0.40 lower", "0.10 higher", "the same"."""
    if abs(points) < NO_DIFFERENCE:
        return _("the same")
    return (_("%(n)s lower") if points < 0 else _("%(n)s higher")) % {"n": f"{abs(points):.2f}"}


def tracking_words(found: Tracking | NotEnough, scale: Scale, person: Spoken) -> list[str]:
    """Whether guesses move with the answers; or how far it is to that."""
    if isinstance(found, NotEnough):
        return [too_few(found)]
    slope = found.tracking
    said = {"n": f"{slope.value:.2f}", "names": person.names}
    first = _("When %(names)s answers lie one point higher, your guess lies %(n)s points higher.") % said
    if slope.value < 0:
        said["n"] = f"{-slope.value:.2f}"
        first = _("When %(names)s answers lie one point higher, your guess lies %(n)s points lower.") % said
    if slope.interval is None:
        return [first]
    ends = {"low": f"{slope.interval.low:.2f}", "high": f"{slope.interval.high:.2f}", "pairs": slope.n}
    return [first, _sure(slope.interval, ends), *_bias(found, scale, person)]


def _bias(found: Tracking, scale: Scale, person: Spoken) -> list[str]:
    """How far the guesses lie above or below the answers at their usual level."""
    bias, step = found.bias, float(scale.step)
    if bias.interval is None:
        return []
    said = {"names": person.names, "side": side(bias.value * step)}
    said |= {"low": side(bias.interval.low * step), "high": side(bias.interval.high * step)}
    return [
        _(
            "Around %(names)s usual answer your guess lies: %(side)s; by chance it could lie anywhere from %(low)s to %(high)s."
        )
        % said
    ]


def too_few(no: NotEnough) -> str:
    """ "Too few to say: 2 of 3 pairs"; or that the answers have all been the same."""
    if no.what == "different answers":
        return _("Too few to say: the answers have all been the same so far.")
    return _("Too few to say: %(had)s of %(needed)s pairs.") % {"had": no.had, "needed": no.needed}
