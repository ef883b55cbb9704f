"""Writes docs/reference/evidence.md from the table in the code. Run again when the table changes:

python -m tools.evidence_table
"""

from __future__ import annotations

import os
from pathlib import Path

import django

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "evidence.md"

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()
    from alongside.documents.evidence_table import as_markdown

    PAGE.write_text(as_markdown(), "utf-8")
