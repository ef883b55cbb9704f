"""Coming in: who may, how often one may try, how long it lasts, and what is never said."""

import datetime as dt
import hashlib
import logging
import threading

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.audit.models import Event
from alongside.base import hashing
from alongside.base.clock import now
from alongside.base.errors import NotThere, Refused
from alongside.people import guesses
from alongside.people.actions import passwords as founding
from alongside.people.models import Guess
from alongside.web.sign_in.sessions import kept
from tests.web.client import PageClient, bare
from tests.world import PASSWORD, World, practitioner

SIGN_IN = "/sign-in/"


def signs_in(client: Client, username: str, password: str = PASSWORD, **more: str):
    return client.post(SIGN_IN, {"username": username, "password": password, **more})


def test_a_name_and_a_password_let_in_with_a_new_session(world: World, client: Client) -> None:
    client.get(SIGN_IN)
    before = client.cookies["csrf"].value
    session = client.session
    session["planted"] = "yes"
    session.save()
    client.cookies["alongside"] = session.session_key
    answer = signs_in(client, "Sam")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(world.sam.pk)
    assert client.cookies["csrf"].value != before
    assert client.cookies["alongside"].value != session.session_key, "a session of before is not carried in"
    assert Event.objects.filter(actor_id=world.sam.id, verb="signed-in").count() == 1


@pytest.mark.parametrize(
    ("who", "password"), [("sam", "wrong"), ("nobody", PASSWORD), ("alex", PASSWORD), ("alex", "no")]
)
def test_what_does_not_belong_together_gets_the_same_words(
    world: World, client: Client, who: str, password: str
) -> None:
    page = signs_in(client, who, password)
    assert page.status_code == 422
    assert "do not belong together" in page.content.decode()
    expected = signs_in(Client(), who, "altogether wrong").content
    assert bare(page.content) == bare(expected)
    assert PASSWORD not in page.content.decode()


