"""`alongside analyse`: the rows in their order, what the core says of each, and every wrong row named."""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import json
import re

import duckdb
import numpy as np
import pytest
from django.core.management import CommandError, call_command

from alongside.core import analysis, synthetic
from alongside.core.detection import settings
from alongside.pipeline import engine, gathered, java, laid, parts, source
from alongside.pipeline.analyse import Wanted, analyse
from alongside.pipeline.errors import MissingExtra

HEAD = "alliance,rater,date,score"
DAY = datetime.date(2026, 1, 1)


def run(*words):
    out = io.StringIO()
    call_command("analyse", *map(str, words), stdout=out, stderr=io.StringIO())
    return out.getvalue()


def written(path, lines):
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def rows():
    """Forty series of two raters, mixed up by date, with equal dates, tension, and series of one look."""
    draw, found = np.random.default_rng(3), []
    for k in range(40):
        day = 0
        for _ in range(int(draw.integers(1, 25))):
            day += int(draw.choice([0, 7, 14, 14, 21, 700]))
            tension = str(draw.choice(["", "", "no", "yes"]))
            score = draw.integers(0, 21) / 2
            found.append(
                (f"a{k // 2}", ("client", "worker")[k % 2], DAY + datetime.timedelta(day), score, tension)
            )
    return [found[i] for i in np.argsort([row[2].toordinal() for row in found], kind="stable")]


@pytest.fixture
def file(rows, tmp_path):
    lines = [f"{a},{r},{d},{s},{t}" for a, r, d, s, t in rows]
    return written(tmp_path / "in.csv", [f"{HEAD},tension", *lines])


def by_the_oracle(rows):
    """What the fold over each series says, in the file's order."""
    prior, said = settings.usual(synthetic.HALF_POINTS), {}
    for key in {(a, r) for a, r, *_ in rows}:
        mine = [k for k, (a, r, *_) in enumerate(rows) if (a, r) == key]
        mine.sort(key=lambda k: (rows[k][2], k))
        weeks = [rows[k][2].toordinal() / 7 for k in mine]
        looks = [(w, int(rows[k][3] * 2), rows[k][4] == "yes") for w, k in zip(weeks, mine, strict=True)]
        said.update(zip(mine, analysis.one(looks, prior), strict=True))
    return [said[k] for k in range(len(rows))]


def test_the_rows_stand_in_their_order_with_what_the_oracle_says(rows, file, tmp_path):
    out = tmp_path / "out.csv"
    assert f"{len(rows)} rows of 40 series, 0 set aside" in run(file, "--out", out)
    found = table(out)
    assert [row["alliance"] for row in found] == [row[0] for row in rows]
    for row, said in zip(found, by_the_oracle(rows), strict=True):
        assert int(row["n_before"]) == said.n_before
        assert (row["signal"], row["rule"]) == (said.signal, settings.RULE)
        assert (row["strain"], row["calmer"]) == tuple(
            "yes" if x else "no" for x in (said.strain, said.calmer)
        )
        assert float(row["evidence"]) == pytest.approx(said.evidence, abs=2e-9)
        for name, value in (
            ("expected", said.expected / 2),
            ("low", said.low / 2),
            ("high", said.high / 2),
            ("t", said.t),
            ("p", said.p),
        ):
            assert float(row[name] or "nan") == pytest.approx(value, abs=2e-9, nan_ok=True)


def test_parts_threads_and_kinds_of_file_make_no_difference(file, tmp_path, monkeypatch):
    outs = [tmp_path / name for name in ("one.csv", "parts.csv", "again.csv")]
    run(file, "--out", outs[0])
    monkeypatch.setattr("alongside.pipeline.analyse.ROWS_A_PART", 50)
    for module in ("parts", "held", "writer"):
        monkeypatch.setattr(f"alongside.pipeline.{module}.STRETCH", 33)
    monkeypatch.setattr("alongside.pipeline.laid.BATCH", 40)
    run(file, "--out", outs[1], "--threads", 1)
    monkeypatch.undo()
    monkeypatch.setattr("alongside.pipeline.analyse.ROWS_A_PART", 50)
    monkeypatch.setattr("alongside.pipeline.analyse.FEW_PARTS", 1)  # in processes of their own
    parquet = tmp_path / "in.parquet"
    duckdb.execute(f"COPY (SELECT * FROM read_csv('{file}', all_varchar = true)) TO '{parquet}'")
    run(parquet, "--out", outs[2], "--threads", 2)
    assert outs[0].read_bytes() == outs[1].read_bytes() == outs[2].read_bytes()


