"""What a row of a caseload says: a client, their worker, the referral's list and the people around them.

Whether it is here already is asked in `queries`.
"""

import contextlib
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from alongside.exchange.errors import Problem
from alongside.exchange.table import FileRow, written
from alongside.people.models import CirclePlace, Pronoun

# the names people give a column, all read alike; the last ones as iinsight exports its cases
COLUMNS = {
    "client": ("client", "name", "client name", "full name"),
    "first_name": ("first name", "client first name"),
    "last_name": ("last name", "surname", "client last name"),
    "preferred": ("preferred name", "known as", "likes to be called"),
    "reference": ("reference", "ref", "client ref", "id", "case n"),
    "pronoun": ("pronoun", "pronouns"),
    "phone": ("phone", "telephone", "mobile", "phones", "client phone1"),
    "email": ("email", "e-mail", "client email"),
    "worker": ("worker", "case manager", "cm", "assigned to"),
    "since": ("since", "start", "start date", "from", "date opened"),
    "referral": ("referral", "needs", "referral needs", "list of needs"),
    "circle": ("circle", "around them", "family and others", "contacts"),
}
PRONOUNS = {
    "he": Pronoun.HE, "him": Pronoun.HE, "she": Pronoun.SHE, "her": Pronoun.SHE, "they": Pronoun.THEY,
    "them": Pronoun.THEY,
}  # fmt: skip
ROLES = {
    "mother": CirclePlace.FAMILY, "father": CirclePlace.FAMILY, "wife": CirclePlace.FAMILY, "husband": CirclePlace.FAMILY,
    "partner": CirclePlace.FAMILY, "son": CirclePlace.FAMILY, "daughter": CirclePlace.FAMILY, "sister": CirclePlace.FAMILY,
    "brother": CirclePlace.FAMILY, "aunt": CirclePlace.FAMILY, "uncle": CirclePlace.FAMILY, "grandmother": CirclePlace.FAMILY,
    "grandfather": CirclePlace.FAMILY, "family": CirclePlace.FAMILY, "friend": CirclePlace.FRIEND, "neighbour": CirclePlace.FRIEND,
    "solicitor": CirclePlace.SOLICITOR, "lawyer": CirclePlace.SOLICITOR, "deputy": CirclePlace.DEPUTY, "therapist": CirclePlace.THERAPIST,
    "litigation friend": CirclePlace.LITIGATION_FRIEND,
    "physiotherapist": CirclePlace.THERAPIST, "psychologist": CirclePlace.THERAPIST, "speech therapist": CirclePlace.THERAPIST,
    "occupational therapist": CirclePlace.THERAPIST, "ot": CirclePlace.THERAPIST, "support worker": CirclePlace.SUPPORT_WORKER,
    "carer": CirclePlace.SUPPORT_WORKER,
}  # fmt: skip
#: Day before month, as in Britain.
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y")
#: The hour beside a day.
CLOCK = re.compile(r"[T ]+(\d{1,2}):(\d{2})(?::\d{2})? ?([ap]m)?$", re.I)
#: How a spreadsheet counts days, from 1982 to 2064: a number of five figures under a heading of days.
SERIAL, COUNTED_FROM = re.compile(r"[3-5]\d{4}"), dt.date(1899, 12, 30)
SOMEBODY = re.compile(r"^([^()]+?)\s*(?:\(([^()]*)\))?$")


@dataclass(frozen=True)
class Around:
    name: str
    role: str
    place: CirclePlace


@dataclass(frozen=True)
class Case:
    line: int
    client: str
    preferred: str = ""
    reference: str = ""
    pronoun: Pronoun = Pronoun.NAME
    phone: str = ""
    email: str = ""
    worker: str = ""
    since: dt.date | None = None
    referral: tuple[str, ...] = ()
    circle: tuple[Around, ...] = ()


