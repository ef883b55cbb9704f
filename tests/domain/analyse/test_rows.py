"""`alongside analyse`: the rows in their order and what the core says of each; a folder of files is read as one."""

import itertools

import duckdb
import pytest

from alongside.core.detection import settings
from alongside.core.detection.reference import RULE as REFERENCE_RULE
from alongside.pipeline.engine import CannotAnalyse
from tests.domain.analyse.made import HEAD, WRONG, by_the_oracle, run, table, written


def test_the_rows_stand_in_their_order_with_what_the_oracle_says(rows, file, tmp_path):
    out = tmp_path / "out.csv"
    assert f"{len(rows)} rows of 40 series, 0 set aside" in run(file, "--out", out)
    written_rows = table(out)
    assert [row["alliance"] for row in written_rows] == [row[0] for row in rows]
    for row, expected in zip(written_rows, by_the_oracle(rows), strict=True):
        assert int(row["n_before"]) == expected.n_before
        assert (row["signal"], row["rule"]) == (expected.signal, settings.RULE)
        assert row["reference_rule"] == REFERENCE_RULE
        assert (row["strain"], row["calmer"]) == tuple(
            "yes" if x else "no" for x in (expected.strain, expected.calmer)
        )
        assert float(row["evidence"]) == pytest.approx(expected.evidence, abs=2e-9)
        for name, value in (
            ("expected", expected.expected / 2),
            ("low", expected.low / 2),
            ("high", expected.high / 2),
            ("t", expected.t),
            ("p", expected.p),
        ):
            assert float(row[name] or "nan") == pytest.approx(value, abs=2e-9, nan_ok=True)


def test_typed_parquet_is_read_like_text(rows, file, tmp_path):
    typed, plain = tmp_path / "typed.parquet", tmp_path / "plain.parquet"
    columns = "alliance, rater, date::DATE AS date, score::DOUBLE AS score, CASE tension WHEN 'yes' THEN true WHEN 'no' THEN false END AS tension"
    duckdb.execute(f"COPY (SELECT {columns} FROM read_csv('{file}', all_varchar = true)) TO '{typed}'")
    run(typed, "--out", tmp_path / "a.parquet")
    run(file, "--out", plain)
    columns_of_both = "n_before, expected, t, p, evidence, signal, strain, calmer"
    a, b = (
        duckdb.execute(f"SELECT {columns_of_both} FROM '{path}'").fetchall()
        for path in (tmp_path / "a.parquet", plain)
    )
    assert a == b
    assert len(a) == len(rows)


def test_each_instrument_has_its_scale_and_is_never_mixed_with_another(tmp_path):
    lines = [
        f"a,client,2026-01-{d:02},{4 if d % 2 else 8},{'own-client' if d % 2 else 'srs'}"
        for d in range(1, 21)
    ]
    file, out = written(tmp_path / "in.csv", [f"{HEAD},instrument", *lines]), tmp_path / "out.csv"
    summary = run(file, "--out", out, "--scale", "srs=0:40:0.1")
    assert "own-client: scale 1:5:0.2, priors: default for the own check-in" in summary
    assert "srs: scale 0:40:0.1" in summary
    assert [int(row["n_before"]) for row in table(out)] == [k // 2 for k in range(20)]


def cut(file, folder, *at):
    """The rows of a file as Parquet files in a folder, cut before each row of `at`."""
    folder.mkdir()
    for k, (first, last) in enumerate(itertools.pairwise([0, *at])):
        rows = f"SELECT * FROM read_csv('{file}', all_varchar = true) LIMIT {last - first} OFFSET {first}"
        duckdb.execute(f"COPY ({rows}) TO '{folder}/{k:02}.parquet'")
    return folder


def test_a_folder_of_files_is_read_as_one_and_written_under_the_same_names(rows, file, tmp_path, monkeypatch):
    one_file, out = tmp_path / "whole.parquet", tmp_path / "out"
    run(cut(file, tmp_path / "all", len(rows)) / "00.parquet", "--out", one_file)
    for module in ("parts", "writer"):
        monkeypatch.setattr(f"alongside.pipeline.{module}.STRETCH", 50)
    summary = run(cut(file, tmp_path / "in", 1, 120, 120, 333, len(rows)), "--out", out)
    assert f"{len(rows)} rows of 40 series, 0 set aside" in summary
    assert sorted(path.name for path in out.iterdir()) == [f"{k:02}.parquet" for k in range(5)]
    together = [row for path in sorted(out.iterdir()) for row in duckdb.execute(f"FROM '{path}'").fetchall()]
    assert together == duckdb.execute(f"FROM '{one_file}'").fetchall()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_wrong_rows_of_a_folder_are_named_by_file(tmp_path):
    folder, out, aside = cut(written(tmp_path / "in.csv", [f"{HEAD},tension", WRONG[-1], *WRONG[:1], WRONG[3], WRONG[5]]), tmp_path / "in", 2, 4), tmp_path / "out", tmp_path / "aside.csv"  # fmt: skip
    with pytest.raises(
        CannotAnalyse,
        match=r"\n01.parquet, line 1, score: lies between.*\n01.parquet, line 2, score: is no n",
    ):
        run(folder, "--out", out)
    assert not out.exists()
    assert "2 rows of 1 series, 2 set aside" in run(folder, "--out", out, "--set-aside", aside)
    assert [(row["file"], row["line"]) for row in table(aside)] == [("01.parquet", "1"), ("01.parquet", "2")]
    assert duckdb.execute(f"SELECT count(*) FROM '{out}/01.parquet'").fetchone() == (0,)


def test_folders_that_can_not_be_read_or_written_are_refused(file, tmp_path):
    folder = cut(file, tmp_path / "in", 10, 20)
    (tmp_path / "none").mkdir()
    for source, out, reason in (
        (tmp_path / "none", tmp_path / "out", "no .parquet file in the folder"),
        (folder, tmp_path / "out.parquet", "OUT becomes one"),
        (folder, tmp_path / "none", "not there yet"),
    ):
        with pytest.raises(CannotAnalyse, match=reason):
            run(source, "--out", out)
    duckdb.execute(f"COPY (SELECT *, 1 AS more FROM '{folder}/00.parquet') TO '{folder}/02.parquet'")
    with pytest.raises(CannotAnalyse, match=r"02.parquet has not the columns.*of 00.parquet"):
        run(folder, "--out", tmp_path / "out")
