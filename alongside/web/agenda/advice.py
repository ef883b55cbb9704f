"""What is remarked on words of mine before they are saved."""

from __future__ import annotations

from alongside.core.outside_reason import outside_reason
from alongside.documents.wording.outside import REMARK, WHO


def of_reason(why: str) -> dict[str, str]:
    """The remark on a reason of mine that names only somebody outside (S15)."""
    found = outside_reason(why)
    return {"why": str(REMARK) % {"who": WHO[found.kind]}} if found else {}
