"""Ways of seeing a page. A page that is there is turned to each: to load it anew for each would show nothing more."""

from typing import Any

import pytest
from playwright.sync_api import Page

PHONE, DESK = 390, 1280
#: A story on pages that are looked at in both widths elsewhere is walked in one: where its people would be; and at a desk
#: where it is walked on a phone without scripts as well.
ON_A_PHONE, AT_A_DESK = (pytest.mark.parametrize("width", [width]) for width in (PHONE, DESK))
WAYS: dict[str, tuple[int, dict[str, Any]]] = {
    "light": (DESK, {}),
    "phone": (PHONE, {}),
    "dark": (DESK, {"color_scheme": "dark"}),
    "320 px": (320, {}),
    "320 px, dark": (320, {"color_scheme": "dark"}),
    "phone, dark": (PHONE, {"color_scheme": "dark"}),
    "forced colours": (PHONE, {"forced_colors": "active"}),
    "more contrast": (PHONE, {"contrast": "more"}),
}

#: A microphone that hears one note: what records, and what is recorded, is the browser's own.
MICROPHONE = """navigator.mediaDevices.getUserMedia = async () => {
  const context = new AudioContext(), note = context.createOscillator(), out = context.createMediaStreamDestination();
  note.connect(out); note.start();
  return out.stream;
}"""


def see(page: Page, way: str) -> None:
    """Turn the page to another way of seeing."""
    width, more = WAYS[way]
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(
        **{"color_scheme": "light", "forced_colors": "none", "contrast": "no-preference", **more}
    )


def beyond_the_edge(page: Page) -> int:
    """By how many pixels it can be scrolled sideways."""
    page.wait_for_load_state()  # right after a press nothing of the next page may be there yet
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
