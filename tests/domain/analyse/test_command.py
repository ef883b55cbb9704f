"""`alongside analyse` as it is typed: without Django and the data folder; whatever is wrong is said in words."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from alongside.pipeline import command
from alongside.pipeline.analyse import Request, analyse
from alongside.pipeline.source import lines_at
from tests.domain.analyse.made import HEAD, written

ROOT = Path(__file__).resolve().parents[3]
ROW = "a,client,2026-01-01,7"
HOW_FAR = re.compile(r"^(taken in|analysed|written) \d+ of \d+ .*\n", re.MULTILINE)  # on a slow machine
DJANGO = "import sys\nfrom alongside.__main__ import main\ntry:\n    main(sys.argv[1:])\nfinally:\n    print('django' in sys.modules)"


def typed(*words, code=0):
    """What is said when these words are typed, and what is told beside it."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "ALONGSIDE_DATA": "no-such-folder"}
    environ.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-c", DJANGO, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert done.returncode == code, done.stderr
    assert done.stdout.splitlines()[-1] == "False"
    return done.stdout, HOW_FAR.sub("", done.stderr)


def refused(capsys, *words):
    """The one thing that is said when it cannot be done."""
    assert command.main([str(word) for word in words]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err


def test_neither_django_nor_the_data_folder_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said, told = typed("analyse", written(tmp_path / "in.csv", [HEAD, ROW]), "--out", "out.csv")
    assert "out.csv: 1 rows of 1 series, 0 set aside." in said
    assert told == ""
    assert not Path("no-such-folder").exists()
    assert typed("analyse", "nowhere.csv", "--out", "out.csv", code=1)[1] == "nowhere.csv is not there\n"
    typed("analyse", code=2)


def test_a_reader_that_stops_reading_is_no_fault():
    """`| head`, or `q` in a pager."""
    nobody_reads, said_into = os.pipe()
    os.close(nobody_reads)
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    environ.pop("PYTHONUNBUFFERED", None)
    words = [sys.executable, "-m", "alongside", "analyse", "--help"]
    done = subprocess.run(
        words, stdout=said_into, stderr=subprocess.PIPE, text=True, env=environ, check=False
    )
    os.close(said_into)
    assert (done.returncode, done.stderr) == (141, "")


SOUND = f"{HEAD}\n{ROW}\n".encode()
OUT = ["--out", "out.csv"]
NO_SUCH = [*OUT, "--scale", "0:40:0.1", "--scale", "sr=0:40:0.1"]


@pytest.mark.parametrize(
    ("content", "words", "reason"),
    [
        (b"", OUT, "is empty: its first line names the columns"),
        (b"alliance;rater;date;score\na;b;2026-01-01;7\n", OUT, "separated by semicolons: save the file with commas"),
        ("alliance,rater,date,score\n".encode("utf-16"), OUT, "not in UTF-8: save it again as CSV UTF-8"),
        (b"alliance\trater\tdate\tscore\n", OUT, "separated by tabs"),
        (b"alliance,rater,date,score\na\xe9,client,2026-01-01,7\n", OUT, "line 2, row: Invalid unicode"),
        (b'alliance,rater,date,score\na,client,"2026-01-01,7\n', OUT, "line 2, row: Value with unterminated quote"),
        (b"alliance,rater,date\n", OUT, "the column score is missing"),
        (b"alliance,rater,date,score,score\n", OUT, "score is there twice"),
        (b"alliance,rater,date,score,evidence\n", OUT, "evidence is a column that the analysis adds"),
        (f"{HEAD},instrument\n{ROW}, srs \n".encode(), NO_SUCH, "--scale sr=0:40:0.1: no instrument in IN is called sr; there is srs"),
        (SOUND, NO_SUCH, "no instrument in IN is called sr; there is one without a name"),
        (SOUND, ["--estimate-priors", "priors.json"], "too few to say"),
        (SOUND, ["--out", "in.csv"], "would overwrite"),
        (SOUND, [*OUT, "--set-aside", "in.csv"], "would overwrite"),
        (SOUND, [*OUT, "--set-aside", "out.csv"], "would overwrite"),
        (SOUND, ["--estimate-priors", "in.csv"], "would overwrite"),
        (SOUND, [*OUT, "--threads", "-1"], "give 1 or more"),
        (SOUND, [*OUT, "--set-aside", "no/aside.csv"], "No such file"),
        (SOUND, ["--out", "no/out.csv"], "is not there; make it first"),
        (SOUND, ["--out", "out.txt"], "neither .csv nor .parquet"),
        (SOUND, [], "Say where the result goes"),
        (SOUND, [*OUT, "--scale", "1:5"], "MIN:MAX:STEP"),
        (SOUND, [*OUT, "--priors", "in.csv"], "no priors file"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_or_done_says_what_to_do_and_writes_nothing(
    content, words, reason, tmp_path, capsys, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.csv").write_bytes(content)
    assert reason in refused(capsys, "in.csv", *words)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("in.csv", content)]


@pytest.mark.parametrize("how", ["no Parquet at all", "cut off", "spoilt within"])
def test_parquet_that_can_not_be_read_says_so_and_leaves_nothing(how, tmp_path, capsys):
    file, n = tmp_path / "in.parquet", 5000
    names = [f"a{k}" for k in range(n)]
    days = pa.array(np.full(n, 18_000, np.int32)).cast(pa.date32())
    table = pa.table({"alliance": names, "rater": names, "date": days, "score": np.full(n, 7.0)})
    pq.write_table(table, file, use_dictionary=False, compression="none")
    whole = file.read_bytes()
    spoilt = whole[:1000] + b"\xff" * 8000 + whole[9000:]
    file.write_bytes({"no Parquet at all": b"x" * 500, "cut off": whole[:9000]}.get(how, spoilt))
    reason = (
        "cannot be read to its end" if how == "spoilt within" else "is no Parquet file, or only part of one"
    )
    assert reason in refused(capsys, file, "--out", tmp_path / "out.parquet")
    assert [path.name for path in tmp_path.iterdir()] == ["in.parquet"]


def test_what_is_no_day_of_this_time_is_no_date(tmp_path, capsys):
    days = {
        "01/02/2026": "is no date", "20260105": "is no date", "2026-1-5": "is no date", "epoch": "is no date",
        "infinity": "is no date", "today": "is no date", "2026-02-30": "is no date", "0026-01-05": "lies before 1900",
        "2026-01-05 (BC)": "lies before 1900", "2206-01-05": "or after 2199", "294247-01-10": "is no date",
    }  # fmt: skip
    file = written(tmp_path / "in.csv", [HEAD, *(f"a,client,{day},7" for day in days)])
    said = refused(capsys, file, "--out", tmp_path / "out.csv").splitlines()[1:-1]
    for number, (line, reason) in enumerate(zip(said, days.values(), strict=True), start=2):
        assert line.startswith(f"line {number}, date: ")
        assert reason in line


def test_lines_are_counted_as_an_editor_counts_them(tmp_path, capsys):
    rows = [
        '"a\nb",client,2026-01-01,7', "", "a,client,2026-01-01,7,more", '"c\r\nd\ne",client,2026-01-01,x', "a,c",
        "a,client,2026-01-01,7_0",
    ]  # fmt: skip
    file = tmp_path / "in.csv"
    file.write_text("\n".join([HEAD, *rows, ""]), "utf-8", newline="")
    said = refused(capsys, file, "--out", tmp_path / "out.csv")
    assert [line.split(":")[0] for line in said.splitlines()[1:-1]] == [
        "line 5, row", "line 6, score", "line 9, row", "line 10, score",
    ]  # fmt: skip
    assert lines_at(file, [0, 26, 10_000]) == [1, 2, 11]  # the last place lies beyond the end


def test_a_full_disk_is_named(tmp_path, capsys, monkeypatch):
    def full(*_):
        raise OSError("100 requested and 7 written")  # as numpy says it

    monkeypatch.setattr("alongside.pipeline.parts.work", full)
    file = written(tmp_path / "in.csv", [HEAD, ROW])
    assert "is the disk full?" in refused(capsys, file, "--out", tmp_path / "out.csv")


@pytest.mark.parametrize("stage", ["taken in", "analysed", "written"])
def test_an_interrupted_run_leaves_no_file(stage, tmp_path, monkeypatch):
    monkeypatch.setattr("alongside.pipeline.analyse.ROWS_A_PART", 2)
    file = written(tmp_path / "in.csv", [HEAD, *(f"a{k},client,2026-01-01,7" for k in range(40))])

    def interrupted(line):
        if line.startswith(stage):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        analyse(Request(file, threads=2), tmp_path / "out.csv", interrupted)
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_long_work_is_told_now_and_then_and_short_work_is_not():
    stream, now = io.StringIO(), iter([0, 1, 2, 2, 3, 4.5, 4.5])
    tell = command.now_and_then(stream, lambda: next(now))
    for text in ("a", "b", "c", "d"):
        tell(text)
    assert stream.getvalue() == "b\nd\n"
