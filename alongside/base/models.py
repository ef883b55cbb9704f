"""What every row shares, and the tables that serve all areas."""

import datetime as dt
import json
import uuid
from collections.abc import Iterable
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, models
from django.db.models import Q

from alongside.base.clock import new_id, now
from alongside.base.encrypted import EncryptedText, KeyedIndex
from alongside.base.errors import NotThere
from alongside.base.keyring import make_ready
from alongside.base.request_context import NotedRows, Noting

TAKE = "UPDATE base_sequence SET last = last + %s WHERE org_id = %s RETURNING last"
#: Of what was taken back nothing counts: in no line, signal, figure, rhythm, list or count.
COUNTS = Q(retracted_at__isnull=True)
#: When, by whom and why are there together or not at all.
RETRACTED_WHOLE = Q(retracted_at__isnull=True, retracted_by__isnull=True, retracted_why="") | Q(
    retracted_at__isnull=False, retracted_by__isnull=False
) & ~Q(retracted_why="")

T = TypeVar("T")


def there(row: T | None) -> T:
    """The row that a query found. Raises NotThere where it found none."""
    if row is None:
        raise NotThere
    return row


def together(*names: str) -> Q:
    """That these fields are set together or not at all: who did a thing and when they did it."""
    return Q(**{f"{name}__isnull": True for name in names}) | Q(
        **{f"{name}__isnull": False for name in names}
    )


class Sequence(models.Model):
    """An organisation's counter. Order comes from here, never from an id or a clock."""

    org = models.OneToOneField(
        "people.Organisation", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    last = models.BigIntegerField(default=0)

    @classmethod
    def take(cls, org_id: uuid.UUID, how_many: int = 1) -> int:
        """The first of the next `how_many` numbers. Holds the organisation's row until commit.

        One statement, and none that has to be put together first: it goes before every row that is saved.
        """
        with connection.cursor() as cursor:
            cursor.execute(TAKE, [how_many, cls._meta.pk.get_db_prep_value(org_id, connection)])
            if taken := cursor.fetchone():
                return taken[0] - how_many + 1
        cls.objects.get_or_create(org_id=org_id)
        return cls.take(org_id, how_many)


class Sealing(models.Model):
    """A row with sealed words. What hangs on a value is saved with it, wherever only some fields are."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if (names := kwargs.get("update_fields")) is not None:
            # with the words that are bound to one of these fields, and the indexes that are made from one
            fields = self._meta.concrete_fields
            changed = {
                part for field in fields if field.name in names for part in (field.name, field.attname)
            }
            sealed = [f for f in fields if isinstance(f, EncryptedText) and changed & {*f.bound_names}]
            indexes = [f for f in fields if isinstance(f, KeyedIndex) and f.of in changed]
            kwargs["update_fields"] = {*names, *(field.name for field in (*sealed, *indexes))}
        super().save(*args, **kwargs)


class Rows(models.Manager.from_queryset(NotedRows)):  # type: ignore[misc]
    """Numbers rows that are made many at a time, as `save` does for one."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        rows = list(objs)
        by_org: dict[uuid.UUID, list[Any]] = {}
        for row in rows:
            by_org.setdefault(row.org_id, []).append(row)
        for org_id, own in by_org.items():
            first = Sequence.take(org_id, len(own))
            for offset, row in enumerate(own):
                row.seq = first + offset
            sealed = [field for field in self.model._meta.concrete_fields if isinstance(field, EncryptedText)]
            make_ready(org_id, {field.owner_of(row) for row in own for field in sealed})
        return super().bulk_create(rows, *args, **kwargs)


class Link(models.ForeignKey):
    """A row that stays for as long as this one names it. The indexes of a table begin with the organisation, so that
    one on this column alone would serve nobody."""

    def __init__(self, to: Any, related_name: str = "+", *, null: bool = False, **more: Any) -> None:
        usual = {"on_delete": models.PROTECT, "db_index": False}
        super().__init__(to, related_name=related_name, null=null, **{**usual, **more})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, kwargs


class Row(Sealing, Noting):
    """What every row has: its organisation, a UUIDv7, a place in the order, who made it and when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org = Link("people.Organisation")
    seq = models.BigIntegerField(editable=False)
    made_at = models.DateTimeField(default=now, editable=False)
    made_by = Link("people.Practitioner", null=True, editable=False)

    objects = Rows()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and self.seq is None:
            self.seq = Sequence.take(self.org_id)
        super().save(*args, **kwargs)


class Retractable(models.Model):
    """A row that can be taken back and put back. Its reasons are its own, and so is the field that holds one."""

    retracted_at = models.DateTimeField(null=True, blank=True)
    retracted_by = Link("people.Practitioner", null=True, blank=True)
    retracted_why: str

    RETRACTED = ("retracted_at", "retracted_by", "retracted_why")

    class Meta:
        abstract = True

    def retract(self, at: dt.datetime | None, by_id: uuid.UUID | None, why: str) -> None:
        """It counts for nothing any more."""
        self.retracted_at, self.retracted_by_id, self.retracted_why = at, by_id, why
        self.save(update_fields=self.RETRACTED)

    def put_back(self) -> None:
        """Taking it back was the mistake."""
        self.retract(None, None, "")


class DataKey(models.Model):
    """The key of one owner's words (a person or an author), wrapped under a master key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org = Link("people.Organisation")
    owner_id = models.UUIDField()
    master = models.CharField(max_length=20)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "owner_id"], name="datakey_one_per_owner")]

    def wrap(self, key: bytes) -> None:
        """Hold this key, wrapped under the active master key."""
        self.master, self.wrapped = settings.KEYRING.wrap(key, self._bound())

    def unwrapped(self) -> bytes:
        """The key itself. Raises KeyringError."""
        if self.master not in settings.KEYRING.keys:  # renewed since this process read the ring
            settings.KEYRING = settings.KEYRING.again()
        return settings.KEYRING.unwrap(self.master, bytes(self.wrapped), self._bound())

    def _bound(self) -> bytes:
        return b"datakey|" + self.org_id.bytes + self.owner_id.bytes


