"""What happened, and not why: a guess at somebody's motives is refused beside its field, on both sides (S10, S25)."""

import html
import re
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings, strategies as st

from alongside.base.clock import new_id
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
        for part in ("their_side", "my_side", "my_part", "had_to_say", "manner", "agreed")
    ),
    Place("slip-words", "slip", "words", (("whose", "theirs"),)),
    Place("hard-conversation-plan", "alliance", "about"),
    Place("hard-conversation-plan", "alliance", "believe", (("about", "Nights"),)),
    Place("hard-conversation-plan", "alliance", "affected", (("about", "Nights"),)),
]


@dataclass(frozen=True)
class Here:
    """The pages of the standing people: a patch and a slip with Rosa."""

    client: Client
    ids: dict[str, object]

    def url(self, place: Place) -> str:
        args = [self.ids[place.of], *([place.part] if place.part else [])]
        return reverse(place.page, args=args)

    def save(self, place: Place, words: str = "", **more: str):
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
    rows = (*RuptureNote.objects.all(), *RepairAttempt.objects.all(), *Slip.objects.all())
    words = [row.words for row in rows]
    for conversation in HardConversation.objects.all():
        words += [conversation.about, conversation.believe, conversation.affected]
    return [typed for typed in words if typed and typed != "Nights"]


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


BESIDE_IT = "“on purpose”, “just wants a fight” guess at why. Please write what was seen, said or done."
BELOW_IT = (
    "is worth thinking through, away from this record: by yourself with nothing written down",
    "A court or the person it is about may be able to obtain what is written.",
)


def refused(answer, field: str) -> str:
    """What stands beside a field that was refused."""
    assert answer.status_code == 422
    error = re.search(rf'id="id_{field}_error">(.*?)</p>', answer.text, re.DOTALL)
    assert error
    return html.unescape(error.group(1))


@pytest.mark.parametrize("place", PLACES, ids=[f"{place.page}-{place.part}{place.field}" for place in PLACES])
def test_a_guess_is_refused_beside_its_field_and_the_tick_is_the_second_act(here: Here, place: Place) -> None:
    answer = here.save(place, GUESS)
    assert BESIDE_IT in refused(answer, place.field)
    assert all(words in answer.text for words in BELOW_IT)
    assert typed_again(answer, place.field) == GUESS
    answer = here.save(place, GUESS, heard="yes")  # pressing again is none
    assert refused(answer, place.field)
    assert kept() == []
    assert here.save(place, GUESS, **tick(answer, place.field)).status_code == 302
    assert kept() == [GUESS]
    for words in (FACT, f"She said: “{GUESS}”"):  # what happened, and what is in quotation marks, at once
        assert here.save(place, words).status_code == 302, words
        assert words in kept()


def test_the_tick_lets_these_words_stand_and_no_others(here: Here) -> None:
    place = PLACES[1]
    ticked = tick(here.save(place, GUESS), "my_side")
    answer = here.save(place, f"{GUESS} He is malingering.", **ticked)
    assert "“malingering” guesses at why" in refused(answer, "my_side")
    other = here.save(place, GUESS, on="yesterday", **ticked)
    assert re.search(r'name="my_side-stands"[^>]* checked', other.text), "it stays while that is put right"
    assert here.save(place, f"{GUESS} He is malingering.", **tick(answer, "my_side")).status_code == 302


def test_both_sides_are_refused_at_once_and_let_stand_one_by_one(here: Here) -> None:
    both = {"their_side": GUESS, "my_side": "He is malingering."}
    answer = here.save(PLACES[0], **both)
    ticks = {side: tick(answer, side) for side in both}
    answer = here.save(PLACES[0], **both, **ticks["their_side"])
    assert answer.status_code == 422
    assert typed_again(answer, "their_side") == GUESS
    assert here.save(PLACES[0], **both, **ticks["their_side"], **ticks["my_side"]).status_code == 302
    assert kept() == list(both.values())


def test_their_own_words_are_never_refused(here: Here) -> None:
    for place, words, more in (
        (Place("rupture-write", "rupture", "words", part="their_side"), GUESS, {"in_their_words": "on"}),
        (
            Place("rupture-tried", "rupture", "their_words"),
            "You did it on purpose.",
            {"kind": "conversation"},
        ),
        (Place("rupture-mended", "rupture", "words"), "You never lied to me.", {"said_by": "they"}),
    ):
        assert here.save(place, words, **more).status_code == 302
    assert Rupture.objects.get().state == "mended"


def test_no_field_asks_for_a_motive_and_who_can_read_it_stands_above_the_box(here: Here) -> None:
    asks = re.compile(r"<(?:label|legend)[^>]*>(.*?)</(?:label|legend)>", re.DOTALL)
    hard_day = Place("hard-day-add", "alliance", "words")
    for url in {here.url(place) for place in (*PLACES, hard_day)}:
        page = here.client.get(url).text
        asked = asks.findall(html.unescape(page).lower())
        assert asked, url
        motives = r"\bwhy\b|motive|\breasons?\b|meant by|feel"
        assert not [question for question in asked if re.search(motives, question)], url
        assert "may be able to obtain it" in page.split("<textarea")[0], url


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
