"""A text field whose words are encrypted in the database.

AES-256-GCM with the owner's data key; the row's id is associated data, so sealed words can not be
moved to another row. Opened lazily, when somebody reads the attribute. Writing goes through `save`
or `bulk_create`; `update` and `bulk_update` are refused, because they have no row to bind to.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models

from alongside.base import datakeys
from alongside.base.keyring import seal, unseal


class Sealed(bytes):
    """Words as they stand in the database: the data key's id, then nonce and ciphertext."""


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
    """Text under the data key of the owner whose id stands in the attribute `owner` of the row."""

    _pyi_private_set_type: str  # what a row's attribute is to Django's types
    _pyi_private_get_type: str  # type: ignore[assignment]

    def __init__(self, owner: str, **kwargs: Any):
        kwargs["editable"] = True
        super().__init__(**kwargs)
        self.owner = owner

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "owner": self.owner}

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, self.attname, _Opening(self))

    def bound(self, row: Any) -> bytes:
        """Where these words belong: table, column, organisation and row."""
        return f"{row._meta.label_lower}.{self.name}|{row.org_id.hex}|{row.pk.hex}".encode()

    def open(self, row: Any, sealed: Sealed) -> str:
        """The words inside. Raises KeyringError for a wrong key or altered bytes."""
        if not sealed:
            return ""
        key = datakeys.opened(uuid.UUID(bytes=sealed[:16]))
        return unseal(key, sealed[16:], self.bound(row)).decode()

    def pre_save(self, row: Any, add: bool) -> Sealed:
        value = row.__dict__.get(self.attname, "")
        if isinstance(value, Sealed) or not value:
            return Sealed(value or b"")
        key_id, key = datakeys.key_for(row.org_id, getattr(row, self.owner))
        return Sealed(key_id.bytes + seal(key, value.encode(), self.bound(row)))

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, Sealed):
            return value
        raise TypeError(
            f"{self.name} is encrypted: write it through save(), and never search it in the database."
        )

    def get_default(self) -> str:
        return ""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(value)
