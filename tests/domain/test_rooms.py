"""The rooms for two devices: tickets, codes, limits, what each is told, and anything that a device may send."""

import asyncio
import json
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from alongside.core.pencil.physics import Hold
from alongside.core.pencil.rounds import START
from alongside.ops.rooms.device import Connected
from alongside.ops.rooms.rooms import (
    EMPTY,
    GONE,
    LONGEST,
    MOST_ROOMS,
    MOST_TICKETS,
    SILENT,
    TICKET,
    Room,
    Rooms,
)  # fmt: skip

X, Y = START
LEFT, RIGHT = [1, X - 0.078, Y, True], [1, X + 0.078, Y, True]


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Screen:
    """A device that keeps what it was told."""

    def __init__(self, clock: Clock) -> None:
        self.clock, self.heard, self.told, self.closed = clock, clock.now, list[Any](), 0

    def send(self, message: Any, *, can_wait: bool = True) -> None:
        self.told.append(json.loads(json.dumps(message)))

    def close(self, code: int) -> None:
        self.closed = code

    @property
    def standing(self) -> dict[str, Any]:
        return [message for message in self.told if isinstance(message, dict)][-1]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rooms(clock: Clock) -> Rooms:
    return Rooms(clock)


def opened(rooms: Rooms, clock: Clock) -> tuple[Room, list[Screen]]:
    """A room with two in it, who hold the pencil."""
    answer = rooms.answer({"open": "my_way"})
    screens = [Screen(clock), Screen(clock)]
    seats = [
        rooms.enter(ticket, screen)
        for ticket, screen in zip(
            (answer["ticket"], rooms.answer({"join": answer["code"]})["ticket"]), screens, strict=True
        )
    ]
    assert [side for _room, side in filter(None, seats)] == [0, 1]
    room = rooms.rooms[answer["code"]]
    for side in (0, 1):
        assert rooms.hear(room, side, {"ready": True})
    for side, touch in enumerate((LEFT, RIGHT)):
        assert rooms.hear(room, side, touch)
    pass_by(rooms, clock, screens, 0.5)
    return room, screens


def pass_by(rooms: Rooms, clock: Clock, screens: list[Screen], seconds: float) -> None:
    for _tick in range(round(60 * seconds)):
        clock.now += 1 / 60
        for screen in screens:
            screen.heard = clock.now
        rooms.pass_by(1 / 60, True)


def test_both_hold_one_pencil_and_each_sees_only_their_own_place(rooms: Rooms, clock: Clock) -> None:
    room, screens = opened(rooms, clock)
    assert room.round.pencil.hold == Hold.HELD
    places = [screen.standing["place"] for screen in screens]
    assert places == list(room.round.places)
    assert places[0] != places[1]
    for mine, other in ((0, 1), (1, 0)):
        assert places[other] not in json.dumps(screens[mine].told)
    worlds = [[message for message in screen.told if isinstance(message, list)][-1] for screen in screens]
    assert worlds[0][1:5] == worlds[1][1:5]
    assert worlds[0][0] == 1
    assert worlds[0][5] == [pytest.approx(RIGHT[1], abs=1e-6), pytest.approx(Y, abs=1e-6), True]


def test_a_ticket_opens_once_and_not_for_long(rooms: Rooms, clock: Clock) -> None:
    answer = rooms.answer({"open": "my_way"})
    assert rooms.enter(answer["ticket"], Screen(clock))
    assert rooms.enter(answer["ticket"], Screen(clock)) is None
    late = rooms.answer({"join": answer["code"]})["ticket"]
    two = [rooms.answer({"join": answer["code"]})["ticket"] for _ in "ab"]
    assert rooms.enter(two[0], Screen(clock))
    assert rooms.enter(two[1], Screen(clock)) is None
    assert rooms.answer({"join": answer["code"]}) == {"refused": "taken"}
    assert rooms.answer({"join": "nobody"}) == {"refused": "unknown"}
    clock.now += TICKET + 1
    assert rooms.enter(late, Screen(clock)) is None


