"""Looks of an earlier day stand on it, and what is taken back counts for nothing: the states are those of a fresh fold."""

from __future__ import annotations

import datetime as dt

import pytest

from alongside.audit.models import Event
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.checkins import queries
from alongside.checkins.actions.beside import put_back_check_in, retract_check_in
from alongside.checkins.actions.check_ins import check_in_mirror
from alongside.checkins.models import CheckIn, CheckInAddendum, WhatWorks
from alongside.checkins.queries import answered
from alongside.contacts.models import Contact
from alongside.insight.queries.line import chance_of, two_sides
from alongside.insight.queries.service import scores_of
from alongside.repair.actions.asked import ask_five, ask_questionnaire, asked_about, look_together
from alongside.repair.actions.ruptures import notice_rupture, say_mended
from alongside.repair.models import Rupture
from tests.domain.test_checkins import FIVE
from tests.domain.test_questionnaires import add
from tests.noticed import facts, interpretations
from tests.world import World


def day(ago: int) -> dt.date:
    return today("Europe/London") - dt.timedelta(days=ago)


@pytest.fixture(autouse=True)
def long_together(world: World, as_owner: object) -> None:
    world.with_dean.since = day(700)
    world.with_dean.save()
    for ago in range(690, 0, -30):
        Contact.objects.create(
            org=world.org, alliance=world.with_dean, state="happened", at=now() - dt.timedelta(days=ago)
        )


def five(world: World, ago: int | None = None, listens: int = 3, **more: object) -> CheckIn:
    on = None if ago is None else day(ago)
    answers = {**FIVE, "listens": listens}
    return ask_five(world.owner, world.with_dean, id=new_id(), answers=answers, on=on, **more)


def take_back(world: World, look: CheckIn, **more: object) -> CheckIn:
    return retract_check_in(world.owner, look, **{"id": new_id(), "why": "twice", **more})


def test_today_where_nobody_says_and_never_to_come_or_before_they_began(world: World) -> None:
    assert five(world).on == day(0)
    for ago, why in ((-1, "still to come"), (701, "You and Dean began on")):
        with pytest.raises(Refused, match=why) as no:
            five(world, ago)
        assert no.value.field == "on"
        with pytest.raises(Refused, match=why):
            look_together(world.owner, world.with_dean, id=new_id(), words={"went_well": "Tea"}, on=day(ago))
    assert five(world, 700).on == day(700)


def test_the_line_keeps_medium_and_the_contact_of_that_day(world: World) -> None:
    look = five(world, 100, medium="paper")
    assert (look.medium, look.on) == ("paper", day(100))
    assert look.contact is not None
    assert look.contact.at.date() <= day(100)
    assert day(100) - look.contact.at.date() < dt.timedelta(days=31)


def test_paper_is_monthly_whichever_was_written_down_first(world: World) -> None:
    five(world, 100, medium="paper")
    for ago in (127, 100, 73):
        with pytest.raises(Refused, match="within four weeks of a form") as no:
            five(world, ago, medium="paper")
        assert no.value.field == "medium"
    for ago in (128, 72):
        five(world, ago, medium="paper")
    with pytest.raises(Refused, match="first three contacts"):
        five(world, 660, medium="paper")


def test_a_questionnaire_is_quarterly_whichever_was_written_down_first(world: World) -> None:
    row = add(world)

    def ask(ago: int) -> CheckIn:
        given = {"answers": {"a": 1, "b": 2}, "medium": "paper", "on": day(ago)}
        return ask_questionnaire(world.owner, world.with_dean, id=new_id(), questionnaire=row, **given)

    assert ask(200).on == day(200)
    for ago in (290, 110):
        with pytest.raises(Refused, match="Once in three months") as no:
            ask(ago)
        assert no.value.field == "on"
    assert ask(291).medium == "paper"
    ask(109)
    take_back(world, CheckIn.objects.get(on=day(200)))
    assert [one.on for one in answered(world.owner, world.with_dean)] == [day(109), day(291)]


