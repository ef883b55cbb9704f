"""The pencil between two fingertips: known vectors of its mechanics, the three ways to drop it, and what a round measures."""

import json
from dataclasses import replace
from math import cos, hypot, radians, sin, sqrt

import pytest
from hypothesis import given, settings, strategies as st

from alongside.core.pencil import physics
from alongside.core.pencil.physics import STEP, USUAL, Finger, FingerTouch, Hold, Parameters, Pencil, step
from alongside.core.pencil.rounds import PLACES, SECONDS, START, Afterwards, Round, new_watch, watch
from tests.core import pencil_traces

FREE = replace(USUAL, arm_damping=0.0, pulp_damping=0.0)
L = USUAL.length


def held(apart: float = L, x: float = 0.4, y: float = 0.2, u: float = 0.0) -> Pencil:
    """A held pencil, its ends `apart`, both fingers moving at `u`."""
    return Pencil(Finger(x - apart / 2, y, u), Finger(x + apart / 2, y, u), x, y, hold=Hold.HELD)


def at(pencil: Pencil, inwards: float = 0.0) -> tuple[FingerTouch, FingerTouch]:
    """Touches on the fingers, each moved in along the pencil."""
    return FingerTouch(pencil.a.x + inwards, pencil.a.y), FingerTouch(pencil.b.x - inwards, pencil.b.y)


def settled(inwards: float, p: Parameters = USUAL) -> Pencil:
    """What it comes to while both touch `inwards` of the ends."""
    pencil = physics.laid_down(0.4, 0.2, p)
    touches = FingerTouch(0.4 - L / 2 + inwards, 0.2), FingerTouch(0.4 + L / 2 - inwards, 0.2)
    for _ in range(600):
        pencil = step(pencil, touches, STEP, p)
    return pencil


def energy(pencil: Pencil, touches: tuple[FingerTouch, FingerTouch], p: Parameters) -> float:
    """Of the two hands, the two arms and the two pulps, in J."""
    total = p.pulp / 4 * max(0.0, p.length - hypot(pencil.b.x - pencil.a.x, pencil.b.y - pencil.a.y)) ** 2
    for finger, touch in zip((pencil.a, pencil.b), touches, strict=True):
        total += p.hand / 2 * (finger.u**2 + finger.v**2)
        total += p.arm / 2 * ((touch.x - finger.x) ** 2 + (touch.y - finger.y) ** 2)
    return total


@pytest.mark.parametrize(
    ("squeeze", "closing", "newtons"),
    [(0.0, 1.0, 0.0), (-0.01, 1.0, 0.0), (0.002, 0.0, 1.0), (0.004, 0.0, 2.0), (0.002, 0.1, 1.5), (0.001, -0.2, 0.0)],
)  # fmt: skip
def test_hooke(squeeze: float, closing: float, newtons: float) -> None:
    """Two springs of 1000 N/m in a row give half of that, and a fingertip never pulls."""
    assert physics.pressure(squeeze, closing) == pytest.approx(newtons, abs=1e-12)


@pytest.mark.parametrize("inwards", [0.004, 0.01, 0.02])
def test_arms_and_pulps_balance(inwards: float) -> None:
    """At rest the arm's spring and the pulp carry the same force: k d = F, and the squeeze is 2 F / pulp."""
    p, pencil = USUAL, settled(inwards)
    force = inwards / (1 / p.arm + 1 / p.pulp)
    assert pencil.hold == Hold.HELD
    assert pencil.press == pytest.approx(force, rel=1e-6)
    assert L - (pencil.b.x - pencil.a.x) == pytest.approx(2 * force / p.pulp, rel=1e-6)


@pytest.mark.parametrize(
    ("degrees", "holds"), [(0, True), (26, True), (27, False), (91, False), (180, False)]
)
def test_coulomb_cone(degrees: float, holds: bool) -> None:
    """With a weight far below the push, the cone of .5 ends at atan(.5) = 26.57 degrees."""
    assert physics.grips(3.9, cos(radians(degrees)), replace(USUAL, weight=0.001)) is holds


