"""What one may ask, as codes: open, curious questions; never statuses, never boxes to tick (S9, S12, S13, S16).

`documents.wording` holds the English of each. Nothing here says that a question was asked, or was not
answered: only what they said, in their words, is ever kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class ToKnow(StrEnum):
    """The areas of "What should I know so that I get this right?" (S16)."""

    CULTURE = "culture"
    FAITH = "faith"
    LANGUAGE = "language"
    CUSTOMS = "customs"
    FOOD = "food"
    WORK = "work"
    FAMILY = "family"
    HELPERS = "helpers"
    DAYS = "days"
    DECISIONS = "decisions"
    GREETING = "greeting"
    WORDS = "words"
    MONEY = "money"
    EXPERIENCE = "experience"
    WILL_NOT_WORK = "will_not_work"


#: The questions of each area.
TO_KNOW: Mapping[ToKnow, tuple[str, ...]] = MappingProxyType(
    {
        ToKnow.CULTURE: ("where_home_is", "what_visitors_get_wrong"),
        ToKnow.FAITH: ("faith_in_your_days", "faith_in_this_plan"),
        ToKnow.LANGUAGE: ("language_for_hard_things", "interpreter_or_family"),
        ToKnow.CUSTOMS: ("customs_in_this_house", "what_would_be_rude"),
        ToKnow.FOOD: ("food_and_sharing", "food_to_leave_out"),
        ToKnow.WORK: ("work_before", "work_and_who_you_are"),
        ToKnow.FAMILY: ("who_is_family", "who_should_hear_this"),
        ToKnow.HELPERS: ("who_may_help_with_what", "woman_or_man"),
        ToKnow.DAYS: ("days_that_matter", "days_to_leave_alone"),
        ToKnow.DECISIONS: ("how_decisions_are_made", "whose_word_counts"),
        ToKnow.GREETING: ("how_to_greet", "shoes_and_where_to_sit", "touch"),
        ToKnow.WORDS: ("words_that_fit", "words_that_grate", "name_and_how_to_say_it"),
        ToKnow.MONEY: ("talking_about_money",),
        ToKnow.EXPERIENCE: ("judged_before", "what_people_assume"),
        ToKnow.WILL_NOT_WORK: ("never_going_to_work", "what_would_work_instead"),
    }
)

#: What helps them feel safe, as far as they choose to share it (S9).
SAFE: tuple[str, ...] = (
    "how_to_begin",
    "how_to_end",
    "what_to_avoid",
    "what_helps_feel_safe",
    "how_to_tell_it_is_too_much",
    "what_to_do_then",
    "earlier_professionals_that_helped",
    "earlier_professionals_that_hurt",
)

#: Naming what is in the room; asking how the list of tasks feels (S12, S11).
NAMING: tuple[str, ...] = (
    "a_lot_of_feeling_here",
    "what_is_going_on_for_you",
    "how_does_my_list_feel",
    "what_is_it_like_that_i_come",
    "is_it_too_much",
    "we_have_not_moved",
    "something_i_also_need",
    "did_i_get_that_wrong",
    "what_did_i_not_ask",
)

#: What they care about, and what I do (S13).
VALUES: tuple[str, ...] = (
    "what_makes_a_good_day",
    "what_you_would_not_give_up",
    "who_you_want_to_be",
    "what_you_are_proud_of",
    "what_the_accident_must_not_take",
    "what_you_want_from_me",
    "what_i_care_about_here",
)

#: A day that hurts is coming, or has just been (S9).
HARD_DAY: tuple[str, ...] = (
    "which_days_are_hard",
    "what_helps_before",
    "who_should_be_there",
    "shall_i_ring_after",
    "what_to_leave_for_another_day",
)
