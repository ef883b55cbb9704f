"""The rooms there are: who may come in, with which ticket, how long, and how many."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from alongside.core.pencil.physics import STEP, FingerTouch
from alongside.core.pencil.rounds import PLACES, RULES, Round
from alongside.core.pencil.shared import SharedRound

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that are taken for each other
CODE = 6  # letters: one in 22 million guesses finds one of 40 rooms
MOST_ROOMS = 40
MOST_TICKETS = 400
TICKET = 60.0  # s until a ticket that nobody used is none
SILENT = 1.5  # s without a word from a device: it is taken for gone, and the room stands still
EMPTY = 600.0  # s that a room waits for who was in it
LONGEST = 3600.0  # s that a room stands
CATCH_UP = 0.1  # s of the world at a time: after a hitch it goes on, it does not leap
GONE = 4001  # close code: this ticket, or this room, is none any more


class Device(Protocol):
    """A connection to one device."""

    heard: float  # when something came last

    def send(self, message: Any, *, can_wait: bool = True) -> None: ...
    def close(self, code: int) -> None: ...


@dataclass
class Room:
    code: str
    opened: float
    round: SharedRound
    devices: list[Device | None] = field(default_factory=lambda: [None, None])
    acks: list[int] = field(default_factory=lambda: [0, 0])  # the newest touch of each that counts
    again: list[str] = field(default_factory=lambda: ["", ""])  # each one's ticket to come back
    left: float = 0.0  # when the last one went
    owed: float = 0.0  # s of the world that are still to come

    @property
    def is_empty(self) -> bool:
        return self.devices == [None, None]

    def tell(self) -> None:
        """To each: how things stand. Only they see their place; whoever comes back needs the ticket."""
        shared = self.round
        over = account(shared) if shared.seen.over else None
        for side, device in enumerate(self.devices):
            if device:
                message = {
                    "side": side, "again": self.again[side], "round": shared.kind, "here": shared.present,
                    "ready": shared.ready, "begun": shared.seen.seconds > 0, "over": over,
                    "place": shared.places[side] if RULES[shared.kind].places else "",
                    "theirs": shared.place_of_other(side),
                    "touch": [shared.touches[side].x, shared.touches[side].y],
                }  # fmt: skip
                device.send(message)
        self.show()

    def show(self) -> None:
        """To each: the world as it is now, and which of their own touches it has in it."""
        shared = self.round
        a, b, p = shared.pencil.a, shared.pencil.b, shared.pencil
        state = [round(value, 6) for value in (a.x, a.y, a.u, a.v, b.x, b.y, b.u, b.v, p.x, p.y, p.nx, p.ny, p.press, p.loose)]  # fmt: skip
        left = round(60 - shared.seen.seconds, 2)
        for side, device in enumerate(self.devices):
            if device:
                other = shared.touches[1 - side]
                touch = [round(other.x, 6), round(other.y, 6), other.down]
                device.send([self.acks[side], left, shared.goes_on, state, p.hold, touch], can_wait=False)


def account(shared: SharedRound) -> dict[str, Any]:
    """What was measured, as the page hands it on to be put into sentences; both places with it."""
    seen = shared.seen
    return {
        "a": shared.places[0], "b": shared.places[1], "a_there": seen.a_there, "b_there": seen.b_there,
        "gave_way": seen.gave_way, "gave_way_at": seen.gave_way_at, "longest_still": seen.longest_still,
        "drops": " ".join(seen.drops), "afterwards": seen.afterwards,
    }  # fmt: skip


class Rooms:
    """All rooms of this process. `clock`: seconds that only go forward."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.rooms: dict[str, Room] = {}
        self.tickets: dict[
            str, tuple[Room, int | None, float]
        ] = {}  # which side, where it is one to come back

    # ---- what the pages ask

    def answer(self, question: dict[str, Any]) -> dict[str, str]:
        """To {"open": a round} or {"join": a code}: the code and a ticket, or why not. To anything else: that we are here."""
        if kind := question.get("open"):
            if len(self.rooms) >= MOST_ROOMS:
                return {"refused": "full"}
            code, now = "".join(secrets.choice(LETTERS) for _letter in range(CODE)), self.clock()
            # one that nobody enters goes as soon as its ticket
            self.rooms[code] = Room(code, now, new_round(Round(kind)), left=now - EMPTY + TICKET)
            return self._ticket(self.rooms[code])
        if "join" in question:
            room = self.rooms.get(question["join"])
            if room is None:
                return {"refused": "unknown"}
            return self._ticket(room) if None in room.devices else {"refused": "taken"}
        return {}

    def _ticket(self, room: Room, side: int | None = None, lasts: float = TICKET) -> dict[str, str]:
        if len(self.tickets) >= MOST_TICKETS:
            return {"refused": "full"}
        ticket = secrets.token_urlsafe(18)
        self.tickets[ticket] = room, side, self.clock() + lasts
        return {"code": room.code, "ticket": ticket}

    # ---- what the devices do

    def enter(self, ticket: str, device: Device) -> tuple[Room, int] | None:
        """The room and side of whoever shows this ticket, which is used up with it. None: it is no ticket, or no place is free."""
        room, side, until = self.tickets.pop(ticket, (None, None, 0.0))
        if room is None or until < self.clock():
            return None
        if side is None:
            if None not in room.devices:
                return None
            side = room.devices.index(None)
        if (before := room.devices[side]) is not None:
            before.close(GONE)  # their own, from before the connection was lost
        self.tickets.pop(room.again[side], None)
        room.again[side] = self._ticket(room, side, LONGEST).get("ticket", "")
        room.devices[side], room.acks[side] = device, 0
        room.round.be_here(side, True)
        room.tell()
        return room, side

    def leave(self, room: Room, side: int, device: Device) -> None:
        if room.devices[side] is device:
            room.devices[side], room.left = None, self.clock()
            room.round.be_here(side, False)
            room.tell()

    def hear(self, room: Room, side: int, message: Any) -> bool:
        """What a device said: [number, x, y, down] of its touch, {"ready": …}, {"round": …}. False: that is no message of ours."""
        match message:
            case [int(number), int() | float() as x, int() | float() as y, bool(down)] if (
                abs(x) < 10 and abs(y) < 10
            ):
                room.acks[side] = number
                room.round.touch(side, FingerTouch(float(x), float(y), down))
            case {"ready": bool(ready)}:
                room.round.be_ready(side, ready)
                room.tell()
            case {"round": str(kind)} if kind in {*Round} and room.round.seen.over:
                fresh = new_round(Round(kind))
                fresh.present = room.round.present
                room.round = fresh
                room.tell()
            case _:
                return False
        return True

    # ---- what time does

    def pass_by(self, seconds: float, shows: bool) -> None:
        """So much later. `shows`: the devices are shown the world."""
        now = self.clock()
        for room in list(self.rooms.values()):
            if now - room.opened > LONGEST or (room.is_empty and now - room.left > EMPTY):
                self._shut(room)
                continue
            self._look(room, now)
            room.owed = min(room.owed + seconds, CATCH_UP)
            steps = int(room.owed / STEP)
            room.owed -= steps * STEP
            was_on = room.round.is_open
            room.round.advance(steps)
            if was_on and room.round.seen.over:
                room.tell()
            elif was_on and shows:
                room.show()
        for ticket in [ticket for ticket, (_room, _side, until) in self.tickets.items() if until < now]:
            del self.tickets[ticket]

    def _look(self, room: Room, now: float) -> None:
        """Who has not been heard of for a moment counts as gone until they are."""
        for side, device in enumerate(room.devices):
            is_present = device is not None and now - device.heard < SILENT
            if device and is_present != room.round.present[side]:
                room.round.be_here(side, is_present)
                room.tell()

    def _shut(self, room: Room) -> None:
        del self.rooms[room.code]
        self.tickets = {ticket: entry for ticket, entry in self.tickets.items() if entry[0] is not room}
        for device in room.devices:
            if device:
                device.close(GONE)


def new_round(kind: Round) -> SharedRound:
    a, b = secrets.SystemRandom().sample(sorted(PLACES), 2)
    return SharedRound(kind, (a, b))