def test_the_same_input_gives_the_same_bytes(file, tmp_path):
    outs = [tmp_path / f"{k}.parquet" for k in range(2)]
    for out in outs:
        run(file, "--out", out)
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_typed_parquet_is_read_like_text(rows, file, tmp_path):
    typed, plain = tmp_path / "typed.parquet", tmp_path / "plain.parquet"
    columns = "alliance, rater, date::DATE AS date, score::DOUBLE AS score, CASE tension WHEN 'yes' THEN true WHEN 'no' THEN false END AS tension"
    duckdb.execute(f"COPY (SELECT {columns} FROM read_csv('{file}', all_varchar = true)) TO '{typed}'")
    run(typed, "--out", tmp_path / "a.parquet")
    run(file, "--out", plain)
    kept = "n_before, expected, t, p, evidence, signal, strain, calmer"
    a, b = (
        duckdb.execute(f"SELECT {kept} FROM '{path}'").fetchall() for path in (tmp_path / "a.parquet", plain)
    )
    assert a == b
    assert len(a) == len(rows)


WRONG = [
    "a,client,2026-01-01,7,", ",client,2026-01-01,7,", "a,client,2026-13-01,7,", "a,client,2026-01-02,7.3,",
    "a,client,2026-01-02,11,", "a,client,2026-01-02,x,", "a,client,2026-01-02,7,maybe", "a,client,2026-01-02,7,yes,more",
    "a,client,2026-01-03", "a,client,2026-01-04,nan,no", "a,,2026-01-04,7,no", "a,client,2026-01-05,6,no",
]  # fmt: skip
NAMED = ["3, alliance: is empty", "4, date: is no date", "5, score: lies between", "6, score: is not on", "7, score: is no number", "8, tension: is neither", "9, row: ", "10, row: ", "11, score: is no number", "12, rater: is empty"]  # fmt: skip


def test_every_wrong_row_is_named_by_line_column_and_reason_and_nothing_is_written(tmp_path):
    file, out = written(tmp_path / "in.csv", [f"{HEAD},tension", *WRONG]), tmp_path / "out.csv"
    with pytest.raises(CommandError) as refused:
        run(file, "--out", out)
    for line in NAMED:
        assert f"\nline {line}" in str(refused.value)
    assert "10 rows can not be read" in str(refused.value)
    assert not out.exists()


def test_wrong_rows_are_set_aside_and_counted(tmp_path):
    file, out, aside = (tmp_path / name for name in ("in.csv", "out.csv", "aside.csv"))
    written(file, [f"{HEAD},tension", *WRONG])
    assert "2 rows of 1 series, 10 set aside" in run(file, "--out", out, "--set-aside", aside)
    assert [row["date"] for row in table(out)] == ["2026-01-01", "2026-01-05"]
    assert [int(row["line"]) for row in table(aside)] == list(range(3, 13))


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        (b"a,client,2026-01-02,7,more", "a,client,2026-01-02,7,more"),
        (b"a,client", "a,client"),
        ("Zoë,client".encode(), "Zoë,client"),
        (b"Ren\xe9,client,2026-01-02,7", "Ren\\xe9,client,2026-01-02,7"),
        (b'"a\nb",client,2026-01-02', '"a\nb",client,2026-01-02'),
    ],
)
def test_a_line_that_no_row_can_be_made_of_is_set_aside_whole(raw, kept, ends, tmp_path):
    file, aside = tmp_path / "in.csv", tmp_path / "aside.csv"
    rows = [HEAD.encode(), b"a,client,2026-01-01,x", raw, b"a,client,2026-01-03,6"]
    file.write_bytes(ends.join([*rows, b""]))
    assert "1 rows of 1 series, 2 set aside" in run(file, "--out", tmp_path / "out.csv", "--set-aside", aside)
    odd, whole = table(aside)
    assert (odd["line"], odd["score"], odd["whole line"]) == ("2", "x", "")
    assert (whole["line"], whole["column"], whole["score"], whole["whole line"]) == ("3", "row", "", kept)
    assert whole["reason"]