def test_the_lightest_push_that_carries_the_pencil() -> None:
    """Friction of each end carries half of the weight: F = (w / 2) / mu = .05 N."""
    assert physics.grips(0.0501, 1.0)
    assert not physics.grips(0.0499, 1.0)


@given(st.floats(0.0, 6.0), st.floats(-1.0, 1.0), st.floats(0.1, 1.5))
def test_more_friction_never_loosens(press: float, straight: float, friction: float) -> None:
    less, more = replace(USUAL, friction=friction), replace(USUAL, friction=friction + 0.2)
    assert physics.grips(press, straight, more) or not physics.grips(press, straight, less)


@settings(max_examples=40, deadline=None)
@given(st.floats(0.001, 0.005), st.floats(-0.03, 0.03))
def test_without_damping_energy_stays(squeeze: float, shift: float) -> None:
    """Nothing but springs: after five seconds no energy has come or gone, within what the step of 1/120 s swings."""
    pencil = replace(held(L - squeeze, u=shift), hold=Hold.HELD)
    touches = at(pencil, 0.01)
    first = energy(pencil, touches, FREE)
    everywhere = []
    for _ in range(600):
        pencil = step(pencil, touches, STEP, replace(FREE, hardest=1e9, falling=1e9))
        everywhere.append(energy(pencil, touches, FREE))
    assert max(everywhere) < 1.3 * first
    assert sum(everywhere) / 600 == pytest.approx(first, rel=0.2)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 359), st.floats(-0.02, 0.02), st.floats(0.15, 0.17))
