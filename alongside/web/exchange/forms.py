from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from alongside.exchange import queries
from alongside.exchange.models import FileKind
from alongside.exchange.table import LARGEST, FileColumns
from alongside.web import fields
from alongside.web.forms import Form

KINDS = [
    (FileKind.CASELOAD, _("people")),
    (FileKind.APPOINTMENTS, _("appointments, in a list")),
    (FileKind.CALENDAR, _("visits, from a calendar")),
]


class BringForm(Form):
    kind = fields.chips(
        _("What is in it, if the file does not say?"),
        KINDS,
    )
    file = forms.FileField(
        label=_("The file"),
        help_text=_(
            "People or appointments: .csv or .xlsx. A calendar: .ics. Nothing goes in before you have seen what will happen."
        ),
        error_messages={"required": _("Please choose a file."), "empty": _("The file is empty.")},
    )

    def __init__(self, *args: object, calendars: bool = True, **kwargs: object):
        super().__init__(*args, **kwargs)
        if not calendars:  # a lead without people of their own has no visits to bring
            self.offer("kind", KINDS[:2])

    def clean_file(self) -> UploadedFile:
        """One that is too large is refused unread."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 5 MB. Keep only what is about people, and try again.")
            )
        return file

    def clean(self) -> dict[str, Any]:
        """What is brought: where nobody said of which kind it is, the file does; a calendar says what it is."""
        data = super().clean() or {}
        if (file := data.pop("file", None)) is None:
            return data
        content = file.read()
        kind = data.get("kind") or queries.kind_of(content)
        offered = dict(self.fields["kind"].choices)  # type: ignore[attr-defined]
        return {
            "kind": kind if kind in offered else FileKind.CASELOAD,
            "name": file.name,
            "content": content,
        }


class MatchForm(Form):
    """Which column of a file holds what; a field for each meaning, called after it."""

    prefix = "column"

    def __init__(self, *args: Any, columns: FileColumns, **kwargs: Any) -> None:
        super().__init__(*args, initial=columns.used, **kwargs)
        choices = [("", _("no column")), *((heading, heading) for heading in columns.headings)]
        for meaning, names in columns.known.items():
            label = names[0].capitalize()
            self.fields[meaning] = forms.ChoiceField(label=label, choices=choices, required=False)


class CalendarForm(Form):
    with_place = fields.tick(
        _("With the place"), _("Without it, it says the initials and “visit” or “call”, and no more.")
    )
