"""Files that mean harm, or were damaged on their way, as whoever makes them would."""

import io
import zipfile
from collections.abc import Callable

from openpyxl import Workbook

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
LINKS = "xl/_rels/workbook.xml.rels"
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>Client</t></is></c></row>'


def book(*sheets: list[list[object]]) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


PLAIN = book([["Client"], ["Ada"]])


def archive(*parts: tuple[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A sound workbook with more parts in it, or others in the place of its own."""
    out, new_parts = io.BytesIO(), dict(parts)
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as old, zipfile.ZipFile(out, "w", packing) as new:
        for name in set(old.namelist()) - set(new_parts):
            new.writestr(name, old.read(name))
        for name, content in new_parts.items():
            new.writestr(name, content)
    return out.getvalue()


def with_part(name: str, content: str | bytes) -> bytes:
    return archive((name, content))


def part(name: str) -> str:
    """What stands in a part of the sound workbook."""
    return zipfile.ZipFile(io.BytesIO(PLAIN)).read(name).decode()


def sheet(rows: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<worksheet {NS}><sheetData>{HEAD}{rows}</sheetData></worksheet>'


def cell(text: str) -> str:
    return f'<row r="2"><c r="A2" t="inlineStr"><is><t>{text}</t></is></c></row>'


def many_small(count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for n in range(count):
            packed.writestr(f"a{n}.xml", "")
    return out.getvalue()


def with_strings(words: str, sheet_rows: str) -> bytes:
    """A workbook whose words stand in one part for all sheets, as most programs write them."""
    types, kind = (
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml",
    )
    listed = part(types).replace(
        "</Types>", f'<Override PartName="/{STRINGS}" ContentType="{kind}"/></Types>'
    )
    return archive((types, listed), (SHEET, sheet(sheet_rows)), (STRINGS, f"<sst {NS}>{words}</sst>"))


def beside(name: str, content: str) -> bytes:
    """A workbook whose sheet lies in a part of this name."""
    return archive((LINKS, part(LINKS).replace(f"/{SHEET}", f"/{name}")), (SHEET, ""), (name, content))


def lying(content: bytes, sizes: int) -> bytes:
    """An archive whose every part claims to unpack to this many bytes."""
    told, at = bytearray(content), content.find(b"PK\x01\x02")
    while at >= 0:
        told[at + 24 : at + 28] = sizes.to_bytes(4, "little")
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(told)


def marked_as_encrypted(content: bytes) -> bytes:
    told = bytearray(content)
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(mark)
        while at >= 0:
            told[at + place] |= 1
            at = content.find(mark, at + 4)
    return bytes(told)


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)
STYLES = f"<styleSheet {NS}><cellXfs>" + "<xf/>" * 900_000 + "</cellXfs></styleSheet>"
SHEETS = "".join(f'<sheet name="a{n}" sheetId="{n}" r:id="rId1"/>' for n in range(9_000))
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: What an attacker would make of a list, or what was damaged on its way: some for each line of the reader that refuses. Each
#: must be refused, within 256 MB and 2 s.
HOSTILE: dict[str, Callable[[], bytes]] = {
    "a flood called a picture": lambda: archive(("xl/media/image1.png", b"\0" * 60_000_000)),
    "a flood packed in another way": lambda: archive(
        ("xl/media/a.png", b"\0" * 60_000_000), packing=zipfile.ZIP_LZMA
    ),
    "a sheet called a picture": lambda: beside("xl/media/image1.png", sheet("<row/>" * 1_000_000)),
    "laughs called a picture": lambda: beside("xl/media/image1.png", sheet(cell("&j;"), LAUGHS + "]>")),
    "words for all sheets without end": lambda: with_strings("<si><t>a</t></si>" * 400_000, ""),
    "styles without end": lambda: with_part("xl/styles.xml", STYLES),
    "sheets without end": lambda: with_part(
        "xl/workbook.xml", f'<workbook {NS} xmlns:r="{LINK}"><sheets>{SHEETS}</sheets></workbook>'
    ),
    "a tag without end": lambda: with_part(
        SHEET, sheet("<row " + " ".join(f"a{n}=''" for n in range(900_000)) + "/>")
    ),
    "sizes that are too small": lambda: lying(archive(("xl/media/a.png", b"\0" * 60_000_000)), 10),
    "a locked archive": lambda: marked_as_encrypted(PLAIN),
    "names that climb": lambda: beside("../../../etc/passwd", "root:x:0:0"),
    "a flood behind a small file": lambda: with_part(SHEET, b"0" * 31_000_000),
    "cells without end": lambda: with_part(SHEET, sheet("<row><c/></row>" * 500_000)),
    "the last row there is": lambda: with_part(
        SHEET, sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')
    ),
    "another file of this computer": lambda: with_part(
        SHEET, sheet(cell("&a;"), '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
    ),
    "the same in UTF-16": lambda: with_part(
        SHEET,
        sheet(cell("&a;"), '<!DOCTYPE x [<!ENTITY a "b">]>')
        .replace('1.0"', '1.0" encoding="utf-16"')
        .encode("utf-16"),
    ),
    "half a sheet": lambda: with_part(SHEET, "<worksheet><row"),
    "many small parts": lambda: many_small(5_000),
    "a document": lambda: many_small(3),
    "half a file": lambda: PLAIN[: len(PLAIN) // 2],
    "lines without end": lambda: b"client\n" + b",\n" * 2_000_000,
    "rows beyond count": lambda: b"client\n" + b"Ada\n" * 1_000_000,
    "columns without end": lambda: b"client," * 300_000 + b"\n" + b"Ada," * 300_000,
    "one cell": lambda: b'client\n"' + b"x" * 4_900_000,
    "fifty megabytes": lambda: b"client\n" + b"Ada\n" * 12_500_000,
    "a picture": lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "an old spreadsheet": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500,
    "a locked spreadsheet": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    ),
    "a calendar": lambda: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "two columns of one name": lambda: b"Client,Phone,phone\nAda,1,2\n",
    "blank": lambda: b" \r\n\t\r\n",
    "nothing": lambda: b"",
}


def ics(*events: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *events, "END:VCALENDAR", ""]).encode()


def event(*more: str, start: str = "20260323T103000Z", uid: str = "a") -> str:
    return "\r\n".join(
        ["BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:Dean", f"DTSTART:{start}", *more, "END:VEVENT"]
    )


ZONE = """BEGIN:VTIMEZONE
TZID:Odd
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=SECONDLY
END:STANDARD
END:VTIMEZONE""".replace("\n", "\r\n")
FLOODS = {
    "each second for ever": (event("RRULE:FREQ=SECONDLY"),),
    "each second since 1970": (event("RRULE:FREQ=SECONDLY", start="19700101T000000Z"),),
    "each second, but never": (event("RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31"),),
    "a hundred million times": (event("RRULE:FREQ=MINUTELY;COUNT=100000000", start="20200101T000000Z"),),
    "each minute of each day": (
        event(
            f"RRULE:FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))};BYMINUTE={','.join(map(str, range(60)))}"
        ),
    ),
    "on days without end": (event("RDATE:" + ",".join(["20260323T103000Z"] * 200_000)),),
    "a day of a hundred years": (event("RRULE:FREQ=DAILY", "DURATION:P36500D", start="20000101T000000Z"),),
    "a thousand daily ones": tuple(
        event("RRULE:FREQ=DAILY", start="19950323T103000Z", uid=str(n)) for n in range(300)
    ),
    "more events than anybody has": tuple(event(uid=str(n)) for n in range(40_000)),
    "clocks that change each second": (ZONE, event().replace("DTSTART:", "DTSTART;TZID=Odd:")),
}
