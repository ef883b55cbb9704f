"""What a person's page shows of all this, and of times apart, without a word of it: in one SELECT."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from alongside.access.identities import Viewer
from alongside.contacts.models import Absence
from alongside.people.models import Alliance
from alongside.repair.models import HardConversation, HardDay, Rupture, Slip

#: Each kind of row: its model and what fills the five columns (day, code, second day, yearly).
_COLUMNS: dict[str, tuple[Any, str, str, str, str | None]] = {
    "strain": (Rupture, "began_on", "state", "state_on", None),
    "slip": (Slip, "on", "whose", "on", None),
    "weather": (HardDay, "on", "kind", "rang_on", "yearly"),
    "talk": (HardConversation, "back_on", "landed", "said_on", None),
    "away": (Absence, "since", "why", "until", None),
}


@dataclass(frozen=True)
class Beside:
    """Rows with dates and codes only; their words are not read. Strains newest first, days in order."""

    strains: tuple[Rupture, ...]
    slips: tuple[Slip, ...]
    days: tuple[HardDay, ...]
    talks: tuple[HardConversation, ...]  # thought through and not yet had
    absences: tuple[Absence, ...]  # those that last until now


def beside(viewer: Viewer, alliance: Alliance) -> Beside:
    """Of an alliance fetched for this viewer. Who is not its practitioner gets the times apart alone, as does a
    practitioner to whom what is theirs is closed."""
    found: dict[str, list[Any]] = {what: [] for what in _COLUMNS}
    first, *others = [_rows(what, viewer, alliance) for what in _COLUMNS]
    for row in first.union(*others, all=True).order_by("col_day"):
        found[row["what"]].append(_made(row))
    return Beside(
        strains=tuple(reversed(found["strain"])),
        slips=tuple(found["slip"]),
        days=tuple(found["weather"]),
        talks=tuple(found["talk"]),
        absences=tuple(found["away"]),
    )


def _rows(what: str, viewer: Viewer, alliance: Alliance) -> QuerySet[Any, dict[str, Any]]:
    model, day, code, second, yearly = _COLUMNS[what]
    text = CharField(max_length=20)
    columns = {
        "what": Value(what, output_field=text),
        "col_day": F(day),
        "col_code": Cast(code, text),
        "col_second": F(second),
        "col_yearly": F(yearly) if yearly else Value(False, output_field=BooleanField()),
    }
    here = model.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id, **_STANDS.get(what, {}))
    if what != "away":
        here = here.none() if viewer.closed else here.filter(alliance__practitioner_id=viewer.id)
    return here.order_by().values("id", **columns)


_STANDS: dict[str, dict[str, Any]] = {
    "strain": {"withdrawn_at__isnull": True},
    "slip": {"taken_back_at__isnull": True},
    "weather": {"dropped_at__isnull": True},
    "talk": {"said_on__isnull": True},
    "away": {"until__isnull": True},
}


def _made(row: dict[str, Any]) -> Any:
    model, day, code, second, yearly = _COLUMNS[row["what"]]
    fields = {day: row["col_day"], code: row["col_code"], second: row["col_second"]}
    return model(id=row["id"], **fields, **({yearly: row["col_yearly"]} if yearly else {}))
