"""Two looks, each without the other: what they answered apart opens once my own side of the same period is kept."""

import pytest
from django.urls import reverse

from alongside.checkins.models import Answer, CheckIn, Reply, WhatWorks
from alongside.checkins.queries import own_check_ins
from tests.noticed import check_in, check_ins, day, facts
from tests.web.client import PageClient
from tests.world import World

ALONE = {"mode": "alone", "medium": "link"}
GUESS = {"rater": "mirror"}
SAID = "Ring me before you come"


def opens(world: World, row: CheckIn) -> bool:
    return row in own_check_ins(world.owner, world.with_dean)


def newest_of_theirs(world: World) -> object:
    """The check-in that Today reads for a signal."""
    [score] = facts(world.with_dean).scores
    return score.check_in


@pytest.mark.parametrize(
    ("guess", "open_"),
    [(None, False), (15, False), (14, True), (0, True), (-1, True), (-60, True)],
)
def test_a_guess_of_about_the_same_time_or_later_opens_it(
    world: World, guess: int | None, open_: bool
) -> None:
    row = check_in(world.with_dean, 60, 12, **ALONE)
    if guess is not None:
        check_in(world.with_dean, 60 + guess, 12, **GUESS)
        check_in(world.with_rosa, 60, 12, **GUESS)  # somebody else's
    assert opens(world, row) is open_


@pytest.mark.parametrize(
    ("how", "open_"),
    [
        ({"medium": "paper"}, False),
        ({"medium": "device"}, False),
        ({"mode": "with_help"}, False),
        ({"instrument": "own-asked", "score": None}, False),
        ({"medium": "paper", "mode": "together"}, True),
        ({"medium": "aloud"}, True),
        ({"instrument": "invented"}, True),  # licensed: no guess of mine belongs to it
    ],
)
def test_what_was_heard_in_the_room_is_open_at_once(
    world: World, how: dict[str, object], open_: bool
) -> None:
    row = check_in(world.with_dean, 3, **{"score": 12} | ALONE | how)
    assert opens(world, row) is open_


def test_a_yes_to_hard_waits_for_nothing(world: World) -> None:
    row = check_in(world.with_dean, 3, None, **ALONE)
    assert not opens(world, row)
    Answer.objects.create(org=world.org, check_in=row, item="hard", choice="yes", key_of=world.dean.id)
    assert opens(world, row)


def test_shut_it_is_in_no_line_and_leads_to_my_side_and_then_both_open_with_how_to_talk(
    sam: PageClient, world: World
) -> None:
    check_ins(world.with_dean, *((7 * n, 17) for n in range(3, 12)), mode="alone", medium="device")
    for answered in CheckIn.objects.all():
        by = {"made_by": world.sam, "key_of": world.dean.id}
        Reply.objects.create(org=world.org, check_in=answered, words="Thank you", **by)
    check_in(world.with_dean, 20, 12, **GUESS)
    row = check_in(world.with_dean, 3, 2, **ALONE | {"medium": "device"})
    Answer.objects.create(org=world.org, check_in=row, item="easier", words=SAID, key_of=world.dean.id)
    works = {"alliance": world.with_dean, "person": world.dean, "on": day(-3), "words": "Tea first"}
    WhatWorks.objects.create(org=world.org, check_in=row, **works)
    read = reverse("check-in", args=[row.id])
    today = sam.get(reverse("today")).text
    assert "Dean answered how it is" in today
    assert newest_of_theirs(world) != row.id
    for name in ("line", "two-sides", "what-works", "alliance-between", "together"):
        page = sam.get(reverse(name, args=[world.with_dean.id])).text
        assert str(row.id) not in page, name
        assert "Tea first" not in page, name
    for name in ("check-in-reply", "check-in-differently"):
        assert sam.get(reverse(name, args=[row.id])).status_code == 404
        assert SAID not in sam.post(reverse(name, args=[row.id]), {"words": ""}).text
    page = sam.get(read, follow=True)
    assert page.redirect_chain[-1][0] == reverse("check-in-mirror", args=[world.with_dean.id])
    assert "without you" in page.text
    page = sam.post(page.redirect_chain[-1][0], {"listens": "3"}, follow=True).text
    assert "How to talk about this" in page
    assert page.index("Thank him for saying how it is.") < page.index("Ask about one answer")
    assert read in page
    assert SAID in sam.get(read).text
    assert "Dean answered how it is" not in sam.get(reverse("today")).text
    assert str(row.id) in sam.get(reverse("line", args=[world.with_dean.id])).text
    assert newest_of_theirs(world) == row.id
    assert "Tea first" in sam.get(reverse("what-works", args=[world.with_dean.id])).text
