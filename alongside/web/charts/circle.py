"""A client's circle as a picture: the client in the middle, the people around them.

A solid line and a filled dot: there is an alliance of mine with this person. A dotted line and a hollow dot: there is none.
Across a solid line, a jag in it is a hard patch that is open, and a seam of gold one that was mended.
Names stand outside the dots, so that no line crosses a word, however many people there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, gettext_lazy

WIDTH = 352  # drawn as large as a phone shows it, so that words keep their size
ROW = 76  # high enough for four lines of words, and for a finger
MIDDLE = WIDTH // 2
CLIENT = 36  # radius
DOT = 10
REACH, PULL = 70, 22  # how far out the dots of the middle rows stand, and how far the outermost are drawn in
LETTERS = 11  # of a name on one line
LINE = 17
SEAM = [(0, -11), (2, -4), (-2, 4), (0, 11)]  # along and across a line
HARD = {
    "strained": gettext_lazy("A hard patch with: %(names)s."),
    "mended": gettext_lazy("Mended with: %(names)s."),
}


@dataclass(frozen=True)
class Seat:
    """One person around the client. `is_allied`: I have an alliance with them. `url` and `hard` may be empty."""

    name: str
    role: str
    url: str = ""
    is_allied: bool = False
    hard: str = ""  # "strained" or "mended": what became of a hard patch between the two of us


@dataclass(frozen=True)
class Place:
    """Where the dot of somebody stands, on the left (-1) or the right (1) of the client."""

    seat: Seat
    side: int
    x: float
    y: float


def circle(client: str, seats: Sequence[Seat], *, id: str = "circle") -> SafeString:
    """The picture as SVG. `id` keeps its title apart from other pictures on the page."""
    height = ROW * max(2, (len(seats) + 1) // 2) + 8
    middle = height / 2
    places = _places(seats[::2], 1, height) + _places(seats[1::2], -1, height)
    ties = [
        (" tie-mine" if place.seat.is_allied else "", MIDDLE, middle, place.x, place.y) for place in places
    ]
    return format_html(
        '<svg class="pic circle-pic" viewBox="0 0 {w} {h}" role="group" aria-labelledby="{id}-t" aria-describedby="{id}-d">'
        '<title id="{id}-t">{title}</title><desc id="{id}-d">{desc}</desc>{lines}'
        '<circle class="dot-client" cx="{x}" cy="{y}" r="{r}"/><text x="{x}" y="{below}">{name}</text>{people}</svg>',
        w=WIDTH,
        h=height,
        id=id,
        title=_("The circle around %(name)s") % {"name": client},
        desc=describe(client, seats),
        lines=format_html_join("", '<line class="tie{}" x1="{}" y1="{}" x2="{}" y2="{}"/>', ties)
        + format_html_join("", '<polyline class="{}" points="{}"/>', _marks(places, middle)),
        x=MIDDLE,
        y=middle,
        r=CLIENT,
        below=middle + 5,
        name=(_lines(client, 9, 1) or [""])[0],
        people=format_html_join("", "{}", ((_person(place),) for place in places)),
    )


def describe(client: str, seats: Sequence[Seat]) -> str:
    if not seats:
        return _("Nobody is drawn around %(name)s yet.") % {"name": client}
    own, others = (
        ", ".join(f"{seat.name} ({seat.role})" for seat in seats if seat.is_allied is allied)
        for allied in (True, False)
    )
    sentences = [_("You work with: %(names)s.") % {"names": own}] if own else []
    sentences += [_("Also around them: %(names)s.") % {"names": others}] if others else []
    for hard, sentence in HARD.items():
        if names := ", ".join(seat.name for seat in seats if seat.hard == hard):
            sentences.append(str(sentence) % {"names": names})
    return " ".join(sentences)


def _places(seats: Sequence[Seat], side: int, height: int) -> list[Place]:
    """The people of one side, evenly down the picture, on a curve around the middle."""
    places, step = [], height / max(len(seats), 1)
    for row, seat in enumerate(seats):
        y = step * (row + 0.5)
        off = abs(y - height / 2) / (height / 2)
        reach = REACH - PULL * (1 - sqrt(1 - off * off))
        places.append(Place(seat, side, round(MIDDLE + side * reach, 1), round(y, 1)))
    return places


def _marks(places: Sequence[Place], middle: float) -> Iterator[tuple[str, str]]:
    """What lies across a line, half way between the edges of the two dots: a jag along it, or a seam across it."""
    for place in places:
        if not place.seat.hard:
            continue
        long, high = place.x - MIDDLE, place.y - middle
        length = hypot(long, high)
        along, at = (long / length, high / length), (CLIENT + length - DOT) / 2 / length
        centre = (MIDDLE + long * at, middle + high * at)
        zigzag = [(-9, 0), (-3, 6), (3, -6), (9, 0)] if place.seat.hard == "strained" else SEAM
        points = [
            f"{centre[0] + a * along[0] - b * along[1]:.1f},{centre[1] + a * along[1] + b * along[0]:.1f}"
            for a, b in zigzag
        ]
        yield ("tie-strained" if place.seat.hard == "strained" else "line-seam"), " ".join(points)


def _person(place: Place) -> SafeString:
    """A place for a finger as large as dot and words together, the dot, and the words beside it."""
    seat, side = place.seat, place.side
    left = place.x - DOT if side > 0 else 0.0
    lines = [("", line) for line in _lines(seat.name, LETTERS, 2)]
    lines += [(" role", line) for line in _lines(seat.role, LETTERS, 2)]
    top = place.y + 5 - LINE * (len(lines) - 1) / 2
    anchor, x = "end" if side < 0 else "start", round(place.x + side * (DOT + 7), 1)
    drawn = format_html(
        '<rect class="hit" x="{}" y="{}" width="{}" height="{}"/><circle class="dot{}" cx="{}" cy="{}" r="{}"/>{}',
        round(left, 1),
        round(place.y - ROW / 2 + 3, 1),
        round(WIDTH - left if side > 0 else place.x + DOT, 1),
        ROW - 6,
        " dot-mine" if seat.is_allied else "",
        place.x,
        place.y,
        DOT,
        format_html_join(
            " ",
            '<text class="{}{}" x="{}" y="{}">{}</text>',
            ((anchor, kind, x, round(top + LINE * at, 1), line) for at, (kind, line) in enumerate(lines)),
        ),
    )
    return format_html('<a href="{}">{}</a>', seat.url, drawn) if seat.url else drawn


def _lines(text: str, letters: int, most: int) -> list[str]:
    """Text cut to lines; what does not fit ends in … (the list beside the picture has it whole)."""
    lines = wrap(text, letters)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1][: letters - 1].rstrip() + "…"]
