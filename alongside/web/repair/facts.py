"""Forms about what happened: a guess at why is refused beside its field, with every word kept (S10, S25)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import ngettext

from alongside.documents.wording.repair import GUESS_GOES, LET_STAND
from alongside.repair.actions.facts import guessed
from alongside.web.forms import Form

BETWEEN = "|"  # stands in no phrase


@dataclass(frozen=True)
class Stand:
    """The second act beneath a field: a tick that these phrases, and no others, are their words or what was seen."""

    name: str
    value: str
    ticked: bool
    goes: Any = GUESS_GOES
    label: Any = LET_STAND


class FactsForm(Form):
    """Subclass and say which `facts` it asks for. What may stand is handed to the action as `let_stand`."""

    facts: tuple[str, ...] = ()

    def asked(self, data: dict[str, Any]) -> tuple[str, ...]:
        """Those of the fields in which words are held to what happened, as the rest of the form stands."""
        return self.facts

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        asked = {name: data.get(name) or "" for name in self.asked(data)}
        data["let_stand"] = {name: self._let(name) for name in asked}
        for name, words in asked.items():
            self._hold(name, words, data["let_stand"][name])
        return data

    def _let(self, name: str) -> list[str]:
        return self.data.get(f"{name}-stands", "").split(BETWEEN)

    def _hold(self, name: str, words: str, let: list[str]) -> None:
        if not (every := guessed(words)):
            return
        left = guessed(words, let)
        value = BETWEEN.join(one.casefold() for one in every)
        self.fields[name].stand = Stand(f"{name}-stands", value, not left)  # type: ignore[attr-defined]
        if left:
            self.add_error(name, _refusal(left))


def _refusal(phrases: tuple[str, ...]) -> str:
    said = ngettext(
        "%(phrases)s guesses at why. Please write what was seen, said or done. Their own words go in quotation marks.",
        "%(phrases)s guess at why. Please write what was seen, said or done. Their own words go in quotation marks.",
        len(phrases),
    )
    return said % {"phrases": ", ".join(f"“{one}”" for one in phrases)}
