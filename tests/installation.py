"""A real installation in a folder of its own, driven by the command as people drive it."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import run as run_py
from alongside.base import installation
from tests.template import KEPT, mark

ROOT = Path(__file__).resolve().parent.parent
#: What an installation with the standing people in it is made of, beside the day.
MADE_OF = ("alongside/**/*.py", "tests/world.py", "tests/installation.py", "requirements-test.lock")

#: What was made past the acts, as if acts had made it.
IN_THE_TRAIL = (
    "from alongside.audit.record import hash_everything; from alongside.people.models import Organisation\n"
    "for org in Organisation.objects.all(): hash_everything(org.id)"
)


@dataclass(frozen=True)
class Installation:
    """A data folder and the command inside."""

    data: Path

    @property
    def keys(self) -> Path:
        """Where its keys lie: as it remembers; where it remembers nothing, beside the data, or inside of old."""
        here = installation.read(self.data)
        return here.keys if here else installation.keys_of(self.data)

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("ALONGSIDE_", "DJANGO_"))
        }
        return kept | {
            "ALONGSIDE_DATA": str(self.data),
            "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
            "PYTHONPATH": str(ROOT),
        }

    def run(self, *words: str, seconds: float = 120) -> subprocess.CompletedProcess[str]:
        """`python -m alongside …`."""
        return self._python(seconds, "-m", "alongside", *words)

    def python(self, code: str, seconds: float = 120) -> subprocess.CompletedProcess[str]:
        """Some lines of Python with Django set up."""
        return self._python(seconds, "-c", f"import django; django.setup()\n{code}")

    def _python(self, seconds: float, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=seconds,
        )

    def copy_to(self, data: Path) -> Installation:
        """The same installation again, elsewhere, with keys of its own beside it."""
        shutil.copytree(self.data, data)
        keys = Path(shutil.copytree(self.keys, data.with_name(f"{data.name}-keys"), dirs_exist_ok=True))
        if here := installation.read(data):
            installation.write(data, replace(here, keys=keys))
        return Installation(data)


def prepared(data: Path) -> Installation:
    """An installation with the standing people in it: a copy of one that was made by the command, once a day and state of
    the sources, for to make it takes seconds. Its keys are those of that one, and nothing else is shared."""
    KEPT.mkdir(parents=True, exist_ok=True)
    first = Installation(KEPT / f"people-{mark(MADE_OF)}-{dt.datetime.now(dt.UTC).date()}")
    with run_py.one_at_a_time(KEPT / "lock"):
        if not first.data.exists():
            for old in KEPT.glob("people-*"):
                shutil.rmtree(old)
            _make().copy_to(first.data)
            shutil.rmtree(KEPT / "people-new")
        return first.copy_to(data)


def _make() -> Installation:
    made = Installation(KEPT / "people-new")
    for done in (
        made.run("prepare", "--no-demo", "--new"),
        made.python(f"from tests.world import make_world; make_world()\n{IN_THE_TRAIL}"),
    ):
        assert done.returncode == 0, done.stderr
    return made
