"""A second step: asked after the password, used once, needed by everybody once their time is over."""

import datetime as dt

import pyotp
import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.audit.chain import check
from alongside.audit.models import Event
from alongside.base.clock import now
from alongside.base.models import Draft
from alongside.base.request_context import acting_for
from alongside.people.actions import second_step as actions
from alongside.people.models import Practitioner, RecoveryCode, SecondFactor
from alongside.people.second_step import hash_of, step_of
from tests.web.client import PageClient, page_of, signed_in
from tests.web.second_step import GOOD, SECRET, code, half, is_in, tries, with_app
from tests.world import PASSWORD, World

pytestmark = pytest.mark.usefixtures("clock")


def test_an_app_is_set_up_and_its_codes_ask_before_anybody_is_in(
    world: World, clock: time_machine.Traveller
) -> None:
    sam, phone = PageClient(), signed_in(world.sam)
    sam.post("/sign-in/", {"username": "sam", "password": PASSWORD})
    page = sam.get(reverse("second-step-app"))
    assert "<svg" in page.text
    secret = page.text.partition('<pre class="card">')[2].partition("</pre>")[0].replace(" ", "")
    fields = {"secret": page.context["form"]["secret"].value()}
    wrong = sam.post(reverse("second-step-app"), {**fields, "code": "12 34"})
    assert (wrong.status_code, SecondFactor.objects.count()) == (422, 0)
    made = sam.post(reverse("second-step-app"), {**fields, "code": code(secret)})
    assert (made.status_code, len(made.context["codes"])) == (200, 10)
    assert SecondFactor.objects.get().secret == secret
    assert is_in(sam), "this browser has shown it"
    assert not is_in(phone), "what was signed in without is out"
    assert "10 codes are left" in page_of(sam, "second-step")
    other = PageClient()
    fields = half(other, next="/people/")
    assert not is_in(other)
    assert tries(other, code(secret), fields).status_code == 422, "the code that set it up is used up"
    clock.shift(dt.timedelta(seconds=30))
    assert tries(other, code(secret), fields)["Location"] == "/people/"
    assert is_in(other)
    assert Event.objects.filter(actor_id=world.sam.id, verb="signed-in").count() == 2
    assert not [
        fault for fault in check(world.org.id).faults if "secondfactor" in fault or "recovery" in fault
    ]


@pytest.mark.parametrize(
    ("at", "digits"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_the_digits_are_those_of_rfc_6238(clock: time_machine.Traveller, at: int, digits: str) -> None:
    """Appendix B, SHA-1, of whose eight digits an app shows the last six."""
    clock.move_to(at)
    assert step_of(SECRET, digits) == at // 30
    assert step_of(SECRET, digits[::-1]) is None


@pytest.mark.parametrize("seconds", [-30, 30])
def test_no_code_of_before_or_after_is_good(
    world: World, clock: time_machine.Traveller, seconds: int
) -> None:
    with_app(world.sam, clock)
    other = pyotp.TOTP(SECRET).at(now() + dt.timedelta(seconds=seconds))
    assert tries(Client(), other).status_code == 422


def test_a_code_on_paper_comes_in_once_however_it_is_typed(
    world: World, clock: time_machine.Traveller
) -> None:
    codes = with_app(world.sam, clock)
    assert RecoveryCode.objects.filter(code_hash=hash_of(codes[0])).count() == 1
    assert tries(Client(), codes[0].upper().replace("-", " ")).status_code == 302
    assert tries(Client(), codes[0]).status_code == 422
    assert tries(Client(), codes[1]).status_code == 302
    assert Event.objects.filter(verb="second-step.code-used").count() == 2
    assert not [fault for fault in check(world.org.id).faults if "recovery" in fault]
    sam = Practitioner.objects.get(pk=world.sam.pk)
    with acting_for(sam.as_viewer()):
        actions.make_recovery_codes(sam.as_viewer(), sam)
    assert tries(Client(), codes[2]).status_code == 422, "a new sheet"


def test_ten_tries_from_strangers_and_ten_more_where_they_are_known(
    world: World, clock: time_machine.Traveller
) -> None:
    known, stranger = Client(), Client()
    known.post("/sign-in/", {"username": "sam", "password": PASSWORD})
    known.post("/sign-out/")
    with_app(world.sam, clock)
    fields = half(stranger)
    statuses = [tries(stranger, f"{n:06}", fields).status_code for n in range(11)]
    assert statuses == [422] * 10 + [429]
    assert tries(Client(), code()).status_code == 429, "the right code does not get through either"
    assert tries(known, code()).status_code == 302, "their owner is not locked out"


def test_the_right_password_counts_ten_minutes_and_ends_with_the_password(
    world: World, clock: time_machine.Traveller
) -> None:
    with_app(world.sam, clock)
    late, changed = half(Client()), half(Client())
    clock.shift(dt.timedelta(minutes=9))
    sam = Practitioner.objects.get(pk=world.sam.pk)
    sam.set_password(GOOD)
    sam.save()
    for fields, minutes in ((changed, 0), (late, 2), ({**late, "half": "made up"}, 0)):
        clock.shift(dt.timedelta(minutes=minutes))
        client = Client()
        assert tries(client, code(), fields)["Location"] == "/sign-in/"
        assert not is_in(client)


def test_what_was_typed_comes_through_both_steps(world: World, clock: time_machine.Traveller) -> None:
    with_app(world.sam, clock)
    path, client = reverse("me-change"), PageClient()
    tries(client, code())
    form = client.get(path).context
    client.cookies.pop("alongside")
    kept = client.post(path, {"_for": form["form_for"], "profession": "the stairs"}).context["form"]
    clock.shift(dt.timedelta(minutes=1))
    fields = half(client, next=path, held=kept["held"].value())
    assert tries(client, code(), fields)["Location"] == path
    assert "the stairs" in Draft.objects.get(author=world.sam).fields


def test_a_code_shows_that_it_is_still_they(world: World, clock: time_machine.Traveller) -> None:
    with_app(world.sam, clock)
    client = PageClient()
    tries(client, code())
    clock.shift(dt.timedelta(minutes=6))
    asked = client.get(reverse("take-out-people"))
    assert asked["Location"] == "/again/?next=%2Ftake-out%2Fpeople.csv"
    page = client.get(asked["Location"])
    assert "Is it still you?" in page.text
    fields = dict(page.context["sent"])
    assert client.post("/again/", {**fields, "again_password": "000 000"}).status_code == 422
    assert client.post("/again/", {**fields, "again_password": code()})["Location"] == fields["next"]
    assert client.get(fields["next"]).status_code == 200
    assert client.post("/again/", {**fields, "again_password": code()}).status_code == 422, "used up"
    assert client.get(reverse("take-out-book")).status_code == 200
    clock.shift(dt.timedelta(minutes=5))
    assert client.get(reverse("take-out-book")).status_code == 302


def test_no_secret_stands_in_the_trail(world: World, clock: time_machine.Traveller) -> None:
    codes = with_app(world.sam, clock)
    tries(Client(), codes[0])
    trail = " ".join(f"{event.verb} {event.subjects} {event.detail}" for event in Event.objects.all())
    assert "second-step.app-added" in trail
    assert not any(secret in trail for secret in (SECRET, code(), *codes))
