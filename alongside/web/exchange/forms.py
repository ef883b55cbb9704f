from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.exchange.models import Kind
from alongside.web.components.widgets import Chips
from alongside.web.forms import Form


class BringForm(Form):
    """A file with people, or a calendar with visits."""

    kind = forms.ChoiceField(
        label=_("What is in it? Empty: as the name of the file says"),
        choices=[(Kind.CASELOAD, _("people")), (Kind.CALENDAR, _("visits, from a calendar"))],
        widget=Chips,
        required=False,
    )
    file = forms.FileField(
        label=_("The file"),
        help_text=_(
            "People: .csv or .xlsx. Visits: .ics. Nothing goes in before you have seen what will happen."
        ),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )

    def __init__(self, *args: object, calendars: bool = True, **kwargs: object):
        super().__init__(*args, **kwargs)
        if not calendars:  # a lead without people of their own has no visits to bring
            self.fields["kind"].choices = [(Kind.CASELOAD, _("people"))]
            self.fields["kind"].initial = Kind.CASELOAD

    def clean(self) -> dict[str, Any]:
        """`kind` by the ending of the file where nobody said it: a calendar is an .ics."""
        data = super().clean() or {}
        if not data.get("kind") and (file := data.get("file")):
            calendar = file.name.lower().endswith(".ics") and len(self.fields["kind"].choices) > 1  # type: ignore[attr-defined]
            data["kind"] = Kind.CALENDAR if calendar else Kind.CASELOAD
        return data
