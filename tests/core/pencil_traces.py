"""Recorded rounds of the pencil, which the browser's own steps are held against: `python -m tests.core.pencil_traces`.

Each trace has inputs, held for `EVERY` steps each: a's x, y, whether a touches, then b's. After each stands the whole state,
and at the end what was measured. Written anew only when the mechanics are meant to change.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from math import sqrt
from pathlib import Path
from random import Random

from alongside.core.pencil.physics import STEP, USUAL, FingerTouch, Pencil, laid_down, step
from alongside.core.pencil.rounds import PLACES, START, Round, Watch, new_watch, watch

FILE = Path(__file__).parent / "examples" / "pencil_traces.json"
EVERY = 10
Inputs = list[tuple[float, float, bool, float, float, bool]]


def both(
    x: float, y: float, apart: float = 0.156, lean: float = 0.0
) -> tuple[float, float, bool, float, float, bool]:
    """Two touches about one middle, the pencil turned so far that its end is `lean` metres off."""
    across = sqrt(apart * apart / 4 - lean * lean)
    return round(x - across, 4), round(y - lean, 4), True, round(x + across, 4), round(y + lean, 4), True


def carried(*ways: tuple[float, float], pace: float = 0.02) -> Inputs:
    """Both walk the pencil from place to place, `pace` metres each time."""
    (x, y), inputs = START, []
    for to in ways:
        many = int(max(abs(to[0] - x), abs(to[1] - y)) / pace) + 1
        inputs += [both(x + (to[0] - x) * k / many, y + (to[1] - y) * k / many) for k in range(1, many + 1)]
        x, y = to
    return inputs + [both(x, y)] * 6


def wandering(seed: int) -> Inputs:
    """Two unsteady people: now and then they drop it, and take it up again where it lies."""
    chance, x, y, inputs = Random(seed), *START, []
    for _ in range(90):
        x, y = x + chance.gauss(0, 0.01), y + chance.gauss(0, 0.01)
        inputs.append(both(x, y, 0.15 + chance.gauss(0, 0.012), chance.gauss(0, 0.01)))
    return inputs


def recorded() -> dict[str, tuple[Round, Inputs]]:
    x, y = START
    rest, up = [both(x, y)] * 6, [(*both(x, y)[:5], False)] * 3
    return {
        "held still": (Round.HOLD_STILL, [both(x, y)] * 24),
        "to the window, then to the door": (Round.THEIRS_FIRST, carried(PLACES["window"], PLACES["door"])),
        "pushed harder and harder": (Round.MY_WAY, [both(x, y, 0.17 - 0.006 * k) for k in range(20)]),
        "pulled away": (Round.MY_WAY, rest + [both(x, y, 0.156 + 0.01 * k) for k in range(8)]),
        "drifted apart": (Round.MY_WAY, rest + [both(x, y, 0.156, 0.008 * k) for k in range(10)]),
        "let go and taken up": (Round.SAY_WHERE, rest + up + [both(x, y, 0.17)] * 20),
        "wandering": (Round.ONE_AFTER_THE_OTHER, wandering(7)),
    }


def states(inputs: Inputs, kind: Round) -> Iterator[tuple[Pencil, Watch]]:
    """The world and what was measured, after each input."""
    pencil, seen = laid_down(*START), new_watch(kind, "window", "door")
    for ax, ay, a_down, bx, by, b_down in inputs:
        for _ in range(EVERY):
            pencil = step(pencil, (FingerTouch(ax, ay, a_down), FingerTouch(bx, by, b_down)))
            seen = watch(seen, pencil, STEP)
        yield pencil, seen


def row(p: Pencil) -> list[float | str]:
    a, b = p.a, p.b
    return [a.x, a.y, a.u, a.v, b.x, b.y, b.u, b.v, p.x, p.y, p.nx, p.ny, p.press, p.loose, p.hold.value]


def figures(seen: Watch) -> dict[str, object]:
    return asdict(seen) | {
        "mean_press": seen.mean_press,
        "first": seen.first,
        "afterwards": seen.afterwards.value,
    }


def traces() -> list[dict[str, object]]:
    made = []
    for name, (kind, inputs) in recorded().items():
        after = list(states(inputs, kind))
        made.append({
            "name": name, "round": kind.value, "places": ["window", "door"], "inputs": inputs,
            "states": [row(pencil) for pencil, _ in after], "measured": figures(after[-1][1]),
        })  # fmt: skip
    return made


if __name__ == "__main__":
    world = {
        "step": STEP,
        "every": EVERY,
        "parameters": asdict(USUAL),
        "start": START,
        "places": dict(PLACES),
    }
    lines = ",\n".join(json.dumps(trace, separators=(",", ":")) for trace in traces())
    FILE.write_text(f'{{"world":{json.dumps(world)},\n"traces":[\n{lines}\n]}}\n', "utf-8")
