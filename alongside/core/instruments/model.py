"""What an instrument is: items, answers, key, norms and the licence it comes under."""

from dataclasses import dataclass
from enum import StrEnum

from alongside.core.scale import Scale


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
