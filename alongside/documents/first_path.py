"""The path of the first three contacts, in words, phase by phase (S22).

The relationship is the priority from the first meeting on: theirs before mine, say what to expect (S15), make it safe
(S9), promise one small thing and keep it (S8), ask and do not assume (S16). At contacts 1 to 3 "how is this for you?" is
asked aloud, not on a form.
"""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.core.first_meetings import PathPhase


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
B, D, A = PathPhase.BEFORE, PathPhase.DURING, PathPhase.AFTER
#: By contact and phase: the part of the product where it is done, and what to think of.
PATH: dict[tuple[int, PathPhase], tuple[tuple[PathPart, Promise], ...]] = {
    (1, B): (
        (PathPart.GOOD_TO_KNOW, _("Read what is good to know before you visit.")),
        (
            PathPart.MY_AGENDA,
            _("The referral came with a list. Let it stand behind; it is yours, not theirs."),
        ),
        (PathPart.WHAT_TO_EXPECT, _("Have the sheet ready that says what they can expect from you.")),
    ),
    (1, D): (
        (PathPart.THEIR_AGENDA, _("Ask what is on their mind, and listen. Write it in their words.")),
        (
            PathPart.WHAT_TO_EXPECT,
            _("Say who you are, what you can do, what you can not, and who you have to tell."),
        ),
        (PathPart.GOOD_TO_KNOW, _("Ask how it is best to begin and to end when you come.")),
        (PathPart.CONTACT_WAYS, _("Ask how and when they would like to be reached.")),
        (PathPart.PROMISES, _("Promise one small thing that you can keep this week.")),
    ),
    (1, A): (
        (PathPart.RECORD, _("Write down what they said, in their words.")),
        (PathPart.PROMISES, _("Keep the small promise, and let them know.")),
    ),
    (2, B): (
        (PathPart.GET_READY, _("Read again what they said the first time.")),
        (PathPart.PROMISES, _("See that what you promised is done, or be ready to say that it is not.")),
        (PathPart.WHAT_SHOULD_I_KNOW, _("Choose one open question, so that you get this right.")),
    ),
    (2, D): (
        (PathPart.THEIR_AGENDA, _("Start with something of theirs.")),
        (PathPart.PROMISES, _("Tell them what came of your promise.")),
        (PathPart.PLAN, _("Show both lists side by side: here is mine, what is yours?")),
        (PathPart.WHAT_SHOULD_I_KNOW, _("Ask the open question, and let them lead.")),
        (PathPart.RECORD, _("Ask aloud: how is it for you that I come?")),
    ),
    (2, A): (
        (PathPart.WORDS, _("Note the words they use, and those that they do not like.")),
        (PathPart.VALUES, _("Note what matters to them.")),
    ),
    (3, B): (
        (PathPart.CIRCLE, _("Look at who is around them, and whom you have not met.")),
        (PathPart.GET_READY, _("Look back: what in the first two contacts was only yours?")),
    ),
    (3, D): (
        (PathPart.MY_AGENDA, _("Ask what in the plan will never work for them, and what would instead.")),
        (PathPart.GOALS, _("Write a first goal together, in their words.")),
        (PathPart.RECORD, _("Ask aloud: what goes well between us, and what could I do differently?")),
    ),
    (3, A): (
        (PathPart.RECORD, _("Write down what made it work, in their words.")),
        (PathPart.CONTACT_WAYS, _("Agree when and how you will be in touch next.")),
    ),
}