def test_an_unknown_name_costs_the_same_work(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: as many hashes for each, whoever it was, and in however many organisations of the two."""
    from django.contrib.auth import hashers

    hasher, hashed = type(hashers.get_hasher()), []
    encode = hasher.encode
    monkeypatch.setattr(hasher, "encode", lambda self, *args: hashed.append(1) or encode(self, *args))
    counts = {}
    practitioner(world.elsewhere, "priya")
    for who in ("sam", "nobody", "alex", "priya"):
        hashed.clear()
        signs_in(Client(), who, "wrong")
        counts[who] = len(hashed)
    assert counts == {"sam": 2, "nobody": 2, "alex": 2, "priya": 2}


def test_ten_tries_in_five_minutes_from_browsers_that_are_strangers(world: World) -> None:
    for name in ("sam", "Nobody"):
        statuses = [signs_in(Client(REMOTE_ADDR=f"10.0.0.{n}"), name, "wrong").status_code for n in range(11)]
        assert statuses == [422] * 10 + [429]
    assert signs_in(Client(), "SAM").status_code == 429, "the right password does not get through either"
    assert signs_in(Client(), "priya").status_code == 302, "nobody else is held up"


def strangers_try(name: str) -> None:
    for n in range(10):
        signs_in(Client(REMOTE_ADDR=f"10.0.0.{n}"), name, "wrong")


def test_strangers_lock_nobody_out_of_a_browser_that_is_known_which_has_ten_tries_as_well(
    world: World, client: Client
) -> None:
    """Known for one person, and until the password is another."""
    signs_in(client, "sam")
    client.post("/sign-out/")
    for name in ("sam", "priya"):
        strangers_try(name)
    assert signs_in(client, "sam").status_code == 302
    assert [signs_in(other, "priya").status_code for other in (client, Client())] == [429, 429]
    assert [signs_in(client, "sam", "wrong").status_code for _ in range(11)][-2:] == [422, 429]


def test_a_new_password_makes_every_browser_a_stranger(world: World, client: Client) -> None:
    signs_in(client, "sam")
    world.sam.set_password("another long password")
    world.sam.save()
    strangers_try("sam")
    assert signs_in(client, "sam", "another long password").status_code == 429


def test_one_address_has_thirty_tries_and_right_ones_do_not_count(world: World) -> None:
    for _ in range(40):
        signs_in(Client(), "priya")
    statuses = [signs_in(Client(), f"somebody{n}", "x").status_code for n in range(31)]
    assert statuses == [422] * 30 + [429]


def test_when_many_sign_in_it_is_said_with_what_was_typed_kept_and_no_try_used(
    world: World, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PASSWORD_HASHERS = ["alongside.base.hashing.Argon2", *settings.PASSWORD_HASHERS]
    monkeypatch.setattr(hashing, "LONGEST", 0)
    with hashing.turns.taken():
        answer = signs_in(Client(), "nobody of ours", next="/people/", held="sealed")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert "Many people are signing in just now. Please try again in a moment." in answer.text
    assert all(f'value="{kept}"' in answer.text for kept in ("nobody of ours", "/people/", "sealed"))
    assert PASSWORD not in answer.text
    assert Guess.objects.count() == 0
    monkeypatch.setattr(hashing.turns, "places", threading.Semaphore(0))
    with CaptureQueriesContext(connection) as asked:
        assert signs_in(Client(), "sam").status_code == 503
    assert not [one for one in asked if "guess" in one["sql"]], "nothing is written for whoever gets no place"


def test_tries_are_forgotten_after_five_minutes_and_rows_with_them(world: World) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
        for _ in range(11):
            signs_in(Client(), "sam", "wrong")
        clock.shift(dt.timedelta(minutes=4, seconds=59))
        assert signs_in(Client(), "sam").status_code == 429
        clock.shift(dt.timedelta(seconds=1))
        assert signs_in(Client(), "sam").status_code == 302
    assert set(Guess.objects.values_list("bucket", flat=True)) == {guesses.Bucket("failed").hashed}, (
        "what was told"
    )


def test_tries_hold_no_name_and_no_address(world: World) -> None:
    signs_in(Client(REMOTE_ADDR="10.9.8.7"), "sam", "wrong")
    kept = " ".join(Guess.objects.values_list("bucket", flat=True))
    assert kept
    assert not any(word in kept for word in ("sam", world.sam.id.hex, "10.9.8.7"))
    assert guesses.Bucket("x").hashed != hashlib.sha256(b"x").hexdigest()


ELSEWHERE = [
    "https://evil.example/", "//evil.example/", "/\\evil.example", "http:evil.example", "javascript:alert(1)",
    "/%09/evil.example", "/\tevil.example", "evil.example", " //evil.example", "/people/../../evil",
    "/sign-out/", "/nowhere/", "",
]  # fmt: skip


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_sent_elsewhere(world: World, client: Client, wanted: str) -> None:
    assert signs_in(client, "sam", next=wanted)["Location"] == "/"
    assert client.get(SIGN_IN, {"next": wanted})["Location"] == "/"


def test_on_to_where_they_were_going(world: World, client: Client) -> None:
    asked = client.get("/people/?page=2")
    assert asked["Location"] == "/sign-in/?next=%2Fpeople%2F%3Fpage%3D2"
    assert signs_in(client, "sam", next="/people/?page=2")["Location"] == "/people/?page=2"


def test_signing_out_ends_the_session_and_needs_a_button(sam: Client) -> None:
    assert sam.get("/sign-out/").status_code == 405
    key = sam.session.session_key
    assert sam.post("/sign-out/")["Location"] == reverse("sign-in")
    sam.cookies["alongside"] = key
    assert _is_in(sam) is False
    assert Event.objects.filter(verb="signed-out").count() == 1


def _is_in(client: Client) -> bool:
    """Somebody signed in is told that there is no such page; anybody else is asked to sign in."""
    return client.post("/drafts/").status_code == 404


def test_whoever_is_suspended_is_out_at_once_and_signs_in_anew_when_restored(
    world: World, sam: PageClient, maya: PageClient
) -> None:
    """Out of every route: tests/web/test_matrix.py."""
    assert _is_in(sam)
    for act in ("suspend", "restore"):
        maya.post(reverse(f"practitioner-{act}", args=[world.sam.id]))
        assert not _is_in(sam)
    assert signs_in(sam, "sam")["Location"] == "/"
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert verbs >= {"practitioner.suspended", "practitioner.restored"}


def test_a_quarter_of_an_hour_of_rest_and_twelve_hours_of_work(world: World, client: Client) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
        signs_in(client, "sam")
        for _ in range(51):
            clock.shift(dt.timedelta(minutes=14))
            assert _is_in(client)
        clock.shift(dt.timedelta(minutes=10))
        assert not _is_in(client), "twelve hours are over"
        signs_in(client, "sam")
        clock.shift(dt.timedelta(minutes=16))
        assert not _is_in(client), "a quarter of an hour without a page"


def test_somebody_elses_mark_of_having_been_here_does_not_count(world: World, client: Client) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
        signs_in(client, "sam")
        clock.shift(dt.timedelta(minutes=14))
        other = Client()
        signs_in(other, "priya")
        clock.shift(dt.timedelta(minutes=2))
        assert _is_in(other)
        client.cookies["seen"] = other.cookies["seen"].value
        assert not _is_in(client)


def test_no_password_and_no_name_in_any_log(
    world: World, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        signs_in(client, "sam", "a wrong secret")
        signs_in(client, "sam")
        signs_in(Client(enforce_csrf_checks=True), "sam")
    said = " ".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("django.db")
    )
    assert PASSWORD not in said
    assert "wrong secret" not in said


def test_a_session_past_its_end_is_nobodys_and_one_of_another_opens_nothing(world: World) -> None:
    mine, theirs = Client(), Client()
    mine.force_login(world.sam)
    theirs.force_login(world.kit)
    for client, name in ((mine, "Sam Test"), (theirs, "Kit Test"), (mine, "Sam Test")):
        assert name in client.get("/me/").text
    Session.objects.filter(pk=kept(mine.session.session_key)).update(expire_date=now())
    assert mine.get("/me/").status_code == 302
    assert "Kit Test" in theirs.get("/me/").text
    theirs.cookies[settings.SESSION_COOKIE_NAME] = "0" * 32
    assert theirs.get("/me/").status_code == 302


def test_the_database_holds_no_key_that_opens_a_session(world: World) -> None:
    mine = Client()
    mine.force_login(world.sam)
    key = mine.session.session_key
    assert not Session.objects.filter(pk=key).exists()
    stood = Session.objects.get(pk=kept(key))
    mine.cookies[settings.SESSION_COOKIE_NAME] = stood.pk
    assert mine.get("/me/").status_code == 302
    mine.cookies[settings.SESSION_COOKIE_NAME] = key
    assert mine.get("/me/").status_code == 200
    mine.post("/sign-out/")
    assert not Session.objects.filter(pk=kept(key)).exists()


def test_a_name_in_two_organisations_lets_in_whoever_the_password_fits(world: World) -> None:
    other = practitioner(world.elsewhere, "sam")
    other.set_password("another long password 2")
    other.save()
    for password, person in ((PASSWORD, world.sam), ("another long password 2", other)):
        signs_in(browser := Client(), "SAM", password)
        assert browser.session["_auth_user_id"] == str(person.pk)
    assert signs_in(Client(), "sam", "neither of the two").status_code == 422


def test_a_name_that_is_taken_elsewhere_is_nobodys_business(world: World) -> None:
    practitioner(world.elsewhere, "sam")
    with pytest.raises(IntegrityError), transaction.atomic():
        practitioner(world.org, "ＳＡＭ")
    assert founding.found("A third one", zone="Europe/London", username="maya", lead="Maya Elsewhere")
    with pytest.raises(Refused):
        founding.way_back_in("maya")
    assert founding.way_back_in("maya", "Harbour")
    with pytest.raises(NotThere):
        founding.way_back_in("maya", "Elsewhere")