@pytest.mark.parametrize("sign", ["=1+1", "+44", "-7", "@a", "\t=1", "\r=1", "\n=1", "'=1", '"', " "])
def test_every_cell_stands_in_both_files_as_it_came(sign, tmp_path):
    file, out, aside = (tmp_path / name for name in ("in.csv", "out.csv", "aside.csv"))
    cells = [f"{sign}a", f"{sign}r", "2026-01-01", "7", f"{sign}i"]
    with file.open("w", encoding="utf-8", newline="") as to:
        csv.writer(to, quoting=csv.QUOTE_ALL).writerows(
            [[*HEAD.split(","), "instrument"], cells, [*cells[:3], "x", cells[4]]]
        )
    assert "1 rows of 1 series, 1 set aside" in run(file, "--out", out, "--set-aside", aside)
    for found, score in ((table(out), "7"), (table(aside), "x")):
        assert [[row[name] for name in (*HEAD.split(","), "instrument")] for row in found] == [
            [*cells[:3], score, cells[4]]
        ]


def test_a_quotation_mark_that_is_never_closed_keeps_everything_after_it(tmp_path):
    file, aside = tmp_path / "in.csv", tmp_path / "aside.csv"
    written(file, [HEAD, "a,client,2026-01-01,7", 'a,"client,2026-01-02,7', "a,client,2026-01-03,7"])
    run(file, "--out", tmp_path / "out.csv", "--set-aside", aside)
    assert [row["whole line"] for row in table(aside)] == ['a,"client,2026-01-02,7\na,client,2026-01-03,7']


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("alliance,rater,date", "the column score is missing"),
        (f"{HEAD},score", "score is there twice"),
        (f"{HEAD},evidence", "evidence is a column that the analysis adds"),
    ],
)
def test_a_header_that_can_not_be_used_is_refused(head, reason, tmp_path):
    with pytest.raises(CommandError, match=reason):
        run(written(tmp_path / "in.csv", [head]), "--out", tmp_path / "out.csv")


def test_no_row_at_all_is_no_fault(tmp_path):
    out = tmp_path / "out.csv"
    assert "0 rows of 0 series" in run(written(tmp_path / "in.csv", [HEAD]), "--out", out)
    assert table(out) == []


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--out", "{}/out.txt"], "neither .csv nor .parquet"),
        (["--out", "{}/in.csv"], "overwrite"),
        ([], "Say where the result goes"),
        (["--out", "{}/out.csv", "--scale", "1:5"], "MIN:MAX:STEP"),
        (["--out", "{}/out.csv", "--priors", "{}/in.csv"], "no priors file"),
    ],
)
def test_what_can_not_be_done_says_what_to_do(words, reason, file, tmp_path):
    with pytest.raises(CommandError, match=reason):
        run(file, *(word.format(tmp_path) for word in words))


