"""Finding claims: what is said of research or in figures, and the words that are never used, in pages, wording, docs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from alongside.documents.evidence import TABLE
from tests.architecture.parsed import parsed

#: What only somebody who counted or studied can know.
CLAIM = re.compile(
    "|".join(
        (
            r"\b[rd] ?= ?-?\.?\d",
            r"\d ?%(?!\()",
            r"\b(?:of|in) 100\b",
            r"\bstud(?:y|ies)\b|\bresearch(?:ers)?\b|meta-anal|\bevidence (?:shows|says|suggests)",
            r"\bpeople with (?:an? |severe |moderate |mild )*(?:\w+ )?(?:injur|trauma|illness|disab|depress|psycho|dement)",
            r"\bassociated with\b|\bcorrelat|\bstatistically\b",
            r"outcomes?\b.{0,12}\bgo(?:es)? with|go(?:es)? with\b.{0,20}\boutcome",
            r"\b(?:stronger|weaker|better|likelier)(?: \w+)? than (?:one|those|people|relationships|clients|professionals)\b",
            r"\((?:19|20)\d\d\)",
        )
    ),
    re.IGNORECASE,
)
#: What looks like one and is none: what a range is, a size on a screen, the names of the two pages themselves.
NO_CLAIM = re.compile(
    r"in (?:95|%\(n\)s|\d+) of 100 such workings-out|5 of 100 miss it|400 % zoom|What (?:the|research) evidence says"
    r"|^Research$|ours; no study gives|whether alliances go with outcomes",
    re.IGNORECASE,
)
NEVER = re.compile(r"\b(?:improves|predicts|proves|validated|private|privileged)\b", re.IGNORECASE)
#: "Not a validated scale" says that it is none; "private" stands beside what it does not mean.
MAY_STAND = re.compile(r"\b(?:not|never|nor|no)\b[^.]{0,24}\bvalidated\b", re.IGNORECASE)
WARNING = re.compile(r"court[^.]{0,60}may be able to obtain", re.IGNORECASE)
ID = re.compile(r"\[([EMO]\d+)\]")
GETTEXT = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext"}
BLOCKS = r"</?(?:p|li|ul|ol|dd|dt|dl|h\d|div|td|th|tr|section|summary|details|main|label|legend)\b[^>]*>"


def unsourced(passages: Iterator[str]) -> list[str]:
    """Passages with a claim and no row of the table beside it, or with a row that does not exist."""
    return [one for one in passages if _claims(one) and not _named(one)]


def _claims(passage: str) -> bool:
    return bool(CLAIM.search(NO_CLAIM.sub(" ", passage)))


def _named(passage: str) -> bool:
    ids = ID.findall(passage)
    return bool(ids) and all(id in TABLE for id in ids)


def never_said(passages: Iterator[str]) -> list[str]:
    """Passages with a word that is never used."""
    return [one for one in passages if NEVER.search(_allowed(one))]


def _allowed(passage: str) -> str:
    rest = MAY_STAND.sub(" ", passage)
    return re.sub(r"\bprivate\b", " ", rest, flags=re.IGNORECASE) if WARNING.search(rest) else rest


def of_template(source: str) -> Iterator[str]:
    """What a page says, block by block; what the page fills in is "\\0"."""
    text = re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}", " ", source, flags=re.DOTALL)
    text = re.sub(r'\{% source "(\w+)" %\}', r"[\1]", text)
    text = re.sub(r"""\{% translate (["'])(.*?)\1[^%]*%\}""", r"\2", text)
    text = re.sub(r"\{% plural %\}|\{% (?:end)?blocktranslate.*?%\}", " ", text)
    text = re.sub(r"\{[{%].*?[%}]\}", "\0", text)
    for block in re.split(BLOCKS, text):
        yield " ".join(re.sub(r'<(?:"[^"]*"|[^">])*>', " ", block).split())


def of_python(source: str) -> Iterator[str]:
    """Texts for people in Python: what gettext stands around."""
    for node in parsed(source):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in GETTEXT:
            for one in node.args:
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    yield one.value


def of_markdown(source: str) -> Iterator[str]:
    """Paragraphs, entries of lists and rows of tables; code is left out."""
    text = re.sub(r"```.*?```|^ {4,}.*?$", "", source, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"(\[[EMO]\d+\])\([^)]*\)", r"\1", text)
    text = re.sub(r"`[^`\n]*`|!?\[[^\]]*\]\([^)]*\)", " ", text)
    for block in re.split(r"\n\s*\n|\n(?=[-*|#]|\d+\. )", text):
        yield " ".join(block.split())


def passages(path: Path) -> Iterator[str]:
    """Everything that a file says to people."""
    read = {".html": of_template, ".py": of_python, ".md": of_markdown}[path.suffix]
    yield from read(path.read_text("utf-8"))
