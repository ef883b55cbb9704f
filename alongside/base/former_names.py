"""The names that tables and columns had when their first rows were sealed.

Sealed words, keyed indexes and row hashes in the trail are bound to the name of their table and column. A rename
would close them all, so what was sealed keeps the first name: a renamed model or hashed column has a line here.
"""

from typing import Any

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


def table(model: Any) -> str:
    """The name under which rows of a model are sealed and hashed."""
    label: str = model._meta.label_lower
    return TABLES.get(label, label)


def column(model: Any, name: str) -> str:
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


def address(path: str) -> str:
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
