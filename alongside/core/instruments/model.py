"""What an instrument is: items, answers, key, norms and the licence it comes under; and from answers to a score in whole steps,
or a named "not enough answers"."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from alongside.core.results import NotEnough
from alongside.core.scale import NotOnScale, Scale


class NotEnoughAnswers(NotEnough):
    """A questionnaire with too few answers to be scored."""


class Aside(StrEnum):
    """An answer that is no score. The two are kept apart: not knowing is not the same as not saying."""

    DONT_KNOW = "dont_know"
    RATHER_NOT_SAY = "rather_not_say"


@dataclass(frozen=True)
class Item:
    """One question. `text` is empty in a slot until the licensed organisation adds its wording."""

    key: str
    text: str = ""
    reversed: bool = False
    lowest_label: str = ""
    highest_label: str = ""


@dataclass(frozen=True)
class Subscale:
    """Items that are also added up by themselves."""

    key: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Norm:
    """A figure printed by others about this instrument, with where it stands."""

    name: str
    value: float
    n: int | None
    citation: str


@dataclass(frozen=True)
class Instrument:
    """One instrument in one version.

    `labels` are the words of the answers, lowest first; "" where an answer between has none. `introduction` is what
    is said before the first item.

    `answers` is the scale of one item; a total is the sum of the answers in steps of that scale. `prorate` is true
    only where the source allows missing items to be filled in from the others, with `minimum` of them answered.
    """

    key: str
    version: str
    name: str
    rater: str
    answers: Scale
    items: tuple[Item, ...]
    minimum: int
    prorate: bool
    licence: str
    citation: str
    validated: bool
    subscales: tuple[Subscale, ...] = ()
    norms: tuple[Norm, ...] = ()
    labels: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    introduction: str = ""

    @property
    def top(self) -> int:
        """The highest total in steps; the lowest is 0."""
        return self.answers.top * len(self.items)

    def sum_of(self, items: int) -> Scale:
        """The scale of a sum over so many items, in points: a subscale, or all of them."""
        return Scale(self.answers.low * items, self.answers.high * items, self.answers.step)

    @property
    def total(self) -> Scale:
        """The scale of the total, in points; its steps are those of a Score."""
        return self.sum_of(len(self.items))

    @property
    def needs_wording(self) -> bool:
        """Whether an organisation has to add the wording it holds a licence for before anybody can answer."""
        return any(not item.text for item in self.items)

    def item(self, key: str) -> Item:
        return {item.key: item for item in self.items}[key]


#: A step, or an answer that is no score.
Answer = int | StrEnum | None


@dataclass(frozen=True)
class Score:
    """A total in whole steps above the lowest possible; missing answers are filled in from the others, where the source allows
    that. `flat` is true when every answer is the same."""

    steps: int
    flat: bool
    subscales: tuple[tuple[str, int | None], ...] = ()


def score(instrument: Instrument, answers: Mapping[str, Answer]) -> Score:
    """Add up `answers` (item key to step above the lowest answer, or an answer that is no score).

    Raises NotEnoughAnswers below the instrument's minimum, or with any item missing where its source has no rule for
    that; NotOnScale for an item it does not have or a step outside its range.
    """
    steps = _steps(instrument, answers)
    total, full = _total(instrument, steps, instrument.items), len(steps) == len(instrument.items)
    if total is None:
        needed = instrument.minimum if instrument.prorate else len(instrument.items)
        raise NotEnoughAnswers(instrument.key, len(steps), needed)
    subscales = tuple(
        (scale.key, _total(instrument, steps, tuple(instrument.item(key) for key in scale.items)))
        for scale in instrument.subscales
    )
    flat = full and len(set(answers.values())) == 1
    return Score(total, flat, subscales)


def _steps(instrument: Instrument, answers: Mapping[str, Answer]) -> dict[str, int]:
    items = {item.key: item for item in instrument.items}
    if strangers := sorted(set(answers) - set(items)):
        raise NotOnScale(f"{instrument.key} has no item called {', '.join(strangers)}")
    steps, top = {}, instrument.answers.top
    for key, answer in answers.items():
        if isinstance(answer, int):
            if not 0 <= answer <= top:
                raise NotOnScale(f"item {key} of {instrument.key} goes from 0 to {top}, not {answer}")
            steps[key] = top - answer if items[key].reversed else answer
    return steps


def _total(instrument: Instrument, steps: Mapping[str, int], items: tuple[Item, ...]) -> int | None:
    """The sum over `items`, missing ones filled in with the mean of the others; None with too few."""
    answered = [steps[item.key] for item in items if item.key in steps]
    missing = len(items) - len(answered)
    allowed = len(instrument.items) - instrument.minimum if instrument.prorate else 0
    if missing > allowed or not answered:
        return None
    # to the nearest whole step, halves up, in whole numbers: no float on the way
    return (2 * sum(answered) * len(items) + len(answered)) // (2 * len(answered))
