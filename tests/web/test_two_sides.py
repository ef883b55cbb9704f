"""The two sides, and chance on a caseload: for the practitioner alone, with "too few to say", and no verdict."""

import datetime as dt

from django.test import Client
from django.urls import reverse

from alongside.checkins.models import CheckIn
from tests.service import answer
from tests.web.client import bare, page_of, signed_in
from tests.world import World

THEIRS = [14, 15, 16, 15, 13, 17, 15, 16]


def two_sides(client: Client, world: World) -> str:
    return bare(page_of(client, "two-sides", world.with_dean.id))


def test_too_few_say_how_far_it_is(world: World, sam: Client) -> None:
    assert "Too few to say: 0 of 3 pairs." in two_sides(sam, world)
    answer(world.with_dean, THEIRS[:2])
    answer(world.with_dean, THEIRS[:2], rater="mirror")
    body = two_sides(sam, world)
    assert "Too few to say: 2 of 3 pairs." in body
    assert "Too few to say: 2 of 8 pairs." in body


def test_three_pairs_give_the_gap_and_eight_whether_they_move_together(world: World, sam: Client) -> None:
    answer(world.with_dean, THEIRS)
    answer(world.with_dean, [one - 2 for one in THEIRS], rater="mirror")
    body = two_sides(sam, world)
    assert "On average you guess 0.40 points lower than Dean answers." in body
    assert "your guess lies 1.00 points higher" in body
    assert "by chance it could lie anywhere from" in body
    assert "may be able to obtain it" in body


def test_what_is_kept_from_the_worker_or_said_with_help_is_paired_with_nothing(
    world: World, sam: Client
) -> None:
    answer(world.with_dean, THEIRS, rater="mirror")
    before = two_sides(sam, world)
    for kept in ("supervisor", "nobody"):
        answer(world.with_dean, THEIRS, audience=kept)
    assert two_sides(sam, world) == before
    answer(world.with_dean, THEIRS, mode="for_them")
    assert "0 of 3 pairs" in two_sides(sam, world)


def test_answers_that_came_in_different_ways_are_never_joined_in_pairs(world: World, sam: Client) -> None:
    answer(world.with_dean, THEIRS[:4], rater="mirror")
    answer(world.with_dean, THEIRS[:4])
    answer(world.with_dean, [0, 0, 0], mode="alone")
    body = two_sides(sam, world)
    assert "On average you guess what Dean answers." in body
    assert "Dean’s answers in these pairs: asked aloud, together with me." in body
    assert "3 answers that came in other ways are not joined to them." in body
    assert "Too few to say: 4 of 8 pairs." in body


def chance(client: Client) -> str:
    return client.get(reverse("chance")).text


def test_chance_needs_somebody_who_answered_four_times(world: World, sam: Client) -> None:
    answer(world.with_dean, [15, 15, 15])
    assert "nobody has given a fourth answer to the five questions" in chance(sam)


def test_what_chance_would_show_stands_beside_what_there_was(world: World, sam: Client) -> None:
    answer(world.with_dean, [16, 15, 16, 15, 16, 16, 15, 16, 3, 3])
    body = chance(sam)
    assert "fewer than 0.1" in body, "seven answers, not a year of 26"
    assert "<dd>1</dd>" in body
    assert world.dean.name not in body
    other = signed_in(world.priya)
    assert "Too few to say" in chance(other)


def test_a_drop_longer_ago_than_a_year_is_not_counted(world: World, sam: Client) -> None:
    made = answer(world.with_dean, [16, 15, 16, 15, 16, 16, 15, 16, 3, 3, 16, 15, 16])
    for look in made:
        CheckIn.objects.filter(pk=look.pk).update(on=look.on - dt.timedelta(days=400))
    assert "nobody has given a fourth answer" in chance(sam)
    answer(world.with_dean, [16])
    assert "<dd>0</dd>" in chance(sam)
