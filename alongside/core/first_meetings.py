"""The path of the first three contacts: what to think of before, during and after (S22).

The relationship is the priority from the first meeting on: theirs before mine, say what to expect (S15),
make it safe (S9), promise one small thing and keep it (S8), ask and do not assume (S16). At contacts 1 to 3
"how is this for you?" is asked aloud, not on a form.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: The path has this many contacts.
MEETINGS = 3


class PathPhase(StrEnum):
    """Where in a contact a step belongs."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class PathPart(StrEnum):
    """The part of the product that a step leads to."""

    THEIR_AGENDA = "their_agenda"
    MY_AGENDA = "my_agenda"
    PROMISES = "promises"
    GOOD_TO_KNOW = "good_to_know"
    WHAT_TO_EXPECT = "what_to_expect"
    WHAT_SHOULD_I_KNOW = "what_should_i_know"
    WORDS = "words"
    VALUES = "values"
    CONTACT_WAYS = "contact_ways"
    CIRCLE = "circle"
    GOALS = "goals"
    GET_READY = "get_ready"
    PLAN = "plan"
    RECORD = "record"


@dataclass(frozen=True)
class PathStep:
    """A step, in a contact (1 to 3), in a phase, leading to a part."""

    code: str
    meeting: int
    phase: PathPhase
    part: PathPart


_B, _D, _A = PathPhase.BEFORE, PathPhase.DURING, PathPhase.AFTER

PATH: tuple[PathStep, ...] = (
    PathStep("read_what_is_good_to_know", 1, _B, PathPart.GOOD_TO_KNOW),
    PathStep("put_my_list_behind", 1, _B, PathPart.MY_AGENDA),
    PathStep("bring_what_to_expect", 1, _B, PathPart.WHAT_TO_EXPECT),
    PathStep("ask_what_is_on_their_mind", 1, _D, PathPart.THEIR_AGENDA),
    PathStep("say_who_i_am_and_what_to_expect", 1, _D, PathPart.WHAT_TO_EXPECT),
    PathStep("ask_how_to_begin_and_end", 1, _D, PathPart.GOOD_TO_KNOW),
    PathStep("ask_how_to_keep_in_touch", 1, _D, PathPart.CONTACT_WAYS),
    PathStep("promise_one_small_thing", 1, _D, PathPart.PROMISES),
    PathStep("write_it_in_their_words", 1, _A, PathPart.RECORD),
    PathStep("keep_the_small_promise", 1, _A, PathPart.PROMISES),
    PathStep("read_their_words_again", 2, _B, PathPart.GET_READY),
    PathStep("see_that_the_promise_is_kept", 2, _B, PathPart.PROMISES),
    PathStep("choose_one_open_question", 2, _B, PathPart.WHAT_SHOULD_I_KNOW),
    PathStep("start_with_theirs", 2, _D, PathPart.THEIR_AGENDA),
    PathStep("tell_what_came_of_the_promise", 2, _D, PathPart.PROMISES),
    PathStep("show_both_lists", 2, _D, PathPart.PLAN),
    PathStep("ask_the_open_question", 2, _D, PathPart.WHAT_SHOULD_I_KNOW),
    PathStep("ask_aloud_how_this_is", 2, _D, PathPart.RECORD),
    PathStep("note_words_to_use", 2, _A, PathPart.WORDS),
    PathStep("note_what_matters", 2, _A, PathPart.VALUES),
    PathStep("see_who_is_around_them", 3, _B, PathPart.CIRCLE),
    PathStep("look_at_what_was_only_mine", 3, _B, PathPart.GET_READY),
    PathStep("ask_what_will_not_work", 3, _D, PathPart.MY_AGENDA),
    PathStep("write_a_first_goal_together", 3, _D, PathPart.GOALS),
    PathStep("ask_aloud_what_goes_well", 3, _D, PathPart.RECORD),
    PathStep("write_what_made_it_work", 3, _A, PathPart.RECORD),
    PathStep("agree_when_next", 3, _A, PathPart.CONTACT_WAYS),
)


def steps(meeting: int, phase: PathPhase | None = None) -> tuple[PathStep, ...]:
    """The steps of a contact, in order, of one phase or of all; none beyond the third contact."""
    return tuple(step for step in PATH if step.meeting == meeting and phase in (None, step.phase))
