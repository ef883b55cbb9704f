import re

import pytest

from alongside.core.questions import HARD_DAY, NAMING, SAFE, TO_KNOW, VALUES, ToKnow, area_of

ALL = [*(code for codes in TO_KNOW.values() for code in codes), *SAFE, *NAMING, *VALUES, *HARD_DAY]


def test_every_area_has_a_question_and_every_code_is_its_own():
    assert set(TO_KNOW) == set(ToKnow)
    assert all(TO_KNOW.values())
    assert len(set(ALL)) == len(ALL)


def test_no_code_is_a_status():
    assert not [
        code
        for code in ALL
        if re.search(r"status|declin|refus|asked_|answered|unknown|ethnic|religion", code)
    ]


@pytest.mark.parametrize("area", list(ToKnow))
def test_the_area_of_a_question(area):
    assert {area_of(code) for code in TO_KNOW[area]} == {area}


def test_other_prompts_have_no_area():
    assert {area_of(code) for code in (*SAFE, *NAMING, *VALUES, *HARD_DAY, "nothing")} == {None}
