"""Which scale and which prior each instrument in a file is read with."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.core.detection import settings
from alongside.core.errors import NotOnScale
from alongside.core.expectation import Prior
from alongside.core.instruments import CLIENT, MIRROR
from alongside.core.priors import Estimated
from alongside.core.results import Figure
from alongside.core.scale import Scale
from alongside.pipeline.errors import CannotAnalyse

ANY = ""  # the scale for whatever has none of its own
BUILT_IN = {CLIENT.key: settings.OWN_SCALE, MIRROR.key: settings.OWN_SCALE, ANY: Scale.parse("0:10:0.5")}


@dataclass(frozen=True)
class Read:
    """One instrument of the file, the scale its scores stand on, and the prior they are read with."""

    instrument: str
    scale: Scale
    prior: Prior


def scales(given: Sequence[str]) -> dict[str, Scale]:
    """Scales from MIN:MAX:STEP or INSTRUMENT=MIN:MAX:STEP."""
    found = dict(BUILT_IN)
    for text in given:
        name, scale = _named(text)
        try:
            found[name] = Scale.parse(scale)
        except NotOnScale as error:
            raise CannotAnalyse(f"--scale {text}: {error}") from None
    return found


def _named(text: str) -> tuple[str, str]:
    """The instrument, ANY where none is named, and what is said of its scale."""
    name, _, scale = text.rpartition("=")
    return name.strip(), scale


def refuse_absent(given: Sequence[str], instruments: Sequence[str]) -> None:
    """A scale for an instrument that is not there: its name is mistyped, and the scores would be read on another scale."""
    there = ", ".join(name or "one without a name" for name in instruments)
    for text in given:
        name, _ = _named(text)
        if name != ANY and name not in instruments:
            raise CannotAnalyse(f"--scale {text}: no instrument in IN is called {name}; there is {there}")


def reads(instruments: Sequence[str], scales: Mapping[str, Scale], priors: Mapping[str, Prior]) -> list[Read]:
    """How each instrument is read: its own scale and prior, or the defaults."""
    found = []
    for instrument in instruments:
        scale = scales.get(instrument, scales[ANY])
        found.append(Read(instrument, scale, priors.get(instrument) or settings.usual(scale)))
    return found


def load(path: Path, scales: Mapping[str, Scale]) -> dict[str, Prior]:
    """Priors from a file that `save` wrote, or a person edited, in points; CannotAnalyse says what is wrong."""
    try:
        entries = json.loads(path.read_text("utf-8"))["priors"]
        return {entry["instrument"]: _prior(entry, scales) for entry in entries}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CannotAnalyse(f"{path} is no priors file that can be used: {error}") from None


def _prior(entry: dict[str, Any], scales: Mapping[str, Scale]) -> Prior:
    scale = scales.get(entry["instrument"], scales[ANY])
    if entry["scale"] != str(scale):
        raise ValueError(f"its priors are for {entry['scale']} and the scores for {scale}: give --scale")
    step = float(scale.step)
    return Prior(
        mean=(float(entry["mean"]) - float(scale.low)) / step,
        between=float(entry["between"]) / step**2,
        within=float(entry["within"]) / step**2,
        weight=int(entry["weight"]),
        source=str(entry["source"]),
    )


def save(path: Path, found: Sequence[tuple[Read, Estimated]]) -> None:
    """Write estimated priors, in points, with their intervals, to be looked at and edited."""
    path.write_text(json.dumps({"priors": [_entry(*each) for each in found]}, indent=2) + "\n", "utf-8")


def _entry(read: Read, found: Estimated) -> dict[str, Any]:
    low, step = float(read.scale.low), float(read.scale.step)
    return {
        "instrument": read.instrument,
        "scale": str(read.scale),
        "mean": round(low + step * found.prior.mean, 6),
        "between": round(step**2 * found.prior.between, 6),
        "within": round(step**2 * found.prior.within, 6),
        "weight": found.prior.weight,
        "source": found.prior.source,
        "method": found.mean.method,
        "alliances": found.mean.n,
        "intervals": {
            "mean": _interval(found.mean, low, step),
            "between": _interval(found.between, 0.0, step**2),
            "within": _interval(found.within, 0.0, step**2),
        },
    }


def _interval(figure: Figure, low: float, unit: float) -> list[float]:
    return (
        []
        if figure.interval is None
        else [round(low + unit * end, 6) for end in (figure.interval.low, figure.interval.high)]
    )
