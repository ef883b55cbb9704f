"""Two strategies tried many times, and one round of them watched."""

from itertools import pairwise

import pytest

from alongside.core.pencil.agents import Knowledge, Strategy
from alongside.core.pencil.physics import Hold
from alongside.core.pencil.rounds import PLACES, SECONDS
from alongside.core.pencil.tried import Pair, carried, tried, watched

PUSH, FOLLOW, SAY = Strategy.PUSH, Strategy.FOLLOW_FIRST, Strategy.SAY_IT


@pytest.mark.parametrize(
    ("pair", "both"),
    [((PUSH, PUSH), (0, 0.05)), ((PUSH, FOLLOW), (0.7, 0.95)), ((FOLLOW, FOLLOW), (0.1, 0.4)), ((SAY, SAY), (0.99, 1))],
)  # fmt: skip
def test_the_many_say_what_the_page_says_of_the_lesson(pair: Pair, both: tuple[float, float]) -> None:
    """In the page's words: following first helps, not where both do it, and to say it is better than either."""
    many = tried(pair, Knowledge.PRESSURE, rounds=1080)
    assert both[0] <= many.both <= both[1]
    assert many.both + many.only_a + many.only_b + many.nobody == pytest.approx(1)
    assert sum(many.when) == pytest.approx(many.both)
    assert many == tried(pair, Knowledge.PRESSURE, rounds=1080)


def test_whoever_holds_still_is_moved_by_pushing_alone() -> None:
    assert tried((Strategy.HOLD_STILL, FOLLOW), Knowledge.PRESSURE, rounds=360).nobody > 0.95
    assert tried((Strategy.HOLD_STILL, PUSH), Knowledge.PRESSURE, rounds=360).only_b > 0.9


def test_a_watched_round_is_carried_by_the_whole_mechanics() -> None:
    shown = watched((PUSH, FOLLOW), Knowledge.PRESSURE, 1)
    assert shown.seen.afterwards == "both"
    assert shown.seen.first == "a"
    seconds = [second for second, _pencil in shown.moments]
    assert len(seconds) <= 11
    assert all(before < after for before, after in pairwise(seconds))
    *_, end = carried(shown.touches)
    x, y = PLACES[shown.places[1]]
    assert ((end.x - x) ** 2 + (end.y - y) ** 2) ** 0.5 < 0.06
    pushed = watched((PUSH, PUSH), Knowledge.PRESSURE, 1)
    assert pushed.seen.seconds == pytest.approx(SECONDS, abs=0.01)
    assert Hold.PULLED_AWAY in pushed.seen.drops
    assert watched((PUSH, PUSH), Knowledge.PRESSURE, 2).places != pushed.places
