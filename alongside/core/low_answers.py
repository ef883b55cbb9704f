"""Which check-ins ask for a next step: what was low or hard in them, whatever a comparison with earlier ones says."""

from collections.abc import Collection, Mapping

from alongside.core.instruments.own import CLIENT
from alongside.core.interpretation import Meaning

NOT_OFTEN = 1  # the lower two of the five answers, in steps: "never" and "not often"
#: What is said in words of how somebody works with them.
HARD_WORDS = frozenset({"hard_words", "easier", "one_question"})
LOWER = frozenset({Meaning.UNUSUAL, Meaning.SLOW, Meaning.POSSIBLE, Meaning.BELOW})


def low_items(steps: Mapping[str, int | None]) -> tuple[str, ...]:
    """The five statements that were answered with "never" or "not often", in the order in which they are asked."""
    answered = ((item.key, steps.get(item.key)) for item in CLIENT.items)
    return tuple(key for key, step in answered if step is not None and step <= NOT_OFTEN)


def asks_for_a_step(
    steps: Mapping[str, int | None], hard: str, words: Collection[str], meaning: Meaning | None
) -> bool:
    """Whether their answers ask for a next step: one low answer is enough, or a yes to "was anything hard?", or words about
    it, or a total below what is usual. `words`: the questions that were answered in words."""
    return bool(low_items(steps)) or hard == "yes" or not HARD_WORDS.isdisjoint(words) or meaning in LOWER
