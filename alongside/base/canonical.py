"""One exact way to write rows, for hashes, seals, repeats, moves and backups: values as bytes, under names that stay.

The same values give the same bytes on SQLite and on PostgreSQL. Sealed words, keyed indexes and row hashes in the trail
are bound to the name of their table and column. A rename would close them all, so what was sealed keeps the first name:
a renamed model or hashed column has a line here.
"""

import base64
import datetime as dt
import decimal
import hashlib
import json
import math
import uuid
from collections.abc import Mapping
from typing import Any


def plain(value: Any) -> Any:
    """A value as JSON knows it. Raises TypeError for kinds that have no agreed form."""
    match value:
        case str() | int() | None:  # the commonest first: a long trail is made of them
            return value
        case list() | tuple() | set() | frozenset():
            parts = [plain(part) for part in value]
            # a set in one settled order
            return sorted(parts, key=repr) if isinstance(value, set | frozenset) else parts
        case float():
            return _number(value)
        case uuid.UUID():
            return {"uuid": value.hex}
        case dt.datetime():
            return {"at": value.astimezone(dt.UTC).isoformat(timespec="microseconds")}
        case dt.date() | dt.time():
            return {"day" if isinstance(value, dt.date) else "time": value.isoformat()}
        case bytes() | bytearray() | memoryview():
            return {"bytes": base64.b64encode(bytes(value)).decode()}
        case decimal.Decimal():
            return {"number": str(value)}
        case Mapping():
            return {str(name): plain(part) for name, part in value.items()}
    raise TypeError(f"No canonical form for {type(value).__name__}.")


def _number(value: float) -> int | float:
    """A float of a JSON field. A whole one is the integer of its digits: PostgreSQL gives 1e20 back as that."""
    if not math.isfinite(value):
        raise TypeError("No canonical form for what is no number.")
    return int(decimal.Decimal(repr(value))) if value.is_integer() else value


_as_json = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def canonical(value: Any) -> bytes:
    """The exact bytes of a value: sorted keys, no spaces, UTF-8."""
    return _as_json(plain(value)).encode()


def fingerprint(value: Any) -> bytes:
    """The SHA-256 of the canonical form."""
    return hashlib.sha256(canonical(value)).digest()


# ---------------------------------------------------------------- names from when the first rows were sealed

#: label of a model now -> its label when its rows were first sealed
TABLES = {
    "base.revision": "base.stoodbefore",
    "people.accountnotice": "people.notice",
    "agenda.agendaitem": "agenda.item",
    "agenda.agendaitemstep": "agenda.itemstep",
    "contacts.contactplan": "contacts.plan",
    "contacts.privatenote": "contacts.forme",
    "contacts.absence": "contacts.away",
    "checkins.checkin": "checkins.look",
    "checkins.checkinaddendum": "checkins.lookaddendum",
    "checkins.whatworks": "checkins.workedfor",
    "repair.rupture": "repair.strain",
    "repair.ruptureaddendum": "repair.strainaddendum",
    "repair.rupturenote": "repair.strainnote",
    "repair.repairattempt": "repair.attempt",
    "repair.hardday": "repair.weather",
    "repair.hardconversation": "repair.hardtalk",
}
#: label of a model now and the attribute of a column -> the attribute it had: "repair.repairattempt.rupture_id": "strain_id"
COLUMNS: dict[str, str] = {
    "checkins.answer.check_in_id": "look_id",
    "checkins.checkinaddendum.check_in_id": "look_id",
    "checkins.whatworks.check_in_id": "look_id",
    "insight.signalshown.check_in": "look",
    "repair.rupture.conversation_id": "hard_talk_id",
    "repair.ruptureaddendum.rupture_id": "strain_id",
    "repair.rupturenote.rupture_id": "strain_id",
    "repair.repairattempt.rupture_id": "strain_id",
    "repair.slip.retracted_at": "taken_back_at",
    "checkins.checkin.retracted_at": "withdrawn_at",
    "checkins.checkin.retracted_by_id": "withdrawn_by_id",
    "checkins.checkin.retracted_why": "withdrawn_why",
    "repair.rupture.retracted_at": "withdrawn_at",
    "repair.rupture.retracted_by_id": "withdrawn_by_id",
    "repair.rupture.retracted_why": "withdrawn_why",
}


def first_table(model: Any) -> str:
    """The name under which rows of a model are sealed and hashed."""
    label: str = model._meta.label_lower
    return TABLES.get(label, label)


def first_column(model: Any, name: str) -> str:
    """The name under which a column is sealed and hashed. `name` is the attribute of its value: `rupture_id` of a link."""
    return COLUMNS.get(f"{model._meta.label_lower}.{name}", name)


#: part of an address now -> what it was, where a page takes words: a draft is sealed to the address its page had
ADDRESSES = {
    "/check-in/": "/look/",
    "/check-ins/": "/looks/",
    "/what-works/": "/what-worked/",
    "/absence/": "/away/",
    "/absences/": "/aways/",
    "/private-note/": "/for-me/",
    "/hard-conversations/": "/talks/",
    "/hard-conversation/": "/talk/",
    "/hard-days/": "/days/",
    "/ruptures/": "/patches/",
}


def first_address(path: str) -> str:
    """The address that a page had before; the same where it has always had it."""
    if path.startswith("/contacts/"):
        path = path.replace("/take-back/", "/withdraw/")
    elif path.startswith("/ruptures/"):
        path = path.replace("/retract/", "/take-back/")
    elif path.startswith("/hard-conversations/"):
        path = path.replace("/rupture/", "/note/")
    for part, before in ADDRESSES.items():
        path = path.replace(part, before)
    return path
