from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models

from alongside.base.encrypted import EncryptedText
from alongside.base.indexed import KeyedIndex


class Sealing(models.Model):
    """A row with sealed words. What hangs on a value is saved with it, wherever only some fields are."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if (names := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = self._with_what_hangs_on(names)
        super().save(*args, **kwargs)

    def _with_what_hangs_on(self, names: Iterable[str]) -> set[str]:
        """With the words that are bound to one of these fields, and the indexes that are made from one."""
        fields = self._meta.concrete_fields
        changed = {part for field in fields if field.name in names for part in (field.name, field.attname)}
        sealed = [one for one in fields if isinstance(one, EncryptedText) and changed & {*one.bound_names}]
        indexes = [one for one in fields if isinstance(one, KeyedIndex) and one.of in changed]
        return {*names, *(one.name for one in (*sealed, *indexes))}
