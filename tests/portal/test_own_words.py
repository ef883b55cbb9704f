"""Their own words stand beneath the questions where one fits; the worker is told which do, and which words of ours grate."""

import pytest
from django.urls import reverse

from alongside.base.request_context import acting_for
from alongside.people.actions.good_to_know import note_good_to_know
from tests.portal.answering import begin
from tests.portal.client import PortalClient
from tests.web.swept import at_the_door
from tests.world import World

HAPPENED = {"kind": "get_right", "question": "name_of_what_happened"}


def noted(world: World, words: str, in_their_words: bool = True, **about: str) -> None:
    with acting_for(world.owner):
        note_good_to_know(world.owner, world.with_dean, words=words, in_their_words=in_their_words, **about)


def test_their_word_for_what_happened_and_what_matters_stand_beneath_the_question_that_fits(
    world: World, link: str, portal: PortalClient
) -> None:
    noted(world, "The accident.", **HAPPENED)
    noted(world, "the van", kind="matters")
    portal.open(link)
    assert "accident" not in portal.get("/c/hello/").text, "it may have reached somebody else"
    begin(portal, link)
    shown = {at: portal.get(f"/c/{at}/").text for at in range(1, 9)}
    assert [at for at, page in shown.items() if "Such as “the van”." in page] == [2, 4]
    assert [at for at, page in shown.items() if "It can be about “The accident” too." in page] == [8]
    page = at_the_door(world, "owner").get(reverse("check-in-link", args=[world.with_dean.id])).text
    assert "It can be about “The accident” too." in page


@pytest.mark.parametrize(
    ("words", "in_their_words"),
    [("the accident", False), ("what they did to me on that road back then", True)],
)
def test_what_is_not_theirs_or_long_stands_beneath_no_question(
    world: World, link: str, portal: PortalClient, words: str, in_their_words: bool
) -> None:
    noted(world, words, in_their_words, **HAPPENED)
    begin(portal, link)
    assert words not in portal.get("/c/8/").text


@pytest.mark.parametrize(
    ("words", "told"),
    [("hard", True), ("Never “on my side”, please", True), ("hardly", False), ("victim", False)],
)
def test_a_word_of_ours_that_grates_is_told_before_a_link_is_given(
    world: World, words: str, told: bool
) -> None:
    noted(world, words, kind="words_avoid")
    page = at_the_door(world, "owner").get(reverse("check-in-link", args=[world.with_dean.id])).text
    assert ("would rather not hear" in page) is told
