"""An instrument as the text of its data file: what `parse` reads from it is the same instrument again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from alongside.core.instruments.model import Instrument


def written(instrument: Instrument) -> str:
    """The data file (TOML) of an instrument, its wording included."""
    return "\n".join([*_head(instrument), *_tables(instrument)]) + "\n"


def _head(instrument: Instrument) -> Iterator[str]:
    for key in ("key", "version", "name", "rater"):
        yield f"{key} = {_text(getattr(instrument, key))}"
    yield f"range = {_text(str(instrument.answers))}"
    yield f"items = {_list(item.key for item in instrument.items)}"
    yield f"reversed = {_list(item.key for item in instrument.items if item.reversed)}"
    yield f"minimum = {instrument.minimum}"
    yield f"prorate = {_flag(instrument.prorate)}"
    yield f"validated = {_flag(instrument.validated)}"
    for key in ("licence", "citation"):
        yield f"{key} = {_text(getattr(instrument, key))}"
    yield f"labels = {_list(instrument.labels)}"
    yield f"caveats = {_list(instrument.caveats)}"
    if instrument.introduction:
        yield f"introduction = {_text(instrument.introduction)}"


def _tables(instrument: Instrument) -> Iterator[str]:
    yield from _table("subscales", {scale.key: _list(scale.items) for scale in instrument.subscales})
    yield from _table("wording", {item.key: _text(item.text) for item in instrument.items if item.text})
    pairs = {item.key: (item.lowest_label, item.highest_label) for item in instrument.items}
    yield from _table("ends", {key: _list(pair) for key, pair in pairs.items() if any(pair)})
    for norm in instrument.norms:
        yield from ("", "[[norms]]", f"name = {_text(norm.name)}", f"value = {norm.value!r}")
        if norm.n is not None:
            yield f"n = {norm.n}"
        yield f"citation = {_text(norm.citation)}"


def _table(name: str, rows: dict[str, str]) -> Iterator[str]:
    if rows:
        yield from ("", f"[{name}]", *(f"{_text(key)} = {value}" for key, value in rows.items()))


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(_text(text) for text in texts)}]"


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _text(text: str) -> str:
    """A basic string of TOML: JSON's, and the one sign that JSON leaves open."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
