"""The lead's pages of who works with whom and who supervises whom: names, and no words."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.base import clock
from alongside.base.acting import acting_for
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.people.models import Alliance, Assignment, SupervisionLink
from alongside.people.team import assignments
from alongside.people.visibility import own_alliances
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
        assert maya.post(end, {"until": "2026-03-01"}).status_code == 422
        assert maya.post(end, {"until": "2026-03-03"}).status_code == 302
        now.shift(dt.timedelta(days=1))
        assert own_alliances(world.colleague).filter(pk=mine.pk).exists(), "on the last day"
        now.shift(dt.timedelta(days=1))
        assert not own_alliances(world.colleague).filter(pk=mine.pk).exists()
    assert [verb for verb in verbs() if "assignment" in verb and "read" not in verb] == [
        "assignment.made",
        "assignment.ended",
    ]


def test_the_same_two_once_at_a_time_and_only_people_from_here(world: World) -> None:
    lead, since = world.maya.as_viewer(), clock.now().date()
    with acting_for(lead):
        with pytest.raises(Refused):
            assignments.assign(
                new_id(), by=lead, practitioner_id=world.sam.id, client_id=world.dean.id, since=since
            )
        for who, whom in [(world.kit, world.dean), (world.sam, world.far), (world.sam, world.rosa)]:
            with pytest.raises(NotThere):
                assignments.assign(new_id(), by=lead, practitioner_id=who.id, client_id=whom.id, since=since)
        for who in (world.olu, world.alex):
            with pytest.raises(Refused):
                assignments.assign(
                    new_id(), by=lead, practitioner_id=who.id, client_id=world.amir.id, since=since
                )


def test_a_lead_reads_names_and_no_words(world: World, maya: Client) -> None:
    page = maya.get("/team/assignments/").content.decode()
    assert "Dean Walker" in page
    assert "Far Away" not in page
    assert maya.get(reverse("alliance", args=[world.with_dean.id])).status_code == 404


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
    assert maya.post(reverse("supervision-end", args=[made.id]), {"until": "2026-03-05"}).status_code == 302
    told = [verb for verb in verbs() if verb.startswith("supervision.")]
    assert told == ["supervision.made", "supervision.ended"]


def test_an_alliance_that_stands_is_used_again(world: World) -> None:
    lead, since = world.maya.as_viewer(), clock.now().date()
    alliance(world.priya, world.dean, since)
    with acting_for(lead):
        assignments.assign(
            new_id(), by=lead, practitioner_id=world.priya.id, client_id=world.dean.id, since=since
        )
    assert Alliance.objects.filter(practitioner=world.priya, person=world.dean).count() == 1
