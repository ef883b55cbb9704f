"""The mechanics of two fingertips and a pencil, seen from above. SI units: metres, seconds, kilograms, newtons.

Each finger is a mass that an arm, a damped spring, draws to where the touch is. The pencil is a stiff rod so light that it can
pass on only a push along itself: as hard as the two pulps are pressed together, each a spring (Hooke). It stays where that push
leans off the way the fingertips face by less than friction allows, which has to carry its weight too (Coulomb's cone).
The fingertips turn after the pencil, not at once. It drops when it is pushed too hard, when one pulls away, and when the
two drift apart sideways. Then it lies where it fell until each has a finger at their own end of it again.

`step` uses + - * / and square roots only, so that a browser which follows it line by line comes to the same numbers.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

STEP = 1 / 120  # s; half a frame of most screens, and far below what the stiffest spring here needs


@dataclass(frozen=True, slots=True)
class Parameters:
    """What the world is made of. "Ours": chosen by us so that two people can play it, from no measurement."""

    room: tuple[float, float] = (
        0.76,
        0.405,
    )  # m; ours: a plan on a table, on which the pencil has its own size
    length: float = 0.176  # m; an ordinary pencil
    weight: float = 0.05  # N; five grams
    hand: float = 0.42  # kg; 0.6 % of 70 kg (Winter, Biomechanics and Motor Control of Human Movement)
    arm: float = (
        150.0  # N/m; ours, of the order measured at a hand held still (Mussa-Ivaldi, Hogan & Bizzi 1985)
    )
    arm_damping: float = 15.9  # N s/m; ours: the arm comes to rest without swinging, 2 sqrt(arm * hand)
    reach: float = 0.1  # m; ours: how far a touch can be ahead of its finger; further away it draws no harder
    pulp: float = (
        1000.0  # N/m; ours, the order of a fingertip at 1 N; a real one stiffens (Pawluk & Howe 1999)
    )
    pulp_damping: float = 10.0  # N s/m; ours
    friction: float = (
        0.5  # skin on finished wood from .46 up, on paper .27 to .42 (Gott & Byrne 2013; Buchholz 1988)
    )
    hardest: float = 4.0  # N; ours: a pulp of 4 mm is pressed flat, and the pencil rolls off
    turning: float = 2.0  # 1/s; ours: how fast the fingertips turn after the pencil
    falling: float = 0.04  # s; how long 8 mm, half a fingertip, take to fall: sqrt(2 * 0.008 / 9.81)
    lying: float = 1.0  # s; ours: how long a dropped pencil lies before it can be taken up
    grasp: float = 0.02  # m; ours: how near its end a finger takes it up
    stride: float = 0.01  # m; ours: how far one press of a key moves a touch


USUAL = Parameters()


class Hold(StrEnum):
    """Whether the pencil is held, or what made it fall."""

    HELD = "held"
    LAID_DOWN = "laid_down"
    TOO_HARD = "too_hard"
    PULLED_AWAY = "pulled_away"
    DRIFTED_APART = "drifted_apart"


@dataclass(frozen=True, slots=True)
class Finger:
    """A fingertip: where it is and how fast it moves."""

    x: float
    y: float
    u: float = 0.0
    v: float = 0.0


@dataclass(frozen=True, slots=True)
class FingerTouch:
    """Where somebody holds their finger just now; `down` is False while they do not touch at all."""

    x: float
    y: float
    down: bool = True


@dataclass(frozen=True, slots=True)
class Pencil:
    """The world at one moment. `(nx, ny)`, of length 1, is how the fingertips face, from a to b; `(x, y)` is the pencil's middle;
    `press` how hard it is pushed in N; `loose` for how many seconds it has been slipping, or lying."""

    a: Finger
    b: Finger
    x: float
    y: float
    nx: float = 1.0
    ny: float = 0.0
    press: float = 0.0
    loose: float = 0.0
    hold: Hold = Hold.LAID_DOWN

    @property
    def speed(self) -> float:
        """How fast the middle between the fingers moves, in m/s."""
        u, v = (self.a.u + self.b.u) / 2, (self.a.v + self.b.v) / 2
        return sqrt(u * u + v * v)


def laid_down(x: float, y: float, p: Parameters = USUAL) -> Pencil:
    """A pencil that lies with its middle at (x, y), a finger at each end, ready to be taken up."""
    half = p.length / 2
    return Pencil(Finger(x - half, y), Finger(x + half, y), x, y, loose=p.lying)


def step(
    pencil: Pencil, touches: tuple[FingerTouch, FingerTouch], dt: float = STEP, p: Parameters = USUAL
) -> Pencil:
    """The world `dt` seconds later, while a's and b's touches are where they are."""
    a, b = pencil.a, pencil.b
    ex, ey, apart = _axis(pencil)
    press = 0.0
    if pencil.hold == Hold.HELD and touches[0].down and touches[1].down:
        closing = (a.u - b.u) * ex + (a.v - b.v) * ey
        press = pressure(p.length - apart, closing, p)
    a = _moved(a, touches[0], -press * ex, -press * ey, dt, p)
    b = _moved(b, touches[1], press * ex, press * ey, dt, p)
    if pencil.hold != Hold.HELD:
        return _lying(
            Pencil(a, b, pencil.x, pencil.y, pencil.nx, pencil.ny, 0.0, pencil.loose + dt, pencil.hold),
            touches,
            p,
        )
    nx, ny = pencil.nx + (ex - pencil.nx) * p.turning * dt, pencil.ny + (ey - pencil.ny) * p.turning * dt
    size = sqrt(nx * nx + ny * ny)
    nx, ny = (nx / size, ny / size) if size > 0.0 else (ex, ey)
    x, y = (a.x + b.x) / 2, (a.y + b.y) / 2
    loose = 0.0 if grips(press, ex * nx + ey * ny, p) else pencil.loose + dt
    hold = _hold(press, loose, p)
    if hold != Hold.HELD:
        return Pencil(a, b, x, y, ex, ey, 0.0, 0.0, hold)
    return Pencil(a, b, x, y, nx, ny, press, loose, hold)


def pressure(squeeze: float, closing: float, p: Parameters = USUAL) -> float:
    """How hard the pencil is pushed, in N: two pulps in a row, pressed in by `squeeze` metres together at `closing` m/s."""
    if squeeze <= 0.0:
        return 0.0
    push = p.pulp / 2 * squeeze + p.pulp_damping / 2 * closing
    return push if push > 0.0 else 0.0


def grips(press: float, straight: float, p: Parameters = USUAL) -> bool:
    """Whether friction holds an end that is pushed with `press`; `straight` is the cosine between push and fingertip."""
    if straight <= 0.0:
        return False
    across = press * press * (1.0 - straight * straight) if straight < 1.0 else 0.0
    carried = p.weight / 2
    most = p.friction * press * straight
    return across + carried * carried <= most * most


def _axis(pencil: Pencil) -> tuple[float, float, float]:
    """The direction from a to b and how far they are apart; while they are in one place, how they face."""
    dx, dy = pencil.b.x - pencil.a.x, pencil.b.y - pencil.a.y
    apart = sqrt(dx * dx + dy * dy)
    if apart <= 0.0:
        return pencil.nx, pencil.ny, 0.0
    return dx / apart, dy / apart, apart


def _moved(finger: Finger, touch: FingerTouch, fx: float, fy: float, dt: float, p: Parameters) -> Finger:
    """A finger `dt` later: its speed first, then its place with the new speed, which keeps the energy bounded."""
    fx, fy = fx - p.arm_damping * finger.u, fy - p.arm_damping * finger.v
    if touch.down:
        dx = _within(touch.x, p.room[0]) - finger.x
        dy = _within(touch.y, p.room[1]) - finger.y
        ahead = sqrt(dx * dx + dy * dy)
        pull = p.arm if ahead <= p.reach else p.arm * p.reach / ahead
        fx, fy = fx + pull * dx, fy + pull * dy
    u, v = finger.u + fx / p.hand * dt, finger.v + fy / p.hand * dt
    return Finger(finger.x + u * dt, finger.y + v * dt, u, v)


def _within(place: float, most: float) -> float:
    if place < 0.0:
        return 0.0
    return most if place > most else place


def _hold(press: float, loose: float, p: Parameters) -> Hold:
    if press > p.hardest:
        return Hold.TOO_HARD
    if loose <= p.falling:
        return Hold.HELD
    return Hold.DRIFTED_APART if grips(press, 1.0, p) else Hold.PULLED_AWAY


def _lying(pencil: Pencil, touches: tuple[FingerTouch, FingerTouch], p: Parameters) -> Pencil:
    """It stays where it is, or is taken up: it has lain long enough, each is at their own end, and they press a little."""
    half_x, half_y = pencil.nx * p.length / 2, pencil.ny * p.length / 2
    ends = (pencil.x - half_x, pencil.y - half_y), (pencil.x + half_x, pencil.y + half_y)
    at_ends = _near(pencil.a, ends[0], p.grasp) and _near(pencil.b, ends[1], p.grasp)
    pressing = _near(touches[0], (touches[1].x, touches[1].y), p.length)
    if pencil.loose < p.lying or not at_ends or not pressing or not (touches[0].down and touches[1].down):
        return pencil
    a, b = Finger(*ends[0]), Finger(*ends[1])
    return Pencil(a, b, pencil.x, pencil.y, pencil.nx, pencil.ny, 0.0, 0.0, Hold.HELD)


def _near(finger: Finger | FingerTouch, place: tuple[float, float], near: float) -> bool:
    dx, dy = finger.x - place[0], finger.y - place[1]
    return dx * dx + dy * dy < near * near
