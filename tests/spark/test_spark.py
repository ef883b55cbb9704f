"""On Spark the same rows say the same as on one machine. Its own command: pytest tests/spark (Java 17 or later)."""

import csv
import datetime
import os
import sys

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from alongside.pipeline import analyse, spark
from alongside.pipeline.analyse import Request
from alongside.pipeline.engine import CannotAnalyse
from tests.domain.analyse.made import WRONG

pytestmark = [
    pytest.mark.slow,
    pytest.mark.enable_socket,  # Spark's own processes talk over the loopback
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # py4j leaves its sockets to the collector
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
NUMBERS = ("n_before", "expected", "low", "high", "t", "p", "evidence")
WORDS = ("alliance", "rater", "date", "score", "reference_rule", "signal", "strain", "calmer", "rule")


@pytest.fixture(autouse=True)
def this_python(monkeypatch):
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    # what runs for ten seconds gains nothing by being compiled a second time, and better; and the lock has its hash
    quick = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
    monkeypatch.setenv("JDK_JAVA_OPTIONS", quick)


def file(path, rows):
    names = ("alliance", "rater", "date", "score", "tension")
    pq.write_table(pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))), path)
    return path


def adversarial():
    """One look, equal dates, all equal scores, two years of silence, two thousand looks, and sixty ordinary series."""
    draw, first = np.random.default_rng(4), datetime.date(2020, 1, 1)
    series = [
        ("one", [0]),
        ("same-day", [5] * 12),
        ("silence", [0, 14, 28, 42, 800, 814]),
        ("long", range(2000)),
    ]
    series += [(f"a{k}", np.cumsum(draw.integers(0, 30, draw.integers(1, 30))).tolist()) for k in range(60)]
    rows = [
        (name, draw.choice(["client", "worker"]), first + datetime.timedelta(days=int(day)), draw.integers(0, 21) / 2, draw.choice(["", "no", "yes"], p=[0.8, 0.15, 0.05]))
        for name, days in series
        for day in days
    ]  # fmt: skip
    rows += [("flat", "client", first + datetime.timedelta(days=k), 10.0, "") for k in range(40)]
    return [rows[k] for k in draw.permutation(len(rows))]


def test_spark_says_the_same_in_the_same_order_and_names_wrong_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(spark, "ROWS_AT_ONCE", 500)
    in_parquet = file(tmp_path / "in.parquet", adversarial())
    analyse.analyse(Request(in_parquet), tmp_path / "one.parquet", print)
    assert spark.analyse(Request(in_parquet), tmp_path / "spark", "local[2]", print, tasks=3) == len(
        adversarial()
    )
    on_one_machine_rows, on_spark_rows = (
        duckdb.execute(f"SELECT * FROM read_parquet('{tmp_path}/{name}')").fetchnumpy()
        for name in ("one.parquet", "spark/*.parquet")
    )
    for name in WORDS:
        assert on_one_machine_rows[name].tolist() == on_spark_rows[name].tolist()
    for name in NUMBERS:
        a, b = (
            np.ma.filled(each[name].astype(float), np.nan) for each in (on_one_machine_rows, on_spark_rows)
        )
        assert b == pytest.approx(a, abs=2e-9, nan_ok=True)

    wrong = file(tmp_path / "wrong.parquet", [row for row in csv.reader(WRONG) if len(row) == 5])
    with pytest.raises(CannotAnalyse) as on_one_machine:
        analyse.analyse(Request(wrong), tmp_path / "nothing.parquet", print)
    with pytest.raises(CannotAnalyse) as on_spark:
        spark.analyse(Request(wrong), tmp_path / "nothing", "local[2]", print)
    reasons = str(on_one_machine.value).splitlines()[:-1]  # the last line says what to do
    assert len(reasons) == 9
    assert str(on_spark.value).replace("wrong.parquet, ", "").splitlines()[:-1] == reasons
    with pytest.raises(CannotAnalyse, match="no instrument in IN is called srs; there is one without a name"):
        spark.analyse(Request(in_parquet, ["srs=0:40:0.1"]), tmp_path / "nothing", "local[2]", print)
    assert not (tmp_path / "nothing").exists()


def test_a_series_is_never_cut_in_two(monkeypatch):
    monkeypatch.setattr(spark, "ROWS_AT_ONCE", 7)
    names = [
        name for name, looks in (("a", 3), ("b", 9), ("c", 1), ("d", 20), ("e", 2)) for _ in range(looks)
    ]
    batches = [
        pa.RecordBatch.from_pydict({"alliance": names[k : k + 4], "rater": ["c"] * len(names[k : k + 4]), "__instrument": [0] * len(names[k : k + 4])})
        for k in range(0, len(names), 4)
    ]  # fmt: skip
    tables = [set(table["alliance"].to_pylist()) for table in spark.whole_series(iter(batches))]
    assert sum(len(each) for each in tables) == 5
    assert set().union(*tables) == set("abcde")
