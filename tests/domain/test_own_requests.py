"""Where two lead, nobody gives themselves a role, a client or somebody to supervise alone (issue 12, mend 6)."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction

from alongside.access.identities import Role, Viewer
from alongside.audit.models import Event
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.people.models import AccountNotice, Assignment, OwnRequest, Practitioner, SupervisionLink
from alongside.people.team import assignments, deciding, passwords, practitioners
from tests.world import World, practitioner

LEADS = [Role.WORKER, Role.SUPERVISOR, Role.LEAD]


@pytest.fixture
def two(world: World) -> World:
    """Maya and Ines lead, and Maya also works with people and supervises."""
    world.ines = practitioner(world.org, "ines", is_worker=False, is_lead=True)  # type: ignore[attr-defined]
    world.maya.is_worker = world.maya.is_supervisor = True
    world.maya.save()
    return world


def maya(world: World) -> Viewer:
    return Practitioner.objects.select_related("org").get(pk=world.maya.pk).as_viewer()


def ines(world: World) -> Viewer:
    return Practitioner.objects.select_related("org").get(pk=world.ines.pk).as_viewer()  # type: ignore[attr-defined]


def assigns_herself(world: World, **more: object) -> object:
    given = {"practitioner_id": world.maya.id, "client_id": world.dean.id, "since": today("Europe/London")}
    with acting_for(maya(world)):
        return assignments.assign(more.pop("id", None) or new_id(), by=maya(world), **{**given, **more})


def test_a_lead_does_not_assign_herself_alone(two: World) -> None:
    asked = assigns_herself(two)
    assert isinstance(asked, OwnRequest)
    assert not Assignment.objects.filter(practitioner=two.maya).exists()
    assert [one.told for one in AccountNotice.objects.filter(practitioner=two.ines)] == ["asks"]
    with acting_for(ines(two)):
        assert [one.id for one in deciding.waiting(ines(two))] == [asked.id]
        deciding.confirm(asked.id, by=ines(two))
        assert deciding.waiting(ines(two)) == []
    made = Assignment.objects.get(practitioner=two.maya)
    assert (made.client, made.made_by) == (two.dean, two.ines)
    assert [one.told for one in AccountNotice.objects.filter(practitioner=two.maya)] == ["confirmed"]
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert verbs >= {"request.made", "request.confirmed", "assignment.made"}


def test_nor_somebody_to_supervise_nor_a_role(two: World) -> None:
    day = today("Europe/London")
    with acting_for(maya(two)):
        link = assignments.supervise(
            new_id(), by=maya(two), supervisor_id=two.maya.id, practitioner_id=two.priya.id, since=day
        )
        two.maya.is_supervisor = False
        two.maya.save()
        practitioners.change(two.maya.id, by=maya(two), roles=LEADS, name="Maya Other")
    changed = Practitioner.objects.get(pk=two.maya.pk)
    assert (changed.name, changed.is_supervisor) == ("Maya Other", False), (
        "the name is changed, the role waits"
    )
    assert not SupervisionLink.objects.filter(supervisor=two.maya).exists()
    role = OwnRequest.objects.get(kind="role")
    with acting_for(ines(two)):
        deciding.confirm(role.id, by=ines(two))
        deciding.confirm(link.id, by=ines(two))
    assert Practitioner.objects.get(pk=two.maya.pk).is_supervisor
    assert SupervisionLink.objects.get(supervisor=two.maya).practitioner == two.priya


def test_one_who_leads_alone_may(world: World) -> None:
    world.maya.is_worker = True
    world.maya.save()
    assert isinstance(assigns_herself(world), Assignment)
    with acting_for(maya(world)):
        practitioners.change(world.maya.id, by=maya(world), roles=LEADS)
    assert Practitioner.objects.get(pk=world.maya.pk).is_supervisor


def test_the_same_form_twice_is_one_request(two: World) -> None:
    id = new_id()
    assert [assigns_herself(two, id=id).pk for _ in range(3)] == [id] * 3
    assert OwnRequest.objects.count() == 1


@pytest.mark.parametrize("how", ["suspended", "role taken"])
def test_the_other_lead_is_not_got_rid_of_first(two: World, how: str) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
        with acting_for(maya(two)):
            if how == "suspended":
                practitioners.suspend(two.ines.id, by=maya(two))
            else:
                practitioners.change(two.ines.id, by=maya(two), roles=[Role.WORKER])
        clock.shift(dt.timedelta(hours=71))
        assert isinstance(assigns_herself(two), OwnRequest)
        clock.shift(dt.timedelta(hours=2))
        assert isinstance(assigns_herself(two), Assignment), "she leads alone now"


def test_a_lead_of_ones_own_making_does_not_confirm(two: World) -> None:
    asked = assigns_herself(two)
    about = {"username": "puppet", "name": "Pup Pet", "first_name": "Pup", "roles": ["lead"]}
    with acting_for(maya(two)):
        puppet = practitioners.add(new_id(), by=maya(two), **about)
    with acting_for(puppet.as_viewer()), pytest.raises(Refused, match="led for longer"):
        deciding.confirm(asked.id, by=puppet.as_viewer())
    assert [one.told for one in AccountNotice.objects.filter(practitioner=two.ines)] == ["asks", "new_lead"]


def test_nor_does_another_lead_whose_password_was_just_set_by_a_link(two: World) -> None:
    """She makes a link for Ines, and comes in as her."""
    asked = assigns_herself(two)
    with acting_for(maya(two)):
        _link, secret = passwords.make_link(two.ines.id, by=maya(two))
    passwords.use_link(secret, password="a stone a river a lamp")
    with acting_for(ines(two)), pytest.raises(Refused, match="for a shorter time"):
        deciding.confirm(asked.id, by=ines(two))
    with time_machine.travel(now() + dt.timedelta(hours=73), tick=False), acting_for(ines(two)):
        deciding.confirm(asked.id, by=ines(two))


def test_nobody_confirms_their_own_and_only_leads_here_decide(two: World) -> None:
    asked = assigns_herself(two)
    with acting_for(maya(two)), pytest.raises(Refused):
        deciding.confirm(asked.id, by=maya(two))
    for viewer in (two.owner, two.colleague, two.lena.as_viewer()):
        for act in (deciding.confirm, deciding.refuse):
            with acting_for(viewer), pytest.raises(NotThere):
                act(asked.id, by=viewer)
    with acting_for(maya(two)):
        deciding.refuse(asked.id, by=maya(two))
    with acting_for(ines(two)), pytest.raises(Refused, match="decided already"):
        deciding.confirm(asked.id, by=ines(two))
    assert not Assignment.objects.filter(practitioner=two.maya).exists()


def test_refused_it_does_not_stand_and_she_is_told(two: World) -> None:
    asked = assigns_herself(two)
    with acting_for(ines(two)):
        deciding.refuse(asked.id, by=ines(two))
    assert not Assignment.objects.filter(practitioner=two.maya).exists()
    assert [one.told for one in AccountNotice.objects.filter(practitioner=two.maya)] == ["refused"]


def test_what_can_not_stand_any_more_is_said_when_it_is_confirmed(two: World) -> None:
    asked = assigns_herself(two)
    again = assigns_herself(two)
    with acting_for(ines(two)):
        deciding.confirm(asked.id, by=ines(two))
        with pytest.raises(Refused, match="stands already"):
            deciding.confirm(again.id, by=ines(two))


@pytest.mark.parametrize(
    "half",
    [
        {"decided_at": True},
        {"confirmed": True},
        {"decided_at": True, "decided_by": "maya", "confirmed": True},
    ],
)
def test_half_of_a_decision_or_ones_own_can_not_be_written(two: World, half: dict) -> None:
    asked = assigns_herself(two)
    given = {"decided_at": now(), "decided_by": two.maya, "confirmed": True}
    with pytest.raises(IntegrityError), transaction.atomic():
        OwnRequest.objects.filter(pk=asked.pk).update(**{name: given[name] for name in half})
