"""The empty database that tests begin with: migrated once, copied by every process and run after that.

To migrate costs each process some seconds. So the first one migrates and leaves a copy under `build/`, by a name that
says what went into it; where any of that has changed, it is made anew. PostgreSQL is migrated each time.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

import run as run_py

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "build" / "template"
#: What an empty database is made of: the tables, the triggers on them, and the versions of what makes both.
MADE_OF = (
    "alongside/*/migrations/*.py",
    "alongside/*/apps.py",
    "alongside/base/**/*.py",
    "alongside/audit/*.py",
    "requirements-test.lock",
)


@contextmanager
def database() -> Iterator[None]:
    """The test database stands, empty, until the end of the session."""
    if connection.vendor != "sqlite":
        made = setup_databases(verbosity=0, interactive=False)
        yield
        teardown_databases(made, verbosity=0)
        return
    name = settings.DATABASES["default"]["TEST"]["NAME"]
    shutil.copyfile(kept(), name)
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name
    yield
    connection.close()


def kept() -> Path:
    """The file to copy, made where there is none of this name."""
    KEPT.mkdir(parents=True, exist_ok=True)
    file = KEPT / f"{mark()}.sqlite3"
    with run_py.one_at_a_time(KEPT / "lock"):
        if not file.exists():
            for old in KEPT.glob("*.sqlite3*"):
                old.unlink()
            _make(file)
    return file


def mark(*also: str) -> str:
    """What the database, and whatever comes `also`, is made of, as one short name."""
    files = sorted(path for pattern in (*MADE_OF, *also) for path in ROOT.glob(pattern))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def _make(file: Path) -> None:
    side = file.with_suffix(".sqlite3-new")
    made = setup_databases(verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(side)])
    teardown_databases(made, verbosity=0)
    os.replace(side, file)
