"""How many taps a look takes, on a phone and on a desk, in a real browser with JavaScript off.

From the person's page: opening it, five answers, keeping them, and how it is for me. At most twelve.

    python -m bench.taps
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTHS = (390, 1280)


def main() -> None:
    """Take one look at each width, and print the taps."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from tests.e2e import chromium
    from tests.e2e.standing import Hand, standing
    from tests.e2e.test_story_e import MOST, take_a_look

    if (program := chromium.program()) is None:
        raise SystemExit(chromium.HOW_TO_GET_IT)
    with (
        tempfile.TemporaryDirectory() as folder,
        standing(Path(folder)) as here,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=chromium.flags())
        for width in WIDTHS:
            context = browser.new_context(
                viewport={"width": width, "height": 844}, java_script_enabled=False, locale="en-GB"
            )
            page = context.new_page()
            here.sign_in(page)
            page.goto(f"{here.url}/alliances/{here.person(f'Tam Taps{width}')}/")
            take_a_look(hand := Hand(page))
            print(f"a look at {width} px: {hand.count} taps of at most {MOST}")
        browser.close()


if __name__ == "__main__":
    main()
