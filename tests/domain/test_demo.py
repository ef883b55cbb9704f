"""The demo caseload: what is in it, and that it is the same for the same seed."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine

from alongside.agenda.models import Promise, PromiseStep
from alongside.audit.models import Event
from alongside.base.clock import today
from alongside.base.request_context import acting_for
from alongside.contacts.models import Contact
from alongside.core.noticing.notice import Rule
from alongside.documents.faces import SYMBOLS
from alongside.insight.queries.today import today_of
from alongside.ops.demo.making import SomebodyIsHere, make_demo
from alongside.ops.demo.telling import ZONE, acts, moment
from alongside.people.models import Alliance, CircleLink, GoodToKnow, Organisation, Person, Practitioner
from alongside.repair.models import HardDay, Rupture, Slip
from tests import noticed
from tests.opened import the, those

SUNDAY = dt.date(2026, 11, 22)


@pytest.fixture
def demo(db, demo_stands):
    """The caseload of today."""


def rules(name: str) -> list[Rule]:
    return noticed.rules(next(one for one in Alliance.objects.all() if one.person.name.startswith(name)))


def test_the_same_day_tells_the_same_story():
    assert acts(SUNDAY) == acts(SUNDAY)


@pytest.mark.parametrize("offset", range(7))
def test_on_every_weekday_nothing_is_told_before_its_alliance_or_after_today(offset):
    day = SUNDAY + dt.timedelta(days=offset)
    seen = set()
    for act in acts(day):
        assert act.at.date() <= day
        if act.name in ("own_values", "licence"):
            continue
        if act.name in ("client", "around", "begun"):
            seen.add((act.who, "begun" if act.name == "client" else act.name))
        else:
            assert (act.who, "begun") in seen, act
    assert moment(day, "10:30") in [
        act.entry["at"] for act in acts(day) if (act.who, act.name) == ("dean", "ahead")
    ]


def test_two_organisations_four_practitioners_and_about_24_people(demo):
    assert Organisation.objects.filter(is_demo=True).count() == 2
    assert {one.username for one in Practitioner.objects.all()} == {"sam", "priya", "olu", "maya"}
    assert 20 <= Person.objects.count() <= 28
    symbols = set(Practitioner.objects.exclude(symbol="").values_list("symbol", flat=True))
    assert symbols
    assert symbols <= set(SYMBOLS)
    places = set(CircleLink.objects.values_list("place", flat=True))
    assert places >= {"family", "solicitor", "deputy", "therapist", "support_worker"}


def test_eighteen_months_of_contacts_with_who_started_them(demo):
    days = [one.at.date() for one in Contact.objects.filter(state="happened")]
    assert (today(ZONE) - min(days)).days > 500
    assert max(days) < today(ZONE)
    assert set(Contact.objects.values_list("started_by", flat=True)) == {"them", "me", "arranged"}
    assert not Contact.objects.filter(state="planned", at__date__lt=today(ZONE))


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("Amir", Rule.CROWDED_OUT),
        ("Frank", Rule.ONLY_THEIRS),
        ("Kayleigh", Rule.THEIR_LIST_EMPTY),
        ("Maureen", Rule.WAY_BACK),
        ("Gwen", Rule.STUCK_ITEM),
        ("June", Rule.UNUSUAL),
    ],
)
def test_the_people_of_whom_something_is_noticed(demo, name, rule):
    assert rule in rules(name)


@pytest.mark.parametrize("name", ["Dean", "Rosa", "Luca", "Callum", "Tunde", "Winston"])
def test_the_people_of_whom_nothing_is(demo, name):
    assert rules(name) == []


def test_today_of_sam_is_the_day_of_the_mock_up(demo):
    viewer = Practitioner.objects.called("sam").get().as_viewer()
    with acting_for(viewer):
        page = today_of(viewer)
    assert [(one.alliance.person.called, one.theirs.words) for one in page.meetings if one.theirs] == [
        ("Dean", "That white van is in my space again"),
        ("Rosa", "A weekend where I am just his mum"),
    ]
    dean = page.meetings[0]
    assert dean.mine
    assert dean.mine.words == "Ask about a support worker"
    assert [one.words for one in dean.promises] == ["Letter to the building manager"]
    called = [alliance.person.called for _notice, alliance in page.notices]
    assert called == ["Maureen", "June", "Amir"]


def test_promises_in_every_state(demo):
    day = today(ZONE)
    assert set(Promise.objects.values_list("state", flat=True)) >= {"open", "kept", "owned"}
    assert set(PromiseStep.objects.values_list("event", flat=True)) >= {"kept", "changed", "broken", "owned"}
    due = list(Promise.objects.filter(state="open", due_on__isnull=False).values_list("due_on", flat=True))
    assert [one for one in due if one < day]
    assert day in due
    assert [one for one in due if one > day]


def test_what_was_promised_in_a_contact_is_written_down(demo):
    told = [one for one in Contact.objects.all() if "promised" in one.did]
    assert told
    assert [one.at for one in told if not one.promised.exists()] == []


def test_what_is_good_to_know_reads_as_it_was_told(demo):
    dean = the(GoodToKnow.objects.filter(kind="getting_in"), person__name="Dean Whitlock")
    assert "2580" in dean.words
    assert b"2580" not in bytes(GoodToKnow.objects.filter(pk=dean.pk).values_list("words", flat=True)[0])


def test_what_was_done_stands_in_the_chain_of_each_organisation_from_the_first_day_on(demo):
    for org in Organisation.objects.all():
        events = Event.objects.filter(org_id=org.id).order_by("n")
        assert events[0].verb == "demo.made"
        days = [event.at for event in events]
        assert days == sorted(days)


def test_it_is_never_mixed_with_people_who_are_there(db):
    Organisation.objects.create(name="Real")
    with pytest.raises(SomebodyIsHere):
        make_demo()
    assert not Practitioner.objects.exists()


def test_it_can_be_made_at_a_weekend(db):
    with time_machine.travel(dt.datetime.combine(SUNDAY, dt.time(9), dt.UTC)):
        make_demo()
        assert Rule.CROWDED_OUT in rules("Amir")


def test_what_was_hard_and_mended_is_told_and_nothing_of_it_is_on_today(demo):
    assert {one.alliance.person.called: one.state for one in Rupture.objects.all()} == {
        "Rosa": "mended",
        "Helen": "mended",
    }
    rosa = the(Rupture, alliance__person__called="Rosa")
    assert rosa.acknowledged_on == rosa.began_on
    landed = [one.landed for one in rosa.attempts.order_by("on", "seq") if one.kind == "conversation"]
    assert landed == ["too_early", "mixed", "well"]
    assert rosa.whose == "nobody", "a hard truth is no mistake"
    assert [one.alliance.person.called for one in Slip.objects.all()] == ["Dean", "Dean"]
    assert {one.kind for one in HardDay.objects.all()} >= {"expert", "anniversary"}


def test_nobody_is_seen_at_a_time_that_does_not_suit_them(demo):
    for name, earliest in (("Luca Moretti", 12), ("Ewa Nowak", 18)):
        seen = those(Contact, alliance__person__name=name)
        assert seen
        assert {one.at.astimezone(ZoneInfo(ZONE)).hour for one in seen} <= set(range(earliest, 20))
