"""Planning, moving, calling off, getting ready, adding, taking back, and time apart (S2, S4, S11, S20, S23)."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction

from alongside.agenda.actions.agreements import step_promise
from alongside.agenda.actions.items import add_item
from alongside.agenda.models import AgendaItem, Promise
from alongside.audit.models import Event
from alongside.base.clock import new_id, now, today
from alongside.base.errors import Refused
from alongside.base.revisions import revisions
from alongside.contacts import queries
from alongside.contacts.actions import absences, correcting, planning, recording
from alongside.contacts.models import Absence, AbsenceReason, Addendum, Contact, ContactPlan
from alongside.documents.absences import absent
from alongside.documents.contacts import suggestions
from alongside.documents.words import Spoken
from tests.noticed import facts
from tests.world import World, client_of

DAY = dt.timedelta(days=1)
TOMORROW = now() + DAY
WHY = "This was with Amir."


def plan(world: World, id: Any = None, **more: Any) -> Contact:
    return planning.plan_contact(world.owner, world.with_dean, id=id or new_id(), **{"at": TOMORROW, **more})


@pytest.fixture
def recorded(as_owner: None, world: World) -> Contact:
    account = {"on_their_mind": "The van", "is_new": True, "promise": "Ring the manager"}
    return recording.record_contact(world.owner, world.with_dean, id=new_id(), **account)


def test_planning_twice_is_planning_once_and_the_page_saved_again_puts_it_right(
    world: World, as_owner
) -> None:
    id = new_id()
    assert plan(world, id) == plan(world, id)
    assert Event.objects.filter(verb="contact.planned").count() == 1
    contact = plan(world, id, place="at the café")
    planning.mark_contact(world.owner, contact, event="no_answer")
    plan(world, id, place="elsewhere")
    assert Contact.objects.get().place == "at the café", "what is over stays as it was"


def test_a_moved_contact_is_finished_and_the_new_one_remembers_it(world: World, as_owner) -> None:
    old, id = plan(world), new_id()
    to = {"at": TOMORROW + 2 * DAY, "way": "call"}
    new = planning.move_contact(world.owner, old, id=id, **to)
    assert planning.move_contact(world.owner, old, id=id, **to) == new
    again = planning.move_contact(world.owner, old, id=id, **to | {"place": "on his mobile"})
    assert (again, again.place) == (new, "on his mobile")
    old.refresh_from_db()
    assert (old.state, new.state, new.moved_from) == ("moved", "planned", old)
    with pytest.raises(Refused):
        planning.move_contact(world.owner, old, id=new_id(), **to)
    assert Contact.objects.count() == 2


def test_called_off_is_noted_once_and_can_be_taken_back(world: World, as_owner) -> None:
    contact = plan(world)
    for _twice in range(2):
        contact = planning.mark_contact(world.owner, contact, event="cancelled_by_them")
        assert contact.state == "cancelled_by_them"
    assert Event.objects.filter(verb="contact.cancelled_by_them").count() == 1
    with pytest.raises(Refused):
        planning.mark_contact(world.owner, contact, event="no_answer")
    with pytest.raises(Refused):
        recording.record_planned(world.owner, contact)
    contact = planning.mark_contact(world.owner, contact, event="corrected")
    assert recording.record_planned(world.owner, contact).state == "happened"
    for event in ("corrected", "no_answer", "happened", "nonsense"):
        with pytest.raises(Refused):
            planning.mark_contact(world.owner, contact, event=event)


def test_of_a_plan_only_what_is_ticked_and_written_is_open(world: World, as_owner) -> None:
    contact, words = plan(world), {"respect": "He fights", "my_need": "An answer by May", "like_for_me": ""}
    openly = ["my_need", "like_for_me", "respect"]
    planning.get_ready(world.owner, contact, openly=openly, **words)
    assert ContactPlan.objects.get().openly == ["my_need"], "respect is not said by a tick, nor what is empty"


def test_a_time_apart_begins_today_is_said_once_and_ends(world: World, as_owner) -> None:
    id, day = new_id(), today("Europe/London")
    for why in (AbsenceReason.HOSPITAL, AbsenceReason.HOSPITAL, AbsenceReason.MY_LEAVE):
        absence = absences.begin_absence(world.owner, world.with_dean, id=id, why=why)
    assert (absence.why, absence.since, absence.until) == (AbsenceReason.MY_LEAVE, day, None)
    assert Absence.objects.count() == 1
    with pytest.raises(Refused):
        absences.begin_absence(world.owner, world.with_dean, id=new_id(), why="holiday")
    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.objects.update(why="holiday")
    with pytest.raises(Refused):
        absences.end_absence(world.owner, absence, until=day - DAY)
    for _twice in range(2):
        absence = absences.end_absence(world.owner, absence)
    assert absence.until == day
    assert Event.objects.filter(verb="absence.ended").count() == 1


def test_my_leave_is_entered_changed_ended_and_dropped_once_for_all_my_people(world: World, as_owner) -> None:
    sam, id, day = world.owner, new_id(), today("Europe/London")
    for _twice in range(2):
        leave = absences.begin_leave(sam, id=id, since=day, covered_by=" Priya ")
    rows = Absence.objects.filter(leave=leave)
    assert {row.alliance_id for row in rows} == {world.with_dean.id, world.with_rosa.id}
    assert Event.objects.filter(verb="absence.begun").count() == 2
    absences.change_leave(sam, leave, until=day + DAY, covered_by="Kit")
    assert {(row.since, row.until, row.leave.covered_by) for row in rows.all()} == {(day, day + DAY, "Kit")}
    assert [row.words["covered_by"] for row in revisions(sam, id)] == ["Priya"]
    absences.end_absence(sam, queries.own_absence(sam, rows[0].id), until=day)
    assert {row.until for row in rows.all()} == {day}
    assert [row.leave_id for row in queries.own_leaves(sam)] == [id]
    with pytest.raises(Refused):
        absences.change_leave(sam, leave, until=day - DAY)
    assert facts(world.with_dean).absences
    absences.drop_leave(sam, queries.own_leave(sam, id))
    assert queries.own_leaves(sam) == queries.absences(sam, world.with_dean) == []
    assert not facts(world.with_dean).absences


def test_who_has_come_since_is_away_too_once_the_leave_is_said_again(world: World, as_owner) -> None:
    leave = absences.begin_leave(world.owner, id=new_id())
    _amir, with_amir = client_of(world.sam, "Amir Two", today("Europe/London"))
    assert queries.absences(world.owner, with_amir) == []
    absences.change_leave(world.owner, leave)
    assert len(queries.absences(world.owner, with_amir)) == 1


DEC = dt.date(2026, 12, 1)
HOSPITAL = [
    ("hospital", (4, None), "Rosa will be in hospital from 5 December."),
    ("hospital", (4, 9), "Rosa will be in hospital from 5 December to 10 December."),
    ("hospital", (-3, None), "Rosa is in hospital, since 28 November."),
    ("hospital", (-3, 3), "Rosa is in hospital until 4 December."),
    ("hospital", (-3, -1), "Rosa was in hospital from 28 November to 30 November."),
    ("hospital", (-1, -1), "Rosa was in hospital on 30 November."),
    ("my_leave", (0, None), "You are on leave, since 1 December."),
    ("silence", (-90, None), "Rosa and you have not been in touch since 2 September."),
]


@pytest.mark.parametrize(("why", "days", "sentence"), HOSPITAL)
def test_in_hospital_and_was_in_hospital_are_told_apart(world: World, why: str, days, sentence: str) -> None:
    since, until = (day if day is None else DEC + day * DAY for day in days)
    absence = Absence(why=why, since=since, until=until)
    with time_machine.travel(dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC), tick=False):
        said = absent(absence, world.with_rosa, world.owner)
        to_supervisor = absent(absence, world.with_rosa, world.supervisor)
    assert said == sentence.replace("Rosa", world.rosa.called)
    assert to_supervisor == said.replace("You are", "Sam is").replace("you", "Sam")


@pytest.mark.parametrize("why", AbsenceReason)
@pytest.mark.parametrize("pronoun", ["he", "she", "they", "name"])
def test_every_way_back_has_words_without_gaps(why: AbsenceReason, pronoun: str) -> None:
    for back in (True, False):
        words = suggestions(why, Spoken("Amir", pronoun), back=back)
        assert len(words) >= 2
        assert not any("%" in one for one in words)


def test_what_is_taken_back_keeps_its_words_counts_for_nothing_and_can_be_put_back(
    world: World, recorded: Contact
) -> None:
    id = new_id()
    for _twice in range(2):
        correcting.retract_contact(world.owner, recorded, id=id, words=WHY)
    gone = Contact.objects.get()
    assert (gone.state, gone.on_their_mind) == ("withdrawn", "The van")
    assert Addendum.objects.get().words == WHY
    assert Event.objects.filter(verb="contact.withdrawn").count() == 1
    assert queries.happened(world.owner, world.with_dean) == 0
    assert queries.last_seen(world.owner, world.with_dean) is None
    between = facts(world.with_dean)
    assert [contact.state for contact in between.contacts] == ["withdrawn"]
    assert between.their_states == ()
    item, promise = AgendaItem.objects.get(), Promise.objects.get()
    assert (item.state, item.closed, promise.state) == ("withdrawn", True, "withdrawn")
    for _twice in range(2):
        assert correcting.put_back_contact(world.owner, gone).state == "happened"
    item, promise = AgendaItem.objects.get(), Promise.objects.get()
    assert (item.state, item.closed, promise.state) == ("open", False, "open")
    assert queries.happened(world.owner, world.with_dean) == 1


def test_taken_back_only_once_what_was_recorded_and_with_why(world: World, recorded: Contact) -> None:
    with pytest.raises(Refused, match="what was wrong"):
        correcting.retract_contact(world.owner, recorded, id=new_id(), words="  ")
    gone = correcting.retract_contact(world.owner, recorded, id=new_id(), words=WHY)
    for contact in (gone, plan(world)):
        with pytest.raises(Refused, match=r"Only what was recorded can be taken back, and only once"):
            correcting.retract_contact(world.owner, contact, id=new_id(), words=WHY)
    with pytest.raises(Refused):
        planning.mark_contact(world.owner, gone, event="corrected")


def test_what_has_a_life_of_its_own_stays_as_it_is(world: World, recorded: Contact) -> None:
    first, promise = AgendaItem.objects.get(), Promise.objects.get()
    mine = add_item(world.owner, world.with_dean, side="mine", words="Support worker")
    account = {"item_id": first.id, "mine_came_up": "named", "my_item_id": mine.id}
    second = recording.record_contact(world.owner, world.with_dean, **account)
    step_promise(world.owner, promise, event="kept")
    hanging = queries.hanging(world.owner, recorded)
    assert (hanging.items, hanging.promises) == ((), ())
    assert (hanging.moved, hanging.settled) == ((first,), (promise,))
    assert {item.id for item in queries.hanging(world.owner, second).moved} == {first.id, mine.id}
    for contact in (recorded, second):
        correcting.retract_contact(world.owner, contact, words=WHY)
    first.refresh_from_db()
    promise.refresh_from_db()
    assert (first.state, promise.state) == ("doing", "kept")
