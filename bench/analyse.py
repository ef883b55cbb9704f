"""How long a whole service takes: python bench/analyse.py FOLDER [--alliances 500000] [--looks 20].

Makes a file of looks in order of date, analyses it from Parquet to Parquet, and lets DuckDB read, sort into IN's order
and write OUT itself, in the same run. Beside it the reference rule alone as DuckDB windows, pandas and polars where they
are installed. Peak memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib.util
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from alongside.core import synthetic

CHUNK = 50_000
REFERENCE = """
    SELECT *, (score - m) / (s * sqrt(1 + 1.0 / n)) AS t FROM (
        SELECT *, 4.84 / (4.84 + 2.84 / n) * total / n + (1 - 4.84 / (4.84 + 2.84 / n)) * 7.2 AS m,
            sqrt((4 * 0.71 + squares - total * total / n) / (n + 3)) AS s FROM (
            SELECT *, count(*) OVER w AS n, sum(score) OVER w AS total, sum(score * score) OVER w AS squares
            FROM read_parquet('{}') WINDOW w AS (PARTITION BY alliance, rater ORDER BY date
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)))"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the analysis of a whole service.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--alliances", type=int, default=500_000)
    parser.add_argument("--looks", type=int, default=20)
    asked = parser.parse_args()
    rows = asked.alliances * asked.looks
    given, out, copy = (asked.folder / f"{name}-{rows}.parquet" for name in ("in", "out", "copy"))
    if not given.exists():
        make(given, asked.alliances, asked.looks)
    print(
        f"{rows} looks of {asked.alliances} alliances, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    timed("analyse", lambda: run("-m", "alongside", "analyse", str(given), "--out", str(out)))
    sort = f"COPY (SELECT * EXCLUDE l FROM (SELECT *, file_row_number AS l FROM read_parquet('{out}', file_row_number = true)) ORDER BY l) TO '{copy}'"
    timed("DuckDB: read, sort, write", lambda: duck(sort))
    windows = REFERENCE.format(given)
    timed("DuckDB windows, reference rule", lambda: duck(f"COPY ({windows}) TO '{copy}'"))
    for engine in ("pandas", "polars"):
        if importlib.util.find_spec(engine):
            timed(
                f"{engine}, reference rule",
                lambda engine=engine: run("-c", FRAMES[engine].format(given, copy)),
            )
    copy.unlink(missing_ok=True)


FRAMES = {
    "pandas": """
import pandas as pd
d = pd.read_parquet('{0}').sort_values(['alliance', 'rater', 'date'], kind='stable')
g = d.groupby(['alliance', 'rater'], sort=False)
n = g.cumcount()
d['q'] = d.score * d.score
total, squares = g.score.cumsum() - d.score, d.groupby(['alliance', 'rater'], sort=False).q.cumsum() - d.q
w = 4.84 / (4.84 + 2.84 / n)
s = ((4 * .71 + squares - total * total / n) / (n + 3)) ** .5
d['t'] = (d.score - w * total / n - (1 - w) * 7.2) / (s * (1 + 1 / n) ** .5)
d.sort_index().to_parquet('{1}')
""",
    "polars": """
import polars as pl
k = ['alliance', 'rater']
d = pl.read_parquet('{0}').with_row_index().sort([*k, 'date', 'index'])
d = d.with_columns(n=pl.int_range(pl.len()).over(k), total=(pl.col('score').cum_sum() - pl.col('score')).over(k),
    squares=((pl.col('score') ** 2).cum_sum() - pl.col('score') ** 2).over(k))
w = 4.84 / (4.84 + 2.84 / pl.col('n'))
s = ((4 * .71 + pl.col('squares') - pl.col('total') ** 2 / pl.col('n')) / (pl.col('n') + 3)).sqrt()
m = w * pl.col('total') / pl.col('n') + (1 - w) * 7.2
d.with_columns(t=(pl.col('score') - m) / (s * (1 + 1 / pl.col('n')).sqrt())).sort('index').write_parquet('{1}')
""",
}


def make(path: Path, alliances: int, looks: int) -> None:
    preset = dataclasses.replace(synthetic.PUBLIC[0], looks=looks, last_onset=max(7, looks - 4))
    parts = [part(preset, first, min(CHUNK, alliances - first)) for first in range(0, alliances, CHUNK)]
    who, day, score = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(day, kind="stable")
    table = pa.table(
        {"who": who[order], "day": pa.array(day[order]).cast(pa.date32()), "score": score[order]}
    )
    duck(
        "SELECT 'alliance-' || who AS alliance, 'client' AS rater, day AS date, score FROM table_",
        path,
        table,
    )


def part(preset: synthetic.Preset, first: int, people: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    data = synthetic.simulate(preset, people, bool(first // CHUNK % 2), first + 1)
    start = np.random.default_rng(first).integers(17_000, 19_000, people)[:, None]
    day = (start + np.round(data.weeks * 7)).astype(np.int32)
    return np.repeat(np.arange(first, first + people), preset.looks), day.ravel(), data.points.ravel()


def duck(query: str, path: Path | None = None, table: pa.Table | None = None) -> None:
    with duckdb.connect() as connection:
        connection.execute("SET memory_limit = '800MB'")
        if table is not None:
            connection.register("table_", table)
            query = f"COPY ({query}) TO '{path}'"
        connection.execute(query)


def run(*words: str) -> None:
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def timed(name: str, work: Callable[[], None]) -> None:
    before, began = cpu(), time.perf_counter()
    work()
    wall, used = time.perf_counter() - began, cpu() - before
    peak = (
        max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        / 1e3
    )
    print(f"{name}: {wall:.1f} s, {used:.1f} s of processor time, peak so far {peak:.0f} MB", flush=True)


def cpu() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


if __name__ == "__main__":
    main()
