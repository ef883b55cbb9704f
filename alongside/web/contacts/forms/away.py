"""A time apart, and its end."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.contacts.models.away import Why
from alongside.web.components.layout import Row
from alongside.web.components.widgets import Chips, Day
from alongside.web.forms import Form


class AwayForm(Form):
    """Why there is no contact for a while. From today, and without an end, unless somebody knows."""

    layout = ("why", Row("since", "until"))

    why = forms.ChoiceField(
        label=_("What is it?"),
        choices=Why.choices,
        widget=Chips,
        error_messages={"required": _("Say which of these it is.")},
    )
    since = forms.DateField(label=_("Since when? Empty is today"), widget=Day, required=False)
    until = forms.DateField(label=_("Until when, if it is known?"), widget=Day, required=False)


class BackForm(Form):
    """The end of it."""

    until = forms.DateField(label=_("The last day of it. Empty is today"), widget=Day, required=False)
