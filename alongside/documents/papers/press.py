"""Turning a paper's values into a tagged PDF (PDF/UA-1), with typst and without any system library.

Everything travels through `sys.inputs` as JSON, so that nothing that somebody typed is ever read as
source. The `.typ` is given as a path: each one given as bytes would use up one of the 65,535 file
numbers of the process for good.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from alongside.documents.papers.letters import plainer, printable

FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Ours and those inside typst; never the machine's, so that a paper is the same everywhere."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FOLDER / "fonts")])


def press(paper: str, values: Mapping[str, Any]) -> bytes:
    """The PDF of `<paper>.typ` filled with values: text, numbers, lists and mappings of them.

    A sign that no font has is replaced (see `letters`). Signs that can be printed alone but not on top of
    each other are found by typst only; then the paper is set again in plain Latin letters.
    """
    try:
        return _set(paper, _each(values, printable))
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        return _set(paper, _each(values, plainer))


def _set(paper: str, values: Any) -> bytes:
    compiler = typst.Compiler(
        str(FOLDER / f"{paper}.typ"),
        root=str(FOLDER),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(values)},
    )
    made = compiler.compile(format="pdf", pdf_standards="ua-1")  # refuses to write a file that breaks it
    if not isinstance(made, bytes):
        raise TypeError("A paper is one file.")
    return made


def _each(values: Any, change: Any) -> Any:
    """The same values with every text changed; bytes become a list of numbers, which JSON can carry."""
    match values:
        case str():
            return change(values)
        case bytes():
            return list(values)
        case Mapping():
            return {name: _each(one, change) for name, one in values.items()}
        case list() | tuple():
            return [_each(one, change) for one in values]
    return values
