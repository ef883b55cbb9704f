"""`run.py evidence`: the same report from the same seed, every rule in it, plots that say their figures."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from alongside.core.detection import settings
from alongside.core.detection.signal import Severity
from alongside.core.false_signals import History, within_a_year
from research import rules, synthetic
from research.__main__ import Refused, main

ROOT = Path(__file__).resolve().parents[2]
ONLY = "public, heavy"


def run(out, **options):
    """The report that these options give."""
    words = ["--out", str(out)]
    for name, value in {"n": 400, "only": ONLY, **options}.items():
        for each in value if isinstance(value, list) else [value]:
            words += [f"--{name}", str(each)]
    main(words)
    return (out / "report.md").read_text("utf-8")


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The folder of one report, in which its text and its plots are."""
    folder = tmp_path_factory.mktemp("report")
    run(folder)
    return folder


def test_the_same_seed_gives_the_same_report_and_another_seed_another(report, tmp_path):
    first = (report / "report.md").read_text("utf-8")
    assert first == run(tmp_path / "b")
    assert first != run(tmp_path / "c", seed=2)


def test_every_rule_stands_in_every_table_and_ours_is_never_behind(report):
    lines = (report / "report.md").read_text("utf-8").splitlines()
    for name in rules.names():
        assert sum(line.startswith(f"| {name} |") for line in lines) == 3
    matched = [line.split("|") for line in lines if "[" in line and line.count("|") == 8 and "0." in line]
    ahead = [
        float(cells[-2].split("[")[0])
        for cells in matched
        if "[" in cells[-2] and cells[1].strip() in rules.names()
    ]
    assert len(ahead) == len(rules.names()) - 1
    assert max(ahead) < 0.01


def test_plots_are_sound_and_carry_their_figures_as_words(report):
    text = (report / "report.md").read_text("utf-8")
    plots = sorted(report.glob("*.svg"))
    assert [path.name in text for path in plots] == [True, True]
    for path in plots:
        root = ElementTree.fromstring(path.read_text("utf-8"))
        title, description = (
            root.find(f"{{http://www.w3.org/2000/svg}}{tag}").text for tag in ("title", "desc")
        )
        assert "public, heavy-tailed noise" in title
        assert rules.OURS in description
        assert "style=" not in path.read_text("utf-8")


def test_at_a_shell_what_can_not_be_run_is_said_in_words(tmp_path):
    command = [sys.executable, "-m", "research", "--out", str(tmp_path / "out"), "--only", "zebra"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("No simulation's name holds 'zebra'. There are:\npublic, normal noise\n")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"only": "zebra"}, "There are:\npublic"),
        ({"n": 99}, "at least 100"),
        ({"rule": ["tea leaves"]}, "No rule is called 'tea leaves'. There are:\nalongside"),
    ],
)
def test_what_can_not_be_run_says_what_can(options, reason, tmp_path):
    with pytest.raises(Refused, match=reason):
        run(tmp_path, **options)


def test_the_report_says_plainly_where_the_false_share_lies_outside(tmp_path):
    skewed = run(tmp_path / "a", only="skewed", n=1500, rule=["running mean"])
    assert "the false share does not lie between 3% and 7%: noise skewed downwards, 1" in skewed
    public = run(tmp_path / "b", only="public, normal", n=1500, rule=["running mean"])
    assert "In all of these the false share of an unusual signal lies between 3% and 7%." in public
    said = within_a_year(synthetic.FIVE_ITEMS, Severity.UNUSUAL, History(12, 24)).value
    assert f"| own | unusual | monthly | 3 | {said:.3f} |" in public


REFERENCE = ROOT / "docs" / "reference" / "operating-characteristics.md"


def test_the_short_form_in_the_reference_is_of_the_rule_that_ships_and_names_everything(tmp_path):
    short = tmp_path / "short.md"
    run(tmp_path, short=short, only="", rule=["running mean"], n=100)
    text = REFERENCE.read_text("utf-8")
    assert re.findall("^##? .*", text, re.M) == re.findall("^##? .*", short.read_text("utf-8"), re.M)
    assert f"Rule {settings.RULE}; 20000 steady" in text
    for name in (*rules.names(), *synthetic.PRESETS):
        assert f"| {name} |" in text


@pytest.mark.parametrize(("preset", "least"), list(zip(synthetic.PUBLIC, (0.66, 0.68), strict=True)), ids=str)
def test_the_reference_says_of_twenty_thousand_what_the_rule_has_to_find(preset, least):
    table = (
        REFERENCE.read_text("utf-8")
        .split(f"## {preset.name}: found at a matched false share")[1]
        .split("##")[0]
    )
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if "|" in line]
    assert lines[0][3] == "5%"
    found = {line[0]: line[-1] for line in lines[2:]}
    assert float(lines[2][3]) >= least
    ahead = {
        name: float(cell.split(", ")[1].rstrip("]")) for name, cell in found.items() if name != rules.OURS
    }
    assert len(ahead) == len(rules.names()) - 1
    assert max(ahead.values()) <= 0.01


@pytest.mark.parametrize("preset", [*synthetic.PUBLIC, *synthetic.OWN_SCALE], ids=lambda preset: preset.name)
def test_the_reference_says_that_the_threshold_keeps_its_false_share(preset):
    table = REFERENCE.read_text("utf-8").split("## Ours at the thresholds that ship")[1]
    line = next(line for line in table.splitlines() if line.startswith(f"| {preset.name} |"))
    assert 0.03 <= float(line.split("|")[2].split("[")[0]) <= 0.07


def test_what_the_screen_says_is_within_a_fifth_of_the_reference():
    table = REFERENCE.read_text("utf-8").split("## What the screen says")[1].split("##")[0]
    off = [int(percent) for percent in re.findall(r"([-+]\d+)% \|$", table, re.M)]
    assert len(off) == 2 * 3 * 3 * 3, "scales, signals, rhythms and years"
    assert max(map(abs, off)) <= 20
