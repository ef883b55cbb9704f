"""S10, S25: what happened is written down; why somebody did it is not guessed at here."""

import pytest

from alongside.core.motives import guess_in


@pytest.mark.parametrize(
    "words",
    [
        "He was being manipulative.",
        "She is trying to get me off the case.",
        "I felt it was attention-seeking",
        "They did it on purpose",
        "He just wants the money",
        "She was exaggerating for the expert",
    ],
)
def test_a_guess_is_pointed_at(words):
    assert guess_in(words).lower() in words.lower()


@pytest.mark.parametrize(
    "words",
    [
        "",
        "She said I had betrayed her, and put the phone down.",
        "He was trying to stand up when the chair slipped.",
        "I said that the police might be called. She went quiet and left the room.",
        "He wanted to go home. I went on with my list.",
        "She split the form in two and gave me back one half.",
    ],
)
def test_what_happened_is_left_alone(words):
    assert guess_in(words) is None
