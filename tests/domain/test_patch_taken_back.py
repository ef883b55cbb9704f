"""A hard patch noted by mistake counts nowhere and comes back as it stood; its first day can be another, the earlier one kept."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from alongside.audit.models import Event
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.insight.queries.line import line_of
from alongside.insight.queries.series import ruptures_of
from alongside.people.models import Alliance
from alongside.repair import actions, queries
from alongside.repair.actions.asked import ask_five
from alongside.repair.models import HardConversation, Rupture, RuptureAddendum, RuptureNote
from alongside.repair.queries.standing import not_come_back_to, open_strain, strain_on
from tests.domain.test_checkins import FIVE
from tests.domain.test_interpretation import look
from tests.noticed import facts, interpretations
from tests.world import World


def day(ago: int) -> dt.date:
    return today("Europe/London") - dt.timedelta(days=ago)


@pytest.fixture(autouse=True)
def with_answers(world: World, as_owner: object) -> None:
    Alliance.objects.filter(pk=world.with_dean.pk).update(since=day(400))
    for ago, score in ((200, 16), (170, 17), (140, 16), (110, 17), (40, 10), (12, 10)):
        look(world, ago, score)


def hard(world: World, ago: int = 60, **more: object) -> Rupture:
    own = {"by": world.owner, "id": new_id(), "on": day(ago), "their_side": "He shut the door on me."}
    return actions.notice_strain(world.with_dean.id, **own | more)


def take_back(world: World, strain: Rupture, **more: object) -> Rupture:
    return actions.withdraw_strain(strain.id, by=world.owner, **{"id": new_id(), "why": "person", **more})


def began(world: World, strain: Rupture, on: dt.date | None, id: uuid.UUID | None = None) -> Rupture:
    return actions.began_otherwise(
        strain.id, by=world.owner, id=id or new_id(), on=on, words="Her diary says"
    )


def everywhere(world: World) -> dict[str, object]:
    """All that hard patches are read into."""
    org, alliance, viewer = world.org.id, world.with_dean, world.owner
    return {
        "facts": facts(alliance),
        "readings": interpretations(alliance),
        "left out": ruptures_of(org, alliance.id),
        "line": line_of(viewer, alliance),
        "person": queries.beside(viewer, alliance).strains,
        "all": [one.pk for one in queries.strains(viewer, alliance)],
        "open": [one.pk for one in queries.open_strains(viewer)],
        "asked": (open_strain(viewer, alliance), strain_on(viewer, alliance, day(10))),
    }


def test_it_counts_nowhere_and_comes_back_as_it_stood(world: World) -> None:
    before = everywhere(world)
    strain = hard(world)
    counted = everywhere(world)
    for name, value in before.items():
        assert counted[name] != value, f"{name} would not notice"
    take_back(world, strain, words="This was Amir.")
    assert everywhere(world) == before
    ask_five(world.with_dean.id, by=world.owner, id=new_id(), answers=FIVE, on=day(0))  # nothing pauses it
    whole = queries.whole(world.owner, strain.id)
    assert [one.words for one in whole.notes] == ["He shut the door on me."]
    assert [one.words for one in whole.addenda] == ["This was Amir."]
    assert [one.pk for one in queries.taken_back(world.owner, world.with_dean)] == [strain.pk]
    for _twice in range(2):
        actions.put_back_strain(strain.id, by=world.owner)
    assert queries.taken_back(world.owner, world.with_dean) == []
    assert everywhere(world)["left out"] == counted["left out"]
    assert RuptureAddendum.objects.count() == 1, "an addendum is never taken away"
    assert Event.objects.filter(verb="strain.withdrawn", records="D").count() == 1
    assert Event.objects.filter(verb="strain.put-back", records="D").count() == 1
    assert not any("Amir" in f"{event.subjects}{event.detail}" for event in Event.objects.all())


def test_a_mended_one_is_mended_again_with_its_day_and_whose_word_it_was(world: World) -> None:
    strain = hard(world)
    said = {"event": "mended", "words": "We are all right.", "said_by": "both"}
    actions.step_strain(strain.id, by=world.owner, id=new_id(), **said)
    take_back(world, strain)
    assert everywhere(world)["left out"] == []
    back = actions.put_back_strain(strain.id, by=world.owner)
    assert (back.state, back.mended_on, back.mended_said_by) == ("mended", day(0), "both")


def test_a_conversation_has_its_own_day_again_when_what_followed_is_taken_back(world: World) -> None:
    plan = {"about": "The rent", "back_on": day(-3)}
    talk = actions.plan_talk(world.with_dean.id, by=world.owner, id=new_id(), **plan)
    strain = hard(world, 0, talk_id=talk.id)
    assert not not_come_back_to(HardConversation.objects.all()).exists()
    take_back(world, strain)
    assert not_come_back_to(HardConversation.objects.all()).exists()
    assert queries.strain_after(world.owner, talk) is None


def test_a_reason_is_needed_and_words_where_it_is_another_and_once_is_enough(world: World) -> None:
    strain = hard(world)
    for given, field in (({"why": "mood"}, "why"), ({"why": "other", "words": " "}, "words")):
        with pytest.raises(Refused) as no:
            take_back(world, strain, **given)
        assert no.value.field == field
    id = new_id()
    for _twice in range(2):
        take_back(world, strain, id=id, why="other", words="A try-out.")
    assert RuptureAddendum.objects.count() == 1
    with pytest.raises(Refused):
        take_back(world, strain)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rupture.objects.filter(pk=strain.pk).update(withdrawn_why="")


def test_nothing_is_added_before_it_is_put_back(world: World) -> None:
    strain = take_back(world, hard(world))
    own = {"by": world.owner, "id": new_id()}
    for adding in (
        lambda: actions.try_something(strain.id, kind="apology", **own),
        lambda: actions.say_when(strain.id, when="later", **own),
        lambda: actions.say_whose(strain.id, whose="mine", **own),
        lambda: actions.step_strain(strain.id, event="calmer", **own),
        lambda: actions.write_note(strain.id, part="my_side", words="I rang.", **own),
        lambda: began(world, strain, day(70)),
    ):
        with pytest.raises(Refused, match="Put it back first"):
            adding()
    assert RuptureNote.objects.count() == 1


def test_another_first_day_is_an_addendum_and_the_earlier_one_is_kept(world: World) -> None:
    strain = hard(world, 30)
    id = new_id()
    for _twice in range(2):
        found = began(world, strain, day(60), id)
    assert (found.began_on, found.state_on) == (day(60), day(60))
    (said,) = queries.whole(world.owner, strain.id).addenda
    assert (said.earlier_day, said.words) == (day(30), "Her diary says")
    assert everywhere(world)["left out"] == [(day(60), None)]
    assert Event.objects.filter(verb="strain.began", records="D").count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM repair_strainaddendum")
        assert all(b"diary" not in bytes(words) for (words,) in cursor.fetchall())


def test_a_first_day_is_given_is_over_is_another_and_comes_before_what_followed(world: World) -> None:
    strain = hard(world, 30)
    actions.try_something(strain.id, by=world.owner, id=new_id(), kind="apology", on=day(20))
    for on, why in (
        (None, "Please give the day"),
        (day(-1), "still to come"),
        (day(30), "stands already"),
        (day(19), "It was hard before this day"),
    ):
        with pytest.raises(Refused, match=why) as no:
            began(world, strain, on)
        assert no.value.field == "on"
    assert began(world, strain, day(20)).state_on == day(20)


def test_it_is_its_practitioners_to_take_back(world: World) -> None:
    strain = hard(world)
    for viewer in (world.colleague, world.supervisor, world.stranger):
        with acting_for(viewer):
            with pytest.raises(NotThere):
                actions.withdraw_strain(strain.id, by=viewer, id=new_id(), why="twice")
            with pytest.raises(NotThere):
                actions.put_back_strain(strain.id, by=viewer)
            with pytest.raises(NotThere):
                actions.began_otherwise(strain.id, by=viewer, id=new_id(), on=day(90))
            assert queries.taken_back(viewer, world.with_dean) == []
    strain.refresh_from_db()
    assert (strain.withdrawn_at, strain.began_on) == (None, day(60))
    assert now() > strain.made_at
