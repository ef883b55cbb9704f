"""A case note as plain text, to be copied into the other system (S6): facts, a line each."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.contacts.models.contact import Way
from alongside.core.case_note import ContactNote, Line, LineKind, case_note
from alongside.documents.wording.case_note import HOW, LINES, STARTED
from alongside.documents.words import quoted


def text(note: ContactNote) -> str:
    """The whole note; every day carries its year, for the note leaves this system."""
    return "\n".join(_line(line) for line in case_note(note))


def _line(line: Line) -> str:
    values = dict(line.values)
    fill = {key: _day(value) if isinstance(value, date) else value for key, value in values.items()}
    return " ".join([str(LINES[line.kind]) % {**fill, **_worded(line)}, *_after(line)])


def _worded(line: Line) -> dict[str, str]:
    """What of a line is a code or a list, in words; theirs in quotation marks; a text loses its last full stop."""
    values = line.values
    if line.kind is LineKind.CONTACT:
        return {"way": ", ".join(_contact(line))}
    if line.kind is LineKind.PRESENT:
        return {"names": ", ".join(values["names"])}
    if line.kind is LineKind.ON_THEIR_MIND:
        return {"words": quoted(values["words"])}
    if line.kind is LineKind.HELPED:
        return {"how": ": ".join(part for part in (str(HOW[values["how"]]), _bare(values["note"])) if part)}
    return {"text": _bare(values["text"])} if "text" in values else {}


def _contact(line: Line) -> list[str]:
    """The way, how long, and who started it, as far as known."""
    minutes, started = line.values["minutes"], line.values["started_by"]
    said = [str(Way(line.values["kind"]).label)]
    if minutes is not None:
        said.append(ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes})
    return [*said, str(STARTED[started])] if started else said


def _after(line: Line) -> list[str]:
    values = line.values
    if line.kind is LineKind.ON_THEIR_MIND and values["why"]:
        return [_("Why it matters: %(why)s.") % {"why": _bare(values["why"])}]
    if line.kind is LineKind.PROMISED and values["due"]:
        return [_("By %(day)s.") % {"day": _day(values["due"])}]
    return []


def _bare(words: str) -> str:
    return words.strip().rstrip(".")


def _day(when: date) -> str:
    return date_format(when, "j F Y")
