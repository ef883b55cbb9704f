"""`alongside analyse`: a folder of files is read as one."""

import itertools

import duckdb
import pytest

from alongside.pipeline.engine import CannotAnalyse
from tests.domain.analyse.made import HEAD, WRONG, run, table, written


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
