"""Check-ins and questionnaires as data: the own ones with their wording, the licensed ones as slots without it."""

from alongside.core.instruments.catalogue import OWN, SLOTS, slot_text
from alongside.core.instruments.model import Aside, Instrument, Item, Norm, Subscale
from alongside.core.instruments.own import CLIENT, CLIENT_QUESTIONS, FOR_ME, MIRROR
from alongside.core.instruments.parse import parse
from alongside.core.instruments.write import written

__all__ = [
    "CLIENT", "CLIENT_QUESTIONS", "FOR_ME", "MIRROR", "OWN", "SLOTS", "Aside", "Instrument", "Item", "Norm", "Subscale",
    "parse", "slot_text", "written",
]  # fmt: skip
