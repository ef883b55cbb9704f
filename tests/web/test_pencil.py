"""The pencil for guests: no account, no script, nothing stored."""

import re
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from alongside.core.pencil.rounds import PLACES, Round
from alongside.core.pencil.tried import tried
from alongside.core.pencil.turns import MOST
from alongside.documents.pencil import PLACE, ROUNDS
from alongside.web.pencil import strategies
from alongside.web.pencil.forms import LOOKED
from tests.domain.papers.reading import read
from tests.web.client import PageClient
from tests.web.swept import rows_written

pytestmark = pytest.mark.usefixtures("world")
TURNS = reverse("pencil-turns", args=["my_way"])
TALK = reverse("pencil-talk", args=["my_way"])
AT = {"a": "window", "b": "door"}
LOOKING = {**AT, "turns": "", "looked": "0"}
PLAYING = {**AT, "turns": "44", "looked": LOOKED}
MEASURED = {
    **AT, "a_there": "12.4", "b_there": "", "gave_way": "b", "gave_way_at": "1.2", "longest_still": "7",
    "drops": "too_hard pulled_away too_hard", "afterwards": "on_the_way",
}  # fmt: skip


@pytest.fixture
def guest() -> PageClient:
    return PageClient()


def test_a_guest_plays_from_the_sign_in_page_and_nothing_is_written(guest: PageClient) -> None:
    before = rows_written()
    assert f'href="{reverse("pencil")}"' in guest.get(reverse("sign-in")).text
    start = guest.get(reverse("pencil")).text
    for kind, (title, _task) in ROUNDS.items():
        for name in ("pencil-round", "pencil-turns"):
            assert f'href="{reverse(name, args=[kind])}"' in start
            assert str(title) in guest.get(reverse(name, args=[kind])).text
    assert "What happened" in guest.post(TALK, MEASURED).text
    assert "Both move" in guest.post(TURNS, PLAYING).text
    assert "sessionid" not in guest.cookies
    assert rows_written() == before


def test_each_is_shown_their_own_place_in_turn(guest: PageClient) -> None:
    pages = [guest.post(TURNS, {**LOOKING, "looked": looked}).text for looked in range(LOOKED)]
    shown = [{str(word) for word in PLACE.values() if f"get to {word}" in page} for page in pages]
    assert shown == [set(), {"the window"}, set(), {"the door"}]
    assert "Only Left looks" in pages[0]
    assert "Only Right looks" in pages[2]
    assert "Take it up together" in guest.post(TURNS, {**LOOKING, "looked": LOOKED}).text
    assert "Take it up together" in guest.get(reverse("pencil-turns", args=[Round.HOLD_STILL])).text


def test_two_places_are_drawn_anew_and_are_never_the_same(guest: PageClient) -> None:
    pages = [guest.get(TURNS).text for _ in range(30)]
    drawn = {tuple(re.findall(r'name="[ab]" value="(\w+)"', page)) for page in pages}
    assert len(drawn) > 1
    assert all(a != b and {a, b} <= set(PLACES) for a, b in drawn)


@pytest.mark.parametrize(
    ("turns", "left", "right", "says"),
    [
        ("", "stay", "stay", "Pressed a little"),
        ("44", "stay", "door", "Hardly pressed"),
        ("44", "window", "door", "It fell: one pulled away."),
        ("444040", "stay", "window", "It fell: it was pressed too hard."),
    ],
)
def test_a_turn_says_what_became_of_it(
    guest: PageClient, turns: str, left: str, right: str, says: str
) -> None:
    page = guest.post(TURNS, {**PLAYING, "turns": turns, "left": left, "right": right}).text
    assert says in page
    assert f"After {len(turns) // 2 + 1} of {MOST} turns" in page
    assert "cm to the window" in page


@pytest.mark.parametrize(
    ("turns", "more"), [("00" * 15 + "11" * 30, {}), ("44" * 59, {"left": "stay", "right": "stay"})]
)
def test_both_there_or_a_minute_over_leads_to_the_talk(
    guest: PageClient, turns: str, more: dict[str, str]
) -> None:
    page = guest.post(TURNS, {**PLAYING, "turns": f"44{turns}"[: 2 * MOST], **more}).text
    assert "Then talk" in page
    assert reverse("pencil-turns", args=[Round.THEIRS_FIRST]) in page


