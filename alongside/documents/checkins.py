"""What is asked at a look at the relationship. Questions stand in core.instruments; here is what is said around them, and how a
licensed questionnaire and its score are said: in points, never as a band, and never more than the source says.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.text import Truncator
from django.utils.translation import gettext as _, gettext_lazy

from alongside.core.instruments import own
from alongside.core.instruments.model import Answer, Instrument, NotEnoughAnswers, score
from alongside.core.scale import Scale, as_text
from alongside.documents.agreements import near
from alongside.documents.words import Spoken, quoted

#: Said before the first question, in these or like words (evidence: who sees an answer).
TOLD_FIRST = (
    gettext_lazy("I will read what you say, and I would like to talk about it with you."),
    gettext_lazy("If somebody is in danger I cannot keep that secret."),
    gettext_lazy("A court might ask to see what I write down."),
    gettext_lazy("You can leave out any question, or stop. Nothing in your care changes."),
    gettext_lazy("This is to help us work together. It is not a test, of you or of anybody."),
)
#: The same where they read it themselves, on a screen or on paper.
SAID_FIRST = (
    gettext_lazy("%(me)s will read what you say here, and would like to talk about it with you."),
    gettext_lazy("If somebody is in danger, %(me)s cannot keep that secret."),
    gettext_lazy("A court might ask to see it."),
    gettext_lazy("You can leave out any question, or stop. Nothing in your care changes."),
)
#: How to talk about the two sides of one look: thanks and a question first, mine last.
TALK = (
    gettext_lazy("Thank %(them)s for saying how it is."),
    gettext_lazy("Ask about one answer: “What were you thinking of there?” Listen to the end."),
    gettext_lazy(
        "Where you two differ, say that you saw it otherwise. Do not explain %(their)s answer away."
    ),
    gettext_lazy("Ask what one thing you could do differently, and promise it."),
)
#: A reply begins like this, until whoever writes it says it in words of their own.
THANKS = gettext_lazy("Thank you for telling me.")
#: In a hard patch the only thing that is asked, aloud and when there is room for it.
ONE_QUESTION = gettext_lazy("Is there something about how I work with you that I should know?")
HARD = gettext_lazy("Is there anything that is hard about working together?")

SHORT = 10  # words that are enough to bring a visit back

ASIDES = {"dont_know": own.DONT_KNOW, "rather_not_say": own.RATHER_NOT_SAY}
#: Those two where no word is drawn together.
PLAIN_ASIDES = {
    "dont_know": gettext_lazy("I do not know"),
    "rather_not_say": gettext_lazy("I would rather not say"),
}
_CHOICES = {
    (question.key, code): label for question in own.CLIENT_QUESTIONS for code, label in question.choices
}

_APART = ASIDES | dict(own.HEAPS) | own.YES_NO_LABELS


def item_texts(instrument: Instrument, worker: str, client: Spoken) -> dict[str, str]:
    """The statements of an instrument by item, with the names of the two in them."""
    return {item.key: filled(item.text, worker, client) for item in instrument.items}


def questions(worker: str, client: Spoken) -> dict[str, str]:
    """The questions apart from any score, by key, theirs and those for me."""
    return {asked.key: filled(asked.text, worker, client) for asked in (*own.CLIENT_QUESTIONS, *own.FOR_ME)}


def client_texts(worker: str, client: Spoken) -> dict[str, str]:
    """All that a client is asked, by key: the five statements, and the questions apart from any score."""
    apart = {asked.key: filled(asked.text, worker, client) for asked in own.CLIENT_QUESTIONS}
    return item_texts(own.CLIENT, worker, client) | apart


def filled(text: str, worker: str, client: Spoken) -> str:
    """A text of core.instruments in the reader's language, with names."""
    return _(text).format(worker=worker, client=client.name, them=client.them, their=client.their)


def frame(worker: str, on: dt.date | None, about: str, today: dt.date, *, in_their_words: bool) -> str:
    """ "Think of the last time you saw Sam (Tuesday, about “the van”).": the day and what it was about,
    where known, in quotation marks where these are their own words."""
    if on is None:
        return _(own.FRAME).format(worker=worker)
    short = Truncator(about.strip()).words(SHORT)
    fill = {"day": near(on, today), "words": quoted(short) if in_their_words else short}
    event = _("%(day)s, about %(words)s") if fill["words"] else "%(day)s"
    return _(own.FRAME_WITH_EVENT).format(worker=worker, event=event % fill)


def cards(worker: str) -> dict[str, str]:
    """What each card that can be sorted is about, by its key."""
    return {key: _(text).format(worker=worker) for key, text in own.CARDS}


def yes_no() -> list[tuple[str, str]]:
    """The two answers where five steps are too many."""
    return [(code, _(label)) for code, label in own.YES_NO_LABELS.items()]


def heaps() -> list[tuple[str, str]]:
    """Where a card may be put."""
    return [(code, _(label)) for code, label in own.HEAPS]


def step_label(step: int) -> str:
    """ "never" for 0 to "always" for 4."""
    return _(own.LABELS[step])


def five_steps() -> list[tuple[str, str]]:
    return [(str(step), step_label(step)) for step in range(len(own.LABELS))]


def steps(*, rather_not: bool) -> list[tuple[str, str]]:
    """The five answers and, apart from them, the ones that are no score."""
    return five_steps() + asides()[: 2 if rather_not else 1]


def how_far() -> list[tuple[str, str]]:
    """How far along a goal is, and apart from it what is no answer to that."""
    return [(str(step), _(label)) for step, label in enumerate(own.HOW_FAR)] + asides()


def said(item: str, step: int | None, choice: str) -> str:
    if step is not None:
        return _(own.HOW_FAR[step]) if item == own.GOAL_FAR else step_label(step)
    return _(_CHOICES.get((item, choice)) or _APART.get(choice, ""))


#: More answers than these are written as a number, not chosen.
MOST_CHIPS = 11


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
    label = instrument.labels[step] if instrument.labels else ""
    number = points(instrument.answers, step)
    return f"{number} · {label}" if label else number


def answered(instrument: Instrument, step: int | None, choice: str) -> str:
    return answer(instrument, step) if step is not None else _(ASIDES[choice]) if choice in ASIDES else ""


def choices(instrument: Instrument) -> list[tuple[str, str]]:
    """Every answer, and apart from them the two that are no score."""
    steps = [(str(step), answer(instrument, step)) for step in range(instrument.answers.top + 1)]
    return [*steps, *asides()]


def asides() -> list[tuple[str, str]]:
    return [(code, _(phrase)) for code, phrase in ASIDES.items()]


def reading(instrument: Instrument, answers: Mapping[str, Answer]) -> Reading:
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
