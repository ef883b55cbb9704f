"""The line as a picture and as a table: sound SVG for any series, and the two say the same."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings, strategies as st

from alongside.agenda.models import Promise
from alongside.base.request_context import acting_for
from alongside.core.detection.usual import Usual
from alongside.core.line import AllianceLine, Dot, RuptureSpan, window
from alongside.documents.line import marks, sentences
from alongside.documents.words import Spoken
from alongside.insight.queries.line import drawn_line
from alongside.repair.models import Rupture, Slip
from alongside.web.charts.line import SHAPES, line_picture, line_pictures
from alongside.web.charts.line_places import Shape
from tests.noticed import check_in, day
from tests.web.client import PageClient
from tests.world import World

TODAY = dt.date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"
ROSA = Spoken("Rosa <&>", "she")

days = st.integers(0, 1200).map(lambda n: TODAY - dt.timedelta(days=n))
dots = st.lists(
    st.builds(
        Dot,
        st.just("x"),
        days,
        st.none() | st.integers(0, 20),
        st.just(20),
        st.sampled_from("ab"),
        st.booleans(),
        st.none() | st.floats(0, 20).map(lambda low: Usual(low, (low + 20) / 2)),
    ),
    max_size=40,
).map(tuple)
patches = st.lists(
    st.tuples(days, st.none() | st.integers(0, 300)).map(
        lambda two: RuptureSpan(two[0], two[0] + dt.timedelta(days=two[1]) if two[1] is not None else None)
    ),
    max_size=6,
).map(tuple)
some_days = st.lists(days, max_size=5).map(tuple)


def whole(
    theirs: tuple, mirror: tuple, ease: tuple, patches: tuple, slips: tuple, kept: tuple
) -> AllianceLine:
    drawn = [one.on for one in (*theirs, *mirror, *ease)] + [one.began for one in patches]
    return AllianceLine(min(drawn, default=TODAY), TODAY, 84, theirs, mirror, ease, patches, slips, kept)


lines = st.builds(whole, dots, dots, dots, patches, some_days, some_days)


def parsed(line: AllianceLine, shape: Shape) -> ElementTree.Element:
    svg = line_picture(line, ROSA, TODAY, shape, " ".join(sentences(line, ROSA, TODAY)))
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines, st.sampled_from(SHAPES), st.none() | days)
def test_any_series_gives_sound_svg_inside_its_box_with_no_two_labels_over_each_other(
    line: AllianceLine, shape: Shape, until: dt.date | None
) -> None:
    shown = window(line, until=until)
    picture = parsed(shown, shape)
    width, height = (float(one) for one in picture.get("viewBox", "").split()[2:])
    assert "nan" not in ElementTree.tostring(picture, "unicode").lower().replace("never", "")
    for x, y in places(picture):
        assert -0.1 <= x <= width + 0.1, (x, y)
        assert -0.1 <= y <= height + 0.1, (x, y)
    boxes = [box(text, shape) for text in picture.iter(f"{SVG}text") if "line-label" in text.get("class", "")]
    for n, (left, right, y) in enumerate(boxes):
        assert -0.1 <= left <= right <= width + 0.1
        assert all(y != other[2] or right <= other[0] or other[1] <= left for other in boxes[:n])


def box(text: ElementTree.Element, shape: Shape) -> tuple[float, float, float]:
    x, width = float(text.get("x", "")), shape.wide_as(text.text or "")
    left = x - width if "end" in text.get("class", "").split() else x
    return left, left + width, float(text.get("y", ""))


def places(picture: ElementTree.Element) -> Iterator[tuple[float, float]]:
    """Every place that something is drawn at, the extent of rectangles and circles included."""
    for part in (part for part in picture if part.tag != f"{SVG}defs"):
        at = {name: float(value) for name, value in part.attrib.items() if re.fullmatch(r"-?[\d.]+", value)}
        yield from ((at[x], at[y]) for x, y in (("x", "y"), ("x1", "y1"), ("x2", "y2")) if x in at)
        if "width" in at:
            yield at["x"] + at["width"], at["y"] + at["height"]
        if "r" in at:
            yield from ((at["cx"] + side * at["r"], at["cy"] + side * at["r"]) for side in (-1, 1))
        points = part.get("points") or part.get("d", "")
        if "l" not in points:  # one with relative steps begins at a place that is drawn
            yield from ((float(x), float(y)) for x, y in re.findall(r"([\d.]+),([\d.]+)", points))


@settings(deadline=None)
@given(lines)
def test_the_table_says_what_the_picture_shows(line: AllianceLine) -> None:
    shown = window(line)
    picture, table = parsed(shown, SHAPES[-1]), marks(shown_with_ways(shown), {})
    drawn = {
        kind: count(picture, mark)
        for kind, mark in (("theirs", "dot-theirs"), ("mirror", "dot-mirror"), ("ease", "line-bar"))
    }
    scored = {
        kind: sum(
            row.kind == kind
            and "near" in row.answer
            or kind == row.kind == "ease"
            and row.answer != "nothing to this"
            for row in table
        )
        for kind in drawn
    }
    assert scored == drawn
    said = [row.what for row in table]
    assert said.count("mended") == count(picture, "line-seam")
    assert said.count("a hard patch begins") == count(picture, "line-patch")
    assert said.count("a slip, forgiven there and then") == count(picture, "line-slip")
    assert said.count("a promise kept") == count(picture, "line-kept")


def shown_with_ways(line: AllianceLine) -> AllianceLine:
    return replace(line, answers=tuple(replace(one, way="together aloud own-client") for one in line.answers))


def count(picture: ElementTree.Element, name: str) -> int:
    return sum(name in one.get("class", "").split() for one in picture.iter())


def test_the_picture_has_a_title_and_a_description_and_no_style_of_its_own() -> None:
    line = whole(
        (Dot("a", TODAY - dt.timedelta(days=90), 8, 20), Dot("b", TODAY, 18, 20)),
        (),
        (),
        (RuptureSpan(TODAY - dt.timedelta(days=60), TODAY - dt.timedelta(days=20)),),
        (),
        (),
    )
    svg = line_pictures(line, ROSA, TODAY)
    assert "style=" not in svg
    assert '<title id="line-narrow-t">The line with Rosa &lt;&amp;&gt;</title>' in svg
    assert "Her answers: near “sometimes” on 24 August, near “always” on 22 November." in svg
    assert "A hard patch from 23 September, mended on 2 November." in svg
    a_day = replace(line, patches=(RuptureSpan(TODAY, TODAY),))
    assert "A hard patch on 22 November, mended the same day." in line_pictures(a_day, ROSA, TODAY)


def everything(world: World) -> None:
    own = {"org": world.org, "alliance": world.with_dean, "made_by": world.sam}
    for ago in (80, 50, 10):
        check_in(world.with_dean, ago, 12)
        check_in(world.with_dean, ago, 14, rater="mirror")
        check_in(world.with_dean, ago, 3, rater="for_me", top=4)
    check_in(world.with_dean, 30, 12, mode="with_help", helper="Tunde")
    check_in(world.with_dean, 5, 0, audience="supervisor")
    mended = {"state": "mended", "mended_on": day(-20), "mended_said_by": "they"}
    Rupture.objects.create(began_on=day(-45), state_on=day(0), **mended, **own)
    Slip.objects.create(person=world.dean, on=day(-45), **own)
    Promise.objects.create(words="Ring", made_on=day(-45), state="kept", state_on=day(0), **own)


def test_the_line_holds_what_its_practitioner_may_read_in_two_questions(world: World) -> None:
    everything(world)
    with acting_for(world.owner), CaptureQueriesContext(connection) as asked:
        line = drawn_line(world.owner, world.with_dean)[0]
    assert len(asked) == 2, "the line, and what is usual here"
    drawn = (line.answers, line.mirror, line.ease, line.patches, line.slips, line.promises_kept)
    assert [*map(len, drawn)] == [4, 3, 3, 1, 1, 1]
    assert [dot.apart for dot in line.answers] == [False, False, True, False]
    with acting_for(world.supervisor):
        assert drawn_line(world.supervisor, world.with_dean)[0].empty


def test_older_looks_are_a_link_away_and_a_day_that_is_none_is_today(sam: PageClient, world: World) -> None:
    for ago in range(70):
        check_in(world.with_dean, ago, 12)
    url = reverse("line", args=[world.with_dean.id])
    page = sam.get(url).content.decode()
    older = re.search(r'href="(\?until=[\d-]+)"', page)
    assert older
    assert page.count("dot-theirs") > 60
    assert "The latest looks" in sam.get(url + older.group(1)).content.decode()
    assert sam.get(url + "?until=yesterday").status_code == 200


def test_a_supervisor_who_reads_the_persons_page_sees_nothing_of_the_line_or_of_what_is_hard(
    client: PageClient, world: World
) -> None:
    everything(world)
    client.force_login(world.olu)
    pages = [reverse(name, args=[world.with_dean.id]) for name in ("alliance", "alliance-time")]
    page = "".join(client.get(path).text for path in pages)
    for theirs in ("line-pic", "The line", "How I think it is", "When it is hard", "hard patch"):
        assert theirs not in page
