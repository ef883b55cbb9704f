"""What the tests themselves stand on: each installation is one of its own, and a question to it is answered as by a new process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.asking import asking
from tests.installation import prepared

RENAME = "from alongside.people.models import Organisation as O; O.objects.filter(name='Harbour').update(name='Quay')"
NAMES = (
    "from alongside.people.models import Organisation as O; print(*sorted(o.name for o in O.objects.all()))"
)


def test_what_is_written_in_one_installation_is_in_no_other(tmp_path: Path) -> None:
    one, other = prepared(tmp_path / "one"), prepared(tmp_path / "other")
    assert one.python(RENAME).returncode == 0
    later = prepared(tmp_path / "later")
    assert [home.python(NAMES).stdout for home in (one, other, later)] == [
        "Elsewhere Quay\n",
        *["Elsewhere Harbour\n"] * 2,
    ]
    assert (later.keys / "keyring.json").stat().st_mode & 0o077 == 0


def test_a_question_sees_what_others_wrote_and_keeps_nothing_of_the_one_before(tmp_path: Path) -> None:
    home = prepared(tmp_path / "data")
    with asking(home) as ask:
        assert ask(f"kept = 1; {NAMES}") == "Elsewhere Harbour"
        assert home.python(RENAME).returncode == 0
        assert ask(NAMES) == "Elsewhere Quay"
        with pytest.raises(AssertionError, match="NameError"):
            ask("print(kept)")
        assert ask("print('and goes on')") == "and goes on"
