"""Words that were typed into every form there is are nowhere on the disk to be read."""

import base64
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.installation import empty
from tests.marked import MARK
from tests.marks import in_files


def test_no_word_that_was_typed_anywhere_can_be_read_on_the_disk(tmp_path: Path) -> None:
    here = empty(tmp_path / "data")
    with closing(sqlite3.connect(here.data / "alongside.sqlite3")) as reader:
        reader.execute("BEGIN").fetchall()  # somebody reads on: what is written stays in the log
        reader.execute("SELECT count(*) FROM people_person").fetchone()
        done = here._python(300, "-m", "tests.marked")
        assert done.returncode == 0, done.stderr[-2000:]
        found = json.loads(done.stdout)
        assert len(found["stored"]) > 75, f"{len(found['stored'])} of {len(found['sent'])}"
        assert (here.data / "alongside.sqlite3-wal").stat().st_size > 100_000
        (tmp_path / "log").write_text(done.stderr)
        backup = here.run("backup")
        assert backup.returncode == 0, backup.stderr
        files = [path for path in (*here.data.rglob("*"), tmp_path / "log") if path.is_file()]
        assert any("backup" in path.name for path in files), files
        assert all(mark.endswith(MARK) for mark in found["sent"])
        assert in_files([MARK], files) == []


def test_a_word_is_found_however_it_is_written(tmp_path: Path) -> None:
    word, plain = "zq0001wörtmark", "zq0001wörtmark".encode()
    ways = [plain, word.encode("utf-16-le"), plain.hex().encode(), json.dumps(word).encode()]
    ways += [base64.b64encode(b"x" * at + plain + b"y" * 5) for at in range(3)]
    for number, way in enumerate(ways):
        (file := tmp_path / str(number)).write_bytes(b"before " + way + b" after")
        assert in_files([word[6:]], [file]) == [(word[6:], file.name)], way