def test_any_direction_is_like_any_other(degrees: int, along: float, gap: float) -> None:
    """The same push seen from another side of the room comes to the same, turned."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    wide, straight, turned = replace(USUAL, room=(9.0, 9.0)), held(L, 4.0, 4.0), held(L, 4.0, 4.0)
    turned = Pencil(
        Finger(4 - c * L / 2, 4 - s * L / 2), Finger(4 + c * L / 2, 4 + s * L / 2), 4.0, 4.0, c, s, hold=Hold.HELD
    )  # fmt: skip
    for _ in range(60):
        straight = step(
            straight, (FingerTouch(4 - gap / 2 + along, 4), FingerTouch(4 + gap / 2 + along, 4)), STEP, wide
        )
        near, far = along - gap / 2, along + gap / 2
        turned = step(
            turned,
            (FingerTouch(4 + c * near, 4 + s * near), FingerTouch(4 + c * far, 4 + s * far)),
            STEP,
            wide,
        )
    assert turned.hold == straight.hold
    assert turned.press == pytest.approx(straight.press, abs=1e-9)
    assert (turned.x - 4) * c + (turned.y - 4) * s == pytest.approx(straight.x - 4, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[st.floats(-1, 2), st.floats(-1, 2), st.booleans()] * 2), min_size=1, max_size=40))
def test_whatever_they_do_the_world_stays_whole(
    inputs: list[tuple[float, float, bool, float, float, bool]],
) -> None:
    """Every number stays finite and in bounds, and the direction keeps its length."""
    for pencil, _ in pencil_traces.states(inputs, Round.MY_WAY):
        assert all(-1 < place < 2 for finger in (pencil.a, pencil.b) for place in (finger.x, finger.y))
        assert sqrt(pencil.nx**2 + pencil.ny**2) == pytest.approx(1.0, abs=1e-9)
        assert 0.0 <= pencil.press <= USUAL.hardest


def test_what_makes_it_fall() -> None:
    """Each of the recorded rounds ends as its name says, and a push of 4 N is the hardest."""
    drops = {name: list(pencil_traces.states(inputs, kind))[-1][1].drops
             for name, (kind, inputs) in pencil_traces.recorded().items()}  # fmt: skip
    assert drops["held still"] == drops["to the window, then to the door"] == ()
    assert drops["pushed harder and harder"] == (Hold.TOO_HARD,)
    assert drops["pulled away"] == drops["let go and taken up"] == (Hold.PULLED_AWAY,)
    assert drops["drifted apart"] == (Hold.DRIFTED_APART,)
    for squeeze, hold in ((0.0079, Hold.HELD), (0.0081, Hold.TOO_HARD)):  # 3.95 N and 4.05 N
        assert step(held(L - squeeze), at(held(L - squeeze))).hold == hold


def test_a_dropped_pencil_lies_until_both_are_at_their_ends() -> None:
    pencil = replace(physics.laid_down(0.4, 0.2), loose=0.0)
    touches = at(pencil, 0.01)
    for _ in range(110):
        pencil = step(pencil, touches)
    assert pencil.hold == Hold.LAID_DOWN  # not yet a second
    for _ in range(60):
        pencil = step(pencil, touches)
    assert pencil.hold == Hold.HELD
    away = replace(physics.laid_down(0.4, 0.2), b=Finger(0.4, 0.3))
    assert step(away, (touches[0], FingerTouch(0.4, 0.3))).hold == Hold.LAID_DOWN
    assert (
        step(physics.laid_down(0.4, 0.2), (touches[0], replace(touches[1], down=False))).hold
        == Hold.LAID_DOWN
    )


def test_recorded_traces_are_what_the_core_does() -> None:
    """The browser is held against this file; here the core is."""
    kept = json.loads(pencil_traces.FILE.read_text("utf-8"))["traces"]
    assert kept == json.loads(json.dumps(pencil_traces.traces()))


def played(kind: Round, inputs: pencil_traces.Inputs) -> dict[str, object]:
    return pencil_traces.figures(list(pencil_traces.states(inputs, kind))[-1][1])


def test_theirs_first_then_mine() -> None:
    seen = played(Round.THEIRS_FIRST, pencil_traces.carried(PLACES["window"], PLACES["door"]))
    assert (seen["first"], seen["gave_way"], seen["afterwards"]) == ("a", "b", Afterwards.BOTH)
    assert 0 < seen["a_there"] < seen["b_there"] < 6  # type: ignore[operator]
    assert seen["mean_press"] == pytest.approx(1.3, abs=0.1)


def test_in_turn_the_second_place_counts_only_after_the_first() -> None:
    way = pencil_traces.carried(PLACES["door"], PLACES["window"])
    assert played(Round.MY_WAY, way)["afterwards"] == Afterwards.BOTH
    in_turn = played(Round.ONE_AFTER_THE_OTHER, way)
    assert (in_turn["first"], in_turn["b_there"], in_turn["gave_way"]) == ("a", None, "a")


@pytest.mark.parametrize(
    ("then", "what"),
    [
        ([PLACES["window"]], Afterwards.STAYED),
        ([PLACES["window"], (0.3, 0.066)], Afterwards.ON_THE_WAY),
        ([(0.3, 0.2)], Afterwards.NEVER),
    ],
)
def test_what_happened_after_one_had_been_followed(then: list[tuple[float, float]], what: Afterwards) -> None:
    assert played(Round.MY_WAY, pencil_traces.carried(*then))["afterwards"] == what


def test_dropped_after_one_had_been_followed() -> None:
    way = pencil_traces.carried(PLACES["window"])
    assert (
        played(Round.MY_WAY, way + [pencil_traces.both(0.1, 0.06, 0.3)] * 5)["afterwards"]
        == Afterwards.DROPPED
    )


def test_how_long_nobody_moved() -> None:
    """Two seconds of holding still are counted whole but for the first moments of pressing in."""
    seen = played(Round.HOLD_STILL, [pencil_traces.both(*START)] * 24)
    assert seen["still"] == pytest.approx(2.0, abs=0.05)
    assert (seen["first"], seen["gave_way"], seen["a_there"]) == ("", "", None)


def test_a_round_is_over_after_a_minute_or_when_both_have_been_there() -> None:
    seen = replace(new_watch(Round.MY_WAY, "window", "door"), seconds=SECONDS - STEP * 1.5)
    assert not watch(seen, held(), STEP).over
    assert watch(watch(seen, held(), STEP), held(), STEP).over
    assert replace(seen, a_there=1.0, b_there=2.0).over
