"""The forms of a page as a browser would send them, filled with something that fits."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

TODAY = "2026-11-20"
FILL = {"date": TODAY, "time": "10:00", "number": "5", "email": "a@example.org", "password": "x"}
TRANSPORT = {"csrfmiddlewaretoken", "_for"}


@dataclass
class Posted:
    """What one form would post, and where to."""

    path: str
    data: dict[str, list[str]] = field(default_factory=dict)

    def ids(self) -> Iterator[tuple[str, int]]:
        """Where an id stands among the values."""
        for name, values in self.data.items():
            for place, value in enumerate(values):
                if is_id(value):
                    yield name, place

    def instead(self, name: str, place: int, value: str) -> dict[str, list[str]]:
        """The same with another value there."""
        values = list(self.data[name])
        values[place] = value
        return {**self.data, name: values}


def is_id(value: str) -> bool:
    """True for something that could name a record."""
    try:
        uuid.UUID(value)
    except ValueError:
        return False
    return True


def forms_of(body: str, path: str) -> list[Posted]:
    """Every form of a page that is posted."""
    page = html5lib.parse(body, namespaceHTMLElements=False)
    posted = [form for form in page.iter("form") if form.get("method", "get").lower() == "post"]
    return [_form(form, urlsplit(form.get("action") or path).path) for form in posted]


def _form(form: Element, path: str) -> Posted:
    found = Posted(path)
    pressed = False
    for element in form.iter():
        name = element.get("name")
        if not name or name in TRANSPORT:
            continue
        if element.tag == "button":
            if not pressed:
                found.data[name] = [element.get("value", "")]
            pressed = True
        elif (value := _value(element, name in found.data)) is not None:
            found.data.setdefault(name, []).append(value)
    return found


def _value(element: Element, already: bool) -> str | None:
    kind = element.get("type", "text")
    if element.tag == "textarea":
        return element.text or "Some words"
    if element.tag == "select":
        chosen = [one.get("value", "") for one in element.iter("option") if one.get("value")]
        return chosen[0] if chosen else ""
    if element.tag != "input" or kind == "file":
        return None
    if kind in {"radio", "checkbox"}:
        return element.get("value", "on") if element.get("value") and not already else None
    return element.get("value") or ("" if kind == "hidden" else FILL.get(kind, "Some words"))
