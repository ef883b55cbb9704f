"""Questions one a screen: every move from every screen."""

import pytest

from alongside.core.one_at_a_time import next_screen


@pytest.mark.parametrize(
    ("go", "after"),
    [
        ("on", [1, 2, 3, 3]),
        ("back", [0, 0, 1, 2]),
        ("stop", [3, 3, 3, 3]),
        ("", [0, 1, 2, 3]),
        ("x", [0, 1, 2, 3]),
    ],
)
def test_two_questions_lie_between_what_is_said_first_and_the_end(go: str, after: list[int]) -> None:
    assert [next_screen(at, go, 2) for at in range(4)] == after


def test_a_screen_that_there_is_not_is_the_nearest_that_there_is() -> None:
    assert (next_screen(-7, "", 5), next_screen(99, "", 5)) == (0, 6)
