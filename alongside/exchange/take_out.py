"""My people and what I promised them, as tables to take along. A list of people goes in again as it came out."""

import csv
import io
import re

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from alongside.access.identities import Viewer
from alongside.agenda.models import Promise
from alongside.base.request_context import saw
from alongside.core.states.agreements import PromiseState
from alongside.people.models import Pronoun
from alongside.people.queries.people import alliances
from alongside.people.visibility import own_alliances
from alongside.supervision.outside.queries import hours as own_hours

Table = list[list[str]]
#: A spreadsheet program works out a cell that begins like this, whoever typed it: an apostrophe in front makes it text.
WORKED_OUT = re.compile(r"[=+\-@\t\r\n]")


def people(viewer: Viewer) -> Table:
    """Those the viewer works with now, by name, under the headings that a list is read by."""
    rows = [["Client", "Preferred name", "Reference", "Pronoun", "Phone", "Email", "Since"]]
    for alliance in alliances(viewer):
        person = alliance.person
        pronoun = "" if person.pronoun == Pronoun.NAME else person.pronoun
        since = alliance.since.isoformat() if alliance.since else ""
        details = [
            person.name,
            person.preferred_name,
            person.outside_ref,
            pronoun,
            person.phone,
            person.email,
        ]
        rows.append([*details, since])
    return rows


def promises(viewer: Viewer) -> Table:
    """Everything the viewer promised to those they work with now, oldest first; not what was written down by mistake."""
    states = {
        PromiseState.OPEN: _("open"),
        PromiseState.KEPT: _("kept"),
        PromiseState.BROKEN: _("not kept"),
        PromiseState.NOT_HAPPENED: _("did not happen, as they say"),
        PromiseState.OWNED: _("not kept, and said so"),
        PromiseState.RELEASED: _("no longer needed"),
    }
    promised = Promise.objects.filter(
        org_id=viewer.org_id, alliance__in=own_alliances(viewer), state__in=states
    ).select_related("alliance__person")
    rows = [[_("With"), _("Promise"), _("Made on"), _("By"), _("State"), _("Since")]]
    for promise in promised.order_by("made_on", "seq"):
        days = [day.isoformat() if day else "" for day in (promise.made_on, promise.due_on, promise.state_on)]
        state = states[PromiseState(promise.state)]
        rows.append([promise.alliance.person.name, promise.words, days[0], days[1], state, days[2]])
    saw("person", {promise.alliance.person_id for promise in promised})
    return rows


def hours(viewer: Viewer) -> Table:
    """The viewer's own hours of supervision and training, the oldest first. Codes and numbers alone: no words."""
    rows = [[_("Day"), _("Kind"), _("Theme"), _("Minutes")]]
    for entry in sorted(own_hours(viewer), key=lambda entry: (entry.on, entry.seq)):
        labels = entry.get_kind_display(), entry.get_theme_display()
        rows.append([entry.on.isoformat(), *labels, str(entry.minutes)])
    return rows


def as_csv(table: Table) -> bytes:
    """In UTF-8 with its mark, which spreadsheet programs need to read É."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[_harmless(cell) for cell in row] for row in table])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(tables: dict[str, Table]) -> bytes:
    """A workbook with a sheet for each table, by its title."""
    book, file = Workbook(write_only=True), io.BytesIO()
    for title, table in tables.items():
        sheet = book.create_sheet(title)
        for row in table:
            sheet.append([_harmless(cell) for cell in row])
    book.save(file)
    return file.getvalue()


def _harmless(cell: str) -> str:
    text = ILLEGAL_CHARACTERS_RE.sub("", cell)
    return f"'{text}" if WORKED_OUT.match(text) else text
