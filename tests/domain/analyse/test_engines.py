"""`alongside analyse`: parts, threads, engines and a kill make no difference to what is written."""

import itertools

import duckdb
import numpy as np
import pytest

from alongside.pipeline import engine, parts
from alongside.pipeline.columns import DAY, INSTRUMENT
from alongside.pipeline.engine import CannotAnalyse
from tests.domain.analyse.made import run


@pytest.fixture
def parquet(file, tmp_path):
    path = tmp_path / "in.parquet"
    duckdb.execute(f"COPY (SELECT * FROM read_csv('{file}', all_varchar = true)) TO '{path}'")
    return path


def test_parts_threads_and_kinds_of_file_make_no_difference(file, parquet, tmp_path, monkeypatch):
    outs = [tmp_path / name for name in ("one.csv", "parts.csv", "again.csv")]
    run(file, "--out", outs[0])
    monkeypatch.setattr("alongside.pipeline.analyse.ROWS_A_PART", 50)
    for module in ("parts", "writer"):
        monkeypatch.setattr(f"alongside.pipeline.{module}.STRETCH", 33)
    monkeypatch.setattr("alongside.pipeline.parts.BATCH", 40)
    run(file, "--out", outs[1], "--threads", 1)
    monkeypatch.undo()
    monkeypatch.setattr("alongside.pipeline.analyse.ROWS_A_PART", 50)
    run(parquet, "--out", outs[2], "--threads", 2)
    assert outs[0].read_bytes() == outs[1].read_bytes() == outs[2].read_bytes()


def test_without_the_engine_the_extra_is_named(monkeypatch):
    monkeypatch.setattr(
        engine.importlib, "import_module", lambda name: (_ for _ in ()).throw(ModuleNotFoundError(name))
    )
    with pytest.raises(CannotAnalyse, match=r"run.py analyse \.\.\. installs it .* '\.\[analysis\]'"):
        engine.duckdb()
    with pytest.raises(CannotAnalyse, match=r"run.py analyse \.\.\. --on-spark local\[2\] .* '\.\[spark\]'"):
        engine.spark()


def test_without_java_one_line_says_what_to_install(parquet, tmp_path, monkeypatch):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotAnalyse, match="Java 17 or later.*sudo apt install default-jre") as refused:
        run(parquet, "--out", tmp_path / "out", "--on-spark", "local[2]")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("output", "version"),
    [('openjdk version "17.0.15" 2025-04-15', 17), ('java version "1.8.0_401"', 1), ("no such thing", 0)],
)
def test_the_version_of_java_is_read_from_what_it_says(output, version):
    assert engine.java_version(output) == version


def test_duckdb_never_fetches_an_extension(tmp_path):
    connection = engine.connect(str(tmp_path), 1, "100MB")
    with pytest.raises(duckdb.Error):
        connection.execute("SELECT * FROM 'http://127.0.0.1:9/x.parquet'")


def test_what_spark_can_not_read_is_refused_in_one_line_before_it_starts(file, parquet, tmp_path):
    folder, cut = tmp_path / "folder", tmp_path / "folder" / "sub" / "cut.parquet"
    cut.parent.mkdir(parents=True)
    cut.write_bytes(parquet.read_bytes()[:-9])
    (tmp_path / "nothing").mkdir()
    (tmp_path / "nothing" / "_SUCCESS").touch()  # as Spark leaves one
    cases = [
        (file, "in.csv is no Parquet file, .* leave out --on-spark"),
        (cut, "cut.parquet is no Parquet file, or only part of one"),
        (folder, "cut.parquet is no Parquet file, or only part of one"),
        (tmp_path / "nothing", "there is no .parquet file in the folder"),
        (tmp_path / "absent", "absent is not there"),
    ]
    for path, why in cases:
        with pytest.raises(CannotAnalyse, match=why) as refused:
            run(path, "--out", tmp_path / "out", "--on-spark", "local[1]")
        assert "\n" not in str(refused.value)
    with pytest.raises(CannotAnalyse, match="named, not set aside"):
        run(parquet, "--out", tmp_path / "out", "--on-spark", "local[1]", "--set-aside", tmp_path / "aside")
    with pytest.raises(CannotAnalyse, match=r"--on-spark locl is not where Spark runs: write local\[4\]"):
        run(parquet, "--out", tmp_path / "out", "--on-spark", "locl")
    assert not (tmp_path / "out").exists()


def test_rows_are_put_in_order_of_instrument_series_and_date():
    draw, rows = np.random.default_rng(8), np.zeros(5000, parts.LOOK)
    keys = draw.integers(0, 2**63, 90, np.uint64) * 2
    keys[45:] = keys[:45]  # two series with one key are told apart by the second
    who = draw.integers(0, 90, len(rows))
    rows["series"], rows["again"], rows[INSTRUMENT] = keys[who], who, who % 3
    rows[DAY] = draw.integers(-400, 400, len(rows))
    rows["place"] = np.arange(len(rows))
    order, looks = parts.in_order(rows)
    ordered = rows[order]
    assert np.all(np.diff(ordered[INSTRUMENT]) >= 0)
    ends = np.cumsum(looks.lengths)
    for first, last in itertools.pairwise([0, *ends]):
        series = ordered[first:last]
        assert len(set(series["again"])) == 1
        assert sorted(series[[DAY, "place"]].tolist()) == series[[DAY, "place"]].tolist()
    assert len(ends) == 90
    assert ends[-1] == len(rows)
