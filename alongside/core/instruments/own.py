"""The check-ins in own words: a conversation aid, not a validated scale (docs: evidence).

`{worker}` is the worker's first name, `{client}` the client's, `{them}` and `{their}` how the client is spoken of. Texts are English message ids; the pages translate them.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from importlib.resources import files
from typing import Any

from alongside.core.instruments.model import Instrument, Item
from alongside.core.scale import Scale


def gettext_noop(message: str) -> str:
    """Mark a text for translation; the pages translate it."""
    return message


AID = gettext_noop("A conversation aid, not a validated scale.")
LICENCE = "Apache-2.0, part of Alongside"
FIVE_POINTS = Scale(Fraction(1), Fraction(5), Fraction(1))
LABELS = (
    gettext_noop("never"),
    gettext_noop("not often"),
    gettext_noop("sometimes"),
    gettext_noop("most times"),
    gettext_noop("always"),
)
DONT_KNOW = gettext_noop("I don’t know")
RATHER_NOT_SAY = gettext_noop("I’d rather not say")

FRAME_WITH_EVENT = gettext_noop("Think of the last time you saw {worker} ({event}).")
FRAME = gettext_noop("Think of the last time you saw {worker}.")

#: What the two sides have in common. Version 1 asked whether they feel safe second; alone at home that weighs, so it comes last.
SHARED: dict[str, Any] = {
    "version": "2",
    "answers": FIVE_POINTS,
    "minimum": 4,
    "prorate": True,
    "licence": LICENCE,
    "citation": "Alongside, own words, version 2",
    "validated": False,
    "labels": LABELS,
    "caveats": (AID,),
}

CLIENT = Instrument(
    key="own-client",
    name=gettext_noop("How it is with {worker}"),
    rater="client",
    items=(
        Item("listens", gettext_noop("{worker} listens to what matters to me.")),
        Item("on_my_side", gettext_noop("{worker} is on my side.")),
        Item("helps", gettext_noop("{worker} helps with what matters to me.")),
        Item("can_tell", gettext_noop("I can tell {worker} when something is wrong.")),
        Item("safe", gettext_noop("I feel safe with {worker}.")),
    ),
    **SHARED,
)

MIRROR = Instrument(
    key="own-mirror",
    name=gettext_noop("How I think it is for {client}"),
    rater="practitioner",
    items=(
        Item("listens", gettext_noop("{client} finds that I listen to what matters to {them}.")),
        Item("on_my_side", gettext_noop("{client} finds that I am on {their} side.")),
        Item("helps", gettext_noop("{client} finds that I help with what matters to {them}.")),
        Item("can_tell", gettext_noop("{client} can tell me when something is wrong.")),
        Item("safe", gettext_noop("{client} feels safe with me.")),
    ),
    **SHARED,
)


#: How far along a goal is, as they see it: asked of each goal, and added up with nothing.
GOAL_FAR = "goal_far"
HOW_FAR = (
    gettext_noop("not begun"),
    gettext_noop("a little"),
    gettext_noop("half way"),
    gettext_noop("most of the way"),
    gettext_noop("there"),
)


class AnswerKind(StrEnum):
    WORDS = "words"
    CHOICE = "choice"
    FREQUENCY = "frequency"


@dataclass(frozen=True)
class OpenQuestion:
    """A question apart from any score."""

    key: str
    text: str
    reply: AnswerKind
    choices: tuple[tuple[str, str], ...] = ()


# Asked apart from any score. "Was anything hard?" is the direct question: a yes opens a strain whatever the score.
CLIENT_QUESTIONS = (
    OpenQuestion("went_well", gettext_noop("What went well with {worker}?"), AnswerKind.WORDS),
    OpenQuestion("made_it_work", gettext_noop("What made that work?"), AnswerKind.WORDS),
    OpenQuestion(
        "hard",
        gettext_noop("Was anything hard?"),
        AnswerKind.CHOICE,
        (
            ("yes", gettext_noop("Yes, something was difficult")),
            ("no", gettext_noop("No")),
            ("dont_know", DONT_KNOW),
            ("rather_not_say", RATHER_NOT_SAY),
        ),
    ),
    OpenQuestion(
        "talk",
        gettext_noop("Do you want to talk about it?"),
        AnswerKind.CHOICE,
        (("yes", gettext_noop("Yes")), ("not_now", gettext_noop("Not now")), ("no", gettext_noop("No"))),
    ),
    OpenQuestion(
        "easier",
        gettext_noop("What could {worker} do differently to make it easier for you?"),
        AnswerKind.WORDS,
    ),
)


class YesNo(StrEnum):
    """An answer to one of the five where five steps are too many. It is no step and is never added up."""

    YES = "yes"
    NO = "no"


YES_NO_LABELS = {YesNo.YES.value: gettext_noop("Yes"), YesNo.NO.value: gettext_noop("No")}
#: Cards that may be sorted in place of saying what went well and what made that work: what each is about, and the three heaps.
CARDS = (
    ("card_time", gettext_noop("Time with {worker}")),
    ("card_heard", gettext_noop("Being heard")),
    ("card_plans", gettext_noop("Our plans")),
    ("card_calls", gettext_noop("Calls and messages")),
    ("card_promises", gettext_noop("What {worker} promised")),
    ("card_help", gettext_noop("Help with small things")),
)
NOT_WELL = "not_well"
HEAPS = (
    ("well", gettext_noop("Going well")),
    ("so_so", gettext_noop("So-so")),
    (NOT_WELL, gettext_noop("Not going well")),
)

# "For me" is drawn on its own strip, never on the same axis as theirs, and is never added up.
FOR_ME = (
    OpenQuestion("at_ease", gettext_noop("I am at ease with {client}."), AnswerKind.FREQUENCY),
    OpenQuestion("raise_hard", gettext_noop("I could have raised something hard."), AnswerKind.FREQUENCY),
    OpenQuestion(
        "bring_problems", gettext_noop("{client} brings me {their} problems."), AnswerKind.FREQUENCY
    ),
    OpenQuestion(
        "unspoken", gettext_noop("Is there something that cannot be talked about?"), AnswerKind.WORDS
    ),
    OpenQuestion("easy", gettext_noop("What is going well, and why is it easy?"), AnswerKind.WORDS),
    OpenQuestion("stuck", gettext_noop("Where are we stuck?"), AnswerKind.WORDS),
    OpenQuestion("differently", gettext_noop("What could I do differently?"), AnswerKind.WORDS),
)


OWN = {instrument.key: instrument for instrument in (CLIENT, MIRROR)}


def joined_version(key: str, version: str) -> str:
    """The version as far as it keeps scores apart: "" for the own check-ins, which ask the same items in every version."""
    return "" if key in OWN else version


SLOTS = ("arm-5", "srs", "star-c", "star-p", "wai-s", "wai-sr")


def slot_text(key: str) -> str:
    """The data file of a slot as it ships, without any wording; KeyError when there is no such slot."""
    if key not in SLOTS:
        raise KeyError(key)
    return files(__package__).joinpath("data", f"{key}.toml").read_text("utf-8")


#: Which form of the five is right for somebody: two practice items show whether the steps are clear.
FIVE_STEPS, YES_NO = "steps", "yes_no"
TOP = CLIENT.answers.top


def follows_five_steps(certain: int | None, between: int | None) -> bool | None:
    """Whether both practice items were answered as somebody does to whom the steps are clear: what always happens with the
    highest, what sometimes happens with one between. None where one of them was not asked."""
    if certain is None or between is None:
        return None
    return certain == TOP and 0 < between < TOP
