"""A line of a template fits on a screen; djhtml, in the lint stage, holds how far it is set in."""

from tests.architecture.test_words import ROOT, TEMPLATES

WIDEST = 100


def test_no_line_of_a_template_is_too_wide() -> None:
    wide = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in TEMPLATES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if len(line) > WIDEST
    ]
    assert wide == [], (
        f"At most {WIDEST} columns: break between attributes, or say it in "
        "{% blocktranslate trimmed %}. A break between two inline pieces puts a space between them."
    )
