"""Typed readers for the environment, weighed against what the data folder remembers. Each fails loudly and says what to do.

A typing mistake in a setting must never silently run something else in production.
"""

import os
import re
from pathlib import Path
from typing import TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ValidationError

from alongside.base import keyring
from alongside.base.installation import Installation, holds_database, is_older
from alongside.base.mail import MailServer
from alongside.base.provider import CLAIMS, Provider

P = TypeVar("P", bound=Path | None)
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class BadSetting(RuntimeError):
    """A setting in the environment cannot be used; the message says how to mend it."""


_known: set[str] = set()


def refuse_unknown() -> None:
    """Raise BadSetting for a variable of ours that nobody reads: a typing mistake, or one of another version."""
    ours = {name for name in os.environ if name.startswith("ALONGSIDE_")}
    unknown = sorted(name for name in ours - _known if not name.startswith("ALONGSIDE_TEST_"))
    if unknown:
        raise BadSetting(f"There is no setting {', '.join(unknown)}. There are: {', '.join(sorted(_known))}.")


def text(name: str, default: str = "") -> str:
    """The text of a variable, or the default when it is unset or empty."""
    _known.add(name)
    return os.environ.get(name, "").strip() or default


def place(name: str, default: P) -> Path | P:
    """A file or folder as an absolute path, which need not exist yet; the default where none is named."""
    named = text(name)
    return Path(named).expanduser().resolve() if named else default


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A list separated by commas."""
    parts = [word.strip() for word in text(name).split(",")]
    return [word for word in parts if word] or list(default)


def yes(name: str, default: bool = False) -> bool:
    """`yes` or `no`, and nothing else."""
    value = text(name, "yes" if default else "no").lower()
    if value not in {"yes", "no"}:
        raise BadSetting(f"{name} is {value!r}. Set it to yes or no.")
    return value == "yes"


def contact(name: str) -> str:
    """Whom to write to: an `https://` or `mailto:` address, or nothing."""
    value = text(name)
    if value and not re.fullmatch(r"(https://|mailto:)[^\s]+", value):
        raise BadSetting(
            f"{name} is {value!r}. Write it like mailto:security@example.org or https://example.org/report."
        )
    return value


def secret(name: str, credential: str) -> str:
    """A text that need not stand in the environment: NAME, the file that NAME_FILE names, or a credential of systemd."""
    if value := text(name):
        return value
    file = Path(os.environ.get("CREDENTIALS_DIRECTORY", "/nowhere"), credential)
    named = text(f"{name}_FILE") or (str(file) if file.is_file() else "")
    try:
        return Path(named).read_text("utf-8").strip() if named else ""
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(f"{named}, where {name} should stand, cannot be read: {error}.") from error


def postgres_address(name: str, credential: str) -> dict[str, str] | None:
    """The parts of a `postgresql://user:password@host:port/name?host=/socket/folder` address.

    Without a password in it the database's own ways count: `~/.pgpass`, or who may connect as whom.
    """
    url = secret(name, credential)
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise BadSetting(f"{name} must look like postgresql://user:password@host/name.")
    host = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
    return {
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
    }


# ---------------------------------------------------------------- what the data folder remembers


def hosts(here: Installation | None) -> tuple[str, ...]:
    """The names people reach it by, where the environment says nothing."""
    return here.hosts if here and here.hosts else LOOPBACK


def postgres(data: Path, here: Installation | None) -> dict[str, str] | None:
    """The PostgreSQL of this installation, None for SQLite. Raises BadSetting where variable and folder differ."""
    address = postgres_address("ALONGSIDE_DATABASE", "alongside-database")
    if here is None:
        # an installation from before folders remembered that has no database here has it in PostgreSQL
        if address is None and is_older(data) and not holds_database(data):
            raise BadSetting(
                f"There are keys in {data / 'keys'}, and no database in {data}. Where its database is PostgreSQL, set "
                "ALONGSIDE_DATABASE; where there is none, a mistyped command made this folder: take it away."
            )
        return address
    if here.postgres is None and address:
        raise BadSetting(
            f"{data} keeps its data in SQLite, and ALONGSIDE_DATABASE names PostgreSQL. Take that setting away, or "
            "name another folder: --data FOLDER. To move to PostgreSQL, restore a backup into a new folder."
        )
    return address or (here.postgres and {**here.postgres, "PASSWORD": ""})


def is_older_elsewhere(data: Path, keys: Path, address: dict[str, str] | None) -> bool:
    """Whether this is an installation from before folders remembered with keys and database both elsewhere."""
    return address is not None and (keys / keyring.FILE).exists() and data.is_dir() and any(data.iterdir())


def mail(here: Installation | None) -> MailServer | None:
    """The mail server: what is set now, else what is remembered, which is all but its password. None where there is none."""
    url = secret("ALONGSIDE_MAIL", "alongside-mail") or (here.mail if here else "")
    sender = text("ALONGSIDE_MAIL_FROM", here.mail_from if here else "")
    if url in {"", "none"}:
        return None
    try:
        return MailServer.of(url, sender)
    except (ValueError, ValidationError) as error:
        raise BadSetting(
            "ALONGSIDE_MAIL must look like smtps://user:password@host or smtp://user:password@host:587, and ALONGSIDE_MAIL_FROM like "
            "alongside@example.org. What is unusual in the password is written as in a web address (@ as %40). A password is never "
            "sent in the clear: with ?tls=no there can be none."
        ) from error


def provider(here: Installation | None) -> Provider | None:
    """The organisation's own sign-in: what is set now, else what is remembered, which is all but its secret. None where there is none."""
    known = here.oidc if here else {}
    issuer = text("ALONGSIDE_OIDC_ISSUER", known.get("issuer", ""))
    client = text("ALONGSIDE_OIDC_CLIENT", known.get("client", ""))
    claim = text("ALONGSIDE_OIDC_CLAIM", known.get("claim", CLAIMS[0]))
    is_trusted = yes("ALONGSIDE_OIDC_TRUSTED", known.get("trusted") == "yes")
    password = secret("ALONGSIDE_OIDC_SECRET", "alongside-oidc-secret")
    if issuer in {"", "none"}:
        return None
    try:
        return Provider(issuer, client, password, claim, is_trusted)
    except ValueError as error:
        raise BadSetting(
            "ALONGSIDE_OIDC_ISSUER must be the provider's https:// address, ALONGSIDE_OIDC_CLIENT what it calls this installation, "
            f"and ALONGSIDE_OIDC_CLAIM one of {', '.join(CLAIMS)}."
        ) from error