def test_in_a_hard_patch_only_what_was_answered_before_it(world: World) -> None:
    rupture = notice_rupture(world.owner, world.with_dean, on=day(20))
    for ago in (None, 20, 5):
        with pytest.raises(Refused, match="hard patch"):
            five(world, ago)
    assert five(world, 21).on == day(21)
    say_mended(world.owner, rupture, words="All right")
    said = {"choices": {"hard": "yes"}, "words": {"hard_words": "You wrote it down first"}}
    check_in = look_together(world.owner, world.with_dean, id=new_id(), on=day(10), **said)
    assert asked_about(world.owner, check_in) == rupture, "a yes of those days is of the patch of those days"
    check_in = look_together(world.owner, world.with_dean, id=new_id(), on=day(300), **said)
    earlier = asked_about(world.owner, check_in)
    assert earlier is not None
    assert earlier.began_on == day(300)


def test_what_is_taken_back_counts_nowhere_and_stays_on_record(world: World) -> None:
    for ago in (200, 160, 120):
        five(world, ago)
        check_in_mirror(world.owner, world.with_dean, id=new_id(), answers=FIVE)
        CheckIn.objects.filter(on=day(0)).update(on=day(ago))
    before, known = interpretations(world.with_dean), facts(world.with_dean)
    pairs = two_sides(world.owner, world.with_dean).pairs
    chance, service = chance_of(world.owner), scores_of(world.org.id, ["own-client"])["own-client"]
    look = five(world, 1, 0, medium="paper")
    back = take_back(world, look, why="person", words="This was Amir.")
    assert (interpretations(world.with_dean), facts(world.with_dean)) == (before, known)
    assert two_sides(world.owner, world.with_dean).pairs == pairs
    assert (chance_of(world.owner), scores_of(world.org.id, ["own-client"])["own-client"]) == (
        chance,
        service,
    )
    assert queries.last_form(world.owner, world.with_dean, day(0)) is None
    assert queries.latest_theirs(world.owner, world.with_dean).check_in != look  # type: ignore[union-attr]
    assert back.withdrawn_by_id == world.sam.id
    assert len(queries.answers(world.owner, look).rows) == 5, "what was said stays"
    assert [one.words for one in queries.addenda(world.owner, look)] == ["This was Amir."]
    assert [one.pk for one in queries.retracted(world.owner, world.with_dean)] == [look.pk]
    assert Event.objects.filter(verb="check_in.retracted", records="B").count() == 1
    assert not any("Amir" in str(vars(event)) for event in Event.objects.all())
    for _twice in range(2):
        put_back_check_in(world.owner, queries.own_check_in(world.owner, look.id))
    assert Event.objects.filter(verb="check_in.put_back").count() == 1
    assert "together paper" in {key.way for key in interpretations(world.with_dean)}
    assert CheckInAddendum.objects.count() == 1, "an addendum is never taken away"


def test_what_it_said_works_is_not_offered_and_the_patch_it_opened_stays(world: World) -> None:
    said = {"words": {"made_it_work": "Tea first"}, "choices": {"hard": "yes"}}
    look = look_together(world.owner, world.with_dean, id=new_id(), on=day(3), **said)
    rupture = asked_about(world.owner, look)
    assert WhatWorks.objects.get().on == day(3)
    take_back(world, look)
    assert queries.what_works(world.owner, world.with_dean) == []
    assert Rupture.objects.get() == rupture
    put_back_check_in(world.owner, look)
    assert [one.words for one in queries.what_works(world.owner, world.with_dean)] == ["Tea first"]


def test_a_reason_is_needed_and_words_where_it_is_another(world: World) -> None:
    look = five(world)
    for given, field in (({"why": "mood"}, "why"), ({"why": "other", "words": " "}, "words")):
        with pytest.raises(Refused) as no:
            take_back(world, look, **given)
        assert no.value.field == field
    id = new_id()
    for _twice in range(2):
        take_back(world, look, id=id, why="other", words="It was a try-out.")
    assert CheckInAddendum.objects.count() == 1
    with pytest.raises(Refused, match="already"):
        take_back(world, look)


def test_only_whoever_recorded_it_takes_it_back(world: World) -> None:
    look = five(world)
    for viewer in (world.colleague, world.supervisor, world.stranger):
        with acting_for(viewer), pytest.raises(NotThere):
            retract_check_in(viewer, look, id=new_id(), why="twice")
    look.made_by = world.priya
    look.save()  # as after a change of worker
    with pytest.raises(NotThere):
        take_back(world, look)
    with pytest.raises(NotThere):
        put_back_check_in(world.owner, look)
    look.refresh_from_db()
    assert look.withdrawn_at is None
