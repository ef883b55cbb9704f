"""The report: tables and plots of what each rule does where the truth is known; and a short form of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from alongside.core import false_signals, operating, synthetic
from alongside.core.detection import settings
from alongside.core.expectation import Verdict
from alongside.core.results import Figure, Interval
from alongside.core.synthetic import Preset
from alongside.pipeline import characteristics as ch
from alongside.pipeline import plots

NAME = "report.md"
DRAWN = 4  # rules in a plot of lines
PROMISED = (0.03, 0.07)  # where the false share is kept on the public simulation and the own check-in
SAID_OF = (*synthetic.PUBLIC, *synthetic.OWN_SCALE)  # what the figure on the screen is said of

INTRODUCTION = """# What the signals are worth

Everything here is simulated: relationships whose truth is known, steady ones and ones in which the level drops at a
known look. It says how the rules compare, not how often a signal is right in a service. That is said only from the
service's own verdicts, once it has them.

- A false share is the share of steady relationships that show any signal in 26 looks, about a year.
- Found means a signal at the look where the drop begins or at one of the next two.
- Every rule is first set so that its false share is the same ("matched"); then found is compared.
- "Furthest ahead" is how much more a rule finds than ours among the same people, at the false share where that is
  largest, with a paired 95 % interval.
- Calmer, for any rule, is told by the repair rule after its signals, at the same level before.
"""


@dataclass(frozen=True)
class Asked:
    """What is to be simulated: presets, relationships of each kind, a seed, and rules beside ours (all unless given)."""

    presets: Sequence[Preset]
    n: int
    seed: int
    rules: Sequence[str] = field(default=())

    def __str__(self) -> str:
        return f"Rule {settings.RULE}; {self.n} steady and {self.n} ruptured relationships each; seed {self.seed}.\n"


def report(asked: Asked, out: Path, tell: Callable[[str], None], short: Path | None = None) -> Path:
    """Write the report and its plots into `out`, and its short form; the same arguments give the same report."""
    done: list[ch.Simulation] = []
    for preset in asked.presets:
        tell(f"simulating: {preset.name}")
        done.append(ch.run(preset, asked.n, asked.seed, asked.rules))
    pages = [INTRODUCTION, str(asked), _shipped(done), _said(done), *(_page(each, out) for each in done)]
    path = out / NAME
    path.write_text("\n".join(pages), "utf-8")
    if short:
        short.write_text(
            _short(asked, done, short.name if short.is_absolute() else short.as_posix()), "utf-8"
        )
    return path


def _short(asked: Asked, done: Sequence[ch.Simulation], name: str) -> str:
    """A page for the reference: each simulation in a line, and the public ones with every rule."""
    words = f"python3 run.py evidence --out report --n {asked.n} --seed {asked.seed} --short {name}"
    public = [each for each in done if each.preset in synthetic.PUBLIC]
    tables = [
        f"## {each.preset.name}: found at a matched false share\n\n{_table(_shares(), _matched(each))}"
        for each in public
    ]
    made = (
        f"Written by `{words}`; change nothing here by hand. The report it writes beside this has plots, and every rule "
        "on every simulation.\n"
    )
    return "\n".join([INTRODUCTION, made, str(asked), _shipped(done), _said(done), *tables, _each(done)])


def _each(done: Sequence[ch.Simulation]) -> str:
    rows = []
    for each in done:
        ours, best = each.ruled[0], max(each.ruled[1:], key=ch.Ruled.share)
        within = [f"{found.mean():.3f}" for found in ours.within]
        ahead = max((_furthest(ours, other) for other in each.ruled[1:]), key=lambda gap: gap[1].high)
        best_other = f"{best.name}: {best.share():.3f}"
        rows.append((each.preset.name, *within, f"{ours.delay:.2f}", best_other, _gap(*ahead)))
    head = (
        "simulation",
        "ours in 1 look",
        "in 2",
        "in 3",
        "looks until then",
        "the best other in 3",
        "furthest any is ahead, at any share",
    )
    return f"## Every simulation, at a matched false share of 5 %\n\n{_table(head, rows)}"


def _shipped(done: Sequence[ch.Simulation]) -> str:
    rows = [
        (each.preset.name, *(_figure(one) for one in (s.false, s.possible, s.false_with_own, s.found, s.calmer_where_it_fades, s.calmer_where_it_stays)))
        for each in done
        for s in (each.shipped,)
    ]  # fmt: skip
    head = (
        "simulation",
        "false: unusual",
        "false: unusual or possible",
        "false: unusual, with the service's own priors",
        "found",
        "calmer, where it fades",
        "calmer, where it stays",
    )
    return (
        f"## Ours at the thresholds that ship\n\nUnusual from {settings.UNUSUAL_AT}, possible from "
        f"{settings.POSSIBLE_AT}. Calmer is told of those found. The priors of a service are estimated from "
        f"{ch.SERVICE} other relationships of the same kind.\n\n{_table(head, rows)}\n{_outside(done)}"
    )


def _outside(done: Sequence[ch.Simulation]) -> str:
    """Which simulations leave the range that is promised of the public one, in words."""
    low, high = PROMISED
    out = [each for each in done if not low <= each.shipped.false.value <= high]
    promised = f"between {low:.0%} and {high:.0%}"
    if not out:
        return f"In all of these the false share of an unusual signal lies {promised}.\n"
    named = "; ".join(
        f"{each.preset.name}, {each.shipped.false.value:.1%} "
        f"({each.shipped.false_with_own.value:.1%} with the service's own priors)"
        for each in out
    )
    return (
        f"**Where the simulation is another than the rule reckons with, the false share does not lie {promised}: "
        f"{named}.** A service whose answers are like that sees more or fewer chance signals than the screen says.\n"
    )


def _said(done: Sequence[ch.Simulation]) -> str:
    """The figure on the screen beside what these simulations show."""
    rows = []
    for each in (one for one in done if one.preset in SAID_OF):
        for verdict, shown in (
            (Verdict.UNUSUAL, each.shipped.false),
            (Verdict.POSSIBLE, each.shipped.possible),
        ):
            said = false_signals.within_a_year(each.preset.scale, verdict)
            off = f"{shown.value / said.value - 1:+.0%}"
            rows.append((each.preset.name, verdict.value, f"{said.value:.3f}", _figure(shown), off))
    if not rows:
        return ""
    head = ("simulation", "signal", "the screen says", "shown here", "off by")
    return f"## What the screen says, and what is shown here\n\n{_table(head, rows)}"


def _page(simulation: ch.Simulation, out: Path) -> str:
    name = simulation.preset.name
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    (out / f"{slug}.svg").write_text(_bars(simulation), "utf-8")
    (out / f"{slug}-by-drop.svg").write_text(_lines(simulation), "utf-8")
    return "\n".join([
        f"## {name}\n",
        "Found at a matched false share of:\n",
        _table(_shares(), _matched(simulation)),
        "At a matched false share of 5 %:\n",
        _table(("rule", "in 1 look", "in 2", "in 3", "looks until then", "calmer, where it fades", *_drops()), _closer(simulation)),
        "At the threshold that ships (ours), or that is commonly used:\n",
        _table(("rule", "threshold", "false", "found"), _common(simulation)),
        f"![Found at 5 %, by rule]({slug}.svg)\n\n![Found at 5 %, by size of the drop]({slug}-by-drop.svg)\n",
    ])  # fmt: skip


def _shares() -> tuple[str, ...]:
    return ("rule", *(f"{share:.0%}" for share in ch.SHARES), "furthest ahead of ours")


def _matched(simulation: ch.Simulation) -> list[tuple[str, ...]]:
    ours = simulation.ruled[0]
    return [
        (each.name, *(f"{each.share(k):.3f}" for k in range(len(ch.SHARES))), "" if each is ours else _gap(*_furthest(ours, each)))
        for each in simulation.ruled
    ]  # fmt: skip


def _furthest(ours: ch.Ruled, theirs: ch.Ruled) -> tuple[float, Interval]:
    """How far `theirs` is ahead where it is furthest ahead, with its paired interval."""
    gaps = [operating.ahead(mine, their) for mine, their in zip(ours.found, theirs.found, strict=True)]
    return max(gaps, key=lambda gap: gap[1].high)


def _gap(middle: float, interval: Interval) -> str:
    return f"{middle:+.3f} [{interval.low:+.3f}, {interval.high:+.3f}]"


def _closer(simulation: ch.Simulation) -> list[tuple[str, ...]]:
    return [
        (
            each.name,
            *(f"{found.mean():.3f}" for found in each.within),
            f"{each.delay:.2f}",
            _figure(each.calmer),
            *(f"{share:.2f}" for share in ch.by_drop(simulation, each)),
        )
        for each in simulation.ruled
    ]


def _common(simulation: ch.Simulation) -> list[tuple[str, ...]]:
    return [
        (each.name, f"{each.own.threshold:.3g}", _figure(each.own.false), _figure(each.own.found))
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