class Draft(Row):
    """What somebody is typing on one page, kept until it is saved. Bound to its author and its page."""

    author = Link("people.Practitioner")
    path = models.CharField(max_length=200)
    fields = EncryptedText(owner="author_id", binds=["path"])
    kept_at = models.DateTimeField()
    tab = models.CharField(max_length=60, blank=True)  # the opened page it was typed into
    order = models.PositiveBigIntegerField(default=0)  # of what that page sent

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "author", "path"], name="draft_one_per_page")]


class Submission(models.Model):
    """A form that was saved, by the id the page made for it. Saving it again is found here."""

    id = models.UUIDField(primary_key=True)
    org = Link("people.Organisation")
    author = Link("people.Practitioner")
    kind = models.CharField(max_length=40)
    fingerprint = models.BinaryField(max_length=32)
    at = models.DateTimeField()


class Revision(Row):
    """Words of a row that are not the ones that stand: nothing that was typed is lost. Never changed itself.

    Replaced: what the row said until `made_by` wrote over it, for whoever may read the row. A conflict: what a page
    that was saved already was sent with a second time, for its author alone.
    """

    kind = models.CharField(max_length=40)
    of_id = models.UUIDField()
    key_of = models.UUIDField(editable=False)  # whose key the words are under
    content = EncryptedText(owner="key_of", binds=["kind", "of_id"])
    # of a conflict: the id of the page, and what it was sent with
    sent_id = models.UUIDField(null=True, editable=False)
    fingerprint = models.BinaryField(max_length=32, null=True)

    class Meta:
        indexes = [models.Index(fields=["org", "of_id", "seq"], name="revision_by_row")]
        constraints = [
            models.UniqueConstraint(fields=["org", "sent_id", "fingerprint"], name="revision_conflict_once"),
            models.CheckConstraint(
                condition=together("sent_id", "fingerprint"), name="revision_sent_with_what"
            ),
        ]

    @property
    def reason(self) -> str:
        """Why these words do not stand: "replaced" or "conflict"."""
        return "conflict" if self.sent_id else "replaced"

    @property
    def words(self) -> dict[str, Any]:
        """What was typed, by field; a day is {"day": "2026-03-01"}."""
        return json.loads(self.content)
