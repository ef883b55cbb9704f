"""The text layer of a sheet for somebody outside: whatever was typed, no known name stands in it."""

import re

from hypothesis import HealthCheck, given, settings, strategies as st

from alongside.core.pseudonyms import Known, folded, replaced
from alongside.documents.papers import outside
from alongside.supervision.outside.models import OutsideHelper, SheetMade
from tests.domain.papers.made import DAY
from tests.domain.papers.reading import read

KNOWN = (
    Known(("Rosa Marchetti-Lind", "Rosie"), "the mother"),
    Known(("Zoë O’Hara",), "the client"),
    Known(("Saltmarsh Case Management", "Saltmarsh"), "the organisation", is_phrase=True),
    Known(("Quarry Lane",), "a place", is_phrase=True),
)
NAMES = (
    "Rosa", "ROSIE", "rosa’s", "Marchetti", "Lind", "Mrs Rosa B. Marchetti-Lind", "Zoe", "Zoe\u0308", "Ohara", "O'HARA'S",
    "zoë\u200bo’hara", "Ro\u00adsa", "Saltmarsh", "SALTMARSH CASE\u00a0MANAGEMENT", "quarry\nlane", "Lind\u200d",
)  # fmt: skip
LEFT = re.compile(r"(?<![a-z])(?:rosa|rosie|marchetti|lind|zoe|o'?hara|saltmarsh|quarry\s+lane)(?![a-z])")
TEXTS = st.lists(st.sampled_from(NAMES) | st.text(st.characters(codec="utf-8"), max_size=8), max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from([" ", ", ", "\n", ". ", "-", "/", "_", "’s "]))
def test_no_known_name_stands_in_the_text_of_any_sheet(parts: list[str], between: str) -> None:
    words = replaced(between.join(parts), KNOWN)
    sheet = SheetMade(
        helper=OutsideHelper(kind="peer"), on=DAY, happened=words or "-", tried=words, asks=words
    )
    text = folded(read(outside.sheet(sheet, DAY)).text)
    assert LEFT.findall(text) == []
