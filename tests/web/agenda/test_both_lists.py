"""Both lists where they stand together: on the page to show, and on the person's page (S14)."""

import re

from alongside.base.request_context import acting_for
from tests.domain.agenda import made
from tests.web.client import PageClient
from tests.world import World


def test_the_shared_page_holds_both_lists_and_nothing_that_is_only_mine(
    world: World, here, sam: PageClient
) -> None:
    text = sam.get(here["base"] + "agenda/show/").text
    for there in (
        "“Somebody parks in my space”",
        "A support worker",
        "More nights off",
        "Write to the building manager",
    ):
        assert there in text
    for never in (
        "gently, on the sofa",
        "has not worked",
        "referral",
        "when there is room",
        "How I will say it",
    ):
        assert never not in text


def test_why_it_matters_stands_in_quotation_marks_where_it_is_in_their_words(
    world: World, here, sam: PageClient
) -> None:
    for path in (f"/items/{here['item'].id}/", here["base"] + "agenda/show/"):
        assert "“He can not get the chair out”" in sam.get(path).text, path


def test_a_tag_and_what_follows_it_are_two_words(world: World, here, sam: PageClient) -> None:
    """A screen reader would say "late since Thursdayto June"."""
    for path in ("/", here["base"], here["base"] + "agenda/", here["base"] + "ready/"):
        assert not re.search(r'class="tag[^>]*>[^<]*</span>\w', sam.get(path).text), path


def test_the_persons_page_holds_both_lists(world: World, here, sam: PageClient) -> None:
    text = sam.get(here["base"]).text
    assert text.index("What each of you wants to get done") < text.index("this can not wait")
    assert "promised for today" in text


def test_a_wish_of_mine_is_shown_with_why_it_could_help_and_a_question(world: World, sam: PageClient) -> None:
    with acting_for(world.owner):
        made.mine(world, "Review of support hours", why="more nights off.")
    text = sam.get(f"/alliances/{world.with_dean.id}/agenda/").text
    assert "when there is room" in text
    assert "why I think this could help him: more nights off. Does it?" in text
