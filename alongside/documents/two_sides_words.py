"""The two sides in words: how far apart, between what, and whether they move together. No verdict on anybody."""

from __future__ import annotations

from django.utils.translation import gettext as _

from alongside.core.dyad import Gap, Tracking
from alongside.core.errors import NotEnough
from alongside.core.results import Figure
from alongside.core.scale import Scale
from alongside.documents.pronouns import Spoken

NO_DIFFERENCE = 0.005  # points that are shown as 0.00


def gap_words(gap: Gap | NotEnough, scale: Scale, person: Spoken) -> list[str]:
    """The mean difference with its range, and where most pairs lie; or how far it is to that."""
    if isinstance(gap, NotEnough):
        return [too_few(gap)]
    step = float(scale.step)
    points = gap.mean.value * step
    fill = {"points": f"{abs(points):.2f}", "name": person.name}
    mean = _("On average you guess what %(name)s answers.")
    if abs(points) >= NO_DIFFERENCE:
        mean = (
            _("On average you guess %(points)s points lower than %(name)s answers.")
            if points < 0
            else _("On average you guess %(points)s points higher than %(name)s answers.")
        )
    if gap.mean.interval is None or gap.limits.low == gap.limits.high:
        return [mean % fill, _("So far every pair has been the same distance apart.")]
    low, high = side(gap.mean.interval.low * step), side(gap.mean.interval.high * step)
    limits = {"low": side(gap.limits.low * step), "high": side(gap.limits.high * step)}
    most = _("Most single guesses lie from %(low)s to %(high)s.") % limits
    return [mean % fill, _by_chance(gap.mean, low, high), most]


def _by_chance(figure: Figure, low: str, high: str) -> str:
    level = figure.interval.level if figure.interval else 0
    fill = {"low": low, "high": high, "pairs": figure.n, "n": round(100 * level)}
    return (
        _(
            "From %(pairs)s pairs: by chance it could lie anywhere from %(low)s to %(high)s, in %(n)s of 100 such workings-out."
        )
        % fill
    )


def side(points: float) -> str:
    """ "0.40 lower", "0.10 higher", "the same"."""
    if abs(points) < NO_DIFFERENCE:
        return _("the same")
    return (_("%(n)s lower") if points < 0 else _("%(n)s higher")) % {"n": f"{abs(points):.2f}"}


def tracking_words(tracking: Tracking | NotEnough, scale: Scale, person: Spoken) -> list[str]:
    """Whether guesses move with the answers, and how far they lie above or below them at their usual level; or how far it is
    to that."""
    if isinstance(tracking, NotEnough):
        return [too_few(tracking)]
    slope, bias, step = tracking.tracking, tracking.bias, float(scale.step)
    fill = {"n": f"{abs(slope.value):.2f}", "names": person.names}
    along = _("When %(names)s answers lie one point higher, your guess lies %(n)s points higher.")
    if slope.value < 0:
        along = _("When %(names)s answers lie one point higher, your guess lies %(n)s points lower.")
    sentences = [along % fill]
    if slope.interval:
        sentences.append(_by_chance(slope, f"{slope.interval.low:.2f}", f"{slope.interval.high:.2f}"))
        if bias.interval:
            fill["side"] = side(bias.value * step)
            fill |= {"low": side(bias.interval.low * step), "high": side(bias.interval.high * step)}
            usual = _(
                "Around %(names)s usual answer your guess lies: %(side)s; by chance it could lie anywhere from %(low)s to %(high)s."
            )
            sentences.append(usual % fill)
    return sentences


def too_few(lacking: NotEnough) -> str:
    """ "Too few to say: 2 of 3 pairs"; or that the answers have all been the same."""
    if lacking.what == "different answers":
        return _("Too few to say: the answers have all been the same so far.")
    return _("Too few to say: %(had)s of %(needed)s pairs.") % {"had": lacking.had, "needed": lacking.needed}
