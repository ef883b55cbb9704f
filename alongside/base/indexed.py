"""Finding sealed references again: an equal text gives an equal index, and the index gives nobody the text.

HMAC-SHA256 under a key of the keyring, over organisation, column and text. The same text in another organisation or
another column has another index. Indexes can be compared for equality, and for nothing else.
"""

import hashlib
import hmac
import unicodedata
import uuid
from typing import Any

from django.conf import settings
from django.db import models

from alongside.base import former_names
from alongside.base.encrypted import Sealed


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
        where = f"{former_names.table(self.model)}.{former_names.column(self.model, self.of)}\x00{org_id.hex}\x00{text}"
        return hmac.new(settings.KEYRING.derive("index"), where.encode(), hashlib.sha256).hexdigest()

    def pre_save(self, row: Any, add: bool) -> str:
        """Of the text as it is now; where nobody opened it, it has not changed."""
        if not isinstance(row.__dict__.get(self.of), Sealed):
            setattr(row, self.attname, self.index(row.org_id, getattr(row, self.of)))
        return getattr(row, self.attname)
