"""A real installation in a folder of its own, driven by the command as people drive it."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import run as run_py
from alongside.base import installation
from tests import template

ROOT = Path(__file__).resolve().parent.parent
#: What was made past the acts, as if acts had made it.
IN_THE_TRAIL = (
    "from alongside.audit.chain import hash_everything; from alongside.people.models import Organisation\n"
    "for org in Organisation.objects.all(): hash_everything(org.id)"
)

#: One row of Sam's, saved past the acts, and an event of its own.
ONE_EVENT = (
    "from django.db import transaction; from alongside.audit.record import record\n"
    "from alongside.people.models import *\n"
    "sam = Practitioner.objects.called('sam').get(); [dean] = [p for p in Person.objects.all() if p.name == 'Dean Walker']\n"
    "with transaction.atomic():\n"
    "    GoodToKnow.objects.create(org=sam.org, person=dean, kind='begin', words='Canary about the dog', on='2026-02-28')\n"
    "    record(sam.as_viewer(), 'test', [('person', dean.id)], 'A', n=1)"
)
#: A hash of each table, whether the trails hold, and the words of that row.
STATE = (
    "from alongside.audit import chain; from alongside.ops.backup.tables import content_hash, tables\n"
    "from alongside.people.models import GoodToKnow, Organisation\n"
    "print({m._meta.label: content_hash(m) for m in tables()})\n"
    "print(all(chain.verify(o.id).whole for o in Organisation.objects.all()), GoodToKnow.objects.get().words)"
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
    """An installation with the standing people in it: a copy of one that was made by the command. Its keys are those of
    that one, and nothing else is shared."""
    return _first().copy_to(data)


def empty(data: Path) -> Installation:
    """An installation without an organisation: a copy of one that was made by the command."""
    return _empty().copy_to(data)


@cache
def _first() -> Installation:
    made = empty(_empty().data.with_name("people"))
    done = made.python(f"from tests.world import make_world; make_world()\n{IN_THE_TRAIL}")
    assert done.returncode == 0, done.stderr
    return made


@cache
def _empty() -> Installation:
    """A copy of this process's own of what was made once, by whichever was first: to make it takes seconds."""
    folder = Path(tempfile.mkdtemp(prefix="alongside-people-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    template.KEPT.mkdir(parents=True, exist_ok=True)
    kept = template.KEPT / f"installation-{template.mark('alongside/ops/**/*.py')}"
    made = Installation(kept / "data")
    with run_py.one_at_a_time(template.KEPT / "lock"):
        if not (kept / "whole").exists():
            for old in template.KEPT.glob("installation-*"):
                shutil.rmtree(old)
            done = made.run("prepare", "--no-demo", "--new")
            assert done.returncode == 0, done.stderr
            (kept / "whole").touch()
        return made.copy_to(folder / "data")
