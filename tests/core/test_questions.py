import re

from alongside.core.questions import HARD_DAY, NAMING, SAFE, TO_KNOW, VALUES, ToKnow

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