def test_whoever_is_silent_leaves_the_room_as_it_is_until_they_are_heard_again(
    rooms: Rooms, clock: Clock
) -> None:
    room, screens = opened(rooms, clock)
    before = room.round.pencil, room.round.seen
    pass_by(rooms, clock, screens[:1], SILENT - 0.1)
    before = room.round.pencil, room.round.seen
    pass_by(rooms, clock, screens[:1], 1.0)
    assert screens[0].standing["here"] == [True, False]
    stood = room.round.pencil, room.round.seen
    assert stood[1].seconds - before[1].seconds < 0.2
    pass_by(rooms, clock, screens[:1], 2.0)
    assert (room.round.pencil, room.round.seen) == stood
    back = Screen(clock)  # a new connection, with the ticket to come back
    again = screens[1].standing["again"]
    assert rooms.enter(again, back) == (room, 1)
    assert screens[1].closed == GONE
    rooms.leave(room, 1, screens[1])  # the old connection ends later: it takes nobody's place away
    assert room.round.present == [True, True]
    assert rooms.enter(again, Screen(clock)) is None
    for side, touch in enumerate((LEFT, RIGHT)):
        rooms.hear(room, side, touch)
    pass_by(rooms, clock, [screens[0], back], 0.5)
    assert room.round.pencil.hold == Hold.HELD
    assert room.round.seen.seconds > stood[1].seconds + 0.4


def test_a_round_that_is_over_is_told_to_both_with_both_places_and_another_begins(
    rooms: Rooms, clock: Clock
) -> None:
    room, screens = opened(rooms, clock)
    before = room.round
    rooms.hear(room, 0, {"round": "say_where"})
    assert room.round is before  # not while it is played
    pass_by(rooms, clock, screens, 60)
    for screen in screens:
        over = screen.standing["over"]
        assert [over["a"], over["b"]] == list(room.round.places)
        assert over["longest_still"] > 50
        assert over["drops"] == ""
    rooms.hear(room, 0, {"round": "say_where"})
    assert screens[0].standing["theirs"] == screens[1].standing["place"] != ""
    assert screens[0].standing["ready"] == [False, False]


def test_there_are_so_many_rooms_and_none_for_ever(rooms: Rooms, clock: Clock) -> None:
    _room, screens = opened(rooms, clock)
    for _number in range(MOST_ROOMS - 1):
        assert "ticket" in rooms.answer({"open": "hold_still"})
    assert rooms.answer({"open": "hold_still"}) == {"refused": "full"}
    clock.now += TICKET + 1  # nobody came
    rooms.pass_by(0, False)
    assert len(rooms.rooms) == 1
    assert not [ticket for ticket, (room, *_rest) in rooms.tickets.items() if room.code not in rooms.rooms]
    clock.now += LONGEST
    rooms.pass_by(0, False)
    assert (len(rooms.rooms), len(rooms.tickets), screens[0].closed) == (0, 0, GONE)
    room, screens = opened(rooms, clock)
    for side, screen in enumerate(screens):
        rooms.leave(room, side, screen)
    clock.now += EMPTY - 1
    rooms.pass_by(0, False)
    assert rooms.rooms
    clock.now += 2
    rooms.pass_by(0, False)
    assert not rooms.rooms
    code = rooms.answer({"open": "my_way"})["code"]
    answers = [rooms.answer({"join": code}) for _number in range(MOST_TICKETS)]
    assert answers[-1] == {"refused": "full"}


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(["ready", "round", "x"]), inner),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=40)
@given(ANYTHING | st.tuples(st.integers(), st.floats(), st.floats(), st.booleans()).map(list))
def test_whatever_a_device_sends_the_world_stays_a_world(message: Any) -> None:
    clock = Clock()
    rooms = Rooms(clock)
    room, screens = opened(rooms, clock)
    assert rooms.hear(room, 0, message) in (True, False)
    pass_by(rooms, clock, screens, 0.1)
    pencil = room.round.pencil
    assert abs(pencil.x) < 10  # neither NaN nor far away
    assert json.dumps(screens[1].told, allow_nan=False)


class Line(asyncio.Transport):
    """A connection that keeps what is sent over it."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = b""

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.sent += bytes(data)

    def close(self) -> None:
        self.sent += b"(closed)"

    def get_write_buffer_size(self) -> int:
        return 0


def connected(rooms: Rooms, *headers: str) -> Line:
    """The connection of a page that asks for a room's socket with these headers."""
    head = (
        "GET /pencil/socket HTTP/1.1",
        "Host: here:8000",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
        *headers,
    )

    async def come() -> Line:
        Connected(rooms, "\r\n".join((*head, "", "")).encode()).connection_made(line := Line())
        return line

    return asyncio.run(come())


@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        (["Origin: http://here:8000"], b"HTTP/1.1 101"),
        (["Origin: http://elsewhere"], b"HTTP/1.1 403"),
        (["Origin: http://here:8001"], b"HTTP/1.1 403"),
        (["Origin: null"], b"HTTP/1.1 403"),
        ([], b"HTTP/1.1 403"),
    ],
)
def test_only_a_page_of_this_site_comes_in(rooms: Rooms, headers: list[str], answer: bytes) -> None:
    assert connected(rooms, *headers).sent.startswith(answer)
