"""From answers to a score in whole steps, or a named "not enough answers"."""

from collections.abc import Mapping
from dataclasses import dataclass

from alongside.core.errors import NotEnoughAnswers, NotOnScale
from alongside.core.instruments.model import Aside, Instrument, Item

Answer = int | Aside | None


@dataclass(frozen=True)
class Score:
    """A total in whole steps above the lowest possible, out of `top`.

    `answered` items carried it; `prorated` says that missing ones were filled in from the others, where the source
    allows that. `flat` is true when every answer is the same.
    """

    steps: int
    top: int
    answered: int
    prorated: bool
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
    return Score(total, instrument.top, len(steps), not full, flat, subscales)


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