def test_each_instrument_has_its_scale_and_is_never_mixed_with_another(tmp_path):
    lines = [
        f"a,client,2026-01-{d:02},{4 if d % 2 else 8},{'own-client' if d % 2 else 'srs'}"
        for d in range(1, 21)
    ]
    file, out = written(tmp_path / "in.csv", [f"{HEAD},instrument", *lines]), tmp_path / "out.csv"
    said = run(file, "--out", out, "--scale", "srs=0:40:0.1")
    assert "own-client: scale 1:5:0.2, priors: default for the own check-in" in said
    assert "srs: scale 0:40:0.1" in said
    assert [int(row["n_before"]) for row in table(out)] == [k // 2 for k in range(20)]


@pytest.mark.parametrize(
    ("head", "row", "there"),
    [
        (f"{HEAD},instrument", "a,client,2026-01-01,4, srs ", "srs"),
        (HEAD, "a,client,2026-01-01,4", "one without a name"),
    ],
)
def test_a_scale_for_an_instrument_that_is_not_in_the_file_is_refused_by_name(head, row, there, tmp_path):
    file, out = written(tmp_path / "in.csv", [head, row]), tmp_path / "out.csv"
    with pytest.raises(CommandError) as refused:
        run(file, "--out", out, "--scale", "0:40:0.1", "--scale", "sr=0:40:0.1")
    assert str(refused.value) == f"--scale sr=0:40:0.1: no instrument in IN is called sr; there is {there}"
    assert not out.exists()
    none = written(tmp_path / "none.csv", [head])
    assert "0 rows" in run(none, "--out", out, "--scale", "sr=0:40:0.1")


def test_priors_are_estimated_first_and_used_only_when_named(tmp_path):
    data = synthetic.simulate(synthetic.PUBLIC[0], 60, False, 1)
    lines = [
        f"a{k},client,{DAY + datetime.timedelta(days=round(7 * week))},{score}"
        for k in range(60)
        for week, score in zip(data.weeks[k], data.points[k], strict=True)
    ]
    file, own = written(tmp_path / "in.csv", [HEAD, *lines]), tmp_path / "priors.json"
    assert "priors from 60 alliances" in run(file, "--estimate-priors", own)
    found = json.loads(own.read_text())["priors"][0]
    assert found["intervals"]["mean"][0] < found["mean"] < found["intervals"]["mean"][1]
    assert found["mean"] == pytest.approx(7.1, abs=0.5)
    assert "default for this range" in run(file, "--out", tmp_path / "a.csv")
    assert "estimated from in.csv" in run(file, "--out", tmp_path / "b.csv", "--priors", own)
    assert (tmp_path / "a.csv").read_bytes() != (tmp_path / "b.csv").read_bytes()
    with pytest.raises(CommandError, match="give --scale"):
        run(file, "--out", tmp_path / "c.csv", "--priors", own, "--scale", "0:10:0.1")


def with_a_rare_instrument(path, rare):
    """Four hundred alliances with three looks by one instrument, and a few with another."""
    draw, days = np.random.default_rng(6), [DAY + datetime.timedelta(days=7 * k) for k in range(3)]
    who = [(f"a{k}", "srs") for k in range(400)] + [(f"a{7 * k}", "rare") for k in range(rare)]
    lines = [f"{a},client,{day},{draw.integers(0, 21) / 2},{i}" for a, i in who for day in days]
    return written(path, [f"{HEAD},instrument", *lines])


def test_further_parts_are_read_for_an_instrument_that_is_rare_in_the_first(tmp_path, monkeypatch):
    file = with_a_rare_instrument(tmp_path / "in.csv", 30)
    run(file, "--estimate-priors", tmp_path / "one.json")
    whole = {each["instrument"]: each for each in json.loads((tmp_path / "one.json").read_text())["priors"]}
    monkeypatch.setattr("alongside.pipeline.analyse.ROWS_A_PART", 200)
    monkeypatch.setattr("alongside.pipeline.gathered.ENOUGH", 50)
    read, rows = [], laid.rows
    monkeypatch.setattr("alongside.pipeline.laid.rows", lambda f, k: read.append(k) or rows(f, k))
    for name in ("a.json", "b.json"):
        run(file, "--estimate-priors", tmp_path / name)
    assert read == [*range(7), *range(7)]  # all there are: of the rare one there are never fifty
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    found = {each["instrument"]: each for each in json.loads((tmp_path / "a.json").read_text())["priors"]}
    assert found["rare"]["alliances"] == 30
    assert found["rare"]["mean"] == pytest.approx(whole["rare"]["mean"])
    assert 50 <= found["srs"]["alliances"] < 150  # the first part has some 57, and no other is read for it


def test_a_file_of_rows_that_were_set_aside_can_be_given_again(tmp_path):
    file = written(tmp_path / "in.csv", [HEAD, "a,client,2026-01-01,7", "a,client,2026-01-08,x"])
    aside, again = tmp_path / "aside.csv", tmp_path / "again.csv"
    assert "1 rows" in run(file, "--out", tmp_path / "out.csv", "--set-aside", aside)
    head, row = aside.read_text().splitlines()
    written(again, [head, row.replace('"x"', '"7"'), row])
    said = run(again, "--out", tmp_path / "mended.csv", "--set-aside", tmp_path / "left.csv")
    assert "1 rows of 1 series, 1 set aside" in said
    assert len((tmp_path / "left.csv").read_text().splitlines()) == 2


def test_an_instrument_of_too_few_is_named_and_left_at_its_default(tmp_path, monkeypatch):
    monkeypatch.setattr("alongside.pipeline.analyse.ROWS_A_PART", 200)
    file, own = with_a_rare_instrument(tmp_path / "in.csv", 5), tmp_path / "priors.json"
    said = run(file, "--estimate-priors", own)
    assert re.search(r"^rare: .*: 20 are needed and there are 5.* It is left out", said, re.MULTILINE)
    assert [each["instrument"] for each in json.loads(own.read_text())["priors"]] == ["srs"]
    said = run(file, "--out", tmp_path / "out.csv", "--priors", own)
    assert "rare: scale 0:10:0.5, priors: default for this range" in said
    assert "srs: scale 0:10:0.5, priors: estimated from in.csv" in said


def test_what_is_held_for_priors_does_not_grow_with_the_file(monkeypatch):
    series = [np.zeros(4, np.int16) for _ in range(40)]
    monkeypatch.setattr("alongside.pipeline.gathered.MOST_SERIES", 30)
    monkeypatch.setattr("alongside.pipeline.gathered.ENOUGH_LOOKS", 100)
    held = gathered.Gathered()
    held.add(iter(series[:19]))
    assert not held.enough
    held.add(iter(series[:6]))
    assert held.enough  # looks, though not series
    held.add(iter(series))
    assert len(held.series) == 30


def test_too_few_alliances_make_no_priors(file, tmp_path):
    few = written(tmp_path / "few.csv", [HEAD, "a,client,2026-01-01,7"])
    with pytest.raises(CommandError, match="too few to say"):
        run(few, "--estimate-priors", tmp_path / "priors.json")


def test_without_the_engine_the_extra_is_named(monkeypatch):
    monkeypatch.setattr(
        engine.importlib, "import_module", lambda name: (_ for _ in ()).throw(ModuleNotFoundError(name))
    )
    with pytest.raises(MissingExtra, match=r"run.py analyse \.\.\. installs it .* '\.\[analysis\]'"):
        engine.duckdb()
    with pytest.raises(MissingExtra, match=r"run.py analyse \.\.\. --on-spark local\[2\] .* '\.\[spark\]'"):
        engine.spark()


def test_without_java_one_line_says_what_to_install(file, tmp_path, monkeypatch):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandError, match="Java 17 or later.*sudo apt install default-jre") as refused:
        run(file, "--out", tmp_path / "out", "--on-spark", "local[2]")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("said", "version"),
    [('openjdk version "17.0.15" 2025-04-15', 17), ('java version "1.8.0_401"', 1), ("no such thing", 0)],
)
def test_the_version_of_java_is_read_from_what_it_says(said, version):
    assert java.version(said) == version


