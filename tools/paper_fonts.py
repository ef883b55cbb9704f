"""Makes the fonts of the printed papers from those of the pages, and the list of letters that can be printed.

typst ignores woff2 without a word, and wants one file for each weight; so the two subsets of the pages
become four TrueType files. The extended subset gets a family name of its own, so that it stands
after the first in the order of fonts and is never taken for it. Run again when the fonts of the pages or
typst change:

    uv run --with fonttools --with brotli --with typst tools/paper_fonts.py
"""

import json
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import typst
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent / "alongside"
PAGES, PAPERS = ROOT / "web/static/fonts", ROOT / "documents/papers/fonts"
FAMILIES = {"latin": "Atkinson Hyperlegible Next", "latin-ext": "Atkinson Hyperlegible Next Ext"}
WEIGHTS = {"Regular": 400, "Bold": 700}
UNPRINTED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # nothing that somebody would miss on paper
PROBE = '#set document(title: "probe")\n#json(bytes(sys.inputs.at("words")))'


def main() -> None:
    """Write the fonts, then ask typst about every letter of the first two planes."""
    for part in FAMILIES:
        for style in WEIGHTS:
            _font(part, style)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(PAPERS)])
    letters = [chr(n) for n in range(0x20, 0x20000) if unicodedata.category(chr(n)) not in UNPRINTED]
    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder, "probe.typ")
        probe.write_text(PROBE)
        ranges = list(_ranges(ord(one) for one in letters if _prints(one, str(probe), fonts)))
    (PAPERS / "letters.json").write_text(json.dumps(ranges, separators=(",", ":")) + "\n")


def _font(part: str, style: str) -> None:
    font = instantiateVariableFont(TTFont(PAGES / f"atkinson-next-{part}.woff2"), {"wght": WEIGHTS[style]})
    font.flavor = None
    family, bold = FAMILIES[part], style == "Bold"
    full = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family.replace(' ', '')}-{style}"}
    for number, words in full.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    for number in (16, 17, 25):
        font["name"].removeNames(nameID=number)
    font["OS/2"].usWeightClass = WEIGHTS[style]
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    font["head"].macStyle = 1 if bold else 0
    font.save(PAPERS / f"{full[6]}.ttf")


def _prints(letter: str, probe: str, fonts: typst.Fonts) -> bool:
    compiler = typst.Compiler(probe, font_paths=fonts, sys_inputs={"words": json.dumps(letter)})
    try:
        compiler.compile(format="pdf", pdf_standards="ua-1")
    except typst.TypstError:
        return False
    return True


def _ranges(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each unbroken run."""
    first = last = -2
    for one in numbers:
        if one != last + 1:
            if first >= 0:
                yield first, last
            first = one
        last = one
    if first >= 0:
        yield first, last


if __name__ == "__main__":
    main()
