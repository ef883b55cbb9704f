"""What leads do to an account is seen by whom it concerns, before anything else (issue 12, mend 6)."""

import datetime as dt

import pytest
import time_machine
from django.http import HttpResponse

from alongside.access.identities import Role
from alongside.access.table import TABLE
from alongside.audit.models import Event
from alongside.base.clock import new_id, today
from alongside.base.request_context import acting_for
from alongside.people.actions.accounts import (
    add_practitioner,
    change_practitioner,
    restore,
    sign_out_everywhere,
    suspend,
)
from alongside.people.actions.assignments import assign
from alongside.people.actions.passwords import make_link
from alongside.people.models import AccountNotice
from tests.web.client import PageClient, signed_in
from tests.web.samples import everybody
from tests.web.swept import addresses, undone
from tests.world import World, practitioner

AT = dt.datetime(2026, 11, 30, 14, 3, tzinfo=dt.UTC)


def shown(client: PageClient) -> list[str]:
    page = client.get("/me/notices/")
    return [said for _notice, said in page.context["lines"]] if page.status_code == 200 else []


def seen(client: PageClient, page: HttpResponse) -> HttpResponse:
    ids = [notice.id for notice, _said in page.context["lines"]]
    return client.post("/me/notices/", {"notice": ids, "next": page.context["next"]})


@pytest.fixture
def lead(world: World):
    """Maya acts, on the afternoon of 30 November."""
    with time_machine.travel(AT, tick=False), acting_for(world.maya.as_viewer()):
        yield world.maya.as_viewer()


def test_each_is_told_in_plain_words_with_when_and_by_whom(world: World, lead) -> None:
    since = today("Europe/London") - dt.timedelta(days=2)
    make_link(lead, world.sam)
    change_practitioner(lead, world.sam, roles=[Role.WORKER, Role.SUPERVISOR])
    change_practitioner(lead, world.sam, roles=[Role.WORKER])
    assign(lead, id=new_id(), practitioner=world.sam, client=world.amir, since=since)
    sign_out_everywhere(lead, world.sam)
    suspend(lead, world.sam)
    restore(lead, world.sam)
    world.sam.refresh_from_db()
    assert shown(signed_in(world.sam)) == [
        "On 30 November at 14:03 Maya Test made a new password link for you. Whoever holds it can set your password.",
        "On 30 November at 14:03 Maya Test gave you the role “Supervises”.",
        "On 30 November at 14:03 Maya Test took the role “Supervises” from you.",
        "On 30 November at 14:03 Maya Test assigned you to Amir Aziz, from 28 November 2026.",
        "On 30 November at 14:03 Maya Test signed you out everywhere.",
        "On 30 November at 14:03 Maya Test suspended your account.",
        "On 30 November at 14:03 Maya Test restored your account.",
    ]


def test_an_assignment_from_today_and_a_first_link_are_no_news(world: World, lead) -> None:
    day = today("Europe/London")
    assign(lead, id=new_id(), practitioner=world.sam, client=world.amir, since=day)
    about = {"username": "noor", "name": "Noor Ali", "first_name": "Noor", "roles": ["worker"]}
    make_link(lead, add_practitioner(lead, id=new_id(), **about))
    assert not AccountNotice.objects.exists()


def test_the_other_leads_are_told_of_links_accounts_and_new_leads(world: World, lead) -> None:
    ines = practitioner(world.org, "ines", is_worker=False, is_lead=True)
    about = {"username": "noor", "name": "Noor Ali", "first_name": "Noor", "roles": ["worker"]}
    add_practitioner(lead, id=new_id(), **about)
    make_link(lead, world.sam)
    change_practitioner(lead, world.priya, roles=["worker", "lead"])
    told = AccountNotice.objects.filter(practitioner=ines).order_by("seq")
    assert [(one.told, one.about.username) for one in told] == [
        ("added", "noor"),
        ("link_of", "sam"),
        ("new_lead", "priya"),
    ]


@pytest.mark.usefixtures("records_stand")
def test_it_stands_before_every_page_until_it_was_seen(world: World) -> None:
    sam, owner = signed_in(world.sam), everybody(world)["owner"]
    with acting_for(world.maya.as_viewer()):
        make_link(world.maya.as_viewer(), world.sam)
    passed = []
    for address in addresses():
        if TABLE[address.name].get in (None, "public", "lead", "told"):
            continue
        with undone():
            path = address.of(owner)
            answer = sam.get(path)
        if not (answer.status_code == 302 and answer["Location"].startswith("/me/notices/?next=")):
            passed.append(address.name)
    assert passed == ["notices", "practitioner-photo"]
    page = sam.get("/people/", follow=True)
    assert "Maya Test made a new password link for you" in page.text
    assert seen(sam, page)["Location"] == "/people/"
    assert sam.get("/people/").status_code == 200
    assert Event.objects.filter(verb="notices.seen", actor_id=world.sam.id).count() == 1
    assert AccountNotice.objects.get(practitioner=world.sam).seen_at is not None


def test_what_is_being_saved_is_saved_all_the_same(world: World, lead) -> None:
    sam = signed_in(world.sam)
    make_link(lead, world.sam)
    about = {"name": "Sam Other", "first_name": "Sam"}
    assert sam.post("/me/change/", about)["Location"] == "/me/"
    world.sam.refresh_from_db()
    assert world.sam.name == "Sam Other"


def test_nobody_sees_anothers_away(world: World, lead) -> None:
    make_link(lead, world.sam)
    notice = AccountNotice.objects.get()
    for who in ("priya", "kit", "maya"):
        client = signed_in(getattr(world, who))
        client.post("/me/notices/", {"notice": [notice.id, "nonsense"], "next": "//evil.example/"})
        assert shown(client) == []
    notice.refresh_from_db()
    assert notice.seen_at is None
    assert len(shown(signed_in(world.sam))) == 1


def test_what_came_meanwhile_still_waits(world: World, lead) -> None:
    sam = signed_in(world.sam)
    make_link(lead, world.sam)
    page = sam.get("/me/notices/?next=/people/")
    change_practitioner(lead, world.sam, roles=["worker", "supervisor"])
    assert seen(sam, page)["Location"] == "/people/"
    assert len(shown(sam)) == 1
