"""Short exercises: what a file says of one, at which moment each belongs, and which one a page shows."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from alongside.core.results import PracticeError

CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
ROW = re.compile(r"S(?:[1-9]|1\d|2[0-7])")
SOURCE = re.compile(r"[EMO]\d{1,3}")
MOST = 5  # of minutes and of steps: what is longer is no exercise for the point of use
LONGEST = 400  # characters of one text
KNOWN = {"title", "moment", "rows", "grade", "sources", "minutes", "why", "steps"}
FIRST_MEETINGS = 3
ENDS_SOON = dt.timedelta(days=60)


class Moment(StrEnum):
    """When an exercise is of use; on a page where several hold, the first of these counts."""

    TOO_EARLY = "too_early"
    NOT_GENUINE = "not_genuine"
    HARD_CONVERSATION = "hard_conversation"
    ENDING = "ending"
    STUCK = "stuck"
    FIRST_MEETING = "first_meeting"


class Grade(StrEnum):
    """What an exercise rests on."""

    TRIAL = "trial"
    CORRELATIONAL = "correlational"
    WISDOM = "wisdom"
    IDEA = "idea"


@dataclass(frozen=True)
class Exercise:
    """One exercise. `code` is its file's name, `rows` the mechanisms of the practice model that it is for."""

    code: str
    title: str
    moment: Moment
    rows: tuple[str, ...]
    grade: Grade
    sources: tuple[str, ...]
    minutes: int
    why: str
    steps: tuple[str, ...]


class FaultyExercise(PracticeError):
    """A file that is no exercise; says why."""


def parse(code: str, text: str) -> Exercise:
    """The exercise in a file's text (TOML), where `code` is the file's name. Raises FaultyExercise."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FaultyExercise(str(error)) from None
    _check(bool(CODE.fullmatch(code)), "its name needs small letters, digits and hyphens alone, at most 40")
    unknown = ", ".join(sorted(data.keys() - KNOWN))
    _check(not unknown, f"nothing is called {unknown} here; known: {', '.join(sorted(KNOWN))}")
    rows, named = _texts(data, "rows"), _texts(data, "sources", needed=False)
    _check(all(ROW.fullmatch(row) for row in rows), "rows are S1 to S27")
    _check(all(SOURCE.fullmatch(source) for source in named), "sources are ids of the table of evidence")
    grade = _one_of(Grade, data, "grade")
    _check(bool(named) or grade not in (Grade.TRIAL, Grade.CORRELATIONAL), f"{grade} needs its sources")
    minutes = data.get("minutes")
    in_range = isinstance(minutes, int) and minutes is not True and 1 <= minutes <= MOST
    _check(in_range, f"minutes is a whole number from 1 to {MOST}")
    steps = _texts(data, "steps")
    _check(len(steps) <= MOST, f"at most {MOST} steps")
    title, why = _texts({"title": [data.get("title")]}, "title"), _texts({"why": [data.get("why")]}, "why")
    moment = _one_of(Moment, data, "moment")
    return Exercise(code, title[0], moment, rows, grade, named, int(minutes or 0), why[0], steps)


def _check(right: bool, reason: str) -> None:
    if not right:
        raise FaultyExercise(reason)


def _texts(data: Mapping[str, Any], name: str, *, needed: bool = True) -> tuple[str, ...]:
    texts = data.get(name, [])
    fine = isinstance(texts, list) and (bool(texts) or not needed)
    fine = fine and all(isinstance(text, str) and 0 < len(text.strip()) <= LONGEST for text in texts)
    _check(fine, f"{name} is missing, or not a text of 1 to {LONGEST} characters")
    return tuple(" ".join(text.split()) for text in texts)


def _one_of(kind: type[Any], data: Mapping[str, Any], name: str) -> Any:
    codes = [str(member) for member in kind]
    _check(data.get(name) in codes, f"{name} is one of {', '.join(codes)}")
    return kind(data[name])


@dataclass(frozen=True)
class Here:
    """What a page knows of the moment. `meeting` counts from 1; `ends_on` is the last day of working together."""

    meeting: int | None = None
    hard_conversation: bool = False
    too_early: bool = False
    not_genuine: bool = False
    stuck: bool = False
    ends_on: dt.date | None = None

    def moments(self, today: dt.date) -> list[Moment]:
        """Those that hold, the one that matters most first."""
        holds = {
            Moment.TOO_EARLY: self.too_early,
            Moment.NOT_GENUINE: self.not_genuine,
            Moment.HARD_CONVERSATION: self.hard_conversation,
            Moment.ENDING: self.ends_on is not None and self.ends_on - today <= ENDS_SOON,
            Moment.STUCK: self.stuck,
            Moment.FIRST_MEETING: self.meeting is not None and self.meeting <= FIRST_MEETINGS,
        }
        return [moment for moment in Moment if holds[moment]]


@dataclass(frozen=True)
class Practised:
    """What one practitioner has tried, by its code the last day; and what they do not want to be shown again."""

    tried: Mapping[str, dt.date] = field(default_factory=dict)
    unwanted: frozenset[str] = frozenset()


def at_hand(
    exercises: Iterable[Exercise], here: Here, practised: Practised, today: dt.date
) -> Exercise | None:
    """The one for this moment: one never tried first, then the one tried longest ago. None where it is not wanted, or
    where one of this moment was tried today."""
    moment = next(iter(here.moments(today)), None)
    fitting = [exercise for exercise in exercises if exercise.moment == moment]
    days = [(practised.tried.get(exercise.code, dt.date.min), exercise) for exercise in fitting]
    if any(day == today for day, _exercise in days):
        return None
    wanted = [(day, exercise) for day, exercise in days if exercise.code not in practised.unwanted]
    return min(wanted, key=lambda pair: (pair[0], pair[1].code), default=(None, None))[1]
