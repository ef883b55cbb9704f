"""The pages around the pencil on two devices, for guests: what they say with the process that joins devices, and without it."""

from typing import Any

import pytest
from django.urls import reverse

from alongside.base import rooms
from tests.web.client import PageClient
from tests.web.swept import rows_written

pytestmark = pytest.mark.usefixtures("world")
TWO, ROOM = reverse("pencil-two"), reverse("pencil-room", args=["abc234"])


@pytest.fixture
def guest() -> PageClient:
    return PageClient()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """A process that opens any room, and knows one code."""
    questions = list[dict[str, Any]]()

    def ask(**question: Any) -> dict[str, str]:
        questions.append(question)
        if question.get("join", "abc234") != "abc234":
            return {"refused": "unknown"}
        return {"code": "abc234", "ticket": "one-time"} if question else {}

    monkeypatch.setattr(rooms, "ask", ask)
    return questions


def test_without_the_process_the_page_says_so_and_one_screen_works(guest: PageClient) -> None:
    for page in (guest.get(TWO).text, guest.post(TWO, {"open": "my_way"}).text):
        assert "does not run" in page.replace("\n", " ")
        assert f'href="{reverse("pencil")}"' in page
        assert "<form" not in page


@pytest.mark.parametrize("typed", [{"open": "say_where"}, {"join": "ABC 234"}, {"join": "abc234"}])
def test_a_ticket_stands_where_no_server_and_no_log_sees_it(
    guest: PageClient, asked: list[dict[str, Any]], typed: dict[str, str]
) -> None:
    before = rows_written()
    answer = guest.post(TWO, typed)
    assert answer["Location"] == f"{ROOM}#one-time"
    assert asked[-1] in ({"open": "say_where"}, {"join": "abc234"})
    assert rows_written() == before
    assert f'href="{TWO}"' in guest.get(reverse("pencil")).text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"join": "zzz999"}, "There is no room with this code"),
        ({"join": ""}, "Please fill this in."),
        ({"open": "won"}, "Please choose one of these."),
    ],
)
def test_what_opens_nothing_is_said_beside_its_field(
    guest: PageClient, asked: list[dict[str, Any]], typed: dict[str, str], says: str
) -> None:
    answer = guest.post(TWO, typed)
    assert (answer.status_code, says in answer.text) == (422, True)


def test_a_room_shows_its_picture_and_asks_whoever_has_no_ticket_to_join(guest: PageClient) -> None:
    page = guest.get(ROOM).text
    assert "/pencil/room/abc234/" in page
    assert 'class="qr"' in page
    assert '<input type="hidden" name="join" value="abc234">' in page
    assert len(page) < 40_000


def test_after_the_talk_two_devices_come_back_to_their_room(guest: PageClient) -> None:
    measured = {"a": "door", "b": "sofa", "afterwards": "never", "longest_still": "3", "room": "abc234"}
    page = guest.post(reverse("pencil-talk", args=["my_way"]), measured).text
    assert f'href="{ROOM}"' in page
    assert "The next round" not in page
