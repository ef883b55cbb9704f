"""What the simulation comes to: tables and plots, and every cell as .csv. The same arguments write the same bytes."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from alongside.core.pencil.agents import Knowledge, Strategy
from research import plots
from research.pencil import people, rounds
from research.pencil.people import MEASURED, SENSES, Agents
from research.pencil.rounds import APART, FIGURES, NOISE, PAIRS, SHOWN, VARIED, Floats

Cells = dict[tuple[Knowledge, tuple[Strategy, Strategy]], Floats]
HEAD = """# The pencil, simulated

This is a toy model. Its agents are controllers that move what costs them least, not people, and what comes out says what follows
from what was put in. It says nothing of clients, of trust, or of alliances.

"""
COLUMNS = "| two strategies | a there | b there | both | dropped | frozen | push, N | seconds |\n|---|---|---|---|---|---|---|---|\n"


def name(pair: tuple[Strategy, Strategy]) -> str:
    return " and ".join(strategy.value.replace("_", " ") for strategy in pair)


def write_report(runs: int, seed: int, workers: int, folder: Path, tell: Callable[[str], None]) -> Path:
    """Play the rounds and write `pencil.md`, `pencil.csv` and three plots into the folder."""
    tell(f"{runs} rounds of two strategies each")
    todo = [*rounds.jobs(runs, seed), *rounds.varied_jobs(runs, seed)]
    sums = rounds.sums_of(todo, workers)
    varied = len(VARIED) * len(SHOWN)
    cells: Cells = {}
    for job, done in zip(todo[:-varied], sums[:-varied], strict=True):
        key = job.knowledge, job.pair
        cells[key] = cells.get(key, 0.0) + done
    with (folder / "pencil.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(every_cell(cells))
    texts = [
        HEAD,
        f"{runs} rounds, seed {seed}. Figures are shares of rounds; seconds until both were there, at most 30.\n",
    ]
    for knowledge in Knowledge:
        rows = [table_row(name(pair), cells[knowledge, pair]) for pair in PAIRS if (knowledge, pair) in cells]
        texts.append(f"\n## Knowing of the other: {knowledge.value}\n\n{COLUMNS}" + "\n".join(rows) + "\n")
    texts.append("\n## What it depends on, feeling the pressure: share of rounds in which both got there\n\n")
    texts.append(varied_table(sums[-varied:]))
    for file_name, plot in drawn(cells).items():
        (folder / file_name).write_text(plot, "utf-8")
        texts.append(f"\n![{file_name}]({file_name})\n")
    path = folder / "pencil.md"
    path.write_text("".join(texts), "utf-8")
    return path


def table_row(title: str, sums: Floats) -> str:
    figures = rounds.shares(sums)
    return (
        f"| {title} | "
        + " | ".join(f"{figures[key]:.2f}" for key in FIGURES[:-1])
        + f" | {figures['seconds']:.1f} |"
    )


def varied_table(sums: Sequence[Floats]) -> str:
    head = "| | " + " | ".join(map(name, SHOWN)) + " |\n" + "|---" * (len(SHOWN) + 1) + "|\n"
    lines = []
    for number, title in enumerate(VARIED):
        row = sums[number * len(SHOWN) : (number + 1) * len(SHOWN)]
        lines.append(
            f"| {title} | " + " | ".join(f"{rounds.shares(cell)['both']:.2f}" for cell in row) + " |"
        )
    return head + "\n".join(lines) + "\n"


def every_cell(cells: Cells) -> list[list[object]]:
    """A line for each knowledge, pair, distance and kind of fingertips."""
    lines: list[list[object]] = [
        ["knowledge", "a_strategy", "b_strategy", "apart_m", "noise_n", "rounds", *FIGURES]
    ]
    for (knowledge, pair), sums in cells.items():
        for i, apart in enumerate(APART):
            for j, noise in enumerate(NOISE):
                figures = [round(figure, 6) for figure in rounds.shares(sums[i, j]).values()]
                lines.append(
                    [knowledge.value, *(strategy.value for strategy in pair), apart, noise, *figures]
                )
    return lines


def drawn(cells: Cells) -> dict[str, str]:
    """How often both got there, for the pairs shown: by distance, by knowledge, by fingertips."""

    def both(
        knowledge: Knowledge, pair: tuple[Strategy, Strategy], part: tuple[int | slice, int | slice]
    ) -> float:
        return rounds.shares(cells[knowledge, pair][part])["both"]

    every = slice(None)
    by_distance = [
        (name(p), [both(Knowledge.PRESSURE, p, (i, every)) for i in range(len(APART))]) for p in SHOWN
    ]
    by_knowledge = [(name(p), [both(knowledge, p, (every, every)) for knowledge in Knowledge]) for p in SHOWN]
    by_tips = [(name(p), [both(Knowledge.PRESSURE, p, (every, j)) for j in range(len(NOISE))]) for p in SHOWN]
    what = "Share of simulated rounds in which both got to their place."
    return {
        "pencil-distance.svg": plots.lines("Both there, by how far apart the places are", f"{what} Pressure felt.",
                                           [f"{100 * apart:.0f} cm" for apart in APART], by_distance),
        "pencil-knowledge.svg": plots.lines("Both there, by what is known of the other", what,
                                            [knowledge.value for knowledge in Knowledge], by_knowledge),
        "pencil-fingertips.svg": plots.lines("Both there, by how dull the fingertips are", f"{what} Pressure felt.",
                                             [f"{noise} N" for noise in NOISE], by_tips),
    }  # fmt: skip


# ---------------------------------------------------------------- held against people

REPETITIONS, PAIRS_EACH, TRIALS, EARLY = 20, 18, 60, 10
CHANGED: dict[str, dict[str, object]] = {
    "as it is": {},
    "force bearable 1 N": {"force": 1.0},
    "force bearable 4 N": {"force": 4.0},
    "effort bearable 1.35 N": {"effort": 1.35},
    "effort bearable 5.4 N": {"effort": 5.4},
    "effort 10 N, force 1 N": {"effort": 10.0, "force": 1.0},
    "via-point to 1 cm": {"place": 0.01},
    "spring 150 N/m": {"spring": 150.0},
    "mass 2 kg": {"mass": 2.0},
    "hand without viscosity": {"viscosity": 0.0},
    "no delay": {"delay": 0.0},
    "delay .25 s": {"delay": 0.25},
    "noise halved": {"noise": tuple(noise / 2 for noise in Agents().noise)},
    "noise doubled": {"noise": tuple(noise * 2 for noise in Agents().noise)},
    "the same noise in all three": {"noise": (Agents().noise[1],) * 3},
    "all of the model kept": {"retained": 1.0},
    "model kept to .7": {"retained": 0.7},
    "more undecided": {"heat": 5.0},
    "via-points opposite": {"vias": people.OPPOSITE},
}


def ordered(
    agents: Agents, repetitions: int, pairs: int, trials: int, seed: int
) -> tuple[Floats, Floats, int, int]:
    """Mean force and distance late in practice [condition, repetition], and in how many repetitions each has people's order."""
    force, nearest = people.practise(agents, repetitions * pairs, trials, seed).late()
    by_pair = force, nearest.mean(-1)
    force, distance = (each.reshape(len(SENSES), repetitions, pairs).mean(-1) for each in by_pair)
    in_order = [int(((each[0] > each[1]) & (each[1] > each[2])).sum()) for each in (force, distance)]
    return force, distance, *in_order


