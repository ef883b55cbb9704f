"""The fixed sentences of the client's pages, to be recorded once and read aloud there."""

from hashlib import sha256

from django.utils.translation import gettext as _

from alongside.core.instruments import own
from alongside.documents import check_in_words as wording, checkins

FOLDED = (wording.WHEN_READ, wording.SUPERVISOR_DOES, wording.ADVOCATE)


def mark(sentence: str) -> str:
    """How a sentence is known: by its words, so that one that says something else is another."""
    return sha256(sentence.encode()).hexdigest()[:16]


def sentences(me: str, supervisor: str) -> dict[str, str]:
    """Every one by its mark, in the order in which they come, for the clients of one worker; `supervisor` may be ""."""
    names = {"me": me, "supervisor": supervisor}
    items = [item.text for item in own.CLIENT.items]
    questions = items + [asked.text for asked in own.CLIENT_QUESTIONS]
    steps = [checkins.step_label(step).capitalize() for step in range(len(own.LABELS) - 1, -1, -1)]
    parts = [
        *(wording.ASKS, wording.HOW_MUCH, *wording.MUCH.values(), wording.WHO),
        *wording.AUDIENCES.values(),
        *wording.TRUE_OF_ALL,
        *(_(question).format(worker=me) for question in questions),
        *steps,
        *checkins.PLAIN_ASIDES.values(),
        *wording.HARD.values(),
        *wording.TALK.values(),
        *(wording.SAY, *wording.VOICE, wording.SORT),
        *checkins.cards(me).values(),
        *(label for _heap, label in checkins.heaps()),
        *wording.READS.values(),
        *(wording.IS_THAT_RIGHT, wording.CARE),
        *(line for heading, lines in FOLDED for line in (heading, *lines)),
    ]
    spoken = [str(part) % names for part in parts if supervisor or "%(supervisor)s" not in str(part)]
    return {mark(sentence): sentence for sentence in spoken}


def without_names() -> dict[str, str]:
    """Those that name nobody, so that one voice can say them for all."""
    other = sentences("A", "B")
    return {key: sentence for key, sentence in sentences("C", "D").items() if key in other}
