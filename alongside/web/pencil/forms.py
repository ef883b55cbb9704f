"""What a round sends from page to page: nothing of it is stored, so all of it comes along each time."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.core.pencil.rounds import PLACES, SECONDS, Afterwards
from alongside.core.pencil.turns import MOST, MOVES, Turn
from alongside.documents import pencil as wording
from alongside.web import fields
from alongside.web.forms import Form

LOOKED = 4  # steps until both have looked at their place: pass it over and look, twice


def one_of(names: Any, needed: bool = True) -> forms.ChoiceField:
    choices = [(str(name), str(name)) for name in names]
    return forms.ChoiceField(choices=choices, required=needed, widget=forms.HiddenInput)


def seconds() -> forms.FloatField:
    return forms.FloatField(min_value=0, max_value=SECONDS + 1, required=False, widget=forms.HiddenInput)


class PlacesForm(Form):
    """Where each of the two wants to get to."""

    a, b = one_of(PLACES), one_of(PLACES)

    @property
    def places(self) -> dict[str, str]:
        return {side: self.cleaned_data[side] for side in ("a", "b")}


class LookForm(PlacesForm):
    """The turns so far, a's move and b's each a number of `MOVES`; how far the two have come in looking at their places."""

    turns = forms.RegexField(
        rf"^(?:[0-{len(MOVES) - 1}]{{2}}){{0,{MOST}}}$", required=False, widget=forms.HiddenInput
    )
    looked = forms.IntegerField(min_value=0, max_value=LOOKED, widget=forms.HiddenInput)

    def played(self) -> list[Turn]:
        numbers = self.cleaned_data["turns"]
        return [(MOVES[int(a)], MOVES[int(b)]) for a, b in re.findall("(.)(.)", numbers)]


class TurnForm(LookForm):
    """The next turn as well."""

    left = fields.chips(_("Left: where to?"), wording.MOVES.items(), needed=True)
    right = fields.chips(_("Right: where to?"), wording.MOVES.items(), needed=True)

    def played(self) -> list[Turn]:
        return [*super().played(), (self.cleaned_data["left"], self.cleaned_data["right"])][:MOST]


def written(turns: list[Turn]) -> str:
    return "".join(str(MOVES.index(move)) for turn in turns for move in turn)


class AccountForm(PlacesForm):
    """What was measured on the table, as the script of the page sends it."""

    a_there, b_there, gave_way_at, longest_still = seconds(), seconds(), seconds(), seconds()
    gave_way = one_of(("a", "b", "nobody"), needed=False)
    drops = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)
    afterwards = one_of(Afterwards)
    room = forms.SlugField(max_length=12, required=False, widget=forms.HiddenInput)  # of two devices

    def clean_drops(self) -> list[str]:
        """The reasons, in the order in which it fell."""
        drops = self.cleaned_data["drops"].split()
        if not set(drops) <= {*wording.REASON}:
            raise forms.ValidationError(_("This is not a way to drop it."))
        return drops

    def account(self) -> wording.RoundAccount:
        values = {name: value for name, value in self.cleaned_data.items() if name not in ("a", "b", "room")}
        return wording.RoundAccount(**values)
