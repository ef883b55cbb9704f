"""Which check-ins ask for a next step: what was low or hard in them, whatever a comparison with earlier ones says."""

from collections.abc import Collection, Mapping

from alongside.core.instruments.own import CARDS, CLIENT, NOT_WELL, YesNo
from alongside.core.interpretation import Meaning

NOT_OFTEN = 1  # the lower two of the five answers, in steps: "never" and "not often"
#: What is said in words of how somebody works with them.
HARD_WORDS = frozenset({"hard_words", "easier", "one_question"})
LOWER = frozenset({Meaning.UNUSUAL, Meaning.SLOW, Meaning.POSSIBLE, Meaning.BELOW})


def low_items(answers: Mapping[str, int | str | None]) -> tuple[str, ...]:
    """The five statements that were answered with "never", "not often" or "no", and cards that do not go well, in the order in which
    they are asked. An answer is a step, or a choice by its code."""
    low = [item.key for item in CLIENT.items if _is_low(answers.get(item.key))]
    return (*low, *(key for key, _text in CARDS if answers.get(key) == NOT_WELL))


def _is_low(answer: int | str | None) -> bool:
    return answer <= NOT_OFTEN if isinstance(answer, int) else answer == YesNo.NO


def asks_for_a_step(
    answers: Mapping[str, int | str | None], hard: str, words: Collection[str], meaning: Meaning | None
) -> bool:
    """Whether their answers ask for a next step: one low answer is enough, or a yes to "was anything hard?", or words about
    it, or a total below what is usual. `words`: the questions that were answered in words."""
    return bool(low_items(answers)) or hard == "yes" or not HARD_WORDS.isdisjoint(words) or meaning in LOWER
