"""A client's circle as a picture: the client in the middle, the people around them.

A solid line and a filled dot: there is an alliance of mine with this person. A dotted line and a hollow dot: there is none.
Names stand outside the dots, so that no line crosses a word, however many people there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

WIDTH = 352  # drawn as large as a phone shows it, so that words keep their size
ROW = 76  # high enough for four lines of words, and for a finger
MIDDLE = WIDTH // 2
CLIENT = 36  # radius
DOT = 10
REACH, PULL = 70, 22  # how far out the dots of the middle rows stand, and how far the outermost are drawn in
LETTERS = 11  # of a name on one line
LINE = 17


@dataclass(frozen=True)
class Seat:
    """One person around the client. `mine`: I have an alliance with them. `url` may be empty."""

    name: str
    role: str
    url: str = ""
    mine: bool = False


@dataclass(frozen=True)
class _Spot:
    seat: Seat
    side: int  # -1 left, 1 right
    x: float
    y: float


def circle(client: str, seats: Sequence[Seat], *, id: str = "circle") -> SafeString:
    """The picture as SVG. `id` keeps its title apart from other pictures on the page."""
    height = ROW * max(2, (len(seats) + 1) // 2) + 8
    spots = _spots(seats[::2], 1, height) + _spots(seats[1::2], -1, height)
    return format_html(
        '<svg class="pic circle-pic" viewBox="0 0 {w} {h}" role="group" aria-labelledby="{id}-t" aria-describedby="{id}-d">'
        '<title id="{id}-t">{title}</title><desc id="{id}-d">{desc}</desc>{lines}{middle}{people}</svg>',
        w=WIDTH,
        h=height,
        id=id,
        title=_("The circle around %(name)s") % {"name": client},
        desc=describe(client, seats),
        lines=format_html_join("", "{}", ((_line(spot, height),) for spot in spots)),
        middle=_client(client, height),
        people=format_html_join("", "{}", ((_person(spot),) for spot in spots)),
    )


def describe(client: str, seats: Sequence[Seat]) -> str:
    """The picture in words."""
    if not seats:
        return _("Nobody is drawn around %(name)s yet.") % {"name": client}
    mine = ", ".join(f"{seat.name} ({seat.role})" for seat in seats if seat.mine)
    others = ", ".join(f"{seat.name} ({seat.role})" for seat in seats if not seat.mine)
    words = [_("You have an alliance with: %(names)s.") % {"names": mine}] if mine else []
    return " ".join(words + ([_("Also around them: %(names)s.") % {"names": others}] if others else []))


def _spots(seats: Sequence[Seat], side: int, height: int) -> list[_Spot]:
    """The people of one side, evenly down the picture, on a curve around the middle."""
    step = height / max(len(seats), 1)
    return [_spot(seat, side, step * (row + 0.5), height) for row, seat in enumerate(seats)]


def _spot(seat: Seat, side: int, y: float, height: int) -> _Spot:
    off = abs(y - height / 2) / (height / 2)
    reach = REACH - PULL * (1 - sqrt(1 - off * off))
    return _Spot(seat, side, round(MIDDLE + side * reach, 1), round(y, 1))


def _line(spot: _Spot, height: int) -> SafeString:
    return format_html(
        '<line class="tie{}" x1="{}" y1="{}" x2="{}" y2="{}"/>',
        " tie-mine" if spot.seat.mine else "",
        MIDDLE,
        height / 2,
        spot.x,
        spot.y,
    )


def _client(name: str, height: int) -> SafeString:
    y = height / 2
    return format_html(
        '<circle class="dot-client" cx="{x}" cy="{y}" r="{r}"/><text x="{x}" y="{below}">{name}</text>',
        x=MIDDLE,
        y=y,
        r=CLIENT,
        below=y + 5,
        name=(_lines(name, 9, 1) or [""])[0],
    )


def _person(spot: _Spot) -> SafeString:
    drawn = format_html(
        '{}<circle class="dot{}" cx="{}" cy="{}" r="{}"/>{}',
        _hit(spot),
        " dot-mine" if spot.seat.mine else "",
        spot.x,
        spot.y,
        DOT,
        _words(spot),
    )
    return format_html('<a href="{}">{}</a>', spot.seat.url, drawn) if spot.seat.url else drawn


def _hit(spot: _Spot) -> SafeString:
    """A place for a finger as large as dot and words together."""
    left = spot.x - DOT if spot.side > 0 else 0.0
    width = WIDTH - left if spot.side > 0 else spot.x + DOT
    return format_html(
        '<rect class="hit" x="{}" y="{}" width="{}" height="{}"/>',
        round(left, 1),
        round(spot.y - ROW / 2 + 3, 1),
        round(width, 1),
        ROW - 6,
    )


def _words(spot: _Spot) -> SafeString:
    names, x = _lines(spot.seat.name, LETTERS, 2), spot.x + spot.side * (DOT + 7)
    said = [("", line) for line in names] + [(" role", line) for line in _lines(spot.seat.role, LETTERS, 2)]
    top = spot.y + 5 - LINE * (len(said) - 1) / 2
    rows = [(kind, top + LINE * at, line) for at, (kind, line) in enumerate(said)]
    side = "end" if spot.side < 0 else "start"
    return format_html_join(
        " ",
        '<text class="{}{}" x="{}" y="{}">{}</text>',
        ((side, kind, round(x, 1), round(y, 1), line) for kind, y, line in rows),
    )


def _lines(words: str, letters: int, most: int) -> list[str]:
    """Words cut to lines; what does not fit ends in … (the list beside the picture has it whole)."""
    lines = wrap(words, letters)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1][: letters - 1].rstrip() + "…"]
