"""How a licensed questionnaire and its score are said: in points, never as a band, and never more than the source says."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from alongside.core.errors import NotEnoughAnswers
from alongside.core.instruments.model import Instrument
from alongside.core.instruments.own import DONT_KNOW, RATHER_NOT_SAY
from alongside.core.scale import Scale, as_text
from alongside.core.scoring import Answer, score

#: More answers than these are written as a number, not chosen.
MOST_CHIPS = 11
ASIDES = {"dont_know": DONT_KNOW, "rather_not_say": RATHER_NOT_SAY}


@dataclass(frozen=True)
class Part:
    """A total or a subscale as it stands on a page: `points` is "" where too few were answered."""

    name: str
    points: str
    scale: str
    mean: str = ""


@dataclass(frozen=True)
class Reading:
    """What a set of answers comes to. `missing` says why there is no total."""

    total: Part
    subscales: tuple[Part, ...]
    missing: str = ""
    flat: bool = False


def with_names(text: str, worker: str, client: str) -> str:
    """The organisation's wording with the two names where it asks for them."""
    return text.replace("{worker}", worker).replace("{client}", client)


def points(scale: Scale, step: int) -> str:
    return as_text(scale.low + scale.step * step)


def span(scale: Scale) -> str:
    """ "1 to 5"."""
    return _("%(low)s to %(high)s") % {"low": as_text(scale.low), "high": as_text(scale.high)}


def answer(instrument: Instrument, step: int) -> str:
    """One answer: its points, and its words where it has some."""
    words = instrument.labels[step] if instrument.labels else ""
    number = points(instrument.answers, step)
    return f"{number} · {words}" if words else number


def said(instrument: Instrument, step: int | None, choice: str) -> str:
    return answer(instrument, step) if step is not None else _(ASIDES[choice]) if choice in ASIDES else ""


def choices(instrument: Instrument) -> list[tuple[str, str]]:
    """Every answer, and apart from them the two that are no score."""
    steps = [(str(step), answer(instrument, step)) for step in range(instrument.answers.top + 1)]
    return [*steps, *asides()]


def asides() -> list[tuple[str, str]]:
    return [(code, _(words)) for code, words in ASIDES.items()]


def reading(instrument: Instrument, answers: Mapping[str, Answer]) -> Reading:
    """Total and subscales in points, or what is missing for them."""
    try:
        scored = score(instrument, answers)
    except NotEnoughAnswers as few:
        count = {"had": few.had, "items": len(instrument.items), "needed": few.needed}
        missing = _("%(had)s of %(items)s were answered with a number, and %(needed)s are needed.") % count
        return Reading(_part(instrument, _("Total"), None, len(instrument.items)), (), missing)
    total = _part(instrument, _("Total"), scored.steps, len(instrument.items))
    sizes = {subscale.key: len(subscale.items) for subscale in instrument.subscales}
    parts = [_part(instrument, key.replace("_", " "), steps, sizes[key]) for key, steps in scored.subscales]
    return Reading(total, tuple(parts), flat=scored.flat)


def _part(instrument: Instrument, name: str, steps: int | None, items: int) -> Part:
    scale = instrument.sum_of(items)
    if steps is None:
        return Part(name, "", span(scale))
    mean = (scale.low + scale.step * steps) / Fraction(items)
    return Part(name, points(scale, steps), span(scale), f"{float(mean):.1f}")


def total_of(instrument: Instrument, steps: int | None) -> str:
    """ "41 (12 to 60)", or that there is none."""
    if steps is None:
        return _("not enough answers")
    return f"{points(instrument.total, steps)} ({span(instrument.total)})"
