"""The picture of a client's circle: whole, readable and the same in words."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, strategies as st

from alongside.web.charts.circle import ROW, WIDTH, Seat, circle, describe

ROSA = Seat("Rosa", "mother", "/alliances/1/", is_allied=True)
JOE = Seat("Joe", "support worker")
HARD = st.sampled_from(["", "strained", "mended"])
ANY = st.builds(
    Seat,
    st.text("aß <&\"'Ł -", min_size=1, max_size=60),
    st.text("ab <&-", max_size=40),
    is_allied=st.booleans(),
    hard=HARD,
)


def drawn(client, seats):
    return ET.fromstring(str(circle(client, seats)))


def of_class(svg, name):
    return [element for element in svg.iter() if name in element.get("class", "").split()]


@given(st.text("aß <&\"'", max_size=60), st.lists(ANY, max_size=24))
def test_any_names_make_well_formed_svg_without_styles(client, seats):
    svg = drawn(client, seats)
    assert not [element for element in svg.iter() if "style" in element.attrib or element.tag == "script"]
    assert len(of_class(svg, "dot")) == len(of_class(svg, "tie")) == len(seats)


@given(st.lists(ANY, min_size=1, max_size=20))
def test_nobody_sits_on_anybody_else_or_outside(seats):
    svg = drawn("Dean", seats)
    height = float(svg.get("viewBox").split()[3])
    spots = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in of_class(svg, "dot")]
    assert all(0 < x < WIDTH and ROW / 2 <= y <= height - ROW / 2 for x, y in spots)
    for side in (True, False):
        column = sorted(y for x, y in spots if (x > WIDTH / 2) is side)
        assert all(lower - upper >= ROW - 1 for upper, lower in zip(column, column[1:], strict=False))


@pytest.mark.parametrize(("seat", "solid"), [(ROSA, True), (JOE, False)])
def test_line_and_dot_say_whether_there_is_an_alliance(seat, solid):
    svg = drawn("Dean", [seat])
    assert bool(of_class(svg, "tie-mine")) is bool(of_class(svg, "dot-mine")) is solid


@given(st.lists(ANY, max_size=20))
def test_a_strain_is_a_jag_in_its_line_and_a_mend_a_seam_across_it_and_both_are_said(seats):
    svg = drawn("Dean", seats)
    for hard, mark, said in (
        ("strained", "tie-strained", "A hard patch with"),
        ("mended", "line-seam", "Mended with"),
    ):
        marked = [seat for seat in seats if seat.hard == hard]
        assert len(of_class(svg, mark)) == len(marked)
        assert (said in describe("Dean", seats)) is bool(marked)


def test_who_has_a_page_is_a_link_that_can_be_reached_because_the_picture_is_a_group():
    svg = drawn("Dean", [ROSA, JOE])
    links = [element for element in svg.iter() if element.tag.rpartition("}")[2] == "a"]
    assert [link.get("href") for link in links] == ["/alliances/1/"]
    ids = [element.get("id") for element in svg.iter() if element.get("id")]
    assert (svg.get("role"), [svg.get("aria-labelledby"), svg.get("aria-describedby")]) == ("group", ids)


def test_the_words_name_everybody_whole():
    long = Seat("Alexandra Montgomery-Featherstonehaugh", "neuropsychologist", is_allied=True)
    words = "You work with: Alexandra Montgomery-Featherstonehaugh (neuropsychologist). "
    assert describe("Dean", [long, JOE]) == words + "Also around them: Joe (support worker)."
    assert describe("Dean", []) == "Nobody is drawn around Dean yet."


def test_a_long_name_is_cut_where_it_is_drawn_and_says_that_it_is():
    svg = drawn("Dean", [Seat("Alexandra Montgomery Featherstone Cholmondeley", "aunt")])
    lines = [element.text for element in of_class(svg, "start")]
    assert lines[0] == "Alexandra"
    assert lines[1].endswith("…")
    assert max(map(len, lines)) <= 11
