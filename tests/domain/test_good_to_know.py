"""Good to know before a visit (S9, S16) and what matters to me (S13): earlier words stay, doors stay shut."""

from __future__ import annotations

import datetime as dt

import pytest

from alongside.audit.models import Event
from alongside.base import clock
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.people import actions, actions_words, queries, queries_words
from alongside.people.models import GoodToKnow, OwnValue
from tests.domain.test_people import OTHERS, assign
from tests.world import World


def note(world: World, words: str = "Begin with the dog", kind: str = "begin", **more) -> GoodToKnow:
    id = more.pop("id", None) or new_id()
    return actions_words.note_good_to_know(
        by=world.owner, id=id, alliance_id=world.with_dean.id, kind=kind, words=words, **more
    )


def reword(world: World, before: GoodToKnow, words: str, **more) -> GoodToKnow:
    id = more.pop("id", None) or new_id()
    return actions_words.reword_good_to_know(
        by=world.owner, id=id, alliance_id=world.with_dean.id, entry_id=before.id, words=words, **more
    )


def now(world: World) -> list[str]:
    return [one.words for one in queries.good_to_know(world.owner, world.with_dean)]


def earlier(world: World) -> list[str]:
    return [one.words for one in queries_words.earlier_words(world.owner, world.with_dean)]


def test_words_are_kept_sealed_with_whose_they_are_and_when(world: World, as_owner) -> None:
    entry = note(world, " I like to start outside ", in_their_words=True, on=dt.date(2026, 3, 1))
    entry = GoodToKnow.objects.get(pk=entry.pk)
    assert (entry.words, entry.in_their_words, entry.on) == (
        "I like to start outside",
        True,
        dt.date(2026, 3, 1),
    )
    assert b"outside" not in GoodToKnow.objects.values_list("words", flat=True).get()


def test_saving_twice_is_saving_once(world: World, as_owner) -> None:
    id = new_id()
    assert note(world, id=id) == note(world, id=id)
    assert now(world) == ["Begin with the dog"]
    assert Event.objects.count() == 1


def test_other_words_from_the_same_page_are_a_correction(world: World, as_owner) -> None:
    """Back, a word changed, saved again: the later words count, and the earlier ones stay readable."""
    id = new_id()
    for words in ("Begin with the dog", "Begin with the cat", "Begin with the cat", "Begin with both"):
        note(world, words, id=id)
    assert now(world) == ["Begin with both"]
    assert earlier(world) == ["Begin with the cat", "Begin with the dog"]
    assert note(world, id=id).words == "Begin with the dog"  # the first save again changes nothing
    assert now(world) == ["Begin with both"]


def test_new_words_take_the_place_and_earlier_ones_stay_readable(world: World, as_owner) -> None:
    first = note(world)
    second = reword(world, first, "Begin with the cat")
    assert (now(world), earlier(world)) == (["Begin with the cat"], ["Begin with the dog"])
    assert second.replaces == first
    assert [event.verb for event in Event.objects.order_by("n")] == [
        "goodtoknow.added",
        "goodtoknow.reworded",
    ]


def test_rewording_twice_is_once_and_the_same_words_change_nothing(world: World, as_owner) -> None:
    first, id = note(world), new_id()
    assert reword(world, first, "Begin with the dog") == first
    assert reword(world, first, "Begin with the cat", id=id) == reword(
        world, first, "Begin with the cat", id=id
    )
    assert GoodToKnow.objects.count() == 2


def test_what_was_changed_in_the_meantime_is_not_overwritten(world: World, as_owner) -> None:
    first = note(world)
    reword(world, first, "Begin with the cat")
    with pytest.raises(Refused) as no:
        reword(world, first, "Begin with the parrot")
    assert (no.value.field, now(world)) == ("words", ["Begin with the cat"])


def test_taking_away_keeps_the_words_and_happens_once(world: World, as_owner) -> None:
    entry = note(world)
    for _ in range(2):
        actions_words.retire_good_to_know(by=world.owner, alliance_id=world.with_dean.id, entry_id=entry.id)
    assert (now(world), earlier(world), Event.objects.count()) == ([], ["Begin with the dog"], 2)


