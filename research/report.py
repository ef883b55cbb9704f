"""The report: tables and plots of what each rule does where the truth is known; and a short form of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from alongside.core.detection import settings
from alongside.core.results import Figure, Interval
from research import operating, plots, shares, synthetic
from research.characteristics import SERVICE, SHARES, RuleResult, Simulation, run
from research.synthetic import Preset

NAME = "report.md"
DRAWN = 4  # rules in a plot of lines
PROMISED = (0.03, 0.07)  # where the false share is kept on the public simulation and the own check-in

INTRODUCTION = """# What the signals are worth

Everything here is simulated: relationships whose truth is known, steady ones and ones in which the level drops at a
known look. It says how the rules compare, not how often a signal is right in a service. That is said only from the
service's own verdicts, once it has them.

- A false share is the share of steady relationships that show any signal in 26 looks, about a year at one look every two
  weeks. Where a year is named, it is of the looks in that year alone.
- Found means a signal at the look where the drop begins or at one of the next two.
- Every rule is first set so that its false share is the same ("matched"); then found is compared.
- "Furthest ahead" is how much more a rule finds than ours among the same people, at the false share where that is
  largest, with a paired 95 % interval.
- Calmer, for any rule, is told by the repair rule after its signals, at the same level before.
"""


@dataclass(frozen=True)
class ReportRequest:
    """What is to be simulated: presets, relationships of each kind, a seed, and rules beside ours (all unless given)."""

    presets: Sequence[Preset]
    n: int
    seed: int
    rules: Sequence[str] = field(default=())

    def __str__(self) -> str:
        return f"Rule {settings.RULE}; {self.n} steady and {self.n} ruptured relationships each; seed {self.seed}.\n"


def write_report(
    request: ReportRequest, folder: Path, tell: Callable[[str], None], short: Path | None = None
) -> Path:
    """Write the report and its plots into `folder`, and its short form; the same arguments give the same report."""
    simulations: list[Simulation] = []
    for preset in request.presets:
        tell(f"simulating: {preset.name}")
        simulations.append(run(preset, request.n, request.seed, request.rules))
    summary = [str(request), shipped_section(simulations), screen_section(request)]
    path = folder / NAME
    pages = [page(simulation, folder) for simulation in simulations]
    path.write_text("\n".join([INTRODUCTION, *summary, *pages]), "utf-8")
    if short:
        name = short.name if short.is_absolute() else short.as_posix()
        command = f"python3 run.py evidence --out report --n {request.n} --seed {request.seed} --short {name}"
        origin = (
            f"Written by `{command}`; change nothing here by hand. The report it writes beside this has plots, and every "
            "rule on every simulation.\n"
        )
        tables = [
            f"## {each.preset.name}: found at a matched false share\n\n{matched_table(each)}"
            for each in simulations
            if each.preset in synthetic.PUBLIC
        ]
        text = "\n".join([INTRODUCTION, origin, *summary, *tables, overview(simulations)])
        short.write_text(text, "utf-8")
    return path


def overview(simulations: Sequence[Simulation]) -> str:
    """Each simulation in a line."""
    rows = []
    for simulation in simulations:
        ours, *others = simulation.results
        best = max(others, key=RuleResult.share)
        gap = max((_furthest(ours, other) for other in others), key=lambda gap: gap[1].high)
        within = [f"{found.mean():.3f}" for found in ours.within]
        rows.append((
            simulation.preset.name, *within, f"{ours.delay:.2f}", f"{best.name}: {best.share():.3f}", _gap(*gap),
        ))  # fmt: skip
    head = (
        "simulation", "ours in 1 look", "in 2", "in 3", "looks until then", "the best other in 3",
        "furthest any is ahead, at any share",
    )  # fmt: skip
    return f"## Every simulation, at a matched false share of 5 %\n\n{_table(head, rows)}"


def shipped_section(simulations: Sequence[Simulation]) -> str:
    """Ours at the thresholds that ship, and which simulations leave the range that is promised of the public one."""
    rows = []
    for simulation in simulations:
        s = simulation.shipped
        figures = (s.false, s.either, s.false_with_own, s.found, s.found_in_eight, s.calmer_where_it_fades, s.calmer_where_it_stays)  # fmt: skip
        rows.append((simulation.preset.name, *map(_figure, figures)))
    head = (
        "simulation", "false: unusual", "false: unusual or slow", "false: unusual, with the service's own priors", "found",
        "found in eight looks, unusual or slow", "calmer, where it fades", "calmer, where it stays",
    )  # fmt: skip
    low, high = PROMISED
    promised = f"between {low:.0%} and {high:.0%}"
    outside = "; ".join(
        f"{each.preset.name}, {each.shipped.false.value:.1%} "
        f"({each.shipped.false_with_own.value:.1%} with the service's own priors)"
        for each in simulations
        if not low <= each.shipped.false.value <= high
    )
    conclusion = (
        f"**Where the simulation is another than the rule reckons with, the false share does not lie {promised}: "
        f"{outside}.** A service whose answers are like that sees more or fewer chance signals than the screen says.\n"
        if outside
        else f"In all of these the false share of an unusual signal lies {promised}.\n"
    )
    return (
        f"## Ours at the thresholds that ship\n\nUnusual from {settings.UNUSUAL_AT}, possible from "
        f"{settings.POSSIBLE_AT}, slow (a little lower for some time) from {settings.SLOW_AT}. Calmer is told of those found. The priors of a service are estimated from "
        f"{SERVICE} other relationships of the same kind.\n\n{_table(head, rows)}\n{conclusion}"
    )


def screen_section(request: ReportRequest) -> str:
    """The figure on the screen beside what relationships show that are asked as often and for as long."""
    head = (
        "scale", "signal", "asked", "year", "the screen says", "normal noise", "heavy-tailed noise", "skewed, people unlike",
        "off by",
    )  # fmt: skip
    rows = list(shares.beside_the_screen(request.n, request.seed))
    return (
        "## What the screen says, and what is shown here\n\nSteady relationships in which a new signal begins in that "
        "year, those of the years before behind them. Off by: the middle of normal and heavy-tailed noise from what the "
        f"screen says.\n\n{_table(head, rows)}"
    )


def page(simulation: Simulation, folder: Path) -> str:
    """One simulation with every rule; its two plots are written into `folder`."""
    name, results = simulation.preset.name, simulation.results
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    (folder / f"{slug}.svg").write_text(bar_plot(simulation), "utf-8")
    (folder / f"{slug}-by-drop.svg").write_text(line_plot(simulation), "utf-8")
    at_5_percent = [
        (
            result.name,
            *(f"{found.mean():.3f}" for found in result.within),
            f"{result.delay:.2f}",
            _figure(result.calmer),
            *(f"{share:.2f}" for share in simulation.by_drop(result)),
        )
        for result in results
    ]
    common = [
        (result.name, f"{result.common.threshold:.3g}", _figure(result.common.false), _figure(result.common.found))
        for result in results
    ]  # fmt: skip
    return "\n".join([
        f"## {name}\n",
        "Found at a matched false share of:\n",
        matched_table(simulation),
        "At a matched false share of 5 %:\n",
        _table(("rule", "in 1 look", "in 2", "in 3", "looks until then", "calmer, where it fades", *drops(simulation)), at_5_percent),
        "At the threshold that ships (ours), or that is commonly used:\n",
        _table(("rule", "threshold", "false", "found"), common),
        f"![Found at 5 %, by rule]({slug}.svg)\n\n![Found at 5 %, by size of the drop]({slug}-by-drop.svg)\n",
    ])  # fmt: skip


def drops(simulation: Simulation) -> list[str]:
    """How far the level fell, bin by bin."""
    return [f"drop {low:.3g} to {high:.3g}" for low, high in simulation.bins]


def matched_table(simulation: Simulation) -> str:
    """The share found by each rule at each false share, and how far each is ahead of ours at most."""
    ours = simulation.results[0]
    rows = []
    for result in simulation.results:
        shares = [f"{result.share(k):.3f}" for k in range(len(SHARES))]
        rows.append((result.name, *shares, "" if result is ours else _gap(*_furthest(ours, result))))
    return _table(("rule", *(f"{share:.0%}" for share in SHARES), "furthest ahead of ours"), rows)


def bar_plot(simulation: Simulation) -> str:
    """The share found at 5 % by every rule."""
    shares = [(result.name, result.share()) for result in simulation.results]
    description = "; ".join(f"{name} {share:.2f}" for name, share in shares)
    return plots.bars(f"Found at a false share of 5 %: {simulation.preset.name}", description, shares)


def line_plot(simulation: Simulation) -> str:
    """The share found by size of the drop: ours and the best of the others."""
    ours, *others = simulation.results
    best = sorted(others, key=lambda result: -result.share())[: DRAWN - 1]
    series = [(result.name, simulation.by_drop(result)) for result in (ours, *best)]
    description = "; ".join(f"{name} from {shares[0]:.2f} to {shares[-1]:.2f}" for name, shares in series)
    return plots.lines(
        f"Found, by size of the drop: {simulation.preset.name}", description, drops(simulation), series
    )


def _furthest(ours: RuleResult, other: RuleResult) -> tuple[float, Interval]:
    """How far `other` is ahead where it is furthest ahead, with its paired interval."""
    gaps = [operating.ahead(*pair) for pair in zip(ours.found, other.found, strict=True)]
    return max(gaps, key=lambda gap: gap[1].high)


def _gap(middle: float, interval: Interval) -> str:
    return f"{middle:+.3f} [{interval.low:+.3f}, {interval.high:+.3f}]"


def _figure(figure: Figure | None) -> str:
    if figure is None or figure.interval is None:
        return "too few to say"
    return f"{figure.value:.3f} [{figure.interval.low:.3f}, {figure.interval.high:.3f}]"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
