"""What the screen says is chance: made from steady relationships asked in many rhythms, with short and long histories; and
set beside others that were asked as often."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from alongside.core import false_signals
from alongside.core.detection import kernel, settings
from alongside.core.detection.settings import Units
from alongside.core.detection.signal import SEVERITIES, Severity, severities
from research.synthetic import FIVE_ITEMS, HALF_POINTS, Noise, Preset, simulate

Floats = NDArray[np.float64]
SCALES = {false_signals.OWN: FIVE_ITEMS, false_signals.ANY: HALF_POINTS}
FAMILIES = tuple(Noise)  # in the order of false_signals.COLUMNS
LOOKS_A_YEAR = (4, 6, 9, 12, 17, 26, 52)
LOOKS_BEFORE = (0, 4, 9, 12, 18, 24, 36, 52)
WEEKS = 52.0
AT_ONCE = 20_000
SIGNALS = (Severity.UNUSUAL, Severity.SLOW, Severity.POSSIBLE)
SEED = 10**7  # far from the seeds of the report and of tests


def table(people: int, tell: Callable[[str], None]) -> str:
    """The lines of false_shares.csv, of so many steady relationships each."""
    lines = [",".join(false_signals.COLUMNS)]
    for name, scale in SCALES.items():
        for looks_a_year in LOOKS_A_YEAR:
            tell(f"simulating: {name}, {looks_a_year} looks a year")
            families = [
                shares(Preset(name, noise, scale), looks_a_year, LOOKS_BEFORE, people, SEED) for noise in FAMILIES
            ]  # fmt: skip
            for severity in SIGNALS:
                for place, before in enumerate(LOOKS_BEFORE):
                    cells = (f"{family[severity][place]:.4f}" for family in families)
                    lines.append(",".join([name, severity, str(looks_a_year), str(before), *cells]))
    return "\n".join(lines) + "\n"


def shares(
    preset: Preset, looks_a_year: int, looks_before: Sequence[int], people: int, seed: int
) -> dict[Severity, Floats]:
    """By signal: the share of steady relationships in which a new one begins within a year after so many looks before."""
    runs = [
        [_begun(each >= SEVERITIES.index(of), looks_a_year, looks_before).mean(axis=0) for of in SIGNALS]
        for each in _severities(preset, looks_a_year, max(looks_before), people, seed)
    ]  # fmt: skip
    return dict(zip(SIGNALS, np.mean(runs, axis=0), strict=True))


def _severities(
    preset: Preset, looks_a_year: int, history: int, people: int, seed: int
) -> Iterator[NDArray[np.int8]]:
    """Places in SEVERITIES, (people, looks), some at a time."""
    looks = history + looks_a_year
    asked = replace(preset, looks=looks, gap=WEEKS / looks_a_year, first_onset=1, last_onset=1)
    for run in range(-(-people // AT_ONCE)):
        n = min(AT_ONCE, people - run * AT_ONCE)
        data = simulate(asked, n, False, seed + run)
        lengths, before = np.full(n, looks), np.tile(np.arange(looks), n)
        units = Units.of(settings.usual(preset.scale))
        scores = data.scores.ravel()
        readings = kernel.read(scores, data.weeks.ravel(), lengths, units)
        yield severities(scores, readings, before, preset.scale.top).reshape(n, looks)


def _begun(signals: NDArray[np.bool_], looks_a_year: int, looks_before: Sequence[int]) -> NDArray[np.bool_]:
    """Who has a signal that the look before had not, in the year after so many looks; (people, histories)."""
    new = signals.copy()
    new[:, 1:] &= ~signals[:, :-1]
    return np.stack([new[:, before : before + looks_a_year].any(axis=1) for before in looks_before], axis=1)


SPOKEN_OF = (("every two weeks", 26), ("monthly", 12), ("every six weeks", 9))
YEARS = (1, 2, 3)


def beside_the_screen(people: int, seed: int) -> Iterator[tuple[str, ...]]:
    """Scale, signal, rhythm, year, what the screen says, what each family shows here, and how far their middle is off."""
    for name, scale in SCALES.items():
        for rhythm, looks in SPOKEN_OF:
            before = [looks * (year - 1) for year in YEARS]
            families = [shares(Preset(name, noise, scale), looks, before, people, seed) for noise in FAMILIES]
            for severity in SIGNALS:
                for place, year in enumerate(YEARS):
                    history = false_signals.History(looks, before[place])
                    screen = false_signals.within_a_year(scale, severity, history).value
                    shown = [float(family[severity][place]) for family in families]
                    off = (shown[0] + shown[1]) / 2 / screen - 1
                    cells = (f"{share:.3f}" for share in (screen, *shown))
                    yield name, severity.value, rhythm, str(year), *cells, f"{off:+.0%}"
