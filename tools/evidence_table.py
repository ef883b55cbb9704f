"""Writes docs/reference/evidence.md from the table in the code. Run again when the table changes:

python -m tools.evidence_table
"""

import os
from pathlib import Path

import django

from alongside.documents.evidence import EVIDENCE, METHODS, SIMULATED

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "evidence.md"
HEAD = """# What the evidence says

Made from `alongside/documents/evidence.py` by `python -m tools.evidence_table`; change it there. Every claim in the
product's pages and docs carries the id of a row in square brackets, and `tests/architecture/test_claims.py` finds those
without one. Nothing is said in stronger words than here: "goes with", never "makes".

[F]: the figure was found in a public source or computed from a public file. [R]: recalled, to be confirmed before it is
printed elsewhere."""


def as_markdown() -> str:
    """The table as the reference in the docs; Django is set up."""
    lines = [HEAD]
    for title, rows in (("Research", EVIDENCE), ("Methods", METHODS), ("Our own simulation", SIMULATED)):
        lines.append(f"\n## {title}\n\n| id | statement | figure | reference | strength |")
        lines.append("| --- | --- | --- | --- | --- |")
        for row in rows:
            mark = "[F]" if row.is_found else "[R]"
            cells = (row.id, row.statement, row.figure, row.reference, f"{row.strength} {mark}")
            lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()
    PAGE.write_text(as_markdown(), "utf-8")
