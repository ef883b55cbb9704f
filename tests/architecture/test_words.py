"""Every word that a person reads can be translated, no line of a template is too wide, and a domain noun is one class."""

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType
from django.utils.translation.template import templatize

from alongside.documents.words import VERBS
from tests.architecture.parsed import parsed

ROOT = Path(__file__).resolve().parent.parent.parent / "alongside"
TEMPLATES = sorted(ROOT.rglob("templates/**/*.html"))
SOURCES = sorted(path for path in ROOT.rglob("*.py") if "migrations" not in path.parts)

#: Names, marks and units that are the same in every language.
SAME_EVERYWHERE = {"Alongside"}
SPOKEN = r"(?:aria-label|aria-description|aria-roledescription|alt|title|placeholder|label|summary)"
KEYWORDS = {"label", "help_text", "empty_label", "title", "hint", "verbose_name"}
CALLS = {"Refused", "success", "info", "warning", "error", "add_error"}


def in_the_open(source: str) -> list[str]:
    """Words of a template that stand outside translate and blocktranslate."""
    text, inside = "", ""
    for token in Lexer(source).tokenize():
        word, *rest = token.contents.split() if token.token_type is TokenType.BLOCK else ("",)
        if word == "block" and rest[0].endswith("_class"):  # it fills a class attribute
            inside = "block"
        elif word in {"blocktranslate", "blocktrans", "comment", "verbatim"}:
            inside = word
        elif inside and word == f"end{inside}":
            inside = ""
        elif token.token_type is TokenType.TEXT:
            text += " " * len(token.contents) if inside else token.contents
        elif not inside:
            text += "\0"
    spoken = re.findall(rf'\s{SPOKEN}="([^"]*)"', text)
    bare = re.sub(r"<!--.*?-->|<!doctype[^>]*>|&#?\w+;", " ", text, flags=re.DOTALL | re.IGNORECASE)
    bare = re.sub(r'<(?:"[^"]*"|[^">])*>', " ", bare)
    return [
        word
        for part in [*spoken, bare]
        for word in re.findall(r"[^\W\d_]{2,}", part)
        if word not in SAME_EVERYWHERE
    ]


def faults(files: list[Path], wrong: Callable[[str], object]) -> dict[str, object]:
    """What is wrong, by file: one test for all of them, as a thousand files would be a thousand tests."""
    assert len(files) > 50
    found = {str(path.relative_to(ROOT)): wrong(path.read_text("utf-8")) for path in files}
    return {path: what for path, what in found.items() if what}


def test_no_word_of_a_template_stands_in_the_open() -> None:
    assert faults(TEMPLATES, in_the_open) == {}


def lost(source: str) -> int:
    """How many marked texts of a template the first step of makemessages does not find."""
    blocks = [token for token in Lexer(source).tokenize() if token.token_type is TokenType.BLOCK]
    marked = [
        one for one in blocks if re.match(r"(translate|blocktranslate)\s|blocktranslate$", one.contents)
    ]
    literal = [one for one in marked if not re.match(r"translate\s+[^\"']", one.contents)]
    found = re.findall(r"\b(?:gettext|ngettext|pgettext|npgettext)\(", templatize(source))
    return max(0, len(literal) - len(found))


def test_every_marked_word_can_be_taken_out() -> None:
    assert faults(TEMPLATES, lost) == {}


def plain_words(source: str) -> Iterator[tuple[int, str]]:
    """Texts for people in Python that no gettext stands around: labels, hints, messages, refusals."""
    for node in parsed(source):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        said = [keyword.value for keyword in node.keywords if keyword.arg in KEYWORDS]
        said += node.args if name in CALLS else []
        for one in said:
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and " " in one.value.strip():
                yield one.lineno, one.value


def test_no_word_for_people_in_python_is_left_out() -> None:
    assert faults(SOURCES, lambda source: list(plain_words(source))) == {}, (
        "Put gettext (or gettext_lazy) around it."
    )


#: What the first step of makemessages looks for in Python. Other names for them hide their words from it.
FOUND_BY = {f"{one}gettext{how}" for one in ("", "n", "p", "np") for how in ("", "_lazy")} | {"_"}


def hidden(source: str) -> list[tuple[int, str]]:
    """Texts in Python that makemessages passes over: under another name, joined while running, or with an escape
    such as \\u201c, which it takes for five letters."""
    nodes, escapes = parsed(source), "\\" in source.replace("\\n", "")
    taken = [one for node in nodes if isinstance(node, ast.ImportFrom) for one in node.names]
    renamed = [
        (one.lineno, one.asname)
        for one in taken
        if "gettext" in one.name and one.asname not in {None, *FOUND_BY}
    ]
    said = [
        (node.lineno, ast.get_source_segment(source, word) or "")
        for node in nodes
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FOUND_BY
        for word in node.args[:2]
        if isinstance(word, ast.JoinedStr | ast.BinOp)
        or (escapes and "\\" in (ast.get_source_segment(source, word) or "").replace("\\n", ""))
    ]
    return renamed + said


def test_every_marked_word_in_python_can_be_taken_out() -> None:
    assert faults(SOURCES, hidden) == {}, "Write gettext, gettext_lazy or _, and the sign itself."


