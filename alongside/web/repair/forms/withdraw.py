"""Why a hard patch is taken back, and on which day it began."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.repair.models.rupture import Why
from alongside.web.components.widgets import Day, Words
from alongside.web.forms import Form, TakeBackForm


class TakeBackStrainForm(TakeBackForm):
    """Why a hard patch is taken back."""

    reasons = Why.choices
    stands = _("It stands with the hard patch. What was written stays too.")


class BeganForm(Form):
    """Another first day."""

    layout = ("on", "words")
    on = forms.DateField(
        label=_("On which day did it become hard?"),
        widget=Day,
        error_messages={"required": _("Please give the day on which it became hard.")},
    )
    words = forms.CharField(
        label=_("In a few words, if you like"),
        widget=Words,
        required=False,
        help_text=_("It stands with the earlier day, which is kept."),
    )
