"""One of a few rows that were fetched for the viewer, chosen in a form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.text import Truncator

LONGEST = 80  # characters of an option; a list of choices is not for reading


class RowChoice(forms.ChoiceField):
    """Cleaned to the row itself, or to None where nothing is chosen."""

    rows: dict[str, Model]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.rows = {}

    def clean(self, value: Any) -> Any:
        return self.rows.get(super().clean(value))


def offer(form: forms.Form, name: str, rows: Iterable[Any], none: Any, *, keep: bool = False) -> None:
    """Offer these rows by their words. A question without an answer is left out, unless it is to be kept."""
    field: Any = form.fields[name]
    field.rows = {str(row.pk): row for row in rows}
    options = [(key, Truncator(row.words).chars(LONGEST)) for key, row in field.rows.items()]
    field.choices = [("", none), *options]
    if not options and not keep:
        del form.fields[name]
