"""What cannot be read, is too much, or is asked for in the wrong way: a kind page, and nothing of it is repeated."""

import logging

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError
from django.test import Client

from tests.web.client import PageClient, wrong_headers, wrong_page
from tests.world import World

FORM = "application/x-www-form-urlencoded"
SECRET = "a-word-of-theirs"


@pytest.fixture
def sam(world: World) -> PageClient:
    client = PageClient(enforce_csrf_checks=True)
    client.force_login(world.sam)
    return client


def test_what_is_larger_than_can_be_saved_is_answered_before_it_is_read(sam: PageClient, settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = sam.generic("POST", "/me/change/", f"words={SECRET}{'x' * 2000}", content_type=FORM)
    assert answer.status_code == 413
    assert b"That is too much at once" in answer.content
    assert SECRET.encode() not in answer.content


def test_a_file_counts_as_well_and_nobody_has_to_be_signed_in(settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = PageClient().generic(
        "POST", "/sign-in/", b"x" * 2000, content_type="multipart/form-data; boundary=x"
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("&".join(f"f{n}=x" for n in range(10_000)), FORM),
        ("words=x", f"{FORM}; charset=utf-16"),
        ("words", "multipart/form-data"),
    ],
    ids=["10,000 fields", "another charset", "no boundary"],
)
def test_what_can_not_be_read_is_not_called_a_wrong_address(sam: PageClient, body: str, kind: str) -> None:
    answer = sam.generic("POST", "/me/change/", body, content_type=kind)
    assert answer.status_code == 400
    assert b"This could not be read" in answer.content


def test_an_address_that_is_there_for_saving_says_so_when_it_is_opened(
    sam: PageClient, django_assert_num_queries
) -> None:
    with django_assert_num_queries(0):
        answer = sam.get("/sign-out/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert b"This address cannot be opened" in answer.content
    assert list(wrong_page(answer.content.decode(), "/sign-out/")) == []


@pytest.mark.parametrize("where", ["/static/", "/static/nothing.css", "/static/../config/settings.py"])
def test_a_page_under_static_is_not_kept_by_the_browser(sam: PageClient, where: str) -> None:
    answer = sam.get(where)
    assert answer.status_code == 404
    assert list(wrong_headers(answer)) == []


# ---------------------------------------------------------------- the log


def lines(caplog: pytest.LogCaptureFixture) -> str:
    """As the installation writes them."""
    (form,) = (one.formatter for one in logging.getLogger().handlers if type(one) is logging.StreamHandler)
    assert form is not None
    return "\n".join(form.format(record) for record in caplog.records)


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "POST"])
def test_the_secret_of_a_link_is_in_no_log(db: None, caplog: pytest.LogCaptureFixture, method: str) -> None:
    with caplog.at_level(logging.DEBUG, "django.request"):
        Client().generic(method, f"/welcome/{SECRET}/")
        Client().get(f"//welcome/{SECRET}/")
    assert SECRET not in lines(caplog)
    assert "405" in lines(caplog)


@pytest.mark.parametrize(
    ("broke", "in_full"),
    [
        (ImproperlyConfigured(SECRET), False),
        (DatabaseError(f"DETAIL: Key (words)=({SECRET})"), False),
        (OperationalError("database is locked"), True),  # what is about the machine
    ],
    ids=["settings", "database", "machine"],
)
def test_a_fault_says_where_and_what_kind_and_none_of_its_words(
    world: World,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    broke: Exception,
    in_full: bool,
) -> None:
    def broken(*_args: object) -> None:
        try:
            raise ValueError(f"DETAIL: Failing row contains ({SECRET})")
        except ValueError as error:
            raise broke from error

    monkeypatch.setattr("alongside.people.queries.team.my_account", broken)
    client = Client(raise_request_exception=False)
    client.force_login(world.sam)
    answer = client.get("/me/")
    said = lines(caplog)
    assert SECRET not in said
    assert ("database is locked" in said) is in_full
    assert answer["X-Request-ID"] in said, "they can tell us which one it was"
    for words in (
        "500 GET me ",
        type(broke).__name__,
        "builtins.ValueError",
        "test_refusals.py",
        " broken\n",
    ):
        assert words in said


def test_a_made_up_host_is_not_repeated_in_the_log(db: None, caplog: pytest.LogCaptureFixture) -> None:
    Client().get("/sign-in/", headers={"host": f"{SECRET}.example"})
    assert caplog.records
    assert SECRET not in lines(caplog)
