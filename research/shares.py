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
from research.synthetic import FIVE_ITEMS, HALF_POINTS, Noise, Preset, Simulated, simulate

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
SCALES = {false_signals.OWN: FIVE_ITEMS, false_signals.ANY: HALF_POINTS}
#: In the order of false_signals.COLUMNS. Uneven: skewed downwards, and of people unlike in their ups and downs.
FAMILIES = (
    Preset("normal"),
    Preset("heavy", Noise.HEAVY),
    Preset("uneven", Noise.SKEWED, spread_of_spread=0.7),
)
LOOKS_A_YEAR = (4, 6, 9, 12, 17, 26, 52)
LOOKS_BEFORE = (0, 4, 9, 12, 18, 24, 36, 52)
WEEKS = 52.0
AT_ONCE = 20_000
SIGNALS = SEVERITIES[1:]
SEED = 10**7  # far from the seeds of the report and of tests


def table(people: int, tell: Callable[[str], None]) -> str:
    """The lines of false_shares.csv, of so many steady relationships each."""
    lines = [",".join(false_signals.COLUMNS)]
    for name, scale in SCALES.items():
        for looks_a_year in LOOKS_A_YEAR:
            tell(f"simulating: {name}, {looks_a_year} looks a year")
            families = [
                shares(replace(family, scale=scale), looks_a_year, LOOKS_BEFORE, people, SEED) for family in FAMILIES
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
    asked = asked_often(preset, looks_a_year, max(looks_before) + looks_a_year)
    runs = []
    for run in range(-(-people // AT_ONCE)):
        read = places(simulate(asked, min(AT_ONCE, people - run * AT_ONCE), False, seed + run))
        new = [begin(read >= SEVERITIES.index(severity)) for severity in SIGNALS]
        years = [slice(before, before + looks_a_year) for before in looks_before]
        runs.append([[each[:, year].any(axis=1).mean() for year in years] for each in new])
    return dict(zip(SIGNALS, np.mean(runs, axis=0), strict=True))


def asked_often(preset: Preset, looks_a_year: int, looks: int) -> Preset:
    """The same people asked so often, so many times."""
    return replace(preset, looks=looks, gap=WEEKS / looks_a_year, first_onset=1, last_onset=1)


def places(data: Simulated) -> NDArray[np.int8]:
    """What the rule that ships says of each look: places in SEVERITIES, (people, looks)."""
    people, looks = data.scores.shape
    scores, lengths, before = data.scores.ravel(), np.full(people, looks), np.tile(np.arange(looks), people)
    readings = kernel.read(scores, data.weeks.ravel(), lengths, Units.of(settings.usual(data.scale)))
    return severities(scores, readings, before, data.scale.top).reshape(people, looks)


def begin(signals: Flags) -> Flags:
    """The signals that the look before had not."""
    new = signals.copy()
    new[:, 1:] &= ~signals[:, :-1]
    return new


SPOKEN_OF = (("every two weeks", 26), ("monthly", 12), ("every six weeks", 9))
YEARS = (1, 2, 3)


def beside_the_screen(people: int, seed: int) -> Iterator[tuple[str, ...]]:
    """Scale, signal, rhythm, year, what the screen says, what each family shows here, and how far their middle is off."""
    for name, scale in SCALES.items():
        for rhythm, looks in SPOKEN_OF:
            before = [looks * (year - 1) for year in YEARS]
            families = [
                shares(replace(family, scale=scale), looks, before, people, seed) for family in FAMILIES
            ]
            for severity in SIGNALS:
                for place, year in enumerate(YEARS):
                    history = false_signals.History(looks, before[place])
                    screen = false_signals.within_a_year(scale, severity, history).value
                    shown = [float(family[severity][place]) for family in families]
                    off = (shown[0] + shown[1]) / 2 / screen - 1
                    cells = (f"{share:.3f}" for share in (screen, *shown))
                    yield name, severity.value, rhythm, str(year), *cells, f"{off:+.0%}"
