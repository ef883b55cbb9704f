"""A second step: asked after the password, used once, needed by everybody once their time is over."""

import datetime as dt
from collections.abc import Iterator

import pyotp
import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.access.scopes import Scope
from alongside.access.table import TABLE
from alongside.audit.chain import check
from alongside.audit.models import Event
from alongside.base.clock import now
from alongside.base.models import Draft
from alongside.base.request_context import acting_for
from alongside.people.actions import second_step as actions
from alongside.people.actions.passwords import use_link, way_back_in
from alongside.people.models import AccountNotice, Organisation, Practitioner, RecoveryCode, SecondFactor
from alongside.people.second_step import hash_of, step_of
from alongside.web.sign_in.second import SETTING_UP
from tests.web.client import PageClient, page_of, send, signed_in, signed_in_again
from tests.web.samples import everybody
from tests.web.swept import addresses
from tests.world import PASSWORD, World

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
ASKED, GOOD = "Your second step", "a stone a river a lamp"


@pytest.fixture(autouse=True)
def clock(world: World) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


def code(secret: str = SECRET) -> str:
    return pyotp.TOTP(secret).at(now())


def with_app(who: Practitioner, clock: time_machine.Traveller) -> list[str]:
    """They set up an app some time ago; the codes on their sheet."""
    who = Practitioner.objects.get(pk=who.pk)
    with acting_for(who.as_viewer()):
        actions.add_app(who.as_viewer(), who, secret=SECRET, code=code())
        codes = actions.make_recovery_codes(who.as_viewer(), who)
    clock.shift(dt.timedelta(minutes=1))
    return codes


def half(client: Client, **more: str) -> dict[str, str]:
    """The fields of the page that follows the password."""
    page = client.post("/sign-in/", {"username": "sam", "password": PASSWORD, **more})
    assert (page.status_code, ASKED in page.content.decode()) == (200, True)
    return {name: page.context["form"][name].value() or "" for name in ("half", "next", "held")}


def tries(client: Client, typed: str, fields: dict[str, str] | None = None):
    return client.post(reverse("sign-in-second"), {**(fields or half(client)), "code": typed})


def is_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def over(world: World) -> None:
    """Everybody's time to set one up is over."""
    Organisation.objects.update(second_step_from=now() - dt.timedelta(days=30))
    Practitioner.objects.update(made_at=now() - dt.timedelta(days=30))


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
