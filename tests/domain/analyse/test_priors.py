"""`alongside analyse`: priors are estimated first, from as much of the file as they need, and used only when named."""

import datetime
import json
import re
from types import SimpleNamespace

import numpy as np
import pytest

from alongside.pipeline import analyse, parts
from alongside.pipeline.engine import CannotAnalyse
from research import synthetic
from tests.domain.analyse.made import DAY, HEAD, run, written


def with_a_rare_instrument(path, rare):
    """Four hundred alliances with three looks by one instrument, and a few with another."""
    draw, days = np.random.default_rng(6), [DAY + datetime.timedelta(days=7 * k) for k in range(3)]
    who = [(f"a{k}", "srs") for k in range(400)] + [(f"a{7 * k}", "rare") for k in range(rare)]
    lines = [f"{a},client,{day},{draw.integers(0, 21) / 2},{i}" for a, i in who for day in days]
    return written(path, [f"{HEAD},instrument", *lines])


def test_priors_are_estimated_first_and_used_only_when_named(tmp_path):
    data = synthetic.simulate(synthetic.PUBLIC[0], 60, False, 1)
    lines = [
        f"a{k},client,{DAY + datetime.timedelta(days=round(7 * week))},{score}"
        for k in range(60)
        for week, score in zip(data.weeks[k], data.points[k], strict=True)
    ]
    file, own = written(tmp_path / "in.csv", [HEAD, *lines]), tmp_path / "priors.json"
    assert "priors from 60 alliances" in run(file, "--estimate-priors", own)
    estimated = json.loads(own.read_text())["priors"][0]
    low, high = estimated["intervals"]["mean"]
    assert low < estimated["mean"] < high
    assert estimated["mean"] == pytest.approx(7.1, abs=0.5)
    assert "default for this range" in run(file, "--out", tmp_path / "a.csv")
    assert "estimated from in.csv" in run(file, "--out", tmp_path / "b.csv", "--priors", own)
    assert (tmp_path / "a.csv").read_bytes() != (tmp_path / "b.csv").read_bytes()
    with pytest.raises(CannotAnalyse, match="give --scale"):
        run(file, "--out", tmp_path / "c.csv", "--priors", own, "--scale", "0:10:0.1")


def test_further_parts_are_read_for_an_instrument_that_is_rare_in_the_first(tmp_path, monkeypatch):
    file = with_a_rare_instrument(tmp_path / "in.csv", 30)
    run(file, "--estimate-priors", tmp_path / "one.json")
    from_all = {
        each["instrument"]: each for each in json.loads((tmp_path / "one.json").read_text())["priors"]
    }
    monkeypatch.setattr("alongside.pipeline.analyse.ROWS_A_PART", 200)
    monkeypatch.setattr("alongside.pipeline.analyse.ENOUGH", 50)
    read, looks = [], parts.Parts.looks
    monkeypatch.setattr(parts.Parts, "looks", lambda laid, part: read.append(part) or looks(laid, part))
    for name in ("a.json", "b.json"):
        run(file, "--estimate-priors", tmp_path / name)
    assert read == [*range(7), *range(7)]  # all there are: of the rare one there are never fifty
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    by_name = {each["instrument"]: each for each in json.loads((tmp_path / "a.json").read_text())["priors"]}
    assert by_name["rare"]["alliances"] == 30
    assert by_name["rare"]["mean"] == pytest.approx(from_all["rare"]["mean"])
    assert 50 <= by_name["srs"]["alliances"] < 150  # the first part has some 57, and no other is read for it


def test_an_instrument_of_too_few_is_named_and_left_at_its_default(tmp_path, monkeypatch):
    monkeypatch.setattr("alongside.pipeline.analyse.ROWS_A_PART", 200)
    file, own = with_a_rare_instrument(tmp_path / "in.csv", 5), tmp_path / "priors.json"
    summary = run(file, "--estimate-priors", own)
    assert re.search(r"^rare: .*: 20 are needed and there are 5.* It is left out", summary, re.MULTILINE)
    assert [each["instrument"] for each in json.loads(own.read_text())["priors"]] == ["srs"]
    summary = run(file, "--out", tmp_path / "out.csv", "--priors", own)
    assert "rare: scale 0:10:0.5, priors: default for this range" in summary
    assert "srs: scale 0:10:0.5, priors: estimated from in.csv" in summary


def test_what_is_held_for_priors_does_not_grow_with_the_file(monkeypatch):
    monkeypatch.setattr("alongside.pipeline.analyse.MOST_SERIES", 30)
    monkeypatch.setattr("alongside.pipeline.analyse.ENOUGH_LOOKS", 100)
    series = [np.zeros(4, np.int16) for _ in range(25)]
    assert not analyse._is_enough(series[:19])
    assert analyse._is_enough(series), "looks, though not series"
    rows = np.zeros(160, parts.LOOK)
    rows["series"] = np.repeat(np.arange(40), 4)
    read = []
    laid = SimpleNamespace(number=2, looks=lambda part: read.append(part) or rows)
    (sample,) = analyse.gather(laid, 1)
    assert (len(sample), read) == (30, [0])
