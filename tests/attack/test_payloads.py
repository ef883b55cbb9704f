"""Words that a browser, a spreadsheet or a template would take for an order, in every field of every record (B9).

They stand where the makers of records put their words, so a new kind of record is covered by its maker. Every page, paper,
list and calendar is then read as its worker, the supervisor and a lead: nothing of them may be more than text. With
ALONGSIDE_TEST_WHOLE set each of the sixty stands there by itself; otherwise all of them in two.
"""

import csv
import io
from collections.abc import Iterator
from itertools import product
from typing import Any

import html5lib
import openpyxl
import pypdf
import pytest
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import Client

from alongside.access.table import TABLE
from tests.attack.sweep import ROUTES
from tests.conftest import WHOLE
from tests.web.samples.whose import MAKERS, Whose
from tests.web.swept import at_the_door, undone
from tests.world import World

pytestmark = pytest.mark.usefixtures("doors_stand_open")

BREAKS = ("", '">', "'>", "-->", "</textarea>", "</title>", "</script>", "`>")
ORDERS = (
    "<script>alert(7)</script>",
    "<img src=x onerror=alert(7)>",
    "<svg/onload=alert(7)>",
    "<a href=javascript:alert(7)>x</a>",
    '<iframe srcdoc="<script>alert(7)</script>">',
    "<button formaction=javascript:alert(7)>",
)
FORMULAS = ("=1+alert(7)", "+1+alert(7)", "-1+alert(7)", "@SUM(alert(7))", "\t=alert(7)", "\r=alert(7)")
TEMPLATES = (
    "{{7*7}}alert(7)",
    "{% debug %}alert(7)",
    '#eval("alert(7)")',
    '#image("/alert(7)")',
    "${alert(7)}",
    "\\u003calert(7)",
)
SIXTY = (*map("".join, product(BREAKS, ORDERS)), *FORMULAS, *TEMPLATES)
TWO = ("=" + "".join(BREAKS + ORDERS), "".join(TEMPLATES + FORMULAS))
MARK = "alert(7)"
LEAST = 60  # answers that show it
RUNS, LEADS_TO = {"iframe", "object", "embed", "base"}, {"href", "src", "action", "formaction", "srcdoc"}


class Armed(Whose):
    """Whose every word begins with the payload, as a cell of a list would."""

    def words(self, about: str) -> str:
        return f"{self.word} {about}"

    own_words = words


def answers(world: World, payload: str) -> Iterator[tuple[str, HttpResponse]]:
    """Every address of records in which the payload stands, as each who may read some of them is answered."""
    whose = Armed(world.sam, world.dean, world.with_dean, world.maya, world.olu, *[payload] * 3)
    for name in MAKERS:
        whose.id(name)
    for actor in ("owner", "supervisor", "lead"):
        client = at_the_door(world, actor, Client)
        for address in ROUTES:
            if TABLE[address.name].get is not None:
                with undone():
                    answer = client.get(address.of(whose))
                    yield f"{actor} {address.name}", answer


def orders_in(answer: HttpResponse) -> list[str]:
    """What in an answer is more than text."""
    kind, content = answer.get("Content-Type", "").partition(";")[0], answer.getvalue()
    if kind == "text/html":
        return [order for element in _elements(content) for order in _orders_of(element)]
    if kind == "text/csv":
        cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
        return [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    if kind.endswith("spreadsheetml.sheet"):
        book = openpyxl.load_workbook(io.BytesIO(content))
        return [str(cell.value) for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    if kind == "application/pdf":
        whole = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
        return [name for name in ("/OpenAction", "/AA", "/JavaScript") if name in whole]
    return []


def _elements(content: bytes) -> Iterator[Any]:
    return html5lib.parse(content, namespaceHTMLElements=False).iter()


def _orders_of(element: Any) -> Iterator[str]:
    tag = str(element.tag).rpartition("}")[2]
    if tag in RUNS or (tag == "script" and not element.get("src") and "json" not in element.get("type", "")):
        yield tag
    for name, value in element.attrib.items():
        told = value.strip().lower()
        if str(name).startswith("on") or (
            name in LEADS_TO and told.startswith(("javascript:", "vbscript:", "data:text"))
        ):
            yield f"{tag} {name}={value}"


@pytest.mark.parametrize("payload", SIXTY if WHOLE else TWO)
def test_no_word_is_an_order(world: World, mailoutbox: list[EmailMessage], payload: str) -> None:
    shown = 0
    for what, answer in answers(world, payload):
        assert answer.status_code < 500, what
        assert orders_in(answer) == [], what
        shown += MARK.encode() in answer.getvalue()
    assert shown > LEAST, "the sweep has lost its way"
    assert all(MARK not in str(mail.message()) for mail in mailoutbox)


def test_an_order_is_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: pages that believe what they show."""
    monkeypatch.setattr("django.template.base.conditional_escape", str)
    wanted = {"script", "iframe", "img onerror=alert(7)", "a href=javascript:alert(7)"}
    for _what, answer in answers(world, TWO[0]):
        wanted -= set(orders_in(answer))
        if not wanted:
            return
    assert wanted == set()
