"""What the page of two strategies says: the strategies, what each knows, what came of them, and where that contradicts the lesson."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from alongside.core.pencil.agents import Knowledge, Strategy
from alongside.core.pencil.tried import Tried

STRATEGY: Mapping[Strategy, Promise] = {
    Strategy.HOLD_STILL: gettext_lazy("hold still"),
    Strategy.PUSH: gettext_lazy("push"),
    Strategy.FOLLOW_FIRST: gettext_lazy("follow first"),
    Strategy.TAKE_TURNS: gettext_lazy("take turns"),
    Strategy.TRUST_GROWS: gettext_lazy("follow first, and trust grows"),
    Strategy.SAY_IT: gettext_lazy("say it"),
}
KNOWLEDGE: Mapping[Knowledge, Promise] = {
    Knowledge.BLIND: gettext_lazy("nothing"),
    Knowledge.PRESSURE: gettext_lazy("the pressure"),
    Knowledge.GOAL: gettext_lazy("their place"),
}
OUTCOME: Mapping[str, Promise] = {
    "both": gettext_lazy("both got there"),
    "only_a": gettext_lazy("only Left"),
    "only_b": gettext_lazy("only Right"),
    "nobody": gettext_lazy("nobody"),
}
ALSO: Mapping[str, Promise] = {
    "dropped": gettext_lazy("it fell at least once"),
    "frozen": gettext_lazy("nobody got anywhere, and nothing moved for half of the time"),
}
#: Each is a line of docs/explanation/the-pencil.md.
CONTRADICTS: Sequence[Promise] = (
    gettext_lazy("Two who both follow first wait for each other: mostly neither gets there."),
    gettext_lazy("With somebody who holds still, following leads nowhere. Only pushing moves them."),
    gettext_lazy("For oneself, pushing is better against somebody who follows: whoever pushes always gets there."),
    gettext_lazy(
        "Following first works only because whoever has been at their own place lets go of it. That was put in; it did "
        "not come out."
    ),
    gettext_lazy("To say where you want to go does better than everything else, following first included."),
)  # fmt: skip


def outcomes(tried: Tried) -> list[tuple[str, Promise, float]]:
    """What a round can come to: its name, in words, its share of all rounds in per cent."""
    return [(name, label, round(100 * getattr(tried, name), 1)) for name, label in OUTCOME.items()]


def also(tried: Tried) -> list[tuple[Promise, float]]:
    """What can have happened on the way, whatever came of it."""
    return [(label, round(100 * getattr(tried, name), 1)) for name, label in ALSO.items()]
