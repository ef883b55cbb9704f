"""Keeping an alliance's state up to date, in the transaction of whatever changed it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from typing import Any

from alongside.base.changed import Chapter
from alongside.base.clock import now
from alongside.base.prepared import Prepared
from alongside.core.away import Away, Spell
from alongside.core.noticing import (
    AllianceFacts,
    ContactFact,
    DayFact,
    LooksFact,
    MyFact,
    PatchFact,
    PromiseFact,
    ScoreFact,
    TalkFact,
    TheirFact,
)
from alongside.insight.collect import begun, collect, collected
from alongside.insight.models import AllianceState
from alongside.insight.series import WORKER

_HELD = Prepared(
    lambda org_id, alliance_id: (
        AllianceState.objects.select_for_update(of=("self",))
        .select_related("alliance__org")
        .filter(org_id=org_id, alliance_id=alliance_id, audience=WORKER)
    )
)


def refresh(org_id: uuid.UUID, alliance_id: uuid.UUID, chapter: Chapter = Chapter.ALL) -> None:
    """Work out again what this chapter says about one alliance: all of it, where nothing is known yet.

    The row is held first, so that of two saves at once the second reads what the first has written.
    """
    if row := _HELD.first(org_id, alliance_id):
        row.facts, row.updated_at = row.facts | as_json(collected(row.alliance, chapter)), now()
        row.save(update_fields=["facts", "updated_at"])
    else:
        whole = as_json(collect(org_id, alliance_id))
        of = {"org_id": org_id, "alliance_id": alliance_id, "audience": WORKER}
        AllianceState.objects.create(**of, facts=whole, updated_at=now())


def begin(org_id: uuid.UUID, alliances: Sequence[uuid.UUID]) -> None:
    """The state of alliances that begin now, all at once: nothing has happened in them yet but that they began, and
    what stands on the lists. What `refresh` would find of each, one after another."""
    found = begun(org_id, alliances)
    rows = [
        AllianceState(
            org_id=org_id,
            alliance_id=one,
            audience=WORKER,
            facts=as_json(facts),
            updated_at=now(),
        )
        for one, facts in found.items()
    ]
    AllianceState.objects.bulk_create(rows, batch_size=500)


def as_json(value: Any) -> Any:
    """Facts as JSON keeps them: days as text."""
    match value:
        case _ if is_dataclass(value) and not isinstance(value, type):
            return as_json(asdict(value))
        case dict():
            return {key: as_json(one) for key, one in value.items()}
        case list() | tuple():
            return [as_json(one) for one in value]
        case dt.date():
            return value.isoformat()
    return value


def from_json(raw: dict[str, Any]) -> AllianceFacts:
    """The facts that `as_json` wrote."""
    return AllianceFacts(
        about=raw["about"],
        began_on=_day(raw["began_on"]),
        contacts=tuple(ContactFact(**one | {"day": _day(one["day"])}) for one in raw["contacts"]),
        theirs=tuple(TheirFact(**one | {"heard_on": _day(one["heard_on"])}) for one in raw["theirs"]),
        mine=tuple(
            MyFact(**one | {"since": _day(one["since"]), "moved_on": _day(one["moved_on"])})
            for one in raw["mine"]
        ),
        promises=tuple(PromiseFact(**one | {"due": _day(one["due"])}) for one in raw["promises"]),
        away=tuple(_spell(one) for one in raw["away"]),
        # a state that was kept before there were hard patches has none
        patches=tuple(PatchFact(**_days(one)) for one in raw.get("patches", ())),
        talks=tuple(TalkFact(**_days(one)) for one in raw.get("talks", ())),
        days=tuple(DayFact(**_days(one)) for one in raw.get("days", ())),
        looks=LooksFact(**_days(raw.get("looks", {}))),
        scores=tuple(ScoreFact(**_days(one)) for one in raw.get("scores", ())),
    )


def _days(raw: dict[str, Any]) -> dict[str, Any]:
    """The same with its days as days: every name of a day ends in "on"."""
    return {name: _day(one) if name.endswith("on") else one for name, one in raw.items()}


def _spell(raw: dict[str, Any]) -> Spell:
    first = _day(raw["first"])
    if first is None:
        raise ValueError("A spell has a first day.")
    return Spell(first, _day(raw["last"]), Away(raw["why"]))


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
