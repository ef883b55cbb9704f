"""Both lists where they stand together, and what a reader who is not the worker finds on the pages of the agendas (S14)."""

import re

from django.urls import reverse

from alongside.agenda.models import AgendaItem, Goal
from alongside.base.clock import new_id
from alongside.people.models import OwnValue
from tests.domain.papers.reading import read
from tests.opened import the
from tests.web.client import PageClient
from tests.world import World


def test_the_shared_page_holds_both_lists_and_nothing_that_is_only_mine(here, sam: PageClient) -> None:
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


def test_a_tag_and_what_follows_it_are_two_words(here, sam: PageClient) -> None:
    """A screen reader would say "late since Thursdayto June"."""
    for path in ("/", here["base"], here["base"] + "agenda/", here["base"] + "ready/"):
        assert not re.search(r'class="tag[^>]*>[^<]*</span>\w', sam.get(path).text), path


def test_a_name_and_words_are_never_markup(world: World, sam: PageClient) -> None:
    nasty = "<script>alert(1)</script> & “quoted”"
    base = f"/alliances/{world.with_dean.id}/agenda/"
    for side in ("theirs/", "mine/"):
        sam.post(base + side, {"words": nasty, "why": nasty, "in_their_words": "on", "id": new_id()})
    for path in (base, base + "show/", *(f"/items/{one.id}/" for one in AgendaItem.objects.all())):
        assert "<script>alert" not in sam.get(path).text


def test_what_matters_to_the_practitioner_is_theirs_alone(world: World, here, client: PageClient) -> None:
    """A goal may rest on it; a supervisor reads the goal, on each page and on paper, and not what it rests on."""
    own = the(OwnValue.objects.filter(practitioner=world.sam), words="honesty")
    Goal.objects.filter(pk=here["goal"].pk).update(own_value=own)
    pages = [
        reverse("agenda", args=[world.with_dean.id]),
        reverse("agenda-show", args=[world.with_dean.id]),
        reverse("goal", args=[here["goal"].id]),
    ]
    paper = reverse("paper-goals", args=[world.with_dean.id])
    for who, shown in ((world.sam, True), (world.olu, False)):
        client.force_login(who)
        assert any("honesty" in client.get(path).text for path in pages) is shown
        text = read(client.get(paper).content).text
        assert here["goal"].words in text
        assert ("honesty" in text) is shown


def test_a_supervisor_is_not_spoken_to_as_one_of_the_two(world: World, here, client: PageClient) -> None:
    client.force_login(world.olu)
    pages = {
        reverse("agenda", args=[world.with_dean.id]): "What Dean and Sam want to get done",
        reverse("alliance", args=[world.with_dean.id]): "What each of them wants to get done",
        reverse("expect", args=[world.with_dean.id]): "What to expect from Sam",
        f"/goals/{here['goal'].id}/": "A goal of the two of them",
    }
    for path, words in pages.items():
        text = client.get(path).text
        assert words in text
        assert "and you" not in text
        assert "Yours comes back" not in text
