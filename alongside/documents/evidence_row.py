"""A row of the table of evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Source:
    """One row. `found`: the figure was read in a public source; otherwise it is recalled, to be confirmed."""

    id: str
    statement: str | _StrPromise
    figure: str
    reference: str
    strength: str | _StrPromise
    found: bool = True


MANY = _("many studies taken together")
ONE = _("one study")
FEW = _("a few studies; they differ")
EXPERTS = _("what experienced people agree on")
METHOD = _("a method")
OWN = _("our own simulation")
