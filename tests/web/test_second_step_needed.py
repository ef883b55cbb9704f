"""A second step is needed by everybody once their time is over; who lost theirs, and who takes theirs away."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.access.scopes import Scope
from alongside.access.table import TABLE
from alongside.base.clock import now
from alongside.base.models import Draft
from alongside.people.actions.passwords import use_link, way_back_in
from alongside.people.models import AccountNotice, Organisation, Practitioner, RecoveryCode, SecondFactor
from alongside.web.sign_in.second import SETTING_UP
from tests.web.client import PageClient, page_of, send, signed_in, signed_in_again
from tests.web.samples import everybody
from tests.web.second_step import ASKED, GOOD, code, is_in, over, tries, with_app
from tests.web.swept import addresses
from tests.world import World

pytestmark = pytest.mark.usefixtures("clock")


@pytest.mark.usefixtures("records_stand")
def test_nobody_without_one_goes_anywhere_once_it_is_needed(world: World) -> None:
    """Over every route there is, with a session that has only the password."""
    over(world)
    owner = everybody(world)["owner"]
    sam, lead = signed_in(world.sam), signed_in(world.maya)
    for client in (sam, lead):
        signed_in_again(client)
        for address in addresses():
            route = TABLE[address.name]
            for method in ("GET", "POST"):
                if route.scope(method) in (None, Scope.PUBLIC) or address.name in SETTING_UP:
                    continue
                path = address.of(owner)
                answer = client.generic(method, path)
                assert (answer.status_code, answer.get("Location")) == (302, "/me/second-step/"), path
    assert "sees nothing else before it is set up" in page_of(sam, "second-step")
    assert sam.get(reverse("second-step-app")).status_code == 200


def test_one_that_is_there_is_shown_by_every_session(world: World, clock: time_machine.Traveller) -> None:
    """Also where the session began with the password alone, however it came about."""
    with_app(world.sam, clock)
    client = signed_in(Practitioner.objects.get(pk=world.sam.pk))
    assert not is_in(client)


def test_while_time_runs_today_tells_of_it_and_the_demo_needs_none(world: World) -> None:
    assert "Set up your second step" not in page_of(signed_in(world.sam), "today")
    Organisation.objects.update(second_step_from=now(), second_step_set=3)
    Practitioner.objects.update(made_at=now() - dt.timedelta(days=90))
    assert "needed from Thursday 5 March" in page_of(signed_in(world.sam), "today")
    Practitioner.objects.filter(pk=world.priya.pk).update(made_at=now() + dt.timedelta(days=1))
    assert "needed from Friday 6 March" in page_of(signed_in(world.priya), "today")
    over(world)
    Organisation.objects.update(is_demo=True)
    assert "second step" not in page_of(signed_in(world.sam), "today")


def test_the_words_of_a_page_that_was_open_when_time_ended_are_a_draft(world: World) -> None:
    sam, path = signed_in(world.sam), reverse("me-change")
    form = sam.get(path).context
    over(world)
    assert sam.post(path, {"_for": form["form_for"], "profession": "the stairs"}).status_code == 302
    assert "the stairs" in Draft.objects.get(author=world.sam).fields


def test_a_lead_sets_the_days_and_sees_who_has_none(
    world: World, maya: PageClient, clock: time_machine.Traveller
) -> None:
    with_app(world.sam, clock)
    signed_in_again(maya)
    assert page_of(maya, "team").count("no second step yet") == 3
    for days, status in (("15", 422), ("-1", 422), ("7", 302)):
        assert send(maya, "second-step-days", days=days, follow=False).status_code == status
    assert "7 days" in page_of(maya, "team")
    assert Organisation.objects.get(pk=world.org.pk).second_step_days == 7
    assert "is set up" in page_of(maya, "practitioner", world.sam.id)


def test_who_lost_theirs_comes_in_by_a_link_which_closes_what_is_theirs(
    world: World, maya: PageClient, clock: time_machine.Traveller
) -> None:
    with_app(world.sam, clock)
    signed_in_again(maya)
    plain = maya.post(reverse("practitioner-link", args=[world.sam.id])).context["address"]
    client = Client()
    client.get(plain.partition("testserver")[2])
    asked = client.post("/welcome/", {"new": GOOD, "again": GOOD})
    assert ASKED in asked.content.decode(), "a forgotten password is no lost phone"
    assert not is_in(client)
    assert not Practitioner.objects.get(pk=world.sam.pk).is_locked, "whoever held the link is not in"
    lost = maya.post(reverse("practitioner-link", args=[world.sam.id]), {"lost": "yes"}).context["address"]
    client.get(lost.partition("testserver")[2])
    assert client.post("/welcome/", {"new": GOOD, "again": GOOD})["Location"] == "/"
    assert not SecondFactor.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert Practitioner.objects.get(pk=world.sam.pk).is_locked
    assert AccountNotice.objects.filter(practitioner=world.sam, told="link_lost").count() == 1
    assert "who has lost their second step" in client.get(reverse("notices")).content.decode()


def test_the_only_lead_who_lost_theirs_has_a_command(world: World, clock: time_machine.Traveller) -> None:
    with_app(world.maya, clock)
    use_link(way_back_in("maya"), password=GOOD)
    assert SecondFactor.objects.count() == 1
    use_link(way_back_in("maya", lost_second_step=True), password=GOOD)
    assert SecondFactor.objects.count() == 0


def test_one_is_removed_while_none_is_needed_and_never_the_last_one_after(
    world: World, clock: time_machine.Traveller
) -> None:
    with_app(world.sam, clock)
    client = PageClient()
    tries(client, code())
    over(world)
    client.post(reverse("second-step-app-away"))
    assert SecondFactor.objects.count() == 1
    Organisation.objects.update(second_step_from=now())
    client.post(reverse("second-step-app-away"))
    assert (SecondFactor.objects.count(), RecoveryCode.objects.count()) == (0, 0)
    assert client.post(reverse("second-step-codes")).status_code == 422
