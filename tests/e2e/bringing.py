"""Files as people have them: a caseload of sixty with five wrong rows, mended, and a calendar of forty visits."""

import csv
import datetime as dt
import io
from itertools import product

HEADER = ["Client", "Known as", "Reference", "Pronoun", "Phone", "Email", "Since", "Needs", "Circle"]
FIRST = ("Ada", "Ben", "Cleo", "Dov", "Esme", "Finn", "Gita", "Hugo", "Ines", "Jude")
LAST = ("Ashdown", "Birch", "Coombe", "Dell", "Elmet", "Fenn")
#: line in the file -> (column, what stands there, part of the reason)
WRONG = {
    4: ("Since", "31/02/2026", "is not a day"),
    17: ("Email", "ring her instead", "is not an email address"),
    29: ("Client", "", "There is no name"),
    42: ("Pronoun", "ask", "is not known here"),
    58: ("Reference", "{mark}-2", "The same client stands in line 2"),
}


def names(mark: str) -> list[str]:
    """Sixty people; the mark keeps those of one test apart from those of another."""
    return [f"{first} {last}-{mark}" for last, first in product(LAST, FIRST)]


def caseload(mark: str, *, wrong: bool) -> bytes:
    """Semicolons and the Western Windows code page, as a spreadsheet program in Europe saves it."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";")
    table.writerow(HEADER)
    for line, name in enumerate(names(mark), start=2):
        row = dict(zip(HEADER, _row(line, name, mark), strict=True))
        if wrong and line in WRONG:
            column, stands, _reason = WRONG[line]
            row[column] = stands.format(mark=mark)
        table.writerow(row.values())
    return text.getvalue().encode("cp1252")


def _row(line: int, name: str, mark: str) -> list[str]:
    needs = "Neuro-physiotherapy; A support worker for the mornings" if line % 3 else "Housing"
    around = f"Zoë {name.split()[1]} (mother); M Okonkwo (solicitor)" if line % 4 == 0 else ""
    return [name, "", f"{mark}-{line}", "she", "01632 960000", "", "01/03/2026", needs, around]


def calendar(mark: str) -> bytes:
    """Forty visits in the next days, one a person, and a dentist."""
    begins = dt.datetime.now(dt.UTC).replace(hour=9, minute=30, second=0, microsecond=0)
    events = [
        _event(f"{mark}-{n}", f"Visit {name}", begins + dt.timedelta(days=1 + n))
        for n, name in enumerate(names(mark)[:40])
    ]
    dentist = _event(f"{mark}-dentist", "Dentist", begins + dt.timedelta(days=3))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//somewhere//EN",
        *events,
        dentist,
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(lines).encode()


def _event(uid: str, title: str, at: dt.datetime) -> str:
    return "\r\n".join(
        [
            "BEGIN:VEVENT",
            f"UID:{uid}@example.org",
            f"DTSTAMP:{at:%Y%m%dT%H%M%SZ}",
            f"DTSTART:{at:%Y%m%dT%H%M%SZ}",
            f"SUMMARY:{title}",
            "LOCATION:at home",
            "END:VEVENT",
        ]
    )
