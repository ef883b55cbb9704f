"""The kind remark on a guess at somebody's motives (S10, S25): beside the field, once, and it blocks nothing."""

from __future__ import annotations

from typing import Any

from alongside.core.motives import guess_in
from alongside.documents.wording.repair import GUESS


def of_guesses(data: dict[str, Any], *fields: str) -> dict[str, str]:
    """The remarks on the fields whose words guess at a motive."""
    found = {name: guess_in(data.get(name) or "") for name in fields}
    return {name: str(GUESS) % {"phrase": phrase} for name, phrase in found.items() if phrase}