def read_case(row: FileRow, columns: dict[str, str]) -> tuple[Case | None, list[tuple[str, str]]]:
    """The row as a case, or None with every problem in it."""
    values: dict[str, Any] = {}
    problems: list[tuple[str, str]] = []
    if row.beyond:
        reason = _(
            "“%(text)s” stands beyond the last column. Put a cell with a comma in it in quotation marks."
        )
        problems.append((_("row"), reason % {"text": Truncator(row.beyond).chars(40)}))
    for meaning, read in READERS.items():
        text = client_of(row, columns) if meaning == "client" else row.cells.get(columns.get(meaning, ""), "")
        try:
            values[meaning] = read(written(text))
        except Problem as problem:
            problems.append((columns.get(meaning, meaning), problem.reason))
    return (None if problems else Case(row.line, **values)), problems


def client_of(row: FileRow, columns: dict[str, str]) -> str:
    """The name: of its two parts where a list has both, for a whole one may have a title behind it; else the whole one."""
    parts = [row.cells.get(columns.get(part, ""), "").strip() for part in ("first_name", "last_name")]
    return " ".join(parts) if all(parts) else row.cells.get(columns.get("client", ""), "")


def read_name(text: str) -> str:
    if not text:
        raise Problem(_("There is no name. Fill it in, or take the row out."))
    return read_short(120, text)


def read_short(most: int, text: str) -> str:
    if len(text) > most:
        raise Problem(_("This is longer than %(most)s characters. Shorten it.") % {"most": most})
    return " ".join(text.split())


def read_phone(text: str) -> str:
    """The first of several numbers: one is rung with a tap. An apostrophe kept a spreadsheet from working out "+44"."""
    return read_short(40, re.split(r"[;,/|\n]", text.lstrip("'"))[0])


def read_pronoun(text: str) -> Pronoun:
    if not text:
        return Pronoun.NAME
    first = text.lower().replace("/", " ").split()[0]
    if first not in PRONOUNS:
        reason = _("“%(text)s” is not known here. Write he, she or they, or leave it empty.")
        raise Problem(reason % {"text": text})
    return PRONOUNS[first]


def read_email(text: str) -> str:
    if text:
        try:
            validate_email(text)
        except ValidationError as error:
            raise Problem(_("“%(text)s” is not an email address.") % {"text": text}) from error
    return text


def read_day(text: str) -> dt.date | None:
    if not text:
        return None
    if SERIAL.fullmatch(text):  # a cell that was not formatted as a day
        return COUNTED_FROM + dt.timedelta(days=int(text))
    day = " ".join(CLOCK.sub("", text).split())  # a spreadsheet puts an hour beside it
    for form in DAYS:
        with contextlib.suppress(ValueError):
            return dt.datetime.strptime(day, form).date()  # noqa: DTZ007 (a day has no zone)
    raise Problem(_("“%(text)s” is not a day. Write it as 31/01/2026 or 2026-01-31.") % {"text": text})


def read_list(text: str) -> tuple[str, ...]:
    return tuple(part.strip(" -•\t") for part in re.split(r"[;\n]", text) if part.strip(" -•\t"))


def read_circle(text: str) -> tuple[Around, ...]:
    circle = []
    for part in read_list(text):
        somebody = SOMEBODY.match(part)
        if somebody is None:
            reason = _("“%(text)s”: write a name and, in brackets, who they are: Rosa Walker (mother).")
            raise Problem(reason % {"text": part})
        name, role = somebody[1], (somebody[2] or "").strip()
        circle.append(
            Around(read_short(120, name), read_short(60, role), ROLES.get(role.lower(), CirclePlace.OTHER))
        )
    return tuple(circle)


READERS: dict[str, Callable[[str], Any]] = {
    "client": read_name,
    "preferred": partial(read_short, 60),
    "reference": partial(read_short, 60),
    "pronoun": read_pronoun,
    "phone": read_phone,
    "email": read_email,
    "worker": partial(read_short, 120),
    "since": read_day,
    "referral": read_list,
    "circle": read_circle,
}
