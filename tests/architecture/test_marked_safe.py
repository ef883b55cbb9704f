"""What a page shows is escaped: what is marked as safe is written out in the code, or says why at its place (S308)."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.parsed import parsed

ROOT = Path(__file__).resolve().parent.parent.parent / "alongside"
BY_HAND = {"SafeString", "SafeText", "SafeData"}


def marked(source: str) -> list[int]:
    """The lines on which text that was put together is called safe where no check of ruff's sees it."""
    return [
        node.lineno
        for node in parsed(source)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in BY_HAND
        and not all(isinstance(one, ast.Constant) for one in node.args)
    ]


def unescaped(template: str) -> list[str]:
    """What lets words through as they are."""
    return re.findall(r"\|\s*safe(?:seq)?\b|\{%\s*autoescape\s+off|\bmark_safe\b", template)


def test_nothing_that_was_put_together_is_called_safe_and_no_template_lets_words_through() -> None:
    for pattern, many, search in (("*.py", 300, marked), ("templates/**/*.html", 100, unescaped)):
        files = sorted(ROOT.rglob(pattern))
        assert len(files) > many
        found = {str(path): lines for path in files if (lines := search(path.read_text("utf-8")))}
        assert found == {}, "use format_html, or mark_safe and say why"


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ('x = SafeString("<b>")', []),
        ('x = SafeString("<b>" + words)', [1]),
        ("y = 1\nx = safestring.SafeString(words)", [2]),
        ('x = SafeString(f"<b>{words}</b>")', [1]),
    ],
)
def test_the_search_finds_what_it_should(source: str, lines: list[int]) -> None:
    assert marked(source) == lines
    for template in ("{{ words|safe }}", "{{ words | safe }}", "{% autoescape off %}", "{{ a|safeseq }}"):
        assert unescaped(template)
    assert not unescaped("{{ words|linebreaksbr }} a safe place")
