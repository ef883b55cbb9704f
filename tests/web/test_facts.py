"""What happened, and not why: a guess at somebody's motives is refused beside its field, on both sides (S10, S25)."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.base.errors import Refused
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.repair.actions import beside, ruptures
from alongside.repair.models import HardConversation, RepairAttempt, Rupture, RuptureNote, Slip
from tests.world import World

GUESS = "She did it on purpose, and she just wants a fight."
FACT = "She put the phone down. I had come without ringing."


@dataclass(frozen=True)
class Place:
    """A page where somebody writes about what happened, and one of its fields."""

    page: str
    of: str  # alliance, rupture, slip
    field: str
    more: tuple[tuple[str, str], ...] = ()
    part: str = ""


PLACES = [
    Place("rupture-note", "alliance", "their_side"),
    Place("rupture-note", "alliance", "my_side"),
    Place("rupture-tried", "rupture", "words", (("kind", "conversation"),)),
    *(
        Place("rupture-write", "rupture", "words", part=part)
        for part in ("their_side", "my_side", "my_part", "had_to_say")
    ),
    *(Place("rupture-write", "rupture", "words", part=part) for part in ("manner", "agreed")),
    Place("slip-words", "slip", "words", (("whose", "theirs"),)),
    Place("hard-conversation-plan", "alliance", "about"),
    Place("hard-conversation-plan", "alliance", "believe", (("about", "Nights"),)),
    Place("hard-conversation-plan", "alliance", "affected", (("about", "Nights"),)),
]
NAMES = [f"{one.page}-{one.part}{one.field}" for one in PLACES]


@dataclass(frozen=True)
class Here:
    """The pages of the standing people: a patch and a slip with Rosa."""

    client: Client
    ids: dict[str, object]

    def url(self, place: Place) -> str:
        args = [self.ids[place.of], *([place.part] if place.part else [])]
        return reverse(place.page, args=args)

    def save(self, place: Place, words: str, **more: str):
        sent = {"id": str(new_id()), **dict(place.more), place.field: words, **more}
        return self.client.post(self.url(place), sent)


@pytest.fixture
def here(world: World, client: Client) -> Here:
    client.force_login(world.sam)
    with acting_for(world.owner):
        rupture = ruptures.notice_rupture(world.owner, world.with_rosa)
        slip = beside.forgive(world.owner, world.with_rosa)
    return Here(client, {"alliance": world.with_rosa.id, "rupture": rupture.id, "slip": slip.id})


def kept() -> list[str]:
    """Every word of class D that stands in the database."""
    notes = [
        one.words for one in (*RuptureNote.objects.all(), *RepairAttempt.objects.all(), *Slip.objects.all())
    ]
    talks = [
        words for one in HardConversation.objects.all() for words in (one.about, one.believe, one.affected)
    ]
    return [words for words in (*notes, *talks) if words and words != "Nights"]


def tick(answer, field: str) -> dict[str, str]:
    """The second act as the page offers it, read from its HTML as a browser without a script would."""
    found = re.search(rf'<input type="checkbox" name="({field}-stands)" value="([^"]*)"[^>]*>', answer.text)
    assert found, "the page offers no second act"
    assert "checked" not in found.group(0)
    return {found.group(1): html.unescape(found.group(2))}


def typed_again(answer, field: str) -> str:
    """What stands in a box of the answer, as a browser would show it."""
    found = re.search(rf'<textarea name="{field}"[^>]*>\n?(.*?)</textarea>', answer.text, re.DOTALL)
    assert found
    return html.unescape(found.group(1))


BESIDE_IT = ("“on purpose”, “just wants a fight” guess at why", "what was seen, said or done")
BELOW_IT = (
    "is worth thinking through, away from this record: by yourself with nothing written down",
    "A court or the person it is about may be able to obtain what is written.",
)


def test_a_guess_is_refused_beside_its_field_and_goes_to_ones_own_thinking(here: Here) -> None:
    for place in PLACES:
        answer = here.save(place, GUESS)
        assert answer.status_code == 422, place
        error = re.search(rf'id="id_{place.field}_error">(.*?)</p>', answer.text, re.DOTALL)
        assert error, place
        assert [words for words in BESIDE_IT if words not in html.unescape(error.group(1))] == [], place
        assert [words for words in BELOW_IT if words not in answer.text] == [], place
        assert typed_again(answer, place.field) == GUESS, place
        assert kept() == [], place


@pytest.mark.parametrize("place", PLACES, ids=NAMES)
def test_pressing_again_is_no_second_act_and_the_tick_is(here: Here, place: Place) -> None:
    here.save(place, GUESS)
    answer = here.save(place, GUESS, heard="yes")
    assert answer.status_code == 422
    assert here.save(place, GUESS, **tick(answer, place.field)).status_code == 302
    assert kept() == [GUESS]


@pytest.mark.parametrize("place", PLACES, ids=NAMES)
def test_what_happened_is_kept_at_once_and_so_are_words_in_quotation_marks(here: Here, place: Place) -> None:
    for words in (FACT, f"She said: “{GUESS}”"):
        assert here.save(place, words).status_code == 302, words
        assert words in kept()


def test_the_tick_lets_these_words_stand_and_no_others(here: Here) -> None:
    place = PLACES[1]
    ticked = tick(here.save(place, GUESS), "my_side")
    answer = here.save(place, f"{GUESS} He is malingering.", **ticked)
    assert answer.status_code == 422
    assert "“malingering” guesses at why" in html.unescape(answer.text)
    assert here.save(place, f"{GUESS} He is malingering.", **tick(answer, "my_side")).status_code == 302


def test_the_tick_stays_while_something_else_is_put_right(here: Here) -> None:
    place = PLACES[1]
    ticked = tick(here.save(place, GUESS), "my_side")
    answer = here.save(place, GUESS, on="yesterday", **ticked)
    assert answer.status_code == 422
    assert "guess at why" not in answer.text
    assert re.search(r'name="my_side-stands"[^>]* checked', answer.text)


def test_both_sides_are_refused_at_once_and_let_stand_one_by_one(here: Here) -> None:
    both = {"their_side": GUESS, "my_side": "He is malingering."}
    answer = here.save(PLACES[0], both["their_side"], my_side=both["my_side"])
    ticks = {side: tick(answer, side) for side in both}
    answer = here.save(PLACES[0], both["their_side"], my_side=both["my_side"], **ticks["their_side"])
    assert answer.status_code == 422
    assert typed_again(answer, "their_side") == GUESS
    answer = here.save(
        PLACES[0], both["their_side"], my_side=both["my_side"], **ticks["their_side"], **ticks["my_side"]
    )
    assert answer.status_code == 302
    assert kept() == list(both.values())


def test_their_own_words_are_never_refused(here: Here) -> None:
    part = Place("rupture-write", "rupture", "words", part="their_side")
    assert here.save(part, GUESS, in_their_words="on").status_code == 302
    tried = Place("rupture-tried", "rupture", "their_words", (("kind", "conversation"),))
    assert here.save(tried, "You did it on purpose.").status_code == 302
    mended = Place("rupture-mended", "rupture", "words", (("said_by", "they"),))
    assert (
        here.save(mended, "I know now that it was not against us. You never lied to me.").status_code == 302
    )
    assert Rupture.objects.get().state == "mended"


def test_no_field_asks_for_a_motive_and_who_can_read_it_stands_above_the_box(here: Here) -> None:
    for url in {here.url(place) for place in PLACES}:
        page = here.client.get(url).text
        asked = re.findall(
            r"<(?:label|legend)[^>]*>(.*?)</(?:label|legend)>", html.unescape(page).lower(), re.DOTALL
        )
        assert asked, url
        assert not [one for one in asked if re.search(r"\bwhy\b|motive|\breasons?\b|meant by|feel", one)], url
        assert "may be able to obtain it" in page.split("<textarea")[0], url


def test_who_can_read_it_stands_above_the_box_of_a_day_that_may_hurt(here: Here) -> None:
    page = here.client.get(reverse("hard-day-add", args=[here.ids["alliance"]])).text
    assert "may be able to obtain it" in page.split("<textarea")[0]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=200))
def test_nothing_typed_is_lost_whatever_it_is(here: Here, words: str) -> None:
    typed = f"a{words}\nHe is malingering. {words}z"
    for field, other in (("my_side", "their_side"), ("their_side", "my_side")):
        answer = here.save(PLACES[0], "", **{field: typed, other: words})
        if answer.status_code == 302:  # a quotation that was opened before it covers it
            assert set(kept()) <= {typed, typed.strip(), words.strip()}
            RuptureNote.objects.all().delete()
            continue
        assert answer.status_code == 422
        assert typed_again(answer, field).replace("\r\n", "\n") == typed
        assert typed_again(answer, other) == words


def test_the_other_doors_hold_it_too(world: World, here: Here) -> None:
    by, rosa = world.owner, world.with_rosa
    rupture, slip = Rupture.objects.get(), Slip.objects.get()
    doors = [
        lambda **more: ruptures.notice_rupture(by, rosa, my_side=GUESS, **more),
        lambda **more: ruptures.notice_rupture(by, rosa, their_side=GUESS, **more),
        lambda **more: ruptures.write_note(by, rupture, part="manner", words=GUESS, **more),
        lambda **more: ruptures.try_something(by, rupture, kind="action", words=GUESS, **more),
        lambda **more: beside.describe_slip(by, slip, whose="mine", words=GUESS, **more),
        lambda **more: beside.forgive(by, rosa, words=GUESS, **more),
        lambda **more: beside.plan_conversation(by, rosa, about=GUESS, **more),
        lambda **more: beside.plan_conversation(by, rosa, about="x", believe=GUESS, **more),
    ]
    phrases = ("on purpose", "just wants a fight")
    with acting_for(by):
        for door in doors:
            with pytest.raises(Refused) as refused:
                door()
            assert door(let_stand={refused.value.field: phrases})
