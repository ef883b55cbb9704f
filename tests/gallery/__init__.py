"""Every part of a page in every state it can have, rendered from the product's own templates.

Pages for looking at and for the tests of how things look; no address of the product leads here.
"""

from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from alongside.access.identities import Role, Viewer
from alongside.base.clock import new_id
from alongside.web.charts.circle import Seat
from tests.gallery.forms import ContactForm, EveryField

HERE = Path(__file__).parent
LONG = "Wołodymyr-Aleksander Featherstonehaugh-Cholmondeley"
NAMES = [
    Seat("Rosa", "mother", "#rosa", is_allied=True),
    Seat(LONG, "neuropsychologist", "#neuro", is_allied=True),
    Seat("Joe", "support worker", "#joe"),
    Seat("Mei", "sister"),
]


def pages() -> dict[str, str]:
    """All pages of the gallery, by name."""
    return {
        "parts": _page("parts.html", _parts()),
        "long": _page("long.html", {"long": LONG, "seats": (NAMES * 5)[:20], "page": _page_of_list(3)}),
        "form": _form(ContactForm(), heading="How was it today?"),
        "kept": _form(ContactForm(initial={"on_mind": "The white van", "ease": "2", "minutes": 40})),
        "wrong": _form(ContactForm({"by": "soon", "ease": "9", "minutes": "many"})),
        "fields": _form(EveryField()),
        "fields-wrong": _form(EveryField({})),
        "plain": _page("plain.html", {}),
        "empty": _page("empty.html", {"page": _page_of_list(1)}),
    }


def _form(form: Any, **more: Any) -> str:
    own = {"form": form, "form_id": new_id(), "form_for": "signed", "keeps_draft": True, "heading": "A form"}
    return _page("form.html", own | more)


def _page(name: str, context: dict[str, Any]) -> str:
    request = RequestFactory().get("/people/")
    request.viewer = Viewer(new_id(), new_id(), frozenset(Role), name="Sam Okafor")  # type: ignore[attr-defined]
    template = engines["django"].from_string((HERE / name).read_text("utf-8"))
    return template.render(context, request)


def _page_of_list(number: int) -> Any:
    return Paginator(range(30), 10).page(number)


def _parts() -> dict[str, Any]:
    return {
        "cards": _cards(),
        "theirs": _theirs(),
        "mine": _mine(),
        "nothing": ("Nothing of hers is written down yet.", "#add", "Write down something of hers"),
        "promises": _promises(),
        "kinds": ["", "kept", "look", "court"],
        "seats": NAMES,
        "page": _page_of_list(2),
    }


def _cards() -> list[dict[str, Any]]:
    ready = {"url": "#", "ready_url": "#ready", "record_url": "#record"}
    lines = [
        ("promise", "promised for today", "letter to the building manager"),
        ("mine", "when there is room", "ask about a support worker"),
        ("theirs", "doing, together", "the school run"),
        ("", "moved", "from Tuesday"),
    ]
    full = {
        "name": "Dean",
        "when": "10:30 at his flat",
        "words": "That white van is in my space again",
        "why": "I cannot get the chair out of the car.",
        "quoted": True,
        "lines": lines,
    }
    return [full | ready, {"name": LONG, "when": "", "words": "", **ready}]


def _theirs() -> list[dict[str, Any]]:
    weekend = {"text": "A weekend where I am just his mum", "tag": "doing, together", "url": "#a"}
    told = {"text": "“Tell me yourself”", "tag": "promised", "kind": "promise", "note": "by Friday"}
    return [one | {"quoted": True} for one in (weekend, told)]


def _mine() -> list[dict[str, Any]]:
    risk = {"text": "What staff do when he is at risk", "safe": True, "note": "agreed 22 July", "url": "#b"}
    hours = {"text": "Review of support hours", "tag": "when there is room"}
    return [risk, hours | {"note": "more nights off. Does it?"}]


def _promises() -> list[dict[str, Any]]:
    late = {"text": "Ring the building manager", "tag": "late since Tuesday", "due": True}
    kept = {"text": "Send the letter", "tag": "kept", "note": "on 4 October", "url": "#p"}
    return [late | {"actions": [("#k", "Kept")]}, kept]
