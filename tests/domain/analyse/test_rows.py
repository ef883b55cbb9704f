"""`alongside analyse`: the rows in their order, and what the core says of each."""

import duckdb
import pytest

from alongside.core.detection import settings
from alongside.core.detection.reference import RULE as REFERENCE_RULE
from tests.domain.analyse.made import HEAD, by_the_oracle, run, table, written


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
