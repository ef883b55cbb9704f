"""A client's check-in on a link: which screens come, in which order, and what may be answered on each.

It is linear: how much they want to do today says which screens come, and no answer on the way changes that.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Self

from alongside.core.instruments.model import Aside
from alongside.core.instruments.own import CARDS, CLIENT, CLIENT_QUESTIONS, HEAPS, YES_NO, AnswerKind, YesNo

WHO, FIVE, ONE = "who", "five", "one"
ITEMS = tuple(item.key for item in CLIENT.items)
#: Sorted in place of what is written on one screen.
SORTED, IN_WORDS = tuple(key for key, _text in CARDS), ("went_well", "made_it_work")
#: What may be said in place of being written.
SPOKEN = (*IN_WORDS, "easier")
#: The questions of each screen.
PATHS: dict[str, tuple[tuple[str, ...], ...]] = {
    FIVE: ((WHO,), *((item,) for item in ITEMS), IN_WORDS, ("hard", "talk", "easier")),
    ONE: ((WHO,), ("hard",), ("easier",)),
}
ASIDES = tuple(aside.value for aside in Aside)
STEPS = tuple(str(step) for step in range(CLIENT.answers.top, -1, -1))
CHOICES: dict[str, tuple[str, ...]] = dict.fromkeys(ITEMS, (*STEPS, *ASIDES)) | {
    asked.key: tuple(code for code, _label in asked.choices)
    for asked in CLIENT_QUESTIONS
    if asked.reply is AnswerKind.CHOICE
}
CHOICES |= dict.fromkeys(SORTED, tuple(heap for heap, _label in HEAPS))


@dataclass(frozen=True)
class Unfinished:
    """What was chosen and answered until now. `much` is "" until they chose how much; `at` the furthest screen they saw.

    `form` is the one that was right for them when they began (core.instruments.own), and stays. With `cards` they sort cards in
    place of writing what went well. `answers` holds steps as digits and choices by their code, `words` what was written and `clips`
    what was said, as the kind of file and the sound in base64, all by question.
    """

    much: str = ""
    company: str = "alone"  # a Mode
    helper: str = ""
    audience: str = ""
    at: int = 1
    form: str = ""
    cards: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    clips: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> Self:
        """From what `written` gave; of "" one that nobody has begun."""
        return cls(**json.loads(text)) if text else cls()

    def written(self) -> str:
        return json.dumps(asdict(self))

    @property
    def screens(self) -> tuple[tuple[str, ...], ...]:
        """The questions of each screen, in order; none before they chose how much."""
        path = PATHS.get(self.much, ())
        return tuple(SORTED if self.cards and keys == IN_WORDS else keys for keys in path)

    def nearest(self, at: int) -> int:
        """The screen with this number, or the nearest that there is; 0 before they chose how much."""
        return min(max(at, 1), len(self.screens)) if self.screens else 0

    def answered(self, at: int, sent: Mapping[str, str]) -> Self:
        """With what was sent from a screen; what it does not ask, or does not offer, is left out."""
        answers, sentences = dict(self.answers), dict(self.words)
        for key in self.screens[at - 1]:
            answer = sent.get(key, "").strip()
            if offered := self.offered(key):
                _put(answers, key, answer if answer in offered else "")
            elif key != WHO:
                _put(sentences, key, answer)
        return replace(self, answers=answers, words=sentences, at=max(self.at, at))

    def said(self, key: str, clip: Mapping[str, str] | None) -> Self:
        """With what was said to a question, or without it."""
        clips = {other: said for other, said in self.clips.items() if other != key}
        return replace(self, clips=clips | ({key: clip} if clip else {}))

    def offered(self, key: str) -> tuple[str, ...]:
        """The answers that may be chosen to a question; none where it is answered in words."""
        if key in ITEMS and self.form == YES_NO:
            return (*(answer.value for answer in YesNo), *ASIDES)
        return CHOICES.get(key, ())

    @property
    def asked(self) -> list[str]:
        """Every question of their screens, in order. What was answered on screens that do not come any more is not kept."""
        return [key for screen in self.screens for key in screen]

    @property
    def steps(self) -> dict[str, int | Aside | YesNo]:
        """Answers to the five statements, as they are kept."""
        return {
            key: as_answer(self.answers[key]) for key in self.asked if key in ITEMS and key in self.answers
        }

    @property
    def choices(self) -> dict[str, str]:
        """Answers that are chosen and make no score."""
        return {key: self.answers[key] for key in self.asked if key not in ITEMS and key in self.answers}

    @property
    def written_words(self) -> dict[str, str]:
        """Answers in their own words."""
        return {key: self.words[key] for key in self.asked if key in self.words}

    @property
    def spoken(self) -> dict[str, Mapping[str, str]]:
        """Answers in their own voice."""
        return {key: self.clips[key] for key in self.asked if key in self.clips}


def as_answer(code: str) -> int | Aside | YesNo:
    """An answer to one of the five from its code: a step, yes or no, or what is no score. ValueError for anything else."""
    if code.isdigit():
        return int(code)
    return YesNo(code) if code in tuple(YesNo) else Aside(code)


def _put(answers: dict[str, str], key: str, given: str) -> None:
    """Nothing chosen, or nothing written any more, is no answer."""
    answers.pop(key, None)
    if given:
        answers[key] = given
