"""What somebody does who holds the database and not the keyring: rows and the chain, in every way that is known to us."""

import datetime as dt
import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection, models, transaction

from alongside.agenda.models import Promise
from alongside.audit.models import Event, Head
from alongside.audit.record import OUTSIDE_ACTS, evidence, record
from alongside.base.clock import new_id
from alongside.checkins.models import CheckIn
from alongside.people.models import Practitioner
from tests.world import World

#: What an attacker has kept of the head from before: none of it can be made without the keyring.
Kept = dict[str, Any]
Tampering = Callable[[World, random.Random, Kept], object]


def unguard() -> None:
    """Take the triggers away that refuse to change the trail, as whoever holds the database can."""
    on = "" if connection.vendor == "sqlite" else " ON audit_event"
    with connection.cursor() as cursor:
        for verb in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER audit_event_append_only_{verb}{on}")


def events(world: World) -> models.QuerySet[Event]:
    return Event.objects.filter(org_id=world.org.id)


def some_rows(world: World, chance: random.Random) -> tuple[type[models.Model], list[Any]]:
    """A table, and the rows of the organisation in it."""
    labels = [label for label in evidence() if label != "people.organisation"]
    while True:
        model: Any = evidence()[chance.choice(labels)]
        if found := list(model._base_manager.filter(org_id=world.org.id).order_by("pk")):
            return model, found


# ------------------------------------------------------------------------------------------------ rows


def edit_row(world: World, chance: random.Random, kept: Kept) -> None:
    """Another number, day or moment in some row, where the table's own constraints let it stand."""
    while True:
        model, rows = some_rows(world, chance)
        row: Any = chance.choice(rows)
        fields = [
            field
            for field in model._meta.concrete_fields
            if isinstance(field, models.DateField | models.IntegerField)
            and f"{model._meta.label_lower}.{field.attname}" not in OUTSIDE_ACTS
            and getattr(row, field.attname) is not None
        ]
        name = chance.choice(fields).attname
        try:
            with transaction.atomic():
                model._base_manager.filter(pk=row.pk).update(**{name: _other(getattr(row, name))})
            return
        except DatabaseError:  # refused: another one
            continue


def _other(value: Any) -> Any:
    match value:
        case dt.datetime():
            return value - dt.timedelta(microseconds=1)
        case dt.date():
            return value - dt.timedelta(days=1)
        case int():
            return value + 100_000
    return None


def _changed(chance: random.Random, rows: models.QuerySet, **values: object) -> None:
    """Other values in one of these rows."""
    row = chance.choice(list(rows.order_by("pk")))
    rows.model._base_manager.filter(pk=row.pk).update(**values)


def promise_kept(world: World, chance: random.Random, kept: Kept) -> None:
    _changed(chance, Promise._base_manager.filter(org_id=world.org.id).exclude(state="kept"), state="kept")


def score(world: World, chance: random.Random, kept: Kept) -> None:
    _changed(chance, CheckIn._base_manager.filter(org_id=world.org.id, score__gt=0), score=0)


def role(world: World, chance: random.Random, kept: Kept) -> None:
    _changed(chance, Practitioner._base_manager.filter(org_id=world.org.id, is_lead=False), is_lead=True)


def delete_row(world: World, chance: random.Random, kept: Kept) -> None:
    model, rows = some_rows(world, chance)
    later = {"sqlite": "PRAGMA defer_foreign_keys=ON", "postgresql": "SET CONSTRAINTS ALL DEFERRED"}
    connection.cursor().execute(later[connection.vendor])
    model._base_manager.filter(pk=chance.choice(rows).pk)._raw_delete("default")  # type: ignore[attr-defined]


def add_row(world: World, chance: random.Random, kept: Kept) -> None:
    """A copy of a row under an id of its own, of the kinds that may stand twice."""
    kinds = "agenda.item agenda.promise contacts.contact checkins.answer people.person repair.strain"
    model: Any = evidence()[chance.choice(kinds.split())]
    row = chance.choice(list(model._base_manager.filter(org_id=world.org.id).order_by("pk")))
    values = model._base_manager.filter(pk=row.pk).values().get()
    if "outside_ref" in values:
        values["outside_ref"] = ""
    sealed = {field.attname for field in model._meta.concrete_fields if hasattr(field, "owner")}
    words = dict.fromkeys(sealed, "")
    copy = model(**{**values, **words, "id": new_id(), "seq": 10_000_000 + chance.randrange(1_000_000)})
    model._base_manager.bulk_create([copy])


def move_row(world: World, chance: random.Random, kept: Kept) -> None:
    """A row given to another organisation, where no row of theirs stands in its place already."""
    while True:
        model, rows = some_rows(world, chance)
        try:
            with transaction.atomic():
                model._base_manager.filter(pk=chance.choice(rows).pk).update(org_id=world.elsewhere.id)
            return
        except DatabaseError:  # refused: another one
            continue


# ----------------------------------------------------------------------------------------------- chain


