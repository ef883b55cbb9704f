"""One low answer asks for a next step, whatever the statistics say of it."""

import pytest

from alongside.core.instruments.own import CLIENT
from alongside.core.interpretation import Meaning
from alongside.core.low_answers import LOWER, asks_for_a_step, low_items

GOOD = dict.fromkeys((item.key for item in CLIENT.items), 3)


@pytest.mark.parametrize("item", GOOD)
@pytest.mark.parametrize(("step", "low"), [(0, True), (1, True), (2, False), (4, False), (None, False)])
def test_never_and_not_often_ask_for_a_step_beside_four_good_answers(item: str, step: int, low: bool) -> None:
    answers = GOOD | {item: step}
    assert low_items(answers) == ((item,) if low else ())
    assert all(asks_for_a_step(answers, "", (), meaning) is low for meaning in {*Meaning, None} - LOWER)


@pytest.mark.parametrize(("heap", "low"), [("not_well", True), ("so_so", False), ("well", False)])
def test_a_card_that_does_not_go_well_is_low(heap: str, low: bool) -> None:
    assert low_items(GOOD | {"card_plans": heap}) == (("card_plans",) if low else ())


@pytest.mark.parametrize(
    ("steps", "hard", "words", "meaning", "asks"),
    [
        ({}, "yes", (), None, True),
        ({}, "no", ("went_well", "made_it_work", "goal_stuck"), None, False),
        ({}, "rather_not_say", ("easier",), None, True),
        ({}, "", ("one_question",), None, True),
        *((GOOD, "", (), meaning, True) for meaning in sorted(LOWER)),
        ({"somebody_elses_item": 0}, "", (), Meaning.NOTHING, False),
    ],
)
def test_hard_answers_and_low_totals_ask_for_one_too(steps, hard, words, meaning, asks) -> None:
    assert asks_for_a_step(steps, hard, words, meaning) is asks
