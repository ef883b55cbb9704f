"""The lead's pages of who works with whom and who supervises whom: names, and no words."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.audit.models import Event
from alongside.base import clock
from alongside.base.clock import new_id
from alongside.base.errors import NotThere, Refused
from alongside.base.request_context import acting_for
from alongside.people.actions.assignments import assign, end_assignment
from alongside.people.models import Alliance, Assignment, CircleLink, Person, Practitioner, SupervisionLink
from alongside.people.queries import team as queries
from alongside.people.visibility import own_alliances, visible_alliances
from tests.web.test_team import verbs
from tests.world import World, alliance


def test_an_assignment_opens_the_record_and_its_end_closes_it(world: World, maya: Client) -> None:
    form = {"practitioner": str(world.priya.id), "client": str(world.dean.id), "since": "2026-03-02"}
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as now:
        maya.force_login(world.maya)
        assert maya.post("/team/assignments/add/", {"id": str(new_id()), **form}).status_code == 302
        made = Assignment.objects.get(practitioner=world.priya, client=world.dean)
        mine = Alliance.objects.get(practitioner=world.priya, person=world.dean)
        assert own_alliances(world.colleague).filter(pk=mine.pk).exists()
        end = reverse("assignment-end", args=[made.id])
        assert maya.post(end, {"how": "day", "until": "2026-03-03"}).status_code == 302
        now.shift(dt.timedelta(days=1))
        assert own_alliances(world.colleague).filter(pk=mine.pk).exists(), "on the last day"
        now.shift(dt.timedelta(days=1))
        assert not own_alliances(world.colleague).filter(pk=mine.pk).exists()
    assert [verb for verb in verbs() if "assignment" in verb and "read" not in verb] == [
        "assignment.made",
        "assignment.ended",
    ]


def test_the_form_says_whom_there_is_nobody_to_choose(world: World, maya: Client) -> None:
    assert "There is no client yet." not in maya.get(reverse("assignment-add")).text
    Person.objects.update(is_client=False)
    Practitioner.objects.update(is_worker=False, is_supervisor=False)
    text = maya.get(reverse("assignment-add")).text
    for words in ("There is no client yet.", reverse("bring-in"), "Nobody here works with clients yet."):
        assert words in text
    assert "Nobody here supervises yet." in maya.get(reverse("supervision-add")).text


@pytest.mark.parametrize("how", ["now", "mistake"])
def test_ended_now_the_record_is_closed_to_the_next_request(
    world: World, sam: Client, maya: Client, how: str
) -> None:
    """And those around the client with it. Every page, and what is sent from one: tests/attack/test_closed_records.py."""
    mine = Assignment.objects.get(practitioner=world.sam)
    pages = [reverse("person-change", args=[one.id]) for one in (world.with_dean, world.with_rosa)]
    assert [sam.get(page).status_code for page in pages] == [200, 200]
    assert maya.post(reverse("assignment-end", args=[mine.id]), {"how": how}).status_code == 302
    assert [sam.get(page).status_code for page in pages] == [404, 404]
    mine.refresh_from_db()
    assert (mine.until, mine.by_mistake) == (clock.today("Europe/London"), how == "mistake")
    assert (
        Event.objects.filter(verb__startswith="assignment.").get().verb
        == {"now": "assignment.ended", "mistake": "assignment.withdrawn"}[how]
    )


def test_ended_twice_is_ended_once_and_what_is_over_opens_no_more(world: World) -> None:
    lead, day = world.maya.as_viewer(), clock.today("Europe/London")
    mine = Assignment.objects.get(practitioner=world.sam)
    with acting_for(lead):
        end_assignment(lead, mine)
        at = Assignment.objects.get(pk=mine.pk).closed_at
        end_assignment(lead, mine, by_mistake=True)
        assert Assignment.objects.get(pk=mine.pk).closed_at == at
        with pytest.raises(Refused):
            end_assignment(lead, mine, until=day + dt.timedelta(days=9))
        assign(lead, id=new_id(), practitioner=world.sam, client=world.dean, since=day)
    assert own_alliances(world.owner).filter(pk=world.with_dean.pk).exists(), "anew, the same day"


def test_a_last_day_that_is_over_closes_now_and_one_that_is_still_to_begin_is_taken_back(
    world: World,
) -> None:
    lead, day = world.maya.as_viewer(), clock.today("Europe/London")
    before, later = day - dt.timedelta(days=3), day + dt.timedelta(days=9)
    with acting_for(lead):
        ended = end_assignment(lead, Assignment.objects.get(practitioner=world.sam), until=before)
        mine = assign(lead, id=new_id(), practitioner=world.priya, client=world.dean, since=later)
        end_assignment(lead, mine, by_mistake=True)
    assert (ended.until, ended.closed_at is None) == (before, False)
    assert not own_alliances(world.owner).exists()
    with time_machine.travel(dt.datetime.combine(later, dt.time(12), dt.UTC)):
        assert not own_alliances(world.colleague).filter(person=world.dean).exists()


def test_the_page_says_before_what_else_stays_open(world: World, maya: Client) -> None:
    end = reverse("assignment-end", args=[Assignment.objects.get(practitioner=world.sam).id])
    assert "Nothing else opens this record to Sam Test." in maya.get(end).content.decode()
    day = clock.today("Europe/London")
    own = {"org": world.org, "practitioner": world.sam, "made_by": world.maya}
    Assignment.objects.filter(practitioner=world.sam).update(until=day + dt.timedelta(days=5))
    Assignment.objects.create(client=world.dean, since=day + dt.timedelta(days=30), **own)
    Assignment.objects.create(client=world.amir, since=day, **own)
    CircleLink.objects.create(org=world.org, client=world.amir, person=world.rosa, place="friend")
    CircleLink.objects.create(org=world.org, client=world.dean, person=world.amir, place="friend")
    Assignment.objects.create(org=world.org, practitioner=world.priya, client=world.dean, since=day)
    SupervisionLink.objects.create(org=world.org, supervisor=world.sam, practitioner=world.priya, since=day)
    said = maya.get(end).context["still_open"]
    assert [one.partition(", ")[0] for one in said] == [
        "Sam Test and Dean Walker are listed here again",
        "Rosa Walker stays open to Sam Test",
        "Sam Test supervises Priya Test",
    ]


def test_the_same_two_once_at_a_time_and_only_people_from_here(world: World) -> None:
    lead, since = world.maya.as_viewer(), clock.now().date()
    with acting_for(lead):
        with pytest.raises(Refused):
            assign(lead, id=new_id(), practitioner=world.sam, client=world.dean, since=since)
        for query, row in [
            (queries.practitioner, world.kit),
            (queries.client, world.far),
            (queries.client, world.rosa),
        ]:
            with pytest.raises(NotThere):
                query(lead, row.id)
        for who in (world.olu, world.alex):
            with pytest.raises(Refused):
                assign(lead, id=new_id(), practitioner=who, client=world.amir, since=since)


def test_clients_with_whom_nobody_works_stand_first(world: World, maya: Client) -> None:
    Assignment.objects.filter(client=world.amir).update(until=clock.now().date() - dt.timedelta(days=1))
    assert [one.name for one in maya.get("/team/assignments/").context["nobodys"]] == ["Amir Aziz"]


def test_supervision_is_made_and_ended(world: World, maya: Client) -> None:
    form = {"supervisor": str(world.olu.id), "practitioner": str(world.priya.id), "since": "2026-03-02"}
    assert maya.post("/team/supervision/add/", {"id": str(new_id()), **form}).status_code == 302
    made = SupervisionLink.objects.get(practitioner=world.priya)
    assert "Olu Test supervises Priya Test" in maya.get("/team/supervision/").content.decode()
    again = maya.post("/team/supervision/add/", {"id": str(new_id()), **form})
    assert again.status_code == 422
    assert visible_alliances(world.supervisor).filter(pk=world.with_amir.pk).exists()
    assert maya.post(reverse("supervision-end", args=[made.id]), {"how": "mistake"}).status_code == 302
    told = [verb for verb in verbs() if verb.startswith("supervision.")]
    assert told == ["supervision.made", "supervision.withdrawn"]
    made.refresh_from_db()
    assert (made.by_mistake, made.closed_by) == (True, world.maya)
    assert not visible_alliances(world.supervisor).filter(pk=world.with_amir.pk).exists(), (
        "within the same day"
    )


def test_an_alliance_that_stands_is_used_again(world: World) -> None:
    lead, since = world.maya.as_viewer(), clock.now().date()
    alliance(world.priya, world.dean, since)
    with acting_for(lead):
        assign(lead, id=new_id(), practitioner=world.priya, client=world.dean, since=since)
    assert Alliance.objects.filter(practitioner=world.priya, person=world.dean).count() == 1
