"""An installation from before words were sealed: upgraded in place, every word kept, none of them left in clear."""

from __future__ import annotations

import pickle
from pathlib import Path

from tests.earlier import SAID
from tests.installation import Installation
from tests.marks import in_files, sealed_words


def test_an_upgrade_seals_every_word_and_leaves_none_in_clear(tmp_path: Path) -> None:
    here = Installation(tmp_path / "data")
    for words in (
        ("-m", "alongside", "prepare", "--no-demo", "--new"),
        *(("-m", "tests.earlier", one) for one in ("fill", "back")),
    ):
        done = here._python(120, *words)
        assert done.returncode == 0, done.stderr
    marks = sealed_words(pickle.loads((here.data / SAID).read_bytes()))
    (here.data / SAID).rename(tmp_path / SAID)
    files = sorted(here.data.glob("alongside.sqlite3*"))
    assert len(in_files(marks, files)) > len(marks) / 2, "they can be found where they are in clear"
    done = here.run("migrate", "--verbosity", "0")
    assert done.returncode == 0, done.stderr
    assert in_files(marks, sorted(here.data.glob("alongside.sqlite3*"))) == []
    (tmp_path / SAID).rename(here.data / SAID)
    found = here._python(120, "-m", "tests.earlier", "differing")
    assert (found.returncode, found.stdout.strip()) == (0, ""), found.stderr
