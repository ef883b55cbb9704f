"""Every claim carries the id of a row of the table of evidence, and some words are never used.

The finding is in claims.py; here it is held against the whole product, and against pages that are wrong on purpose.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from alongside.documents.evidence import EVIDENCE, TABLE, Read
from alongside.documents.figures import FIGURES
from tests.architecture.claims import never_said, of_markdown, of_python, of_template, passages, unsourced
from tests.architecture.test_words import ROOT, SOURCES, TEMPLATES
from tools.evidence_table import as_markdown

REPOSITORY = ROOT.parent
DOCS = sorted([REPOSITORY / "README.md", REPOSITORY / "CHANGELOG.md", *REPOSITORY.glob("docs/**/*.md")])
#: These are the table, and the pages of figures, which name its rows beside their words (held below).
THE_TABLE = {
    ROOT / "documents" / "evidence.py",
    ROOT / "documents" / "figures.py",
    ROOT / "web" / "templates" / "figures" / "evidence.html",
    REPOSITORY / "docs" / "reference" / "evidence.md",
}
#: The reports of our own simulations write of themselves, with its own figures in it.
OF_THE_REPORT = {
    REPOSITORY / "research" / "report.py",
    REPOSITORY / "docs" / "reference" / "operating-characteristics.md",
    REPOSITORY / "research" / "question.py",
    REPOSITORY / "docs" / "reference" / "the-question.md",
}
RESEARCH = sorted(REPOSITORY.glob("research/**/*.py"))
EVERYTHING = [*TEMPLATES, *SOURCES, *RESEARCH, *DOCS]


def name(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


@cache
def read(path: Path) -> tuple[str, ...]:
    """The passages of a file: two tests ask for them."""
    return tuple(passages(path))


def test_every_claim_names_its_source() -> None:
    """In one test, as a thousand files would be a thousand tests: each that is wrong is named."""
    held = [one for one in EVERYTHING if one not in THE_TABLE | OF_THE_REPORT]
    wrong = {name(path): found for path in held if (found := unsourced(iter(read(path))))}
    assert wrong == {}, (
        "Say less, or name the row of alongside/documents/evidence.py: "
        '{% source "E1" %} in a template, [E1] in other words.'
    )


def test_words_that_are_never_used() -> None:
    wrong = {name(path): found for path in EVERYTHING if (found := never_said(iter(read(path))))}
    assert wrong == {}, "Say it in the strength of the table of evidence."


def test_there_is_something_to_read() -> None:
    """Otherwise all of the above would be true of nothing."""
    for files in (TEMPLATES, SOURCES, DOCS):
        assert len(files) > 20
        assert sum(len(read(one)) for one in files) > 100


def test_every_figure_names_rows_that_exist() -> None:
    for key, one in FIGURES.items():
        assert one.sources, key
        assert set(one.sources) <= set(TABLE), key


def test_research_was_read_in_its_abstract_at_least_and_no_figure_stands_where_nothing_was_read() -> None:
    assert [row.id for row in EVIDENCE if row.read is Read.NOT] == []
    assert [row.id for row in TABLE.values() if row.read is Read.NOT and row.figure] == []


def test_the_reference_is_the_table() -> None:
    page = REPOSITORY / "docs" / "reference" / "evidence.md"
    assert page.read_text("utf-8") == as_markdown(), "Run: python -m tools.evidence_table"


@pytest.mark.parametrize(
    "claim",
    [
        "The alliance goes with outcome (r = .278).",
        "Of 100 people with a brain injury, 13 find this hard.",
        "About 30 % of ruptures are repaired.",
        "Studies found that it helps.",
        "Most people with a brain injury find this hard.",
        "Good outcomes go with it.",
        "A tested one is stronger than one that never was.",
        "Listening is associated with staying.",
        "The evidence shows that it helps.",
        "Flückiger (2018) found more.",
        "This is in the table, or so it says [E99]: r = .3",
    ],
)
def test_a_claim_without_a_source_is_found_wherever_it_stands(claim: str) -> None:
    assert unsourced(of_template(f'<p class="sub">{{% translate "{claim}" %}}</p>')) == [claim]
    assert unsourced(of_template(f"<li>{{% blocktranslate %}}{claim}{{% endblocktranslate %}}</li>")) == [
        claim
    ]
    assert unsourced(of_python(f"TEXT = gettext_lazy({claim!r})")) == [claim]
    assert unsourced(of_markdown(f"# A page\n\nGood morning.\n\n- {claim}\n")) == [f"- {claim}"]


def test_a_claim_with_its_source_is_fine_and_a_source_does_not_reach_into_the_next_block() -> None:
    claim = '<p>{% translate "The alliance goes with outcome: r = .278." %} {% source "E1" %}</p>'
    assert unsourced(of_template(claim)) == []
    assert unsourced(of_template(claim + "<p>{% translate 'And 5 of 100.' %}</p>")) == ["And 5 of 100."]
    assert unsourced(of_markdown("It goes with outcome, r = .278 [E1].")) == []


NEVER = """It improves outcomes. | A low score predicts a break. | This proves it. | A validated scale.
Our validated check-in; it is not short. | Only you see this: private. | A privileged note."""
FINE = """A conversation aid, not a validated scale. | It may not improve; sticking at it still counts.
Private here. A court or the client may be able to obtain it. | {{ n }} of them fit 100 cups in 10 minutes."""


def test_a_word_that_is_never_used_is_found_and_what_is_no_claim_is_left_alone() -> None:
    for passage in re.split(r" \| |\n", NEVER):
        assert never_said(of_template(f"<p>{{% translate '{passage}' %}}</p>")) == [passage]
    for passage in re.split(r" \| |\n", FINE):
        found = list(of_template(f"<p>{{% blocktranslate %}}{passage}{{% endblocktranslate %}}</p>"))
        assert unsourced(iter(found)) == never_said(iter(found)) == []
