"""How long a whole service takes: python -m bench.analyse FOLDER [--rows 100000 1000000 10000000].

For each size, a file of looks in order of date is analysed from Parquet to Parquet, the whole command with its start;
beside it DuckDB reads, sorts and writes a table as wide as OUT in IN's order, in the same run, without its start. At the
end: what the start costs by itself, on a file with no row and with one, and what a look costs at each size, the start
counted and not counted, against the largest size of the run. With the largest size also the reference rule alone in
DuckDB windows, polars and pandas, as far as they are installed, and at `--spark-rows` the whole analysis on Spark, in the
environment that run.py makes for it. `--files 10` makes IN a folder of files, every alliance in all of them; a hundred
million looks are `--rows 100000000 --files 10 --alone`.
"""

import argparse
import dataclasses
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from alongside.pipeline import engine
from bench import watched
from research import synthetic

LOOKS = 20
CHUNK = 50_000
RUNS = 5  # of the smaller sizes, whose cost what else runs would hide
ONCE = 2_000_000  # looks beyond which one run says enough
LIBRARIES = "import numpy, duckdb, pyarrow.parquet"
TIMED = """
import resource, time
{0}
used = lambda: sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
a, b = used(), time.perf_counter()
{1}
print(time.perf_counter() - b, used() - a)
"""
DUCK = ("import duckdb\nc = duckdb.connect()\nc.execute(\"SET memory_limit = '800MB'; SET temp_directory = '{2}'\")", 'c.execute("""COPY ({0}) TO \'{1}\'""")')  # fmt: skip
AGAIN = (
    "SELECT * EXCLUDE l FROM (SELECT *, file_row_number AS l FROM read_parquet('{}', file_row_number = true)) "
    "ORDER BY l"
)
REFERENCE = """
    SELECT *, (score - m) / (s * sqrt(1 + 1.0 / n)) AS t FROM (
        SELECT *, 4.84 / (4.84 + 2.84 / n) * total / n + (1 - 4.84 / (4.84 + 2.84 / n)) * 7.2 AS m,
            sqrt((4 * 0.71 + squares - total * total / n) / (n + 3)) AS s FROM (
            SELECT *, count(*) OVER w AS n, sum(score) OVER w AS total, sum(score * score) OVER w AS squares
            FROM read_parquet('{}') WINDOW w AS (PARTITION BY alliance, rater ORDER BY date
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)))"""
FRAMES = {
    "polars": ("import polars as pl", """
k = ['alliance', 'rater']
d = pl.read_parquet('{0}').with_row_index().sort([*k, 'date', 'index'])
d = d.with_columns(n=pl.int_range(pl.len()).over(k), total=(pl.col('score').cum_sum() - pl.col('score')).over(k),
    squares=((pl.col('score') ** 2).cum_sum() - pl.col('score') ** 2).over(k))
w = 4.84 / (4.84 + 2.84 / pl.col('n'))
s = ((4 * .71 + pl.col('squares') - pl.col('total') ** 2 / pl.col('n')) / (pl.col('n') + 3)).sqrt()
m = w * pl.col('total') / pl.col('n') + (1 - w) * 7.2
d.with_columns(t=(pl.col('score') - m) / (s * (1 + 1 / pl.col('n')).sqrt())).sort('index').write_parquet('{1}')
"""),
    "pandas": ("import pandas as pd", """
d = pd.read_parquet('{0}').sort_values(['alliance', 'rater', 'date'], kind='stable')
g = d.groupby(['alliance', 'rater'], sort=False)
n = g.cumcount()
d['q'] = d.score * d.score
total, squares = g.score.cumsum() - d.score, d.groupby(['alliance', 'rater'], sort=False).q.cumsum() - d.q
w = 4.84 / (4.84 + 2.84 / n)
s = ((4 * .71 + squares - total * total / n) / (n + 3)) ** .5
d['t'] = (d.score - w * total / n - (1 - w) * 7.2) / (s * (1 + 1 / n) ** .5)
d.sort_index().to_parquet('{1}')
"""),
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the analysis of a whole service.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--files", type=int, default=1, help="make IN a folder of so many files")
    parser.add_argument("--alone", action="store_true", help="without the others of the largest size")
    parser.add_argument("--spark-rows", type=int, default=1_000_000, help="0 for none")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    # what Python compiles is kept, as in an installation, whatever the shell says, and beside the bench's files
    os.environ |= {
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(asked.folder.absolute() / "compiled"),
    }
    start = {f"{rows} rows": least(bare(asked.folder, rows)) for rows in (0, 1)}
    whole = {rows: against_duckdb(asked.folder, rows, asked.files) for rows in asked.rows}
    if not asked.alone:
        others(asked.folder, max(asked.rows))
        if asked.spark_rows:
            on_spark(asked.folder, asked.spark_rows)
    flat(start, whole)


def flat(start: dict[str, watched.Cost], whole: dict[int, watched.Cost]) -> None:
    """What is fixed and what each look costs, beside the largest size of the same run."""
    imports = least_of(RUNS, lambda: watched.run("-c", LIBRARIES))
    print("\nprocessor time, the least of several runs; the start of the command:")
    for what, cost in {**start, "numpy, DuckDB and Arrow alone": imports}.items():
        print(f"  {what:<30}{cost.processor:6.2f} s (of the clock {cost.wall:.2f} s)")
    fixed, largest = start["1 rows"].processor, max(whole)
    each = {rows: (cost.processor / rows, (cost.processor - fixed) / rows) for rows, cost in whole.items()}
    print("nanoseconds a look: the whole command, and beyond its start; and against the largest size")
    for rows, (all_of_it, beyond) in each.items():
        print(
            f"  {rows:>11}: {all_of_it * 1e9:6.0f} ({all_of_it / each[largest][0]:.2f}) "
            f"{beyond * 1e9:6.0f} ({beyond / each[largest][1]:.2f})"
        )


def least(given: Path, runs: int = RUNS) -> watched.Cost:
    """The run of so many that took the least processor time: whatever else runs can only add to it."""
    out = given.with_name(given.name.replace("in-", "least-"))
    words = ("-m", "alongside", "analyse", str(given), "--out", str(out))
    cost = least_of(runs, lambda: (remove(out), watched.run(*words))[1])
    remove(out)
    return cost


def least_of(runs: int, one: Callable[[], watched.Cost]) -> watched.Cost:
    return min((one() for _ in range(runs)), key=lambda cost: cost.processor)


def bare(folder: Path, rows: int) -> Path:
    path = folder / f"in-{rows}.parquet"
    pq.write_table(table(np.arange(rows), np.full(rows, 18_000, np.int32), np.full(rows, 7.0)), path)
    return path


def told(what: str, cost: watched.Cost) -> watched.Cost:
    print(f"  {what:<30}{cost}", flush=True)
    return cost


def times(cost: watched.Cost, beside: watched.Cost, whose: str) -> None:
    wall, used = cost.wall / beside.wall, cost.processor / beside.processor
    print(
        f"  analyse took {wall:.2f} times {whose}'s seconds, {used:.2f} times its processor time", flush=True
    )


def against_duckdb(folder: Path, rows: int, files: int) -> watched.Cost:
    given = made(folder, rows, files)
    out, copy = (given.with_name(given.name.replace("in-", name)) for name in ("out-", "copy-"))
    remove(out)
    print(f"{rows} looks of {rows // LOOKS} alliances, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    words = ("-m", "alongside", "analyse", str(given), "--out", str(out))
    cost = told("analyse", watched.run(*words))
    if files == 1:
        times(cost, told("DuckDB: read, sort, write", duckdb(AGAIN.format(out), copy)), "DuckDB")
        remove(copy)
    remove(out)
    if rows > ONCE:
        return cost
    again = least(given, RUNS - 1)
    return min(cost, again, key=lambda each: each.processor)


def others(folder: Path, rows: int) -> None:
    """The reference rule alone, by other means, from Parquet to Parquet."""
    given, copy = made(folder, rows, 1), folder / "copy.parquet"
    print(f"the reference rule alone, {rows} looks, load {os.getloadavg()[0]:.1f}")
    ours = watched.run("-m", "alongside", "analyse", str(given), "--out", str(copy))
    told("analyse, everything", ours)
    times(ours, told("DuckDB windows", duckdb(REFERENCE.format(given), copy)), "DuckDB windows")
    for name, (imports, work) in FRAMES.items():
        if importlib.util.find_spec(name):
            cost = watched.run("-c", TIMED.format(imports, work.format(given, copy)))
            times(ours, told(name, cost), name)
        else:
            print(f"  {name} is not installed here")
    remove(copy)


def on_spark(folder: Path, rows: int) -> None:
    if not engine.java_installed():
        print(f"no Spark: {engine.HOW_TO_GET_JAVA}")
        return
    given, out = made(folder, rows, 1), folder / "on-spark"
    remove(out)
    print(f"the whole analysis, {rows} looks, load {os.getloadavg()[0]:.1f}")
    words = ("analyse", str(given), "--out")
    one = told("analyse", watched.run("-m", "alongside", *words, str(folder / "one.parquet")))
    subprocess.run([sys.executable, "-c", "import run; run.environment('spark')"], check=True)
    spark = told(
        "analyse on Spark, local[2]", watched.run("run.py", *words, str(out), "--on-spark", "local[2]")
    )
    print(
        f"  analyse took {one.wall / spark.wall:.2f} times Spark's seconds; Java's processor time is not told to us"
    )
    for each in (out, folder / "one.parquet"):
        remove(each)


def duckdb(query: str, out: Path) -> watched.Cost:
    imports, work = (each.format(query, out, out.parent) for each in DUCK)
    return watched.run("-c", TIMED.format(imports, work))


def remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def made(folder: Path, rows: int, files: int) -> Path:
    """A file with all looks in order of date, or a folder whose files hold some looks of every alliance each."""
    path = folder / (f"in-{rows}.parquet" if files == 1 else f"in-{rows}-in-{files}")
    if not path.exists():
        one_file(path, rows // LOOKS) if files == 1 else many_files(path, rows // LOOKS, files)
    return path


def one_file(path: Path, alliances: int) -> None:
    parts = [looks(first, min(CHUNK, alliances - first)) for first in range(0, alliances, CHUNK)]
    who, day, score = (
        np.concatenate([each.ravel() for each in column]) for column in zip(*parts, strict=True)
    )
    order = np.argsort(day, kind="stable")
    pq.write_table(table(who[order], day[order], score[order]), path, row_group_size=125_000)


def many_files(path: Path, alliances: int, files: int) -> None:
    aside = path.with_name(path.name + ".unfinished")
    remove(aside)
    aside.mkdir()
    schema = table(*(np.empty(0, kind) for kind in ("i8", "i4", "f8"))).schema
    writers = [pq.ParquetWriter(aside / f"{k:03}.parquet", schema) for k in range(files)]
    for first in range(0, alliances, CHUNK):
        columns = looks(first, min(CHUNK, alliances - first))
        for writer, at in zip(writers, np.array_split(np.arange(LOOKS), files), strict=True):
            writer.write_table(table(*(column[:, at].T.ravel() for column in columns)))
    for writer in writers:
        writer.close()
    aside.replace(path)


def table(who: np.ndarray, day: np.ndarray, score: np.ndarray) -> pa.Table:
    names = pc.binary_join_element_wise("alliance", pa.array(who).cast(pa.string()), "-")
    rater = pa.DictionaryArray.from_arrays(np.zeros(len(who), np.int8), ["client"]).cast(pa.string())
    return pa.table(
        {"alliance": names, "rater": rater, "date": pa.array(day).cast(pa.date32()), "score": score}
    )


def looks(first: int, people: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Who, the day and the score, (people, looks); half of the chunks have ruptures."""
    preset = dataclasses.replace(synthetic.PUBLIC[0], looks=LOOKS, last_onset=LOOKS - 4)
    data = synthetic.simulate(preset, people, bool(first // CHUNK % 2), first + 1)
    start = np.random.default_rng(first).integers(17_000, 19_000, people)[:, None]
    day = (start + np.round(data.weeks * 7)).astype(np.int32)
    return np.repeat(np.arange(first, first + people)[:, None], LOOKS, 1), day, data.points


if __name__ == "__main__":
    main()
