"""When, how and where."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.contacts.models.contact import Way
from alongside.web.components.layout import Row
from alongside.web.components.widgets import Chips, Day, Time, Words
from alongside.web.contacts.when import moment
from alongside.web.forms import Form


class PlanForm(Form):
    """A contact to come. Only the day is needed."""

    layout = (Row("day", "time"), "way", "place")

    day = forms.DateField(label=_("Which day?"), widget=Day)
    time = forms.TimeField(label=_("What time?"), widget=Time, required=False)
    way = forms.ChoiceField(
        label=_("How?"), choices=Way.choices, widget=Chips, required=False, initial=Way.VISIT
    )
    place = forms.CharField(
        label=_("Where?"),
        max_length=120,
        required=False,
        help_text=_("Such as: at home, or the hospital café."),
    )

    def clean(self) -> dict:
        """`at` beside the fields, for the action."""
        data = super().clean() or {}
        return {**data, "at": moment(data.get("day"), data.get("time")), "way": data.get("way") or Way.VISIT}


class WithdrawForm(Form):
    """Why a contact is taken back."""

    words = forms.CharField(
        label=_("What was wrong?"),
        help_text=_("Such as: this was with somebody else."),
        widget=Words,
        error_messages={"required": _("Write in a few words what was wrong. It stands with the contact.")},
    )


class AddForm(Form):
    """More about a contact that was recorded."""

    words = forms.CharField(
        label=_("What should be added?"),
        widget=Words,
        error_messages={"required": _("Write what should be added.")},
    )
