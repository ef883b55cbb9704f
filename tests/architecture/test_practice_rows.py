"""The table of practice rows is whole, and every test that it names exists."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLE = (ROOT / "docs" / "reference" / "practice-rows.md").read_text()
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TABLE.splitlines()
    if line.startswith("| S")
]


def test_every_mechanism_has_its_row_in_order() -> None:
    assert [row[0] for row in ROWS] == [f"S{n}" for n in range(1, 28)]


def test_a_row_that_works_names_where_and_a_test_that_exists() -> None:
    for row, _what, works, where, shown in ROWS:
        named = re.findall(r"tests/[\w/]+\.py", shown)
        missing = [path for path in named if not (ROOT / path).exists()]
        assert not missing, f"{row} names {missing}"
        assert works.startswith(("yes", "in part: ", "not yet")), row
        if works == "yes":
            assert where, row
            assert named, row
