"""The path of the first three contacts, in words, phase by phase (S22)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from alongside.core.first_meetings import MEETINGS, PathPart, PathPhase, steps

PHASES = {
    PathPhase.BEFORE: _("Before"),
    PathPhase.DURING: _("While you are together"),
    PathPhase.AFTER: _("Afterwards"),
}
PARTS = {
    PathPart.THEIR_AGENDA: _("Their list"),
    PathPart.MY_AGENDA: _("My list"),
    PathPart.PROMISES: _("Promises"),
    PathPart.GOOD_TO_KNOW: _("Good to know"),
    PathPart.WHAT_TO_EXPECT: _("What you can expect from me"),
    PathPart.WHAT_SHOULD_I_KNOW: _("What should I know so that I get this right?"),
    PathPart.WORDS: _("Words to use and words to avoid"),
    PathPart.VALUES: _("What matters"),
    PathPart.CONTACT_WAYS: _("How and when to be in touch"),
    PathPart.CIRCLE: _("The circle"),
    PathPart.GOALS: _("Shared goals"),
    PathPart.GET_READY: _("Get ready"),
    PathPart.PLAN: _("The plan with both lists"),
    PathPart.RECORD: _("Record the contact"),
}
STEPS = {
    "read_what_is_good_to_know": _("Read what is good to know before you visit."),
    "put_my_list_behind": _("The referral came with a list. Let it stand behind; it is yours, not theirs."),
    "bring_what_to_expect": _("Have the sheet ready that says what they can expect from you."),
    "ask_what_is_on_their_mind": _("Ask what is on their mind, and listen. Write it in their words."),
    "say_who_i_am_and_what_to_expect": _(
        "Say who you are, what you can do, what you can not, and who you have to tell."
    ),
    "ask_how_to_begin_and_end": _("Ask how it is best to begin and to end when you come."),
    "ask_how_to_keep_in_touch": _("Ask how and when they would like to be reached."),
    "promise_one_small_thing": _("Promise one small thing that you can keep this week."),
    "write_it_in_their_words": _("Write down what they said, in their words."),
    "keep_the_small_promise": _("Keep the small promise, and let them know."),
    "read_their_words_again": _("Read again what they said the first time."),
    "see_that_the_promise_is_kept": _(
        "See that what you promised is done, or be ready to say that it is not."
    ),
    "choose_one_open_question": _("Choose one open question, so that you get this right."),
    "start_with_theirs": _("Start with something of theirs."),
    "tell_what_came_of_the_promise": _("Tell them what came of your promise."),
    "show_both_lists": _("Show both lists side by side: here is mine, what is yours?"),
    "ask_the_open_question": _("Ask the open question, and let them lead."),
    "ask_aloud_how_this_is": _("Ask aloud: how is it for you that I come?"),
    "note_words_to_use": _("Note the words they use, and those that they do not like."),
    "note_what_matters": _("Note what matters to them."),
    "see_who_is_around_them": _("Look at who is around them, and whom you have not met."),
    "look_at_what_was_only_mine": _("Look back: what in the first two contacts was only yours?"),
    "ask_what_will_not_work": _("Ask what in the plan will never work for them, and what would instead."),
    "write_a_first_goal_together": _("Write a first goal together, in their words."),
    "ask_aloud_what_goes_well": _("Ask aloud: what goes well between us, and what could I do differently?"),
    "write_what_made_it_work": _("Write down what made it work, in their words."),
    "agree_when_next": _("Agree when and how you will be in touch next."),
}


@dataclass(frozen=True)
class Step:
    """One thing to think of, and the part of the product where it is dstep."""

    words: str
    part: PathPart
    part_words: str


def path(meeting: int, phases: tuple[PathPhase, ...] = tuple(PathPhase)) -> list[tuple[str, list[Step]]]:
    """(phase, steps) of the first, second or third contact; nothing from the fourth on."""
    if not 1 <= meeting <= MEETINGS:
        return []
    return [
        (
            str(PHASES[phase]),
            [Step(str(STEPS[step.code]), step.part, str(PARTS[step.part])) for step in steps(meeting, phase)],
        )
        for phase in phases
    ]
