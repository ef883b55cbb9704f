"""What the environment says weighed against what the data folder remembers."""

from __future__ import annotations

from pathlib import Path

from alongside.base import keyring
from alongside.base.installation import Installation, holds_database, is_older
from alongside.config import env

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def hosts(here: Installation | None) -> tuple[str, ...]:
    """The names people reach it by, where the environment says nothing."""
    return here.hosts if here and here.hosts else LOOPBACK


def postgres(data: Path, here: Installation | None) -> dict[str, str] | None:
    """The PostgreSQL of this installation, None for SQLite. Raises BadSetting where variable and folder differ."""
    address = env.postgres("ALONGSIDE_DATABASE", "alongside-database")
    if here is None:
        # an installation from before folders remembered that has no database here has it in PostgreSQL
        if address is None and is_older(data) and not holds_database(data):
            raise env.BadSetting(
                f"There are keys in {data / 'keys'}, and no database in {data}. Where its database is PostgreSQL, set "
                "ALONGSIDE_DATABASE; where there is none, a mistyped command made this folder: take it away."
            )
        return address
    if here.postgres is None and address:
        raise env.BadSetting(
            f"{data} keeps its data in SQLite, and ALONGSIDE_DATABASE names PostgreSQL. Take that setting away, or "
            "name another folder: --data FOLDER. To move to PostgreSQL, restore a backup into a new folder."
        )
    return address or (here.postgres and {**here.postgres, "PASSWORD": ""})


def is_older_elsewhere(data: Path, keys: Path, address: dict[str, str] | None) -> bool:
    """Whether this is an installation from before folders remembered with keys and database both elsewhere."""
    return address is not None and (keys / keyring.FILE).exists() and data.is_dir() and any(data.iterdir())
