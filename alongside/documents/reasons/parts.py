"""What a notice says, before names, days and numbers are filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from alongside.core.noticing.notice import Notice


@dataclass(frozen=True)
class ReasonParts:
    """Sentences with the blanks of `worded.blanks` and of `fill`: what was noticed, the one thing to do, what it rests on.

    `named` is the head where the words of the item that the notice is about may be shown, as %(what)s. `chance` is how
    often the like turns up by itself ("" where no such figure is known).
    """

    head: str
    do: str
    why: str
    fill: Mapping[str, str] = field(default_factory=dict)
    named: str = ""
    chance: str = ""


Wording = Callable[[Notice], ReasonParts]
