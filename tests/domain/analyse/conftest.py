"""What the tests of `analyse` read."""

import datetime

import numpy as np
import pytest

from tests.domain.analyse.made import DAY, HEAD, written


@pytest.fixture
def rows():
    """Forty series of two raters, mixed up by date, with equal dates, tension, and series of one look."""
    draw, looks = np.random.default_rng(3), []
    for k in range(40):
        day = 0
        for _ in range(int(draw.integers(1, 25))):
            day += int(draw.choice([0, 7, 14, 14, 21, 700]))
            tension = str(draw.choice(["", "", "no", "yes"]))
            score = draw.integers(0, 21) / 2
            looks.append(
                (f"a{k // 2}", ("client", "worker")[k % 2], DAY + datetime.timedelta(day), score, tension)
            )
    return [looks[i] for i in np.argsort([row[2].toordinal() for row in looks], kind="stable")]


@pytest.fixture
def file(rows, tmp_path):
    lines = [f"{a},{r},{d},{s},{t}" for a, r, d, s, t in rows]
    return written(tmp_path / "in.csv", [f"{HEAD},tension", *lines])
