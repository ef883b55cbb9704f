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

The last column says how much of the source was read by whoever wrote the row; nothing was read in full. Methods stand here by
where they come from: that they are worked out rightly is held by known vectors and outside libraries in the tests."""


def as_markdown() -> str:
    """The table as the reference in the docs; Django is set up."""
    lines = [HEAD]
    for title, rows in (("Research", EVIDENCE), ("Methods", METHODS), ("Our own simulation", SIMULATED)):
        lines.append(f"\n## {title}\n\n| id | statement | figure | reference | strength | read |")
        lines.append("| --- | --- | --- | --- | --- | --- |")
        for row in rows:
            cells = (row.id, row.statement, row.figure, row.reference, row.strength, row.read_words)
            lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()
    PAGE.write_text(as_markdown(), "utf-8")