def test_duckdb_never_fetches_an_extension(tmp_path):
    connection = engine.connect(str(tmp_path), 1, "100MB")
    with pytest.raises(duckdb.Error):
        connection.execute("SELECT * FROM 'http://127.0.0.1:9/x.parquet'")


def test_a_kill_while_writing_leaves_no_half_file(file, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "alongside.pipeline.writer._added", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
    )
    with pytest.raises(KeyboardInterrupt):
        analyse(Wanted(file), tmp_path / "out.csv", print)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv"]


def test_every_part_together_is_every_row(file, tmp_path):
    connection = engine.connect(str(tmp_path), 1, "100MB")
    reads = [parts.Read("", synthetic.HALF_POINTS, settings.usual(synthetic.HALF_POINTS))]
    rows = len(file.read_text().splitlines()) - 1
    given = source.opened(file, connection, tmp_path)
    assert laid.down(given, reads, laid.Into(str(tmp_path), 64), connection, print) == rows
    found = [parts.work(parts.Job(tuple(reads), k, str(tmp_path), rows)) for k in range(64)]
    places = [np.fromfile(parts.path(str(tmp_path), k), parts.FOUND)["place"] for k in range(64)]
    assert any(len(each) == 0 for each in places)
    assert np.sort(np.concatenate(places)).tolist() == list(range(rows))
    assert sum(sum(each.signals) for each in found) == rows


def test_on_spark_wrong_rows_can_not_be_set_aside(file, tmp_path):
    with pytest.raises(CommandError, match="named, not set aside"):
        run(file, "--out", tmp_path / "o", "--on-spark", "local[1]", "--set-aside", tmp_path / "aside.csv")


