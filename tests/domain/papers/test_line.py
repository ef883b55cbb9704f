"""The line on paper: the picture has words, the table says the same, and what it cannot tell stands beside it."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from alongside.core.detection.usual import Usual
from alongside.core.line import AllianceLine, Dot, RuptureSpan
from alongside.documents.papers import line
from alongside.people.models import Person
from tests.domain.papers.made import DAY, alliance
from tests.domain.papers.reading import bare, read


def ago(days: int) -> dt.date:
    return DAY - dt.timedelta(days=days)


def dot(days: int, steps: int | None, way: str = "together aloud own-client", **more) -> Dot:
    return Dot(f"look {days}", ago(days), steps, 20, way, **more)


def a_line(**more) -> AllianceLine:
    given = {
        "answers": (
            dot(250, 8), dot(220, 11), dot(190, 14), dot(130, None),
            dot(100, 14, "with_help paper own-client", apart=True), dot(70, 17), dot(20, 18, usual=Usual(12.0, 19.0)),
        ),
        "mirror": tuple(dot(days, steps, "alone device own-mirror") for days, steps in ((250, 13), (150, 7), (20, 17))),
        "ease": (dot(7, 3, "alone device own-for-me"),),
        "patches": (RuptureSpan(ago(170), ago(120)),),
        "slips": (ago(44),),
        "promises_kept": (ago(33),),
    }  # fmt: skip
    return AllianceLine(ago(250), DAY, 84, **{**given, **more})


def a_paper(shown: AllianceLine | None = None) -> bytes:
    return line.paper(alliance(), shown or a_line(), {"look 100": "Tunde"}, DAY)


LIMITS = (
    "not a validated scale",
    "not normed for brain injury",
    "nothing about the competence of Sam",
    "nothing about the credibility, effort, capacity or honesty of Dean",
    "A low answer is not a rupture. A high answer is not a good relationship.",
    "A gap is a gap.",
    "Any question can be left out.",
)


def test_it_is_tagged_with_words_for_the_picture_and_a_table_that_says_how_it_was_asked() -> None:
    paper = read(a_paper())
    assert paper.text == read(a_paper(a_line(ease=(), slips=()))).text, "neither how at ease I was nor a slip"
    assert paper.is_accessible
    assert paper.title == "The line between Dean and Sam"
    assert "/Figure" in paper.tags
    assert (paper.tags.count("/TH"), paper.tags.count("/TD")) == (4, 4 * 13)
    [alt] = paper.alts
    for words in (
        "Dean’s answers: near “sometimes” on 17 March, near “always” on 2 November.",
        "How Sam thought it was for Dean: near “most times”",
        "A hard patch from 5 June, mended on 25 July.",
    ):
        assert words in alt
    assert bare(alt) in bare(paper.text), "what is said of the picture stands beside it as well"
    for words in (
        *LIMITS,
        "asked aloud, together with Sam",
        "on paper, with help from Tunde",
        "too few answers to draw",
        "A hard patch begins",
        "Mended",
        "A promise kept",
        "usual for Dean, from earlier answers",
        "4.6 of 5; usual 3.4 to 4.8",
        "Usual for Dean before 2 November: 3.4 to 4.8 of 5.",
        "To lie outside is no verdict.",
    ):
        assert bare(words) in bare(paper.text), words


def test_an_empty_line_says_so_and_keeps_its_limits() -> None:
    paper = read(a_paper(AllianceLine(DAY, DAY, 84)))
    assert "Nobody has looked yet." in paper.text
    assert not {"/Figure", "/TH"} & set(paper.tags)
    assert all(words in paper.text for words in LIMITS)


@pytest.mark.parametrize("words", ['#read("/etc/passwd") $x$ <b>', '"}], {{ data }} {n}', "Łukasz & Živa"])
def test_the_name_of_a_helper_and_of_a_person_stand_as_they_were_typed(words: str) -> None:
    between = alliance(first_name=words)
    between.person = Person(name=words, preferred_name=words, is_client=True)
    text = bare(read(line.paper(between, a_line(), {"look 100": words}, DAY)).text)
    assert text.count(bare(words)) > 3
    assert bare(f"with help from {words}") in text


days = st.integers(0, 1500)
dots = st.lists(st.builds(dot, days, st.none() | st.integers(0, 20)), max_size=20).map(
    lambda drawn: tuple(sorted(drawn, key=lambda dot: dot.on))
)
patches = st.lists(st.builds(RuptureSpan, days.map(ago), st.just(None) | st.just(DAY)), max_size=4).map(tuple)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dots, dots, patches, days)
def test_everything_that_is_drawn_is_inside(theirs: tuple, mirror: tuple, hard: tuple, first: int) -> None:
    drawn = line.places(AllianceLine(ago(first), DAY, 84, theirs, mirror, patches=hard))
    spots = [spot for whose in ("theirs", "mirror") for spot in drawn[whose]["dots"]]
    xs = [spot["x"] for spot in (*spots, *drawn["months"])] + drawn["mended"] + drawn["kept"]
    xs += [patch[edge] for patch in drawn["patches"] for edge in ("from", "until")]
    assert all(0 <= x <= 1 for x in xs)
    assert all(0 <= spot["y"] <= 1 for spot in spots)
    assert len(spots) == sum(dot.steps is not None for dot in (*theirs, *mirror))
    assert 1 <= len(drawn["months"]) <= line.MOST_MONTHS + 1


def test_the_band_is_drawn_where_there_is_one() -> None:
    [[band]] = line.places(a_line())["usual"]
    assert (band["low"], band["high"]) == (0.6, 0.95)
    assert "usual for Dean" not in read(a_paper(a_line(answers=(dot(250, 8),)))).text


def test_a_full_window_runs_over_pages_with_the_header_on_each() -> None:
    paper = read(
        a_paper(a_line(answers=tuple(dot(days, days % 21) for days in range(420, 0, -7)), mirror=()))
    )
    assert paper.pages > 2
    assert paper.text.count("How it was asked") >= paper.pages - 1


@pytest.mark.parametrize("usual", [None, Usual(12.0, 19.0)])
def test_a_year_of_looks_fits_its_table_on_one_page(usual: Usual | None) -> None:
    theirs = tuple(dot(days, 14, usual=usual) for days in range(250, 10, -22))
    mirror = tuple(dot(days, 13, "alone device own-mirror") for days in range(250, 10, -25))
    paper = read(a_paper(a_line(answers=theirs, mirror=mirror)))
    assert (paper.tags.count("/TD"), paper.pages) == (4 * 24, 2)
