"""Today in the words of the page."""

from __future__ import annotations

from typing import Any

from alongside.insight.today import Today


def page(found: Today) -> dict[str, Any]:
    """What the template shows."""
    return {"found": found}
