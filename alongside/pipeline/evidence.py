"""The report: tables and plots of what each rule does where the truth is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from alongside.core import operating
from alongside.core.detection import settings
from alongside.core.results import Figure
from alongside.core.synthetic import Preset
from alongside.pipeline import characteristics as ch
from alongside.pipeline import plots

NAME = "report.md"
DRAWN = 4  # rules in a plot of lines

INTRODUCTION = """# What the signals are worth

Everything here is simulated: relationships whose truth is known, steady ones and ones in which the level drops at a
known look. It says how the rules compare, not how often a signal is right in a service. That is said only from the
service's own verdicts, once it has them.

- A false share is the share of steady relationships that show any signal in 26 looks, about a year.
- Found means a signal at the look where the drop begins or at one of the next two.
- Every rule is first set so that its false share is the same ("matched"); then found is compared.
- "Furthest ahead" is how much more a rule finds than ours among the same people, at the false share where that is
  largest, with a paired 95 % interval.
"""


def report(presets: Sequence[Preset], n: int, seed: int, out: Path, tell: Callable[[str], None]) -> Path:
    """Write the report and its plots into `out`; the same arguments give the same report."""
    pages = [
        INTRODUCTION,
        f"Rule {settings.RULE}; {n} steady and {n} ruptured relationships each; seed {seed}.\n",
    ]
    done: list[ch.Simulation] = []
    for preset in presets:
        tell(f"simulating: {preset.name}")
        done.append(ch.run(preset, n, seed))
        pages.append(_page(done[-1], out))
    pages.insert(2, _shipped(done))
    path = out / NAME
    path.write_text("\n".join(pages), "utf-8")
    return path


def _shipped(done: Sequence[ch.Simulation]) -> str:
    rows = [
        (each.preset.name, *(_figure(one) for one in (s.false, s.possible, s.found, s.calmer_where_it_fades, s.calmer_where_it_stays)))
        for each in done
        for s in (each.shipped,)
    ]  # fmt: skip
    head = (
        "simulation",
        "false: unusual",
        "false: unusual or possible",
        "found",
        "calmer, where it fades",
        "calmer, where it stays",
    )
    return (
        f"## Ours at the thresholds that ship\n\nUnusual from {settings.UNUSUAL_AT}, possible from "
        f"{settings.POSSIBLE_AT}. Calmer is told of those found.\n\n{_table(head, rows)}"
    )


def _page(simulation: ch.Simulation, out: Path) -> str:
    name = simulation.preset.name
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    (out / f"{slug}.svg").write_text(_bars(simulation), "utf-8")
    (out / f"{slug}-by-drop.svg").write_text(_lines(simulation), "utf-8")
    return "\n".join([
        f"## {name}\n",
        _table(("rule", *(f"{share:.0%}" for share in ch.SHARES), "furthest ahead of ours"), _matched(simulation)),
        "At a matched false share of 5 %:\n",
        _table(("rule", "in 1 look", "in 2", "in 3", "looks until then", *_drops()), _closer(simulation)),
        f"![Found at 5 %, by rule]({slug}.svg)\n\n![Found at 5 %, by size of the drop]({slug}-by-drop.svg)\n",
    ])  # fmt: skip


def _matched(simulation: ch.Simulation) -> list[tuple[str, ...]]:
    ours = simulation.ruled[0]
    return [
        (each.name, *(f"{each.share(k):.3f}" for k in range(len(ch.SHARES))), "" if each is ours else furthest(ours, each))
        for each in simulation.ruled
    ]  # fmt: skip


def furthest(ours: ch.Ruled, theirs: ch.Ruled) -> str:
    """How far `theirs` is ahead where it is furthest ahead, with its paired interval."""
    gaps = [operating.ahead(mine, their) for mine, their in zip(ours.found, theirs.found, strict=True)]
    middle, interval = max(gaps, key=lambda gap: gap[1].high)
    return f"{middle:+.3f} [{interval.low:+.3f}, {interval.high:+.3f}]"


def _closer(simulation: ch.Simulation) -> list[tuple[str, ...]]:
    return [
        (
            each.name,
            *(f"{found.mean():.3f}" for found in each.within),
            f"{each.delay:.2f}",
            *(f"{share:.2f}" for share in ch.by_drop(simulation, each)),
        )
        for each in simulation.ruled
    ]


def _drops() -> list[str]:
    return [f"drop {low} to {high}" for low, high in zip(ch.DROPS[:-1], ch.DROPS[1:], strict=True)]


def _bars(simulation: ch.Simulation) -> str:
    values = [(each.name, each.share()) for each in simulation.ruled]
    told = "; ".join(f"{name} {share:.2f}" for name, share in values)
    return plots.bars(f"Found at a false share of 5 %: {simulation.preset.name}", told, values)


def _lines(simulation: ch.Simulation) -> str:
    best = sorted(simulation.ruled[1:], key=lambda each: -each.share())[: DRAWN - 1]
    series = [(each.name, ch.by_drop(simulation, each)) for each in (simulation.ruled[0], *best)]
    title = f"Found, by size of the drop: {simulation.preset.name}"
    told = "; ".join(f"{name} from {values[0]:.2f} to {values[-1]:.2f}" for name, values in series)
    return plots.lines(title, told, _drops(), series)


def _figure(figure: Figure | None) -> str:
    if figure is None or figure.interval is None:
        return "too few to say"
    return f"{figure.value:.3f} [{figure.interval.low:.3f}, {figure.interval.high:.3f}]"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
