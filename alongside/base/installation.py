"""What a data folder remembers of its installation, in one file: which database, where the keys lie, how it is reached.

No password and no key stands in it. Without it a forgotten variable made an empty database beside the real one, and a
mistyped folder became an installation of its own.
"""

import json
import tomllib
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alongside.base import files, keyring

FILE = "installation.toml"
SQLITE = "alongside.sqlite3"
KEPT = ("HOST", "PORT", "NAME", "USER")
HEAD = """\
# What this data folder belongs to. Alongside writes it at the first start, and every command reads it.
# No password and no key stands here. ALONGSIDE_HOSTS, ALONGSIDE_HTTPS, ALONGSIDE_ANCHOR, ALONGSIDE_MAIL,
# ALONGSIDE_MAIL_FROM and ALONGSIDE_OIDC_… go before what is said of them here where they are set.
"""


class NotInstalled(RuntimeError):
    """There is no installation where one was asked for; the message says what to do."""


class BadInstallation(RuntimeError):
    """The folder does not hold what it should, or belongs to something else; the message says what to do."""


@dataclass(frozen=True)
class Installation:
    """One installation. `postgres`: HOST, PORT, NAME and USER, None with SQLite. `ready`: its tables were made once, so
    that an empty database is another one, or one that was lost."""

    id: uuid.UUID
    keys: Path
    postgres: dict[str, str] | None = None
    hosts: tuple[str, ...] = ()
    https: bool = False
    ready: bool = False
    anchor: Path | None = None
    mail: str = ""
    mail_from: str = ""
    oidc: dict[str, str] = field(default_factory=dict)

    def written(self) -> str:
        """As it stands in its file."""
        lines = {
            "id": str(self.id),
            "ready": self.ready,
            "keys": str(self.keys),
            "hosts": list(self.hosts),
            "https": self.https,
            "anchor": str(self.anchor or ""),
            "mail": self.mail,
            "mail_from": self.mail_from,
            "database": "postgresql" if self.postgres else "sqlite",
        }
        rows = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in lines.items()]
        # the password is never among them, nor the provider's secret
        database = {name.lower(): self.postgres.get(name, "") for name in KEPT} if self.postgres else {}
        for name, table in (("postgresql", database), ("oidc", self.oidc)):
            if table:
                rows += ["", f"[{name}]"]
                rows += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items()]
        return HEAD + "\n".join(rows) + "\n"


def read(data: Path) -> Installation | None:
    """What this folder remembers; None for a new one, and for one from before it did. Raises BadInstallation."""
    path = data / FILE
    try:
        return _parsed(tomllib.loads(path.read_text("utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise BadInstallation(
            f"{path} cannot be read: {error.strerror}. Run this as the user whom the folder belongs to."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInstallation(
            f"{path} is not as it was written ({' '.join(str(error).split())}). Put it back from a copy; or take it "
            "away, and start once with ALONGSIDE_KEYS, and ALONGSIDE_DATABASE for PostgreSQL, set as they were."
        ) from error


def _parsed(raw: dict[str, Any]) -> Installation:
    postgres = None
    if raw["database"] == "postgresql":
        postgres = {name: str(raw["postgresql"].get(name.lower(), "")) for name in KEPT}
    elif raw["database"] != "sqlite":
        raise ValueError(f"there is no database {raw['database']!r}")
    keys, hosts = Path(raw["keys"]), tuple(map(str, raw["hosts"]))
    anchor = Path(raw["anchor"]) if raw.get("anchor") else None
    mail = {name: str(raw.get(name, "")) for name in ("mail", "mail_from")}
    return Installation(
        uuid.UUID(raw["id"]),
        keys,
        postgres,
        hosts,
        raw["https"] is True,
        raw["ready"] is True,
        anchor,
        **mail,
        oidc={name: str(value) for name, value in raw.get("oidc", {}).items()},
    )


def write(data: Path, here: Installation) -> None:
    """Remember this, whole or not at all, readable by its owner only."""
    files.put(data / FILE, here.written())


def is_older(data: Path) -> bool:
    """Whether an installation lies here that was made before folders remembered: its keys lie in the data folder."""
    return holds_database(data) or (data / "keys" / keyring.FILE).exists()


def holds_database(data: Path) -> bool:
    """Whether there is a database file with anything in it."""
    path = data / SQLITE
    return path.is_file() and path.stat().st_size > 0


def keys_of(data: Path) -> Path:
    """Where the keys of a folder that does not remember lie: apart from the data, but for an older installation."""
    return data / "keys" if is_older(data) else data.with_name(f"{data.name}-keys")
