"""An upgrade of a real installation: copied once before, and nothing lost."""

from __future__ import annotations

from tests.domain.test_before_migrate import names_in, people_in
from tests.installation import prepared


def test_an_upgrade_copies_once_and_loses_nothing(tmp_path):
    here = prepared(tmp_path / "data")
    assert here.run("migrate", "sessions", "zero").returncode == 0
    made = here.run("prepare")
    assert made.returncode == 0, made.stderr
    (copy,) = (here.data / "before-migrate").iterdir()
    assert people_in(copy) == people_in(here.data / "alongside.sqlite3") > 0
    assert "django_session" not in names_in(copy)
    assert "django_session" in names_in(here.data / "alongside.sqlite3")
    assert here.run("prepare").returncode == 0
    assert [*(here.data / "before-migrate").iterdir()] == [copy], "nothing is pending, so nothing is copied"
