"""The demo: whom and what it tells of, on every day of the week, and that it goes into an empty installation only."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Q

from alongside.agenda.models import Promise
from alongside.audit.chain import check
from alongside.audit.models import Event
from alongside.base.clock import today
from alongside.base.request_context import acting_for
from alongside.contacts.models import Absence, Contact
from alongside.core.noticing.notice import Rule
from alongside.insight.queries.today import today_of
from alongside.ops.demo.telling import DATA, OF_ORGANISATIONS, TIMES, ZONE, acts, moment, read
from alongside.people.models import Alliance, CircleLink, Organisation, Person, Practitioner
from alongside.repair.models import HardDay, Rupture, Slip
from tests import noticed
from tests.opened import those

SUNDAY = dt.date(2026, 11, 22)


@pytest.fixture
def demo(db, demo_stands):
    """The demo of today."""


def rules(name: str) -> list[Rule]:
    alliances = Alliance.objects.select_related("person")
    return noticed.rules(next(two for two in alliances if two.person.name.startswith(name)))


def test_every_list_about_somebody_is_told():
    people = [read(f"people/{file.name}") for file in (DATA / "people").glob("*.toml")]
    persons = [person for file in people for person in file.values() if isinstance(person, dict)]
    lists = {name for person in persons for name, entry in person.items() if isinstance(entry, list)}
    assert lists - {*TIMES} == {"before", "both", "on_paper", "at_ease"}  # which telling spreads or splits


@pytest.mark.parametrize("offset", range(7))
def test_on_every_weekday_nothing_is_told_before_its_alliance_or_after_today(offset):
    day = SUNDAY + dt.timedelta(days=offset)
    told, begun = acts(day), set()
    assert told == acts(day)
    for act in told:
        assert act.at.date() <= day
        if act.name in ("client", "begun"):
            begun.add(act.who)
        assert act.who in begun or act.name in (*OF_ORGANISATIONS, "around"), act
    ahead = [act.entry["at"] for act in told if (act.who, act.name) == ("dean", "ahead")]
    assert moment(day, "10:30") in ahead


def test_two_organisations_about_24_people_eighteen_months_of_contacts_and_what_was_hard(demo):
    assert Organisation.objects.filter(is_demo=True).count() == 2
    assert {one.username for one in Practitioner.objects.all()} == {"sam", "priya", "olu", "maya"}
    assert 20 <= Person.objects.count() <= 28
    places = set(CircleLink.objects.values_list("place", flat=True))
    assert places >= {"family", "solicitor", "deputy", "therapist", "support_worker"}
    days = [contact.at.date() for contact in Contact.objects.filter(state="happened")]
    assert (today(ZONE) - min(days)).days > 500
    assert max(days) < today(ZONE)
    assert set(Contact.objects.values_list("started_by", flat=True)) == {"them", "me", "arranged"}
    unwritten = Contact.objects.filter(state="planned", at__date__lt=today(ZONE))
    assert [contact.alliance.person.called for contact in unwritten] == ["Ray"]
    away = Absence.objects.filter(Q(until=None) | Q(until__gte=today(ZONE)))
    assert {(absence.alliance.person.called, absence.why) for absence in away} == {
        ("Winston", "hospital"),
        ("Tunde", "their_time"),
    }
    assert set(Promise.objects.values_list("state", flat=True)) >= {"open", "kept", "owned"}
    ruptures = {rupture.alliance.person.called: rupture.state for rupture in Rupture.objects.all()}
    assert ruptures == {"Rosa": "mended", "Helen": "mended"}
    assert [slip.alliance.person.called for slip in Slip.objects.all()] == ["Dean", "Dean"]
    assert set(HardDay.objects.values_list("kind", flat=True)) >= {"expert", "anniversary"}


NOTICED = {
    "Amir": Rule.CROWDED_OUT,
    "Frank": Rule.ONLY_THEIRS,
    "Kayleigh": Rule.THEIR_LIST_EMPTY,
    "Maureen": Rule.WAY_BACK,
    "Gwen": Rule.STUCK_ITEM,
    "June": Rule.UNUSUAL,
}


def test_of_these_people_something_is_noticed_and_of_those_nothing(demo):
    for name, rule in NOTICED.items():
        assert rule in rules(name), name
    assert [rules(name) for name in ("Dean", "Rosa", "Luca", "Callum", "Tunde", "Winston")] == [[]] * 6


def test_today_of_sam_is_the_day_of_the_mock_up(demo):
    viewer = Practitioner.objects.called("sam").get().as_viewer()
    with acting_for(viewer):
        page = today_of(viewer)
    said = [(one.alliance.person.called, one.their_item.words) for one in page.meetings if one.their_item]
    white_van, weekend = "That white van is in my space again", "A weekend where I am just his mum"
    assert said == [("Dean", white_van), ("Rosa", weekend)]
    dean = page.meetings[0]
    assert dean.my_item.words == "Ask about a support worker"
    assert [promise.words for promise in dean.promises] == ["Letter to the building manager"]
    called = [alliance.person.called for _notice, alliance in page.notices]
    assert called == ["Maureen", "June", "Amir"]


def test_what_was_done_stands_in_the_chain_of_each_organisation_from_the_first_day_on(demo):
    for org in Organisation.objects.all():
        events = list(Event.objects.filter(org_id=org.id).order_by("n"))
        assert events[0].verb == "demo.made"
        assert [event.at for event in events] == sorted(event.at for event in events)
        assert check(org.id).faults == ()


@pytest.mark.parametrize(("name", "earliest"), [("Luca Moretti", 12), ("Ewa Nowak", 18)])
def test_nobody_is_seen_at_a_time_that_does_not_suit_them(demo, name, earliest):
    seen = those(Contact, alliance__person__name=name)
    assert seen
    assert {contact.at.astimezone(ZoneInfo(ZONE)).hour for contact in seen} <= set(range(earliest, 20))
