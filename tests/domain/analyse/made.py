"""Files to analyse, and what the core says of their rows."""

import csv
import datetime

from alongside.core.detection import settings
from alongside.pipeline import command
from research import synthetic
from tests.oracle import analysis as oracle

HEAD = "alliance,rater,date,score"
DAY = datetime.date(2026, 1, 1)

WRONG = [
    "a,client,2026-01-01,7,", ",client,2026-01-01,7,", "a,client,2026-13-01,7,", "a,client,2026-01-02,7.3,",
    "a,client,2026-01-02,11,", "a,client,2026-01-02,x,", "a,client,2026-01-02,7,maybe", "a,client,2026-01-02,7,yes,more",
    "a,client,2026-01-03", "a,client,2026-01-04,nan,no", "a,,2026-01-04,7,no", "a,client,2026-01-05,6,no",
]  # fmt: skip

NAMED = ["3, alliance: is empty", "4, date: is no date", "5, score: lies between", "6, score: is not on", "7, score: is no number", "8, tension: is neither", "9, row: ", "10, row: ", "11, score: is no number", "12, rater: is empty"]  # fmt: skip


def run(*words):
    """What the command says of what came of it; CannotAnalyse where it cannot be done."""
    lines = []
    command.run(command.parser().parse_args([*map(str, words)]), lines.append, lambda line: None)
    return "\n".join(lines)


def written(path, lines):
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_the_oracle(rows):
    """What the fold over each series says, in the file's order."""
    prior, interpreted = settings.usual(synthetic.HALF_POINTS), {}
    for key in {(a, r) for a, r, *_ in rows}:
        places = [k for k, (a, r, *_) in enumerate(rows) if (a, r) == key]
        places.sort(key=lambda k: (rows[k][2], k))
        weeks = [rows[k][2].toordinal() / 7 for k in places]
        looks = [(w, int(rows[k][3] * 2), rows[k][4] == "yes") for w, k in zip(weeks, places, strict=True)]
        interpreted.update(zip(places, oracle.rows(looks, prior, synthetic.HALF_POINTS.top), strict=True))
    return [interpreted[k] for k in range(len(rows))]
