"""What a row of a caseload says: a client, their worker, the referral's list and the people around them.

Pure reading of one row; whether it is here already is asked in `checking`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from alongside.exchange.days import read_day
from alongside.exchange.errors import Problem
from alongside.exchange.table import TableRow
from alongside.people.models.circle import Place
from alongside.people.models.person import Pronoun

# the names people give a column, all read alike
COLUMNS = {
    "client": ("client", "name", "client name", "full name"),
    "preferred": ("preferred name", "known as", "likes to be called"),
    "reference": ("reference", "ref", "client ref", "id"),
    "pronoun": ("pronoun", "pronouns"),
    "phone": ("phone", "telephone", "mobile"),
    "email": ("email", "e-mail"),
    "worker": ("worker", "case manager", "cm"),
    "since": ("since", "start", "start date", "from"),
    "referral": ("referral", "needs", "referral needs", "list of needs"),
    "circle": ("circle", "around them", "family and others", "contacts"),
}
PRONOUNS = {
    "he": Pronoun.HE,
    "him": Pronoun.HE,
    "she": Pronoun.SHE,
    "her": Pronoun.SHE,
    "they": Pronoun.THEY,
    "them": Pronoun.THEY,
}
ROLES = {
    "mother": Place.FAMILY, "father": Place.FAMILY, "wife": Place.FAMILY, "husband": Place.FAMILY,
    "partner": Place.FAMILY, "son": Place.FAMILY, "daughter": Place.FAMILY, "sister": Place.FAMILY,
    "brother": Place.FAMILY, "aunt": Place.FAMILY, "uncle": Place.FAMILY, "grandmother": Place.FAMILY,
    "grandfather": Place.FAMILY, "family": Place.FAMILY, "friend": Place.FRIEND, "neighbour": Place.FRIEND,
    "solicitor": Place.SOLICITOR, "lawyer": Place.SOLICITOR, "deputy": Place.DEPUTY, "therapist": Place.THERAPIST,
    "physiotherapist": Place.THERAPIST, "psychologist": Place.THERAPIST, "speech therapist": Place.THERAPIST,
    "occupational therapist": Place.THERAPIST, "ot": Place.THERAPIST, "support worker": Place.SUPPORT_WORKER,
    "carer": Place.SUPPORT_WORKER,
}  # fmt: skip
SHEET_ERRORS = {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"}
_SOMEBODY = re.compile(r"^(?P<name>[^()]+?)\s*(?:\((?P<role>[^()]*)\))?$")


@dataclass(frozen=True)
class Around:
    """Somebody around the client."""

    name: str
    role: str
    place: Place


@dataclass(frozen=True)
class Case:
    """A row that could be read."""

    line: int
    name: str
    preferred: str = ""
    reference: str = ""
    pronoun: Pronoun = Pronoun.NAME
    phone: str = ""
    email: str = ""
    worker: str = ""
    since: dt.date | None = None
    referral: tuple[str, ...] = ()
    circle: tuple[Around, ...] = field(default_factory=tuple)


def columns_of(header: set[str]) -> dict[str, str]:
    """Which header stands for what. Raises Problem when there is no column of clients."""
    found: dict[str, str] = {}
    for meaning, names in COLUMNS.items():
        name = next((name for name in names if name in header), None)
        if name is not None:
            found[meaning] = name
    if "client" not in found:
        raise Problem(
            "client", _("There is no column “client”. Name the column that holds the clients’ names so.")
        )
    return found


def read_case(row: TableRow, columns: dict[str, str]) -> tuple[Case | None, tuple[tuple[str, str], ...]]:
    """The row as a case, or None with every problem in it."""
    cells = {meaning: row.cells.get(header, "") for meaning, header in columns.items()}
    problems: list[tuple[str, str]] = []
    if row.beyond:
        said = _(
            "“%(text)s” stands beyond the last column. Put a cell with a comma in it in quotation marks."
        )
        problems.append((_("row"), said % {"text": _first(row.beyond)}))

    def ask(meaning: str, reader: Callable[[str], Any]) -> Any:
        try:
            return reader(_worked_out(cells.get(meaning, ""), meaning))
        except Problem as problem:
            problems.append((columns.get(meaning, meaning), problem.reason))
            return None

    read = {
        "name": ask("client", _name),
        "preferred": ask("preferred", lambda text: _short(text, 60)),
        "reference": ask("reference", lambda text: _short(text, 60)),
        "pronoun": ask("pronoun", _pronoun),
        "phone": ask("phone", lambda text: _short(text, 40)),
        "email": ask("email", _email),
        "worker": ask("worker", lambda text: _short(text, 120)),
        "since": ask("since", _since),
        "referral": ask("referral", _list),
        "circle": ask("circle", _circle),
    }
    return (None, tuple(problems)) if problems else (Case(line=row.line, **read), ())


def _worked_out(text: str, meaning: str) -> str:
    """A formula, or what is left of one, is nobody's name or day."""
    if text.startswith("=") or text in SHEET_ERRORS:
        said = _("“%(text)s” is a formula, not what it works out. Put the words or the day itself there.")
        raise Problem(meaning, said % {"text": _first(text)})
    return text


def _first(text: str) -> str:
    return Truncator(text).chars(40)


def _name(text: str) -> str:
    if not text:
        raise Problem("client", _("There is no name. Fill it in, or take the row out."))
    return _short(text, 120)


def _short(text: str, most: int) -> str:
    if len(text) > most:
        raise Problem("", _("This is longer than %(most)s characters. Shorten it.") % {"most": most})
    return " ".join(text.split())


def _pronoun(text: str) -> Pronoun:
    if not text:
        return Pronoun.NAME
    first = text.lower().replace("/", " ").split()[0]
    if first not in PRONOUNS:
        raise Problem(
            "pronoun",
            _("“%(text)s” is not known here. Write he, she or they, or leave it empty.") % {"text": text},
        )
    return PRONOUNS[first]


def _email(text: str) -> str:
    if text:
        try:
            validate_email(text)
        except ValidationError as error:
            raise Problem("email", _("“%(text)s” is not an email address.") % {"text": text}) from error
    return text


def _since(text: str) -> dt.date | None:
    if not text:
        return None
    day = read_day(text)
    if day is None:
        said = _("“%(text)s” is not a day. Write it as 31/01/2026 or 2026-01-31.")
        raise Problem("since", said % {"text": text})
    return day


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip(" -•\t") for part in re.split(r"[;\n]", text) if part.strip(" -•\t"))


def _circle(text: str) -> tuple[Around, ...]:
    return tuple(_somebody(part) for part in _list(text))


def _somebody(text: str) -> Around:
    found = _SOMEBODY.match(text)
    if found is None:
        raise Problem(
            "circle",
            _("“%(text)s”: write a name and, in brackets, who they are: Rosa Walker (mother).")
            % {"text": text},
        )
    role = (found["role"] or "").strip()
    return Around(_short(found["name"], 120), _short(role, 60), ROLES.get(role.lower(), Place.OTHER))
