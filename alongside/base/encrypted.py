"""A text field whose words are encrypted in the database, and belong to their place there.

AES-256-GCM with the owner's data key. The associated data names table, column, organisation, row, owner, who made
the row and what gives the words their meaning (`binds`). So words that were moved to another row, given to another
person or turned into another kind of words do not open. An empty text is sealed as any other is: no bytes where
sealed words belong are words that were taken away, and are refused.

Opened lazily, when somebody reads the attribute. Writing goes through `save` or `bulk_create`; `update` and
`bulk_update` are refused, because they have no row to bind to.

A reference is found again by a keyed index: HMAC-SHA256 under a key of the keyring, over organisation, column and text. An
equal text gives an equal index there, and nowhere else; the index can be compared, and gives nobody the text.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
import uuid
from collections.abc import Collection
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.db import models

from alongside.base import keyring
from alongside.base.canonical import first_column, first_table
from alongside.base.keyring import KeyringError, seal, unseal

KEY = 16  # bytes of the data key's id, in front of what it sealed
EMPTY = KEY + 12 + 16  # with nonce and mark: an empty text
GONE = "Words that were written here are gone. Put back a backup from before."


class Sealed(bytes):
    """Words as they stand in the database: the data key's id, then nonce and ciphertext."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written, told from the length alone. Raises KeyringError where the words are gone."""
        if len(self) < EMPTY:
            raise KeyringError(GONE)
        return len(self) == EMPTY


def is_written(row: Any, name: str) -> bool:
    """Whether this sealed field of a row holds any words, without opening them."""
    value = row.__dict__[name] if name in row.__dict__ else getattr(row, name)
    return not value.is_empty if isinstance(value, Sealed) else bool(value)


class _Opening:
    """Opens sealed words at the first look at the attribute."""

    def __init__(self, field: EncryptedText):
        self.field = field

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        name = self.field.attname
        if name not in row.__dict__:
            row.refresh_from_db(fields=[name])
        value = row.__dict__[name]
        if isinstance(value, Sealed):
            value = row.__dict__[name] = self.field.open(row, value)
        return value

    def __set__(self, row: Any, value: Any) -> None:
        row.__dict__[self.field.attname] = value


class EncryptedText(models.BinaryField):
    """Text under the data key of its owner.

    `owner` is where their id stands: an attribute of the row, or a way to it ("alliance.person_id"), whose first step
    is bound. `binds` are the attributes that say where the words belong and what they are: the row's parents, its
    kind. Who made the row is always bound.
    """

    non_db_attrs = (*models.BinaryField.non_db_attrs, "owner", "binds")

    _pyi_private_set_type: str  # what a row's attribute is to Django's types
    _pyi_private_get_type: str  # type: ignore[assignment]

    def __init__(self, owner: str, binds: Collection[str] = (), **kwargs: Any):
        kwargs["editable"] = True
        super().__init__(**kwargs)
        self.owner, self.binds = owner, tuple(binds)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "owner": self.owner, "binds": self.binds}

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Opening(self))

    @cached_property
    def bound_names(self) -> tuple[str, ...]:
        """The attributes of a row without whose values its words do not open."""
        first, *further = self.owner.split(".")
        maker = [field.attname for field in self.model._meta.concrete_fields if field.name == "made_by"]
        return tuple(dict.fromkeys([f"{first}_id" if further else first, *maker, *self.binds]))

    def bound(self, row: Any, owner_id: uuid.UUID) -> bytes:
        """Where these words belong: table, column, organisation, row, owner, and what they are."""
        place = [
            f"{first_table(row)}.{first_column(row, self.name)}",
            row.org_id.hex,
            row.pk.hex,
            owner_id.hex,
        ]
        values = [getattr(row, name) for name in self.bound_names]
        parts = place + [value.hex if isinstance(value, uuid.UUID) else str(value or "") for value in values]
        return "\x00".join(parts).encode()

    def open(self, row: Any, sealed: Sealed) -> str:
        """The words inside. Raises KeyringError for a wrong key or place, altered bytes, or none at all."""
        if len(sealed) < EMPTY:
            raise KeyringError(GONE)
        opened = keyring.opened(uuid.UUID(bytes=sealed[:KEY]))
        return unseal(opened.key, sealed[KEY:], self.bound(row, opened.owner_id)).decode()

    def owner_of(self, row: Any) -> uuid.UUID:
        """Under whose key the words of this row are written."""
        return attrgetter(self.owner)(row)

    def pre_save(self, row: Any, add: bool) -> Sealed:
        """Sealed for the row as it is now. Words that nobody opened stay as they are, and have to belong there."""
        value = row.__dict__[self.attname] if self.attname in row.__dict__ else getattr(row, self.attname)
        if isinstance(value, Sealed):
            if not add:
                self.open(row, value)
            return value
        owner_id = self.owner_of(row)
        key_id, key = keyring.key_for(row.org_id, owner_id)
        return Sealed(key_id.bytes + seal(key, (value or "").encode(), self.bound(row, owner_id)))

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, Sealed):
            return value
        raise TypeError(
            f"{self.name} is encrypted: write it through save(), and never search it in the database."
        )

    def get_lookup(self, lookup_name: str) -> Any:
        """None for whatever looks into the text: the database cannot."""
        return super().get_lookup(lookup_name) if lookup_name in ("exact", "isnull") else None

    def get_default(self) -> str:
        return ""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        if value is None:
            return None
        # a text or a number, which SQLite takes there too, was never sealed: it must not open, and not end the reading
        return Sealed(value if isinstance(value, bytes | memoryview) else str(value).encode())


def index_of(model: type[models.Model], name: str, org_id: uuid.UUID, text: str) -> str:
    """The index of a text in the field `name` of a model, in one organisation."""
    field: Any = model._meta.get_field(f"{name}_index")
    return field.index(org_id, text)


def folded(text: str) -> str:
    """The text without regard to capitals and to how its letters are composed."""
    return unicodedata.normalize("NFKC", text).casefold()


class KeyedIndex(models.CharField):
    """The index of the sealed field `of`, "" where that is empty. Written with it; `fold` makes capitals alike."""

    non_db_attrs = (*models.CharField.non_db_attrs, "of", "fold")

    def __init__(self, of: str, fold: bool = False, **kwargs: Any):
        super().__init__(**{**kwargs, "max_length": 64, "editable": False, "default": ""})
        self.of, self.fold = of, fold

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for settled in ("max_length", "editable", "default"):
            kwargs.pop(settled, None)
        return name, path, args, {**kwargs, "of": self.of, "fold": self.fold}

    def index(self, org_id: uuid.UUID, text: str) -> str:
        """Where this text stands in this organisation."""
        if not text:
            return ""
        text = folded(text) if self.fold else text
        where = f"{first_table(self.model)}.{first_column(self.model, self.of)}\x00{org_id.hex}\x00{text}"
        return hmac.new(settings.KEYRING.derive("index"), where.encode(), hashlib.sha256).hexdigest()

    def pre_save(self, row: Any, add: bool) -> str:
        """Of the text as it is now; where nobody opened it, it has not changed."""
        if not isinstance(row.__dict__.get(self.of), Sealed):
            setattr(row, self.attname, self.index(row.org_id, getattr(row, self.of)))
        return getattr(row, self.attname)
