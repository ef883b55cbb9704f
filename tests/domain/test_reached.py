"""Safe ways to reach somebody (S9), and the sign that two agreed on: asked in person, sealed, and nobody else's."""

import pytest

from alongside.base.clock import new_id
from alongside.base.errors import Refused
from alongside.base.request_context import acting_for
from alongside.people.actions.reached import agree_sign, keep_safe_ways
from alongside.people.models import AgreedSign, SafeWay, SafeWays
from alongside.people.queries.people import own_alliance
from alongside.people.queries.reached import agreed_sign, safe_ways
from tests.domain.test_people import verbs
from tests.world import World


def safe_now(world: World) -> tuple[SafeWay, ...] | None:
    return safe_ways(world.owner, own_alliance(world.owner, world.with_dean.id).person)


def test_what_is_safe_is_what_they_said_last(world: World, as_owner) -> None:
    assert safe_now(world) is None
    keep_safe_ways(world.owner, world.with_dean, ways=["post", "call"])
    assert safe_now(world) == (SafeWay.CALL, SafeWay.POST)
    keep_safe_ways(world.owner, world.with_dean, id=new_id(), ways=["in_person"])
    assert safe_now(world) == (SafeWay.IN_PERSON,)
    assert (SafeWays.objects.count(), verbs()) == (1, ["safeways.asked"] * 2)
    assert safe_ways(world.owner, world.rosa) is None


@pytest.mark.parametrize("ways", [[], ["in_person", "call"]])
def test_ways_that_say_nothing_or_two_things_are_refused(world: World, as_owner, ways: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        keep_safe_ways(world.owner, world.with_dean, ways=ways)
    assert (refused.value.field, SafeWays.objects.count()) == ("ways", 0)


def test_a_sign_is_of_one_alliance_and_an_earlier_one_is_gone(world: World, as_owner) -> None:
    id = new_id()
    agree_sign(world.owner, world.with_dean, id=id, picture="boat", word=" marmalade ")
    agree_sign(world.owner, world.with_dean, id=id, picture="cup", word="thistle")  # back, and another
    sign = agreed_sign(world.owner, world.with_dean)
    assert sign
    assert (sign.picture, sign.word, AgreedSign.objects.count()) == ("cup", "thistle", 1)
    assert agreed_sign(world.owner, world.with_rosa) is None
    for picture, word, field in (("skull", "thistle", "picture"), ("cup", " ", "word")):
        with pytest.raises(Refused) as refused:
            agree_sign(world.owner, world.with_dean, picture=picture, word=word)
        assert refused.value.field == field


def test_they_are_nobody_elses_to_change_or_to_read(world: World, as_owner) -> None:
    keep_safe_ways(world.owner, world.with_dean, ways=["call"])
    agree_sign(world.owner, world.with_dean, picture="boat", word="marmalade")
    dean = own_alliance(world.owner, world.with_dean.id).person
    assert dean.safe_ways
    with acting_for(world.stranger):
        assert safe_ways(world.stranger, dean) is None
        assert agreed_sign(world.stranger, world.with_dean) is None
