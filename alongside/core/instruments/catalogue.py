"""Which instruments there are."""

from __future__ import annotations

from importlib.resources import files

from alongside.core.instruments.own import CLIENT, MIRROR

OWN = {instrument.key: instrument for instrument in (CLIENT, MIRROR)}
SLOTS = ("arm-5", "srs", "star-c", "star-p", "wai-s", "wai-sr")


def slot_text(key: str) -> str:
    """The data file of a slot as it ships, without any wording; KeyError when there is no such slot."""
    if key not in SLOTS:
        raise KeyError(key)
    return files(__package__).joinpath("data", f"{key}.toml").read_text("utf-8")
