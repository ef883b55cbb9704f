"""Reading a paper as a reader's machine does: what it says, in which letters, and whether it is tagged."""

import io
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject


@dataclass(frozen=True)
class PaperRead:
    """What stands in a PDF."""

    text: str  # single spaces, no signs that only say where a line may break
    title: str
    shows_title: bool  # the title stands in the window, not the name of the file
    is_accessible: bool  # tagged, in English, in our letters, and it says itself that it is PDF/UA-1
    tags: tuple[str, ...]  # of the structure tree, in the order of reading
    alts: tuple[str, ...]
    embedded: bool
    pages: int


def read(pdf: bytes) -> PaperRead:
    """The whole of it."""
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    root = reader.root_object
    nodes = list(_nodes(root["/StructTreeRoot"])) if "/StructTreeRoot" in root else []
    fonts = list(_fonts(reader))
    return PaperRead(
        text=plain(" ".join(page.extract_text() for page in reader.pages)),
        title=str(reader.metadata.title) if reader.metadata else "",
        shows_title=bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
        is_accessible=bool(root.get("/MarkInfo", {}).get("/Marked"))
        and str(root.get("/Lang", "")).startswith("en")
        and b"pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()
        and bool(fonts)
        and all("AtkinsonHyperlegibleNext" in name for name, _descriptor in fonts),
        tags=tuple(str(node["/S"]) for node in nodes),
        alts=tuple(str(node["/Alt"]) for node in nodes if "/Alt" in node),
        embedded=all({"/FontFile2", "/FontFile3"} & set(descriptor) for _name, descriptor in fonts),
        pages=len(reader.pages),
    )


def plain(words: str) -> str:
    """Words as they are compared: composed, with single spaces, without break marks."""
    words = "".join(one for one in unicodedata.normalize("NFKC", words) if unicodedata.category(one) != "Cf")
    return re.sub(r"\s+", " ", words).strip()


def bare(words: str) -> str:
    """The same without any space: a long run is broken over lines."""
    return plain(words).replace(" ", "")


def _nodes(node: Any) -> Any:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            yield kid
            yield from _nodes(kid)


def _fonts(reader: PdfReader) -> Any:
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
            yield str(font["/BaseFont"]), inner.get_object()["/FontDescriptor"]
