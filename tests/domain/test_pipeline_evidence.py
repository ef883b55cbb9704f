"""`alongside evidence`: the same report from the same seed, every rule in it, plots that say their figures."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree

import pytest
from django.core.management import CommandError, call_command

from alongside.core import rules

ONLY = "public, heavy"


def run(out, **options):
    call_command(
        "evidence", out=out, stdout=io.StringIO(), stderr=io.StringIO(), **{"n": 400, "only": ONLY, **options}
    )
    return (out / "report.md").read_text("utf-8")


def test_the_same_seed_gives_the_same_report_and_another_seed_another(tmp_path):
    first = run(tmp_path / "a")
    assert first == run(tmp_path / "b")
    assert first != run(tmp_path / "c", seed=2)


def test_every_rule_stands_in_both_tables_and_ours_is_never_behind(tmp_path):
    lines = run(tmp_path).splitlines()
    for name in rules.names():
        assert sum(line.startswith(f"| {name} |") for line in lines) == 2
    matched = [line.split("|") for line in lines if "[" in line and line.count("|") == 8 and "0." in line]
    ahead = [
        float(cells[-2].split("[")[0])
        for cells in matched
        if "[" in cells[-2] and cells[1].strip() in rules.names()
    ]
    assert len(ahead) == len(rules.names()) - 1
    assert max(ahead) < 0.01


def test_plots_are_sound_and_carry_their_figures_as_words(tmp_path):
    text = run(tmp_path)
    plots = sorted(tmp_path.glob("*.svg"))
    assert [path.name in text for path in plots] == [True, True]
    for path in plots:
        root = ElementTree.fromstring(path.read_text("utf-8"))
        title, description = (
            root.find(f"{{http://www.w3.org/2000/svg}}{tag}").text for tag in ("title", "desc")
        )
        assert "public, heavy-tailed noise" in title
        assert rules.OURS in description
        assert "style=" not in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "reason"), [({"only": "zebra"}, "There are:\npublic"), ({"n": 99}, "at least 100")]
)
def test_what_can_not_be_run_says_what_can(options, reason, tmp_path):
    with pytest.raises(CommandError, match=reason):
        run(tmp_path, **options)
