"""Where two lead, nobody gives themselves a role, a client or somebody to supervise alone (issue 12, mend 6)."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction

from alongside.access.identities import Role, Viewer
from alongside.audit.models import Event
from alongside.base.clock import new_id, now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.request_context import acting_for
from alongside.people.actions.accounts import add_practitioner, change_practitioner, suspend
from alongside.people.actions.assignments import assign, confirm, refuse, supervise
from alongside.people.actions.passwords import make_link, use_link
from alongside.people.models import AccountNotice, Assignment, OwnRequest, Practitioner, SupervisionLink
from alongside.people.queries.team import own_request, own_requests
from tests.world import World, practitioner

LEADS = [Role.WORKER, Role.SUPERVISOR, Role.LEAD]


@pytest.fixture
def two(world: World) -> World:
    """Maya and Ines lead, and Maya also works with people and supervises."""
    world.ines = practitioner(world.org, "ines", is_worker=False, is_lead=True)  # type: ignore[attr-defined]
    world.maya.is_worker = world.maya.is_supervisor = True
    world.maya.save()
    return world


def as_now(practitioner: Practitioner) -> Viewer:
    return Practitioner.objects.select_related("org").get(pk=practitioner.pk).as_viewer()


def maya(world: World) -> Viewer:
    return as_now(world.maya)


def ines(world: World) -> Viewer:
    return as_now(world.ines)  # type: ignore[attr-defined]


def assigns_herself(world: World, **more: object) -> object:
    given = {
        "id": new_id(),
        "practitioner": world.maya,
        "client": world.dean,
        "since": today("Europe/London"),
    }
    with acting_for(maya(world)):
        return assign(maya(world), **given | more)


def told(practitioner: Practitioner) -> list[str]:
    return [notice.told for notice in AccountNotice.objects.filter(practitioner=practitioner)]


def test_a_lead_does_not_assign_herself_alone(two: World) -> None:
    id = new_id()
    asked, _twice, again = (assigns_herself(two, id=one) for one in (id, id, new_id()))
    assert isinstance(asked, OwnRequest)
    assert OwnRequest.objects.count() == 2, "the same form twice is one request"
    assert not Assignment.objects.filter(practitioner=two.maya).exists()
    assert told(two.ines) == ["asks", "asks"]
    with acting_for(ines(two)):
        assert [one.id for one in own_requests(ines(two))] == [asked.id, again.id]
        confirm(ines(two), asked)
        with pytest.raises(Refused, match="stands already"):
            confirm(ines(two), again)
        assert [one.id for one in own_requests(ines(two))] == [again.id]
    made = Assignment.objects.get(practitioner=two.maya)
    assert (made.client, made.made_by) == (two.dean, two.ines)
    assert told(two.maya) == ["confirmed"]
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert verbs >= {"request.made", "request.confirmed", "assignment.made"}


def test_nor_somebody_to_supervise_nor_a_role(two: World) -> None:
    day = today("Europe/London")
    with acting_for(maya(two)):
        link = supervise(maya(two), id=new_id(), supervisor=two.maya, practitioner=two.priya, since=day)
        two.maya.is_supervisor = False
        two.maya.save()
        change_practitioner(maya(two), two.maya, roles=LEADS, name="Maya Other")
    changed = Practitioner.objects.get(pk=two.maya.pk)
    assert (changed.name, changed.is_supervisor) == ("Maya Other", False), (
        "the name is changed, the role waits"
    )
    assert not SupervisionLink.objects.filter(supervisor=two.maya).exists()
    role = OwnRequest.objects.get(kind="role")
    with acting_for(ines(two)):
        confirm(ines(two), role)
        confirm(ines(two), link)
    assert Practitioner.objects.get(pk=two.maya.pk).is_supervisor
    assert SupervisionLink.objects.get(supervisor=two.maya).practitioner == two.priya


def test_one_who_leads_alone_may(world: World) -> None:
    world.maya.is_worker = True
    world.maya.save()
    assert isinstance(assigns_herself(world), Assignment)
    with acting_for(maya(world)):
        change_practitioner(maya(world), world.maya, roles=LEADS)
    assert Practitioner.objects.get(pk=world.maya.pk).is_supervisor


@pytest.mark.parametrize("how", ["suspended", "role taken"])
def test_the_other_lead_is_not_got_rid_of_first(two: World, how: str) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
        with acting_for(maya(two)):
            if how == "suspended":
                suspend(maya(two), two.ines)
            else:
                change_practitioner(maya(two), two.ines, roles=[Role.WORKER])
        clock.shift(dt.timedelta(hours=71))
        assert isinstance(assigns_herself(two), OwnRequest)
        clock.shift(dt.timedelta(hours=2))
        assert isinstance(assigns_herself(two), Assignment), "she leads alone now"


def test_a_lead_of_ones_own_making_does_not_confirm(two: World) -> None:
    asked = assigns_herself(two)
    about = {"username": "puppet", "name": "Pup Pet", "first_name": "Pup", "roles": ["lead"]}
    with acting_for(maya(two)):
        puppet = add_practitioner(maya(two), id=new_id(), **about)
    with acting_for(puppet.as_viewer()), pytest.raises(Refused, match="led for longer"):
        confirm(puppet.as_viewer(), asked)
    assert told(two.ines) == ["asks", "new_lead"]


def test_nor_does_another_lead_whose_password_was_just_set_by_a_link(two: World) -> None:
    """She makes a link for Ines, and comes in as her."""
    asked = assigns_herself(two)
    with acting_for(maya(two)):
        _link, secret = make_link(maya(two), two.ines)
    use_link(secret, password="a stone a river a lamp")
    with acting_for(ines(two)), pytest.raises(Refused, match="for a shorter time"):
        confirm(ines(two), asked)
    with time_machine.travel(now() + dt.timedelta(hours=73), tick=False), acting_for(ines(two)):
        confirm(ines(two), asked)


def test_nobody_confirms_their_own_and_only_leads_here_decide(two: World) -> None:
    asked, taken_back = assigns_herself(two), assigns_herself(two)
    with acting_for(maya(two)), pytest.raises(Refused):
        confirm(maya(two), asked)
    for viewer in (two.owner, two.colleague, two.lena.as_viewer()):
        for act in (confirm, refuse):
            with acting_for(viewer), pytest.raises(NotThere):
                act(viewer, own_request(viewer, asked.id))
    with acting_for(maya(two)):
        refuse(maya(two), taken_back)
    assert told(two.maya) == []
    with acting_for(ines(two)):
        refuse(ines(two), asked)
        assert told(two.maya) == ["refused"]
        for decided in (asked, taken_back):
            with pytest.raises(Refused, match="decided already"):
                confirm(ines(two), decided)
    assert not Assignment.objects.filter(practitioner=two.maya).exists()


@pytest.mark.parametrize(
    "half", [["decided_at"], ["confirmed"], ["decided_at", "decided_by", "confirmed"]], ids=str
)
def test_half_of_a_decision_or_ones_own_can_not_be_written(two: World, half: list[str]) -> None:
    asked = assigns_herself(two)
    given = {"decided_at": now(), "decided_by": two.maya, "confirmed": True}
    with pytest.raises(IntegrityError), transaction.atomic():
        OwnRequest.objects.filter(pk=asked.pk).update(**{name: given[name] for name in half})
