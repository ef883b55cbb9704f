"""Writing something down from anywhere: what it is, whom it is with, and on to its page. No script is run here."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.world import World

ADD = reverse("add")


@pytest.mark.parametrize(
    ("kind", "route", "query"),
    [
        ("visit", "contact-new", "?way=visit"),
        ("call", "contact-new", "?way=call"),
        ("message", "message", ""),
        ("promise", "promise-add", ""),
        ("said", "theirs-add", ""),
    ],
)
def test_each_leads_to_its_page_by_the_name_that_was_typed_or_pressed(
    world: World, sam: Client, kind: str, route: str, query: str
) -> None:
    page = reverse(route, args=[world.with_dean.id]) + query
    for chosen in ({"name": "DEA"}, {"alliance": str(world.with_dean.id)}):
        assert sam.post(ADD, {"kind": kind, **chosen})["Location"] == page
    assert sam.get(page).status_code == 200


def test_several_of_one_name_are_offered_with_what_was_chosen(sam: Client) -> None:
    page = sam.post(ADD, {"kind": "promise", "name": "walk"}).text
    assert page.count('name="alliance"') == 2
    assert 'id="kind_promise" checked' in page
    assert "None of your people is called “zebra”" in sam.post(ADD, {"name": "zebra"}).text


def test_the_way_that_was_chosen_is_filled_in_and_no_other(world: World, sam: Client) -> None:
    page = reverse("contact-new", args=[world.with_dean.id])
    for query, way in (("?way=call", "call"), ("?way=dance", "visit"), ("", "visit")):
        checked = [option for option in sam.get(page + query).text.split("<input") if 'name="way"' in option]
        assert ["checked" in option for option in checked] == [
            f'value="{way}"' in option for option in checked
        ]


def test_nobody_elses_people_are_offered_or_reached(world: World, sam: Client) -> None:
    page = sam.get(ADD).text
    assert "Dean Walker" in page
    assert "Amir" not in page
    assert "None of your people" in sam.post(ADD, {"name": "amir"}).text
    for wrong in ({"alliance": str(world.with_amir.id)}, {"alliance": "x"}, {"kind": "dance"}):
        assert sam.post(ADD, {"kind": "call", **wrong}).status_code == 404
    for who, status in ((world.olu, 404), (world.maya, 404), (world.priya, 200)):
        sam.force_login(who)
        assert sam.get(ADD).status_code == status
        assert "Dean" not in sam.get(ADD).text