@pytest.mark.parametrize(
    ("more", "field"), [({"words": "  "}, "words"), ({"on": clock.now().date() + dt.timedelta(days=2)}, "on")]
)
def test_no_words_and_days_to_come_are_refused(world: World, as_owner, more: dict, field: str) -> None:
    with pytest.raises(Refused) as no:
        note(world, **more)
    assert no.value.field == field
    assert not GoodToKnow.objects.exists()


def test_an_open_question_has_one_answer(world: World, as_owner) -> None:
    note(world, "Sundays are for church", kind="get_right", question="days_that_matter")
    note(world, "Sundays are for the choir", kind="get_right", question="days_that_matter")
    note(world, "Shoes off", kind="get_right", question="how_to_greet")
    assert now(world) == ["Sundays are for the choir", "Shoes off"]


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_writes(world: World, who: str) -> None:
    with acting_for(world.owner):
        entry = note(world)
    viewer = getattr(world, who)
    with acting_for(viewer):
        for refused in (
            lambda: actions_words.note_good_to_know(
                by=viewer, id=new_id(), alliance_id=world.with_dean.id, kind="begin", words="x"
            ),
            lambda: actions_words.reword_good_to_know(
                by=viewer, id=new_id(), alliance_id=world.with_dean.id, entry_id=entry.id, words="x"
            ),
            lambda: actions_words.retire_good_to_know(
                by=viewer, alliance_id=world.with_dean.id, entry_id=entry.id
            ),
        ):
            with pytest.raises(NotThere):
                refused()
    with acting_for(world.owner):
        assert now(world) == ["Begin with the dog"]


def test_entries_of_another_person_are_not_there(world: World, as_owner) -> None:
    entry = note(world)
    with pytest.raises(NotThere):
        actions_words.retire_good_to_know(by=world.owner, alliance_id=world.with_rosa.id, entry_id=entry.id)


def test_a_relatives_record_holds_nothing_of_the_clients(world: World, as_owner) -> None:
    note(world)
    assert queries.good_to_know(world.owner, world.with_rosa) == []


def test_how_to_get_in_stands_nowhere_but_on_its_own_page(world: World, as_owner) -> None:
    entry = note(world, "Door code 4711", kind="getting_in")
    reword(world, entry, "Door code 0815")
    assert (now(world), earlier(world)) == ([], [])
    assert [one.words for one in queries_words.getting_in(world.owner, world.with_dean)] == ["Door code 0815"]
    assert queries_words.knows_how_to_get_in(world.owner, world.with_dean)


def test_a_supervisor_reads_what_is_good_to_know_but_not_how_to_get_in(world: World) -> None:
    with acting_for(world.owner):
        note(world)
        note(world, "Door code 4711", kind="getting_in")
    with acting_for(world.supervisor):
        found = queries.alliance(world.supervisor, world.with_dean.id)
        assert [one.words for one in queries.good_to_know(world.supervisor, found)] == ["Begin with the dog"]
        assert not queries_words.knows_how_to_get_in(world.supervisor, found)
        with pytest.raises(NotThere):
            queries_words.getting_in(world.supervisor, found)


def test_a_colleague_who_works_with_the_same_person_reads_it_too(world: World) -> None:
    with acting_for(world.owner):
        note(world)
    assign(world, world.priya, world.dean)
    with acting_for(world.colleague):
        own = actions.begin_alliance(by=world.colleague, id=new_id(), person_id=world.dean.id)
        assert [one.words for one in queries.good_to_know(world.colleague, own)] == ["Begin with the dog"]


def test_my_values_are_mine(world: World) -> None:
    id = new_id()
    with acting_for(world.owner):
        for _ in range(2):
            actions_words.add_own_value(by=world.owner, id=id, words="Nobody tells their story twice")
        assert [one.words for one in queries_words.own_values(world.owner)] == [
            "Nobody tells their story twice"
        ]
    for who in OTHERS:
        viewer = getattr(world, who)
        with acting_for(viewer):
            assert queries_words.own_values(viewer) == []
            with pytest.raises(NotThere):
                actions_words.retire_own_value(by=viewer, id=id)
    with acting_for(world.owner):
        for _ in range(2):
            actions_words.retire_own_value(by=world.owner, id=id)
        assert queries_words.own_values(world.owner) == []
    assert (OwnValue.objects.count(), Event.objects.count()) == (1, 2)
