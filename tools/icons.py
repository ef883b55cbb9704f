"""Draws the icons of the home screen from the house's mark, alongside/web/static/favicon.svg.

python -m tools.icons

A maskable icon is cut to any shape by the phone: its ground reaches the edges and the mark stays within the middle four
fifths (https://www.w3.org/TR/appmanifest/#icon-masks). An Apple icon is square; the phone rounds it.
"""

import re

from playwright.sync_api import sync_playwright

from tests.e2e import chromium
from tests.installation import ROOT

STATIC = ROOT / "alongside" / "web" / "static"
#: file: its size in pixels, and the part of it that the mark's 32 units take; None is the mark as it is.
ICONS = {
    "icon-192": (192, None),
    "icon-512": (512, None),
    "maskable-192": (192, 0.7),
    "maskable-512": (512, 0.7),
    "apple-touch": (180, 0.9),
}


def drawing(mark: str, part: float | None) -> str:
    """The mark, on a ground that reaches the edges where it takes only a part of the square."""
    if part is None:
        return mark
    side = 32 / part
    start = (32 - side) / 2
    square = mark.replace('viewBox="0 0 32 32"', f'viewBox="{start} {start} {side} {side}"')
    ground = f'<rect x="{start}" y="{start}" width="{side}" height="{side}" '
    return re.sub(r'<rect width="32" height="32" rx="7" ', ground, square)


def main() -> None:
    mark = (STATIC / "favicon.svg").read_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.program(), args=chromium.flags())
        for name, (size, part) in ICONS.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(f"<style>*{{margin:0}}svg{{display:block}}</style>{drawing(mark, part)}")
            page.screenshot(path=STATIC / "icons" / f"{name}.png", omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