#: The sign for feet and minutes inside a word, where an apostrophe belongs: "don't".
STRAIGHT = re.compile(r"\w*[^\W\d_]'[^\W\d_]{1,2}\b")


def straight_in_template(source: str) -> list[str]:
    """Words with a straight apostrophe among those that a template shows."""
    tokens = Lexer(source).tokenize()
    shown = [one.contents for one in tokens if one.token_type is TokenType.TEXT]
    shown += [
        one.contents
        for one in tokens
        if re.match(r"translate\b", one.contents) and one.token_type is TokenType.BLOCK
    ]
    return [word for text in shown for word in STRAIGHT.findall(text)]


def straight_in_python(source: str) -> list[str]:
    """The same among the texts that are marked for translation."""
    calls = [one for one in parsed(source) if isinstance(one, ast.Call)]
    marked = [one for one in calls if getattr(one.func, "id", "") in {*FOUND_BY, "gettext_noop"}]
    said = [word.value for one in marked for word in one.args if isinstance(word, ast.Constant)]
    return [word for text in said if isinstance(text, str) for word in STRAIGHT.findall(text)]


def test_an_apostrophe_is_an_apostrophe() -> None:
    assert faults(TEMPLATES, straight_in_template) == {}
    assert faults(SOURCES, straight_in_python) == {}
    notes = sorted((ROOT / "core" / "instruments" / "data").glob("*.toml"))
    assert notes
    assert [word for path in notes for word in STRAIGHT.findall(path.read_text("utf-8"))] == []


OTHER_NAME = 'from django.utils.translation import gettext as now\nnow("Hello")'
STRAIGHT_ONES = (
    """<p class='x'>don't</p>{% translate "isn't" %}{# that's mine #}{% if x == 'a' %}Sam’s{% endif %}"""
)


@pytest.mark.parametrize(
    ("search", "source", "found"),
    [
        (in_the_open, "<p>Hello</p>", ["Hello"]),
        (in_the_open, '<p class="who">{% translate "Hello" %} · {{ name }}</p>', []),
        (in_the_open, "{% blocktranslate %}Hello {{ name }}{% endblocktranslate %} there", ["there"]),
        (in_the_open, '<a aria-label="Close" href="/x/">×</a>', ["Close"]),
        (in_the_open, '<a aria-label="{% translate "Close" %}" data-draft>×</a>', []),
        (in_the_open, '<p{% if a > b %} class="x"{% endif %}>{# a remark #}&nbsp;…</p>', []),
        (in_the_open, "{% comment %}Nobody reads this{% endcomment %}", []),
        (plain_words, 'x(label="Two words")\nRefused(_("Please wait."))\ny(title="one")', [(1, "Two words")]),
        (plain_words, 'Refused("Please wait.")', [(1, "Please wait.")]),
        (hidden, 'from django.utils.translation import gettext as _\n_("Hello")', []),
        (hidden, OTHER_NAME, [(1, "now")]),
        (hidden, '_("\\u201cHello\\u201d")', [(1, '"\\u201cHello\\u201d"')]),
        (hidden, '_(f"Hello {name}")', [(1, 'f"Hello {name}"')]),
        (hidden, '_("Hello %(name)s") % {"name": name}', []),
        (straight_in_template, STRAIGHT_ONES, ["don't", "isn't"]),
        (straight_in_python, "_(\"can't\")\nx(\"won't\")\n_('a')", ["can't"]),
    ],
)
def test_each_search_finds_what_it_should(
    search: Callable[[str], Iterable[object]], source: str, found: list[object]
) -> None:
    assert list(search(source)) == found


# ------------------------------------------------------------- lines and names

WIDEST = 100


def test_no_line_of_a_template_is_too_wide() -> None:
    """djhtml, in the lint stage, holds how far it is set in."""
    wide = faults(TEMPLATES, lambda text: [line for line in text.splitlines() if len(line) > WIDEST])
    assert wide == {}, (
        f"At most {WIDEST} columns: break between attributes, or say it in "
        "{% blocktranslate trimmed %}. A break between two inline pieces puts a space between them."
    )


def test_a_class_name_stands_in_one_file() -> None:
    """A domain noun is one class. Django wants two names: options inside a model or form, and one command to a file."""
    files = defaultdict(set)
    for path in SOURCES:
        for node in parsed(path.read_text("utf-8")):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                files[node.name].add(str(path.relative_to(ROOT)))
    twice = {name: sorted(paths) for name, paths in files.items() if len(paths) > 1}
    assert len(files) > 100
    assert twice.keys() <= {"Meta", "Command"}, (
        f"docs/reference/glossary.md says which noun is whose: {twice}"
    )


def test_no_verb_in_the_plural_follows_a_pronoun() -> None:
    """ "He need": such a verb is a form of `Spoken.verb`, or the sentence goes another way."""
    plural = "|".join(str(several) for _one, several in VERBS.values())
    assert faults(SOURCES, re.compile(rf"%\(they\)s (?:{plural})\b(?! not)", re.IGNORECASE).findall) == {}
