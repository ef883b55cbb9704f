"""An instrument from and to the text of its data file (TOML), with the line at fault named.

The file holds the key, subscales, reversals, range, minimum answered, norms with citation, licence text and version,
and never the wording of a licensed instrument: an organisation adds that under `[wording]` in its own copy.
"""

import json
import re
import tomllib
from collections.abc import Collection, Iterable
from typing import Any

from alongside.core.instruments.model import Instrument, Item, Norm, Subscale
from alongside.core.results import PracticeError
from alongside.core.scale import MOST_STEPS, NotOnScale, Scale

TEXTS = ("key", "version", "name", "rater", "range", "licence", "citation")
KNOWN = {
    *TEXTS, "items", "minimum", "prorate", "validated", "reversed", "labels", "caveats", "subscales", "norms", "wording",
    "ends", "introduction",
}  # fmt: skip
RATERS = ("client", "practitioner", "self")
KEY = re.compile(r"[a-z0-9][a-z0-9-]{1,23}")
ITEM = re.compile(r"[A-Za-z0-9_]{1,24}")
LONGEST_VERSION = 12


def parse(text: str) -> Instrument:
    """The instrument in `text`; FaultyInstrument with line and reason when something is wrong."""
    return _Reader(text).instrument()


class FaultyInstrument(PracticeError):
    """A data file of an instrument that says something impossible; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason
        super().__init__(f"line {line}: {reason}")


class _Reader:
    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        try:
            self.data: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            match = re.search(r"line (\d+)", str(error))
            raise FaultyInstrument(int(match[1]) if match else len(self.lines), str(error)) from None

    def instrument(self) -> Instrument:
        for key in self.data:
            known = ", ".join(sorted(KNOWN))
            self._check(key in KNOWN, key, f"nothing is called {key!r} here; known: {known}")
        texts = {key: self._text(key) for key in TEXTS}
        self._check(bool(KEY.fullmatch(texts["key"])), "key", "use small letters, digits and hyphens")
        self._check(texts["rater"] in RATERS, "rater", f"must be one of {', '.join(RATERS)}")
        self._check(len(texts["version"]) <= LONGEST_VERSION, "version", "must be short, as in 1 or 2024-03")
        try:
            answers = Scale.parse(texts.pop("range"))
        except NotOnScale as error:
            raise FaultyInstrument(self._line("range"), str(error)) from None
        items = self.items()
        fits = answers.top * len(items) <= MOST_STEPS
        self._check(fits, "range", f"makes a total of more than {MOST_STEPS} steps; give a wider step")
        minimum, labels = self.data.get("minimum"), self._strings("labels")
        right = isinstance(minimum, int) and minimum is not True and 1 <= minimum <= len(items)
        self._check(right, "minimum", f"must be a whole number from 1 to {len(items)}, the number of items")
        right = not labels or len(labels) == answers.top + 1
        self._check(right, "labels", f"needs {answers.top + 1} labels, one for each answer, or none")
        return Instrument(
            **texts,
            answers=answers,
            items=items,
            minimum=int(minimum or 0),
            prorate=self._flag("prorate"),
            validated=self._flag("validated"),
            subscales=self.subscales([item.key for item in items]),
            norms=self.norms(),
            labels=tuple(labels),
            caveats=tuple(self._strings("caveats")),
            introduction=self._text("introduction") if "introduction" in self.data else "",
        )

    def items(self) -> tuple[Item, ...]:
        """The items with their wording, and the words at the two ends of those whose answers have none of their own."""
        keys, reverse = self._strings("items"), self._strings("reversed")
        self._check(bool(keys), "items", "is missing or empty")
        short = all(ITEM.fullmatch(key) for key in keys)
        self._check(short, "items", "names of items are letters, digits and _, at most 24 of them")
        self._check(len(set(keys)) == len(keys), "items", "names an item twice")
        wording, ends = self.data.get("wording", {}), self.data.get("ends", {})
        right = isinstance(wording, dict) and all(isinstance(text, str) for text in wording.values())
        self._check(right, "wording", "must hold one text per item")
        self._check(isinstance(ends, dict), "ends", "must be a table of pairs")
        for named, key in ((reverse, "reversed"), (wording, "wording"), (ends, "ends")):
            self._among(named, keys, key)
        for key, pair in ends.items():
            right = isinstance(pair, list) and len(pair) == 2 and all(isinstance(text, str) for text in pair)
            self._check(right, "ends", f"item {key} needs two texts, the lowest and the highest")
        return tuple(
            Item(key, wording.get(key, ""), key in reverse, *ends.get(key, ("", ""))) for key in keys
        )

    def subscales(self, keys: Collection[str]) -> tuple[Subscale, ...]:
        table = self.data.get("subscales", {})
        self._check(isinstance(table, dict), "subscales", "must be a table of lists of items")
        for name, items in table.items():
            right = isinstance(items, list) and bool(items) and all(isinstance(item, str) for item in items)
            self._check(right, name, "must be a list of items in quotes")
            self._among(items, keys, name)
        return tuple(Subscale(name, tuple(items)) for name, items in table.items())

    def norms(self) -> tuple[Norm, ...]:
        norms = self.data.get("norms", [])
        self._check(isinstance(norms, list), "norms", "must be written as [[norms]]")
        for number, norm in enumerate(norms, 1):
            line = self._line("[[norms]]", number)
            for key in ("name", "citation"):
                if not isinstance(norm.get(key), str) or not norm[key].strip():
                    raise FaultyInstrument(line, f"this norm needs its {key} as a text in quotes")
            if not isinstance(norm.get("value"), int | float):
                raise FaultyInstrument(line, "this norm needs its value as a number")
        return tuple(
            Norm(norm["name"], float(norm["value"]), norm.get("n"), norm["citation"]) for norm in norms
        )

    def _text(self, key: str) -> str:
        value = self.data.get(key)
        self._check(isinstance(value, str) and bool(value.strip()), key, "is missing or is no text in quotes")
        return str(value).strip()

    def _flag(self, key: str) -> bool:
        value = self.data.get(key)
        self._check(isinstance(value, bool), key, "must be true or false")
        return bool(value)

    def _strings(self, key: str) -> list[str]:
        value = self.data.get(key, [])
        right = isinstance(value, list) and all(isinstance(text, str) for text in value)
        self._check(right, key, "must be a list of texts in quotes")
        return list(value)

    def _among(self, named: Iterable[str], keys: Collection[str], where: str) -> None:
        strangers = [each for each in named if each not in keys]
        self._check(not strangers, where, f"names {', '.join(strangers)}, which is not among the items")

    def _check(self, right: bool, key: str, reason: str) -> None:
        if not right:
            raise FaultyInstrument(self._line(key), f"{key}: {reason}")

    def _line(self, key: str, occurrence: int = 1) -> int:
        """The line on which `key` stands; the last line of the file when it is missing."""
        pattern = re.compile(rf'\s*\[*"?{re.escape(key.strip("[]"))}"?\]*\s*(=|$|#)')
        hits = [number for number, line in enumerate(self.lines, 1) if pattern.match(line)]
        return hits[occurrence - 1] if len(hits) >= occurrence else max(1, len(self.lines))


def written(instrument: Instrument) -> str:
    """The data file (TOML) of an instrument, its wording included."""
    items = instrument.items
    values = {
        **{key: _text(getattr(instrument, key)) for key in ("key", "version", "name", "rater")},
        "range": _text(str(instrument.answers)),
        "items": _list(item.key for item in items),
        "reversed": _list(item.key for item in items if item.reversed),
        "minimum": str(instrument.minimum),
        "prorate": str(instrument.prorate).lower(),
        "validated": str(instrument.validated).lower(),
        **{key: _text(getattr(instrument, key)) for key in ("licence", "citation")},
        "labels": _list(instrument.labels),
        "caveats": _list(instrument.caveats),
    }
    if instrument.introduction:
        values["introduction"] = _text(instrument.introduction)
    lines = [f"{key} = {value}" for key, value in values.items()]
    tables = {
        "subscales": {scale.key: _list(scale.items) for scale in instrument.subscales},
        "wording": {item.key: _text(item.text) for item in items if item.text},
        "ends": {
            item.key: _list((item.lowest_label, item.highest_label))
            for item in items
            if item.lowest_label or item.highest_label
        },
    }
    for name, rows in tables.items():
        if rows:
            lines += ["", f"[{name}]", *(f"{_text(key)} = {value}" for key, value in rows.items())]
    for norm in instrument.norms:
        lines += ["", "[[norms]]", f"name = {_text(norm.name)}", f"value = {norm.value!r}"]
        lines += [] if norm.n is None else [f"n = {norm.n}"]
        lines.append(f"citation = {_text(norm.citation)}")
    return "\n".join([*lines, ""])


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(_text(text) for text in texts)}]"


def _text(text: str) -> str:
    """A basic string of TOML: JSON's, and the one sign that JSON leaves open."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