def write_people(seed: int, folder: Path, tell: Callable[[str], None]) -> Path:
    """Write `pencil-people.md` and two plots: the experiment with our agents, and how far its order depends on each choice."""
    tell("three conditions, practised by pairs")
    force, distance, _, _ = ordered(Agents(), REPETITIONS, PAIRS_EACH, TRIALS, seed)
    texts = [
        HEAD,
        "## Late in practice\n\n| | people, N | ours, N | people, mm | ours, mm |\n|---|---|---|---|---|\n",
    ]
    for k, sense in enumerate(SENSES):
        newtons, *far = MEASURED[sense]
        both = " and ".join(f"{each:.0f}" for each in far)
        texts.append(f"| {sense} | {newtons} | {force[k].mean():.2f} | {both} | {distance[k].mean():.1f} |\n")
    texts.append(
        f"\n## How far the order depends on what\n\nRepetitions out of {REPETITIONS}, {PAIRS_EACH} pairs a condition.\n\n"
    )
    texts.append("| changed | force | distance | N | mm |\n|---|---|---|---|---|\n")
    for title, change in CHANGED.items():
        tell(title)
        force_then, far_then, *count = ordered(Agents(**change), REPETITIONS, PAIRS_EACH, TRIALS, seed)  # type: ignore[arg-type]
        sizes = [" / ".join(f"{size:.3g}" for size in each.mean(1)) for each in (force_then, far_then)]
        texts.append(f"| {title} | {count[0]} | {count[1]} | {sizes[0]} | {sizes[1]} |\n")
    (folder / "pencil-people.svg").write_text(beside_people(force, distance), "utf-8")
    texts.append(
        "\n## Two humps\n\nShare of blind pairs by how near they came to the other's via-point.\n\n"
        + humps(seed)
    )
    path = folder / "pencil-people.md"
    path.write_text("".join(texts), "utf-8")
    return path


def beside_people(force: Floats, distance: Floats) -> str:
    measured = np.array([(newtons, (one + other) / 2) for newtons, one, other in MEASURED.values()])
    series = {"force, people": measured[:, 0], "force, ours": force.mean(1),
              "distance, people": measured[:, 1], "distance, ours": distance.mean(1)}  # fmt: skip
    shares = [(title, (values / values[0]).tolist()) for title, values in series.items()]
    return plots.lines("Less pull and nearer, the more they know of each other",
                       "Late in practice, as a share of the blind condition.", SENSES, shares)  # fmt: skip


def humps(seed: int) -> str:
    """The distances of blind pairs, by trial and by where the via-points are."""
    edges, lines = (0, 15, 20, 25, 30, 40, 100), []
    head = (
        "| | "
        + " | ".join(f"{low} to {high} mm" for low, high in zip(edges, edges[1:], strict=False))
        + " |\n"
    )
    for title, vias in (("crossed", people.CROSSED), ("opposite", people.OPPOSITE)):
        nearest = people.practise(Agents(vias=vias), 180, TRIALS, seed).nearest[:, 0].mean(-1)
        for when, part in (
            ("first trial", slice(0, 1)),
            ("early", slice(0, EARLY)),
            ("late", slice(-EARLY, None)),
        ):
            counts = np.histogram(nearest[part].mean(0), edges)[0] / nearest.shape[1]
            lines.append(f"| {title}, {when} | " + " | ".join(f"{share:.2f}" for share in counts) + " |")
    return head + "|---" * len(edges) + "|\n" + "\n".join(lines) + "\n"
