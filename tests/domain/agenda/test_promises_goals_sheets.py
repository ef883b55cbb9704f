"""Promises kept, late, changed and owned; goals both agreed to; what to expect from me."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from alongside.agenda import queries
from alongside.agenda.actions.agreements import (
    add_promise,
    give_sheet,
    reword_goal,
    step_goal,
    step_promise,
    write_sheet,
)
from alongside.agenda.models import Goal, Promise
from alongside.base.clock import new_id, today
from alongside.base.errors import Refused
from alongside.people.models import GoodToKnow, OwnValue
from tests.domain.agenda import made
from tests.world import World

pytestmark = pytest.mark.usefixtures("as_owner")
DAY = dt.timedelta(days=1)


def test_my_promises_late_first_then_by_day_then_without(world: World) -> None:
    now = today(world.owner.zone)
    for words, due in (
        ("no day", None),
        ("soon", now + DAY),
        ("late", now - DAY),
        ("today", now),
        ("later late", now - 3 * DAY),
    ):
        made.promise(world, words, made_on=now - 9 * DAY, due_on=due)
    kept = made.promise(world, "kept")
    step_promise(world.owner, kept, event="kept")
    found = queries.my_promises(world.owner)
    assert [one.words for one in found] == ["later late", "late", "today", "soon", "no day"]
    assert [one.late for one in found] == [True, True, False, False, False]
    assert [one.today for one in found] == [False, False, True, False, False]
    assert queries.my_promises(world.colleague) == []


def test_a_new_day_is_agreed_and_the_old_one_stays_in_the_history(world: World) -> None:
    now = today(world.owner.zone)
    promise = made.promise(world, made_on=now - 9 * DAY, due_on=now - DAY)
    with pytest.raises(Refused) as no:
        step_promise(world.owner, promise, event="changed")
    assert no.value.field == "due_on"
    with pytest.raises(Refused):
        step_promise(world.owner, promise, event="changed", due_on=now - 20 * DAY)
    step_promise(world.owner, promise, event="changed", due_on=now + DAY)
    [step] = queries.steps_of(world.owner, promise)
    assert (step.due_before, step.due_after) == (now - DAY, now + DAY)
    assert not queries.my_promises(world.owner)[0].late
    other = made.promise(world, "As it was", due_on=now + DAY)
    step_promise(world.owner, promise, event="changed", due_on=now + 3 * DAY)
    found = {one.id: one.anew for one in queries.promises_of(world.owner, world.with_dean)}
    assert (found[promise.id].due_before, found[promise.id].on) == (now + DAY, now), "the last time counts"
    assert found[other.id] is None
    [two] = queries.two_agendas(world.owner, world.with_dean).promises[:1]
    assert two.anew is None, "not asked for where it is not shown"


def test_a_broken_promise_asks_to_be_owned_and_then_no_more(world: World) -> None:
    promise = made.promise(world)
    step_promise(world.owner, promise, event="broken")
    assert len(queries.my_promises(world.owner)) == 1
    step_promise(world.owner, promise, event="owned", words="I said I forgot, and I am sorry")
    assert queries.my_promises(world.owner) == []
    assert [p.state for p in queries.promises_of(world.owner, world.with_dean)] == ["owned"]


def test_a_promise_is_due_after_it_was_made_and_beside_an_item_of_the_same_two(world: World) -> None:
    now = today(world.owner.zone)
    with pytest.raises(Refused):
        made.promise(world, due_on=now - DAY)
    item = made.theirs(world)
    with pytest.raises(Refused):
        add_promise(world.owner, world.with_rosa, id=new_id(), words="x", item=item)
    promise = made.promise(world, due_on=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.filter(pk=promise.pk).update(due_on=now - DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.filter(pk=promise.pk).update(state="late")


def test_a_goal_is_tied_to_a_value_of_these_two_and_asks_both_again_when_worded_anew(world: World) -> None:
    said = {"org": world.org, "kind": "value", "words": "doing it myself", "on": today("Europe/London")}
    value, other = (GoodToKnow.objects.create(person=person, **said) for person in (world.dean, world.rosa))
    own, foreign = (
        OwnValue.objects.create(org=world.org, practitioner=worker, words="honesty", made_by=worker)
        for worker in (world.sam, world.priya)
    )
    goal = made.goal(world, value=value, own_value=own)
    for wrong in ({"value": other}, {"own_value": foreign}):
        with pytest.raises(Refused):
            made.goal(world, **wrong)
    for event in ("they_agree", "i_agree"):
        step_goal(world.owner, goal, event=event)
    assert reword_goal(world.owner, goal, words=goal.words, value=value).state == "agreed_by_both"
    again = reword_goal(world.owner, goal, words="Drive there", value=value)
    assert (again.state, again.they_agreed_on, again.i_agreed_on) == ("draft", None, None)
    assert queries.steps_of(world.owner, goal)[-1].words == "Drive myself to my brother's"
    assert queries.goals(world.owner, world.with_dean)[0].value.words == "doing it myself"


def test_an_agreement_has_its_day_and_a_goal_that_was_let_go_is_shown_when_asked_for(world: World) -> None:
    day = today(world.owner.zone) - 3 * DAY
    goal = step_goal(world.owner, made.goal(world), event="they_agree", on=day)
    assert goal.they_agreed_on == day
    with pytest.raises(IntegrityError), transaction.atomic():
        Goal.objects.filter(pk=goal.pk).update(they_agreed_on=None)
    step_goal(world.owner, goal, event="let_go")
    both = [len(queries.goals(world.owner, world.with_dean, let_go=let_go)) for let_go in (True, False)]
    assert both == [1, 0]


def test_each_version_of_the_sheet_stays_and_the_first_day_it_was_given(world: World) -> None:
    write_sheet(world.owner, world.with_dean, id=new_id(), my_role="I am your case manager")
    day = today(world.owner.zone) - DAY
    for on in (day, None):
        assert give_sheet(world.owner, world.with_dean, on=on).given_on == day
    write_sheet(world.owner, world.with_dean, id=new_id(), my_role="I help you get things done")
    versions = queries.expect_sheets(world.owner, world.with_dean)
    assert [version.given_on for version in versions] == [None, day]