def edit_event(world: World, chance: random.Random, kept: Kept) -> None:
    one = chance.choice(list(events(world).order_by("n")))
    edits: list[dict[str, Any]] = [
        {"at": one.at + dt.timedelta(microseconds=1)},
        {"actor_id": new_id()},
        {"verb": one.verb + "x"},
        {"records": "BCD"},
        {"subjects": [*one.subjects, ["person", uuid.uuid4().hex]]},
        {"detail": {**one.detail, "n": 99}},
        {"rows": {"agenda.promise": {uuid.uuid4().hex: "0" * 32}}},
        {"key": ""},
    ]
    events(world).filter(pk=one.pk).update(**chance.choice(edits))


def drop_event(world: World, chance: random.Random, kept: Kept) -> None:
    events(world).filter(n=chance.randint(1, events(world).count()))._raw_delete("default")  # type: ignore[attr-defined]


def reorder(world: World, chance: random.Random, kept: Kept) -> None:
    first, second = chance.sample(range(1, events(world).count() + 1), 2)
    a, b = events(world).get(n=first), events(world).get(n=second)
    events(world).filter(pk=a.pk).update(n=99_999)
    events(world).filter(pk=b.pk).update(n=first)
    events(world).filter(pk=a.pk).update(n=second)


def cut(world: World, chance: random.Random, kept: Kept) -> int:
    """Cut some of the tail off; the place of what is last then."""
    last = events(world).count() - chance.randint(1, 5)
    events(world).filter(n__gt=last)._raw_delete("default")  # type: ignore[attr-defined]
    return last


def cut_and_move_the_head(world: World, chance: random.Random, kept: Kept) -> None:
    last = events(world).get(n=cut(world, chance, kept))
    Head.objects.filter(pk=world.org.id).update(n=last.n, mac=last.mac)


def cut_and_put_an_old_head_back(world: World, chance: random.Random, kept: Kept) -> None:
    """What nobody sees without an anchor from after that head, unless the events that were cut spoke of a row."""
    head = kept["before the night"] if chance.random() < 0.5 else kept["since"]
    events(world).filter(n__gt=head["n"])._raw_delete("default")  # type: ignore[attr-defined]
    Head.objects.filter(pk=world.org.id).update(**head)


def cut_with_an_old_head_and_go_on(world: World, chance: random.Random, kept: Kept) -> None:
    """The same, and the product writes on behind it."""
    cut_and_put_an_old_head_back(world, chance, kept)
    for _ in range(chance.randint(1, 50)):
        _shown(world, 0)


def cut_and_go_on(world: World, chance: random.Random, kept: Kept) -> None:
    """The product itself writes on behind a head that was moved."""
    cut_and_move_the_head(world, chance, kept)
    for _ in range(8):
        with transaction.atomic():
            record(world.owner, "promise.kept", [("person", world.dean.id)], "A")


def wipe(world: World, chance: random.Random, kept: Kept) -> None:
    events(world)._raw_delete("default")  # type: ignore[attr-defined]
    Head.objects.filter(pk=world.org.id).delete()


def wipe_and_go_on(world: World, chance: random.Random, kept: Kept) -> None:
    wipe(world, chance, kept)
    with transaction.atomic():
        record(world.owner, "promise.kept", [("person", world.dean.id)], "A")


def swap_organisation(world: World, chance: random.Random, kept: Kept) -> None:
    """Another organisation's chain in the place of this one's."""
    events(world)._raw_delete("default")  # type: ignore[attr-defined]
    Head.objects.filter(pk=world.org.id).delete()
    Event.objects.filter(org_id=world.elsewhere.id).update(org_id=world.org.id)
    Head.objects.filter(pk=world.elsewhere.id).update(org_id=world.org.id)


#: As in the figure that is asked for: each has as many, in all the ways that it can be done.
FAMILIES: dict[str, tuple[Tampering, ...]] = {
    "edit": (edit_event, edit_row, role),
    "drop": (drop_event,),
    "reorder": (reorder,),
    "cut the tail": (cut, cut_and_move_the_head, cut_and_put_an_old_head_back),
    "cut and go on": (cut_and_go_on, cut_with_an_old_head_and_go_on),
    "swap organisation": (swap_organisation, move_row),
    "promise set to kept": (promise_kept,),
    "score": (score,),
    "delete row": (delete_row,),
    "add row": (add_row,),
    "wipe": (wipe, wipe_and_go_on),
}
KINDS = {one.__name__: one for family in FAMILIES.values() for one in family}


@dataclass(frozen=True)
class Stage:
    """What an attacker has kept, where the chain ended at the last nightly check, and the anchor from outside."""

    kept: Kept
    night: str
    anchor: str


def stage(world: World) -> Stage:
    """A chain with a past in which most events only read: heads that an attacker may have kept, and the night between."""
    kept, ends = {}, []
    for when in ("before the night", "night", "since", "now"):
        for n in range(20):
            _shown(world, n)
        kept[when] = Head.objects.filter(pk=world.org.id).values().get()
        ends.append(f"{kept[when]['n']}:{bytes(kept[when]['mac']).hex()}")
    return Stage(kept, ends[1], ends[3])


def _shown(world: World, n: int) -> None:
    with transaction.atomic():
        record(world.owner, "read:alliance", [("person", world.dean.id)], "A", n=n)