def cut(file, folder, *at):
    """The rows of a file as Parquet files in a folder, cut before each row of `at`."""
    folder.mkdir()
    for k, (first, last) in enumerate(itertools.pairwise([0, *at])):
        rows = f"SELECT * FROM read_csv('{file}', all_varchar = true) LIMIT {last - first} OFFSET {first}"
        duckdb.execute(f"COPY ({rows}) TO '{folder}/{k:02}.parquet'")
    return folder


def test_a_folder_of_files_is_read_as_one_and_written_under_the_same_names(rows, file, tmp_path, monkeypatch):
    whole, out = tmp_path / "whole.parquet", tmp_path / "out"
    run(cut(file, tmp_path / "all", len(rows)) / "00.parquet", "--out", whole)
    for module in ("parts", "held", "writer"):
        monkeypatch.setattr(f"alongside.pipeline.{module}.STRETCH", 50)
    said = run(cut(file, tmp_path / "in", 1, 120, 120, 333, len(rows)), "--out", out)
    assert f"{len(rows)} rows of 40 series, 0 set aside" in said
    assert sorted(path.name for path in out.iterdir()) == [f"{k:02}.parquet" for k in range(5)]
    together = [row for path in sorted(out.iterdir()) for row in duckdb.execute(f"FROM '{path}'").fetchall()]
    assert together == duckdb.execute(f"FROM '{whole}'").fetchall()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_wrong_rows_of_a_folder_are_named_by_file(tmp_path):
    folder, out, aside = cut(written(tmp_path / "in.csv", [f"{HEAD},tension", WRONG[-1], *WRONG[:1], WRONG[3], WRONG[5]]), tmp_path / "in", 2, 4), tmp_path / "out", tmp_path / "aside.csv"  # fmt: skip
    with pytest.raises(
        CommandError, match=r"\n01.parquet, line 1, score: lies between.*\n01.parquet, line 2, score: is no n"
    ):
        run(folder, "--out", out)
    assert not out.exists()
    assert "2 rows of 1 series, 2 set aside" in run(folder, "--out", out, "--set-aside", aside)
    assert [(row["file"], row["line"]) for row in table(aside)] == [("01.parquet", "1"), ("01.parquet", "2")]
    assert duckdb.execute(f"SELECT count(*) FROM '{out}/01.parquet'").fetchone() == (0,)


def test_folders_that_can_not_be_read_or_written_are_refused(file, tmp_path):
    folder, other = cut(file, tmp_path / "in", 10, 20), tmp_path / "other"
    (tmp_path / "none").mkdir()
    for given, out, reason in (
        (tmp_path / "none", tmp_path / "out", "no .parquet file in the folder"),
        (folder, tmp_path / "out.parquet", "OUT becomes one"),
        (folder, tmp_path / "none", "not there yet"),
        (file, other / "out.csv", "is not there; make it first"),
    ):
        with pytest.raises(CommandError, match=reason):
            run(given, "--out", out)
    duckdb.execute(f"COPY (SELECT *, 1 AS more FROM '{folder}/00.parquet') TO '{folder}/02.parquet'")
    with pytest.raises(CommandError, match=r"02.parquet has not the columns.*of 00.parquet"):
        run(folder, "--out", tmp_path / "out")


@pytest.mark.parametrize("alike", [False, True], ids=["keys that part", "two series with nearly one key"])
def test_rows_are_put_in_order_of_instrument_series_and_date(alike):
    draw, rows = np.random.default_rng(8), np.zeros(5000, laid.ROW)
    keys = draw.integers(0, 2**63, 90, np.uint64) * 2
    keys[45:] = keys[:45] + 1 if alike else keys[45:]
    who = draw.integers(0, 90, len(rows))
    rows["series"], rows["again"], rows["read"] = keys[who], who, who % 3
    rows["day"] = draw.integers(-400, 400, len(rows))
    rows["place"] = np.arange(len(rows))
    found = parts.in_order(rows)
    there = rows[found.order]
    assert np.all(np.diff(there["read"]) >= 0)
    ends = np.cumsum(found.lengths)
    for first, last in itertools.pairwise([0, *ends]):
        one = there[first:last]
        assert len(set(one["again"])) == 1
        assert sorted(one[["day", "place"]].tolist()) == one[["day", "place"]].tolist()
    assert len(ends) == 90
    assert ends[-1] == len(rows)
