"""A message late at night: who wrote, and done."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.contacts.actions import Held
from alongside.contacts.models.contact import Started, Way
from alongside.web.components.widgets import Words
from alongside.web.forms import Form


class MessageForm(Form):
    """The two buttons say who started it; words are welcome and not needed."""

    words = forms.CharField(label=_("What about? Leave it out if you like"), widget=Words, required=False)
    started_by = forms.ChoiceField(
        choices=[(Started.THEM.value, ""), (Started.ME.value, "")],
        widget=forms.HiddenInput,
        error_messages={"required": _("Press the button that says who wrote.")},
    )

    def clean(self) -> dict:
        """`held` for the action: words of theirs are on their mind, words of mine are a note."""
        data = super().clean() or {}
        by_them = data.get("started_by") == Started.THEM
        where = "on_their_mind" if by_them else "note"
        held = Held(way=Way.MESSAGE, started_by=data.get("started_by", ""), **{where: data.get("words", "")})
        return {**data, "held": held}
