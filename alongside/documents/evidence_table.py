"""The one table of what research says, and of the methods behind a figure. Every claim of the product names a row of it.

`E` rows are research, `M` rows methods, `O` rows what our own simulation gave. A row is said in no stronger words than
here: "goes with", never "makes". `docs/reference/evidence.md` is this table; a check finds claims without a row.
"""

from __future__ import annotations

from collections.abc import Iterator

from alongside.documents.evidence_methods import METHODS, SIMULATED
from alongside.documents.evidence_research import EVIDENCE
from alongside.documents.evidence_row import Source

TABLE = {one.id: one for one in (*EVIDENCE, *METHODS, *SIMULATED)}


def source(id: str) -> Source:
    """One row; KeyError where there is none."""
    return TABLE[id]


def as_markdown() -> str:
    """The table as the reference in the docs."""
    return "\n".join(_lines()) + "\n"


HEAD = """# What the evidence says

Made from `alongside/documents/evidence_table.py` by `python -m tools.evidence_table`; change it there. Every claim in the
product's pages and docs carries the id of a row in square brackets, and `tests/architecture/test_claims.py` finds those
without one. Nothing is said in stronger words than here: "goes with", never "makes".

[F]: the figure was found in a public source or computed from a public file. [R]: recalled, to be confirmed before it is
printed elsewhere."""


def _lines() -> Iterator[str]:
    yield HEAD
    parts: list[tuple[str, tuple[Source, ...]]] = [
        ("Research", EVIDENCE),
        ("Methods", METHODS),
        ("Our own simulation", SIMULATED),
    ]
    for title, rows in parts:
        yield f"\n## {title}\n\n| id | statement | figure | reference | strength |\n| --- | --- | --- | --- | --- |"
        for one in rows:
            mark = "[F]" if one.found else "[R]"
            cells = (one.id, one.statement, one.figure, one.reference, f"{one.strength} {mark}")
            yield f"| {' | '.join(map(str, cells))} |"
