"""A forgiven slip in words, and a day that may hurt."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.documents.pronouns import Spoken
from alongside.repair.models.hard_day import Kind
from alongside.web.components.widgets import Chips, Day, Words
from alongside.web.forms import Form
from alongside.web.repair.facts import FactsForm


class SlipForm(FactsForm):
    """Whose it was, and what happened, if one likes."""

    facts = ("words",)
    whose = forms.ChoiceField(label=_("Whose was it?"), widget=Chips)
    words = forms.CharField(label=_("What happened? Leave it out if you like"), widget=Words, required=False)

    def __init__(self, *args: Any, person: Spoken, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("whose", [("mine", _("Mine")), ("theirs", person.names)])


class DayForm(Form):
    """A day that may hurt."""

    kind = forms.ChoiceField(
        label=_("What kind of day is it?"),
        choices=Kind.choices,
        widget=Chips,
        error_messages={"required": _("Please choose what kind of day it is.")},
    )
    on = forms.DateField(label=_("Which day?"), widget=Day)
    yearly = forms.BooleanField(label=_("It comes again every year"), required=False)
    words = forms.CharField(
        label=_("What would help on that day?"),
        widget=Words,
        required=False,
        help_text=_("Best asked beforehand: ring or leave in peace, before or after."),
    )
