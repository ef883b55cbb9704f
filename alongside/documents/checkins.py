"""What is asked at a look at the relationship. Questions stand in core.instruments; here is what is said around them."""

import datetime as dt

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core.instruments import own
from alongside.core.instruments.model import Instrument
from alongside.documents.agreements import near
from alongside.documents.words import Spoken, quoted

#: Said before the first question, in these or like words (evidence: who sees an answer).
TOLD_FIRST = (
    gettext_lazy("I will read what you say, and I would like to talk about it with you."),
    gettext_lazy("If somebody is in danger I can not keep that secret."),
    gettext_lazy("A court might ask to see what I write down."),
    gettext_lazy("You can leave out any question, or stop. Nothing in your care changes."),
    gettext_lazy("This is to help us work together. It is not a test, of you or of anybody."),
)
#: In a hard patch the only thing that is asked, aloud and when there is room for it.
ONE_QUESTION = gettext_lazy("Is there something about how I work with you that I should know?")
HARD = gettext_lazy("Is there anything that is hard about working together?")

SHORT = 10  # words that are enough to bring a visit back

_ASIDE = {"dont_know": own.DONT_KNOW, "rather_not_say": own.RATHER_NOT_SAY}
_CHOICES = {
    (question.key, code): label
    for question in own.CLIENT_QUESTIONS
    for code, label in question.choices
    if question.key != "hard"
}


def item_texts(instrument: Instrument, worker: str, client: Spoken) -> dict[str, str]:
    """The statements of an instrument by item, with the names of the two in them."""
    return {item.key: filled(item.text, worker, client) for item in instrument.items}


def questions(worker: str, client: Spoken) -> dict[str, str]:
    """The questions apart from any score, by key, theirs and those for me."""
    return {asked.key: filled(asked.text, worker, client) for asked in (*own.CLIENT_QUESTIONS, *own.FOR_ME)}


def filled(text: str, worker: str, client: Spoken) -> str:
    """A text of core.instruments in the reader's language, with names."""
    return _(text).format(worker=worker, client=client.name, them=client.them, their=client.their)


def frame(worker: str, on: dt.date | None, about: str, today: dt.date) -> str:
    """ "Think of the last time you saw Sam (Tuesday, about “the van”).": the day and what it was about, where known."""
    if on is None:
        return _(own.FRAME).format(worker=worker)
    fill = {"day": near(on, today), "words": quoted(Truncator(about).words(SHORT))}
    event = _("%(day)s, about %(words)s") if fill["words"] else "%(day)s"
    return _(own.FRAME_WITH_EVENT).format(worker=worker, event=event % fill)


def step_label(step: int) -> str:
    """ "never" for 0 to "always" for 4."""
    return _(own.LABELS[step])


def steps(*, rather_not: bool) -> list[tuple[str, str]]:
    """The five answers and, apart from them, the ones that are no score."""
    five = [(str(step), step_label(step)) for step in range(len(own.LABELS))]
    apart = [("dont_know", _(own.DONT_KNOW))] + (
        [("rather_not_say", _(own.RATHER_NOT_SAY))] if rather_not else []
    )
    return five + apart


def said(item: str, step: int | None, choice: str) -> str:
    if step is not None:
        return step_label(step)
    if item == "hard" and choice in ("yes", "no"):
        return _("Yes, something was difficult") if choice == "yes" else _("No")
    return _(_CHOICES.get((item, choice)) or _ASIDE.get(choice, ""))
