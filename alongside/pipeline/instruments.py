"""Which scale and which prior each instrument in a file is read with, and the file in which priors stand."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alongside.core.detection import settings
from alongside.core.instruments.own import CLIENT, MIRROR
from alongside.core.priors import Estimated, Prior
from alongside.core.results import Figure
from alongside.core.scale import NotOnScale, Scale
from alongside.pipeline.engine import CannotAnalyse

ANY = ""  # the scale for whatever has none of its own
BUILT_IN = {CLIENT.key: settings.OWN_SCALE, MIRROR.key: settings.OWN_SCALE, ANY: Scale.parse("0:10:0.5")}
MOST = 100  # in one file


@dataclass(frozen=True)
class FileInstrument:
    """One instrument of the file, the scale its scores stand on, and the prior they are read with."""

    name: str
    scale: Scale
    prior: Prior


def instruments_of(names: Sequence[str], options: Sequence[str], priors: Path | None) -> list[FileInstrument]:
    """How each instrument called so in the file is read: with its own scale and prior, or the defaults.

    `options` are scales as MIN:MAX:STEP or NAME=MIN:MAX:STEP. CannotAnalyse for a scale of an instrument that is not
    there: its name is mistyped, and the scores would be read on another scale.
    """
    if len(names) > MOST:
        raise CannotAnalyse(f"more than {MOST} instruments in one file are more than a file of scores has")
    scales = dict(BUILT_IN)
    for option in options:
        name, _, scale = option.rpartition("=")
        name = name.strip()
        try:
            scales[name] = Scale.parse(scale)
        except NotOnScale as error:
            raise CannotAnalyse(f"--scale {option}: {error}") from None
        if names and name not in (ANY, *names):
            present = ", ".join(name or "one without a name" for name in names)
            raise CannotAnalyse(f"--scale {option}: no instrument in IN is called {name}; there is {present}")
    own = load(priors, scales) if priors else {}
    instruments = []
    for name in names or [""]:
        scale_used = scales.get(name, scales[ANY])
        instruments.append(FileInstrument(name, scale_used, own.get(name) or settings.usual(scale_used)))
    return instruments


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


def save(path: Path, estimates: Sequence[tuple[FileInstrument, Estimated]]) -> None:
    """Write estimated priors, in points, with their intervals, to be looked at and edited."""
    entries = []
    for instrument, estimated in estimates:
        low, step, prior = float(instrument.scale.low), float(instrument.scale.step), estimated.prior
        entries.append({
            "instrument": instrument.name,
            "scale": str(instrument.scale),
            "mean": round(low + step * prior.mean, 6),
            "between": round(step**2 * prior.between, 6),
            "within": round(step**2 * prior.within, 6),
            "weight": prior.weight,
            "source": prior.source,
            "method": estimated.mean.method,
            "alliances": estimated.mean.n,
            "intervals": {
                "mean": _interval(estimated.mean, low, step),
                "between": _interval(estimated.between, 0.0, step**2),
                "within": _interval(estimated.within, 0.0, step**2),
            },
        })  # fmt: skip
    path.write_text(json.dumps({"priors": entries}, indent=2) + "\n", "utf-8")


def _interval(figure: Figure, low: float, unit: float) -> list[float]:
    if figure.interval is None:
        return []
    return [round(low + unit * end, 6) for end in (figure.interval.low, figure.interval.high)]
