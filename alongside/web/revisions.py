"""Revisions as `components/revisions.html` shows them, each word under the label of the field it was typed into."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.template.defaultfilters import date
from django.utils.timezone import localtime
from django.utils.translation import gettext

from alongside.base.models import Revision
from alongside.web.forms import Form

#: (the revision, [(label, words)])
Shown = list[tuple[Revision, list[tuple[Any, str]]]]


def revised(revisions: Iterable[Revision], *asked: Form | type[Form], **more: Any) -> dict[str, Shown]:
    """Those that hold anything which one of these forms asks for; `more` labels what has no field, by its name,
    alone or with the words of its codes.

    Where several forms ask for it, the labels are of the one that asks for most of what a revision holds.
    """
    fields = [form.fields if isinstance(form, forms.Form) else form.base_fields for form in asked]
    shown: dict[str, Shown] = {"conflict": [], "replaced": []}
    for revision in revisions:
        content = revision.words
        best = max(fields, key=lambda names: len(names.keys() & content.keys()), default={})
        if labelled := list(_words(content, best, more)):
            shown[revision.reason].append((revision, labelled))
    shown["conflict"].reverse()  # the oldest first
    return shown


def _words(
    content: Mapping[str, Any], fields: Mapping[str, forms.Field], more: Mapping[str, Any]
) -> Iterator[tuple[Any, str]]:
    labels = {
        name: (field.label or name, dict(getattr(field, "choices", ())))
        for name, field in fields.items()
        if not field.widget.is_hidden
    }
    labels |= {name: label if isinstance(label, tuple) else (label, {}) for name, label in more.items()}
    for name, (label, choices) in labels.items():
        if (value := content.get(name)) and value is not True:
            day_alone = name == "at" and content.get("time_open")
            yield label, _said({"day_of": value["at"]} if day_alone else value, choices)


def _said(value: Any, choices: Mapping[Any, Any]) -> str:
    """What was typed or chosen, as a person reads it: a day as a day, a list line by line."""
    match value:
        case {"bytes": _file}:
            return gettext("a recording")
        case {"day": day}:
            return date(dt.date.fromisoformat(day), "j F Y")
        case {"day_of": at}:
            return date(localtime(dt.datetime.fromisoformat(at)), "l, j F Y")
        case {"at": at}:
            return date(localtime(dt.datetime.fromisoformat(at)), "l, j F Y, H:i")
        case {"uuid": id}:
            return str(choices.get(str(uuid.UUID(id)), ""))
        case list():
            return "\n".join(_said(part, choices) for part in value)
    return str(choices.get(value, value))
