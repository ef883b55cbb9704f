"""Good to know before a visit (S9, S16) and what matters to me (S13): earlier words stay, doors stay shut."""

import datetime as dt

import pytest

from alongside.base.clock import new_id
from alongside.base.errors import NotThere, Refused
from alongside.base.request_context import acting_for
from alongside.people.actions import good_to_know as actions
from alongside.people.actions.alliances import begin_alliance
from alongside.people.models import GoodToKnow
from alongside.people.queries import people as queries
from tests.domain.test_people import TODAY, assign, verbs
from tests.world import World

DOG, CAT = "Begin with the dog", "Begin with the cat"


def note(world: World, words: str = DOG, kind: str = "begin", **more) -> GoodToKnow:
    return actions.note_good_to_know(world.owner, world.with_dean, kind=kind, words=words, **more)


def reword(world: World, entry: GoodToKnow, words: str, **more) -> GoodToKnow:
    return actions.reword_good_to_know(world.owner, entry, words=words, **more)


def standing(world: World) -> tuple[list[str], list[str]]:
    """What stands there now, and what stood before."""
    entries = queries.good_to_know(world.owner, world.with_dean)
    earlier = queries.earlier_words(world.owner, world.with_dean)
    return [entry.words for entry in entries], [entry.words for entry in earlier]


def test_other_words_from_the_same_page_are_a_correction(world: World, as_owner) -> None:
    """Back, a word changed, saved again: the later words count, and the earlier ones stay readable."""
    id = new_id()
    for words in (DOG, CAT, "Begin with both"):
        note(world, words, id=id)
    assert note(world, id=id).words == DOG  # the first save again changes nothing
    assert standing(world) == (["Begin with both"], [CAT, DOG])


def test_new_words_take_the_place_once_and_earlier_ones_stay_readable(world: World, as_owner) -> None:
    with pytest.raises(Refused, match="still to come"):
        note(world, on=TODAY + dt.timedelta(days=2))
    first, id = note(world), new_id()
    assert reword(world, first, DOG) == first
    second = reword(world, first, CAT, id=id)
    assert (second.replaces, reword(world, first, CAT, id=id)) == (first, second)
    assert standing(world) == ([CAT], [DOG])
    assert verbs() == ["goodtoknow.added", "goodtoknow.reworded"]
    with pytest.raises(Refused) as refused:
        reword(world, first, "Begin with the parrot", id=new_id())
    assert (refused.value.field, standing(world)[0]) == ("words", [CAT])


def test_an_open_question_has_one_answer(world: World, as_owner) -> None:
    id = new_id()
    for words in ("Sundays are for church", "Sundays are for the choir"):
        note(world, words, kind="get_right", question="days_that_matter")
    for _ in range(2):  # the same again from another page changes nothing, however often it is sent
        note(world, "Sundays are for the choir", kind="get_right", question="days_that_matter", id=id)
    note(world, "Shoes off", kind="get_right", question="how_to_greet")
    assert standing(world)[0] == ["Sundays are for the choir", "Shoes off"]


def test_a_supervisor_and_a_colleague_read_it_and_only_who_goes_there_how_to_get_in(world: World) -> None:
    with acting_for(world.owner):
        note(world)
        note(world, "Door code 4711", kind="getting_in")
    with acting_for(world.supervisor):
        read = queries.alliance(world.supervisor, world.with_dean.id)
        assert [entry.words for entry in queries.good_to_know(world.supervisor, read)] == [DOG]
        assert not queries.knows_how_to_get_in(world.supervisor, read)
        with pytest.raises(NotThere):
            queries.getting_in(world.supervisor, read)
    assign(world.priya, world.dean)
    with acting_for(world.colleague):
        own = begin_alliance(world.colleague, world.dean)
        assert [entry.words for entry in queries.good_to_know(world.colleague, own)] == [DOG]