def test_who_stops_talks_about_what_there_was(guest: PageClient) -> None:
    page = guest.post(TURNS, {**PLAYING, "turns": "44" + "44" * 5, "stop": "1"}).text
    for words in (
        "Nobody moved for 6 seconds",
        "Nobody gave way.",
        "It never fell.",
        "The pencil did not come there.",
    ):
        assert words in page


def test_what_was_measured_at_the_table_is_said_in_words(guest: PageClient) -> None:
    page = guest.post(TALK, MEASURED).text
    for words in (
        "Left wanted to get to the window. The pencil was there after 12 seconds.",
        "Right wanted to get to the door. The pencil did not come there.",
        "Right gave way first, after 1 second.",
        "it was on its way to the other’s place",
        "Nobody moved for 7 seconds at a time.",
        "It fell 3 times: it was pressed too hard, one pulled away.",
        "Nothing of this is stored.",
    ):
        assert words in page
    still = guest.post(reverse("pencil-talk", args=[Round.HOLD_STILL]), MEASURED).text
    assert "wanted to get" not in still


@pytest.mark.parametrize(
    ("path", "data"),
    [
        (TURNS, {}),
        (TURNS, {**PLAYING, "a": "cellar"}),
        (TURNS, {**PLAYING, "turns": "9"}),
        (TURNS, {**PLAYING, "turns": "44" * (MOST + 1)}),
        (TURNS, {**PLAYING, "looked": "5"}),
        (TURNS, {**PLAYING, "left": "stay"}),
        (TALK, {**MEASURED, "drops": "<b>"}),
        (TALK, {**MEASURED, "a_there": "1e9"}),
        (TALK, {**MEASURED, "a_there": "nan"}),
        (TALK, {**MEASURED, "afterwards": "won"}),
    ],
)
def test_what_no_page_of_ours_sends_begins_anew(path: str, data: dict[str, str]) -> None:
    assert Client().post(path, data)["Location"] == path.replace("talk/", "")


def test_there_is_no_sixth_round() -> None:
    assert Client().get(reverse("pencil-round", args=["won"])).status_code == 404


def test_the_sheet_for_a_group_is_an_accessible_page_and_names_nobody(guest: PageClient) -> None:
    answer = guest.get(reverse("pencil-sheet"))
    paper = read(answer.content)
    assert paper.is_accessible
    assert answer["Content-Disposition"].startswith('attachment; filename="pencil-2')
    for title, _task in ROUNDS.values():
        assert str(title).capitalize() in paper.text
    assert "Page 1 of 1" in paper.text


def test_learn_says_that_nothing_is_known_of_alliances(sam: PageClient) -> None:
    page = sam.get(reverse("learn")).text
    assert "Nothing is known about what it does for an alliance." in page
    assert {"[E29]", "[O3]"} <= set(re.findall(r"\[\w+\]", page))
    assert f'href="{reverse("learn")}"' in sam.get("/").text


STRATEGIES = reverse("pencil-strategies")


def test_two_strategies_are_shown_without_a_script(
    guest: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows_written()
    page = guest.get(STRATEGIES).text
    for words in (
        "toy model",
        "Where it contradicts the lesson",
        "10,000 rounds",
        "Moment by moment",
        "[O3]",
    ):
        assert words in page
    assert "Once one had been followed, the other got there too." in page
    monkeypatch.setattr(strategies, "ten_thousand", partial(tried, rounds=120))
    chosen = {"a": "push", "b": "push", "knowledge": "blind", "number": "7"}
    pushed = guest.get(STRATEGIES, chosen).text
    assert "It fell: one pulled away." in pushed
    assert 'name="number" value="8"' in pushed
    assert len(pushed) < 120_000
    assert rows_written() == before
    assert f'href="{STRATEGIES}"' in guest.get(reverse("pencil")).text


@pytest.mark.parametrize("wrong", [{"a": "win"}, {"knowledge": "all"}, {"number": "0"}])
def test_strategies_that_there_are_not_lead_to_those_there_are(wrong: dict[str, str]) -> None:
    assert Client().get(STRATEGIES, wrong)["Location"] == STRATEGIES
