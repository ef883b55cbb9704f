"""`alongside analyse`: every wrong row, cell and word of the command is named."""

import csv

import pytest

from alongside.pipeline.engine import CannotAnalyse
from tests.domain.analyse.made import HEAD, NAMED, WRONG, run, table, written


def test_every_wrong_row_is_named_by_line_column_and_reason_or_set_aside_and_counted(tmp_path):
    file, out, aside = (tmp_path / name for name in ("in.csv", "out.csv", "aside.csv"))
    written(file, [f"{HEAD},tension", *WRONG])
    with pytest.raises(CannotAnalyse) as refused:
        run(file, "--out", out)
    assert "10 rows cannot be read" in str(refused.value)
    assert all(f"\nline {line}" in str(refused.value) for line in NAMED)
    assert not out.exists()
    assert "2 rows of 1 series, 10 set aside" in run(file, "--out", out, "--set-aside", aside)
    assert [row["date"] for row in table(out)] == ["2026-01-01", "2026-01-05"]
    assert [int(row["line"]) for row in table(aside)] == list(range(3, 13))


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a,client,2026-01-02,7,more", "a,client,2026-01-02,7,more"),
        (b"a,client", "a,client"),
        ("Zoë,client".encode(), "Zoë,client"),
        (b"Ren\xe9,client,2026-01-02,7", "Ren\\xe9,client,2026-01-02,7"),
        (b'"a\nb",client,2026-01-02', '"a\nb",client,2026-01-02'),
    ],
)
def test_a_line_that_no_row_can_be_made_of_is_set_aside_whole(raw, text, ends, tmp_path):
    file, aside = tmp_path / "in.csv", tmp_path / "aside.csv"
    rows = [HEAD.encode(), b"a,client,2026-01-01,x", raw, b"a,client,2026-01-03,6"]
    file.write_bytes(b"\xef\xbb\xbf" + ends.join([*rows, b""]))  # a byte order mark is no part of a column
    assert "1 rows of 1 series, 2 set aside" in run(file, "--out", tmp_path / "out.csv", "--set-aside", aside)
    odd, unreadable = table(aside)
    assert (odd["line"], odd["score"], odd["whole line"]) == ("2", "x", "")
    assert [unreadable[name] for name in ("line", "column", "score", "whole line")] == ["3", "row", "", text]
    assert unreadable["reason"]


@pytest.mark.parametrize("sign", ["=1+1", "+44", "-7", "@a", "\t=1", "\r=1", "\n=1", "'=1", '"', " "])
def test_every_cell_stands_in_both_files_as_it_came(sign, tmp_path):
    file, out, aside = (tmp_path / name for name in ("in.csv", "out.csv", "aside.csv"))
    cells = [f"{sign}a", f"{sign}r", "2026-01-01", "7", f"{sign}i"]
    with file.open("w", encoding="utf-8", newline="") as to:
        csv.writer(to, quoting=csv.QUOTE_ALL).writerows(
            [[*HEAD.split(","), "instrument"], cells, [*cells[:3], "x", cells[4]]]
        )
    assert "1 rows of 1 series, 1 set aside" in run(file, "--out", out, "--set-aside", aside)
    for rows, score in ((table(out), "7"), (table(aside), "x")):
        assert [[row[name] for name in (*HEAD.split(","), "instrument")] for row in rows] == [
            [*cells[:3], score, cells[4]]
        ]


def test_a_quotation_mark_that_is_never_closed_keeps_everything_after_it(tmp_path):
    file, aside = tmp_path / "in.csv", tmp_path / "aside.csv"
    written(file, [HEAD, "a,client,2026-01-01,7", 'a,"client,2026-01-02,7', "a,client,2026-01-03,7"])
    run(file, "--out", tmp_path / "out.csv", "--set-aside", aside)
    assert [row["whole line"] for row in table(aside)] == ['a,"client,2026-01-02,7\na,client,2026-01-03,7']


def test_no_row_at_all_is_no_fault(tmp_path):
    out = tmp_path / "out.csv"
    file = written(tmp_path / "in.csv", [HEAD])
    assert "0 rows of 0 series" in run(file, "--out", out, "--scale", "sr=0:40:0.1")
    assert table(out) == []


def test_a_file_of_rows_that_were_set_aside_can_be_given_again(tmp_path):
    file = written(tmp_path / "in.csv", [HEAD, "a,client,2026-01-01,7", "a,client,2026-01-08,x"])
    aside, again = tmp_path / "aside.csv", tmp_path / "again.csv"
    assert "1 rows" in run(file, "--out", tmp_path / "out.csv", "--set-aside", aside)
    head, row = aside.read_text().splitlines()
    written(again, [head, row.replace('"x"', '"7"'), row])
    summary = run(again, "--out", tmp_path / "mended.csv", "--set-aside", tmp_path / "left.csv")
    assert "1 rows of 1 series, 1 set aside" in summary
    assert len((tmp_path / "left.csv").read_text().splitlines()) == 2
