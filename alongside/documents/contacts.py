"""A contact in words: who started it, what became of it, how an item was touched; a kind way back after an absence; and
the path of the first three contacts.

Whole sentences, so that they can be translated. The practitioner reads "I", others their first name.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.functional import Promise as Text
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy

from alongside.access.identities import Viewer
from alongside.agenda.models import Promise
from alongside.contacts.models import AbsenceReason, Contact, ContactPlan, ContactWay, Started
from alongside.core.noticing.contacts import PathPhase
from alongside.core.rhythm import NextDay
from alongside.core.states.contact import ContactState
from alongside.documents.when import when
from alongside.documents.words import Spoken, quoted, spoken
from alongside.people.models import Alliance

_THEY_STARTED = {
    ContactWay.CALL: _("%(who)s rang"),
    ContactWay.VIDEO: _("%(who)s called"),
    ContactWay.MESSAGE: _("%(who)s wrote"),
    ContactWay.VISIT: _("%(who)s asked for it"),
    ContactWay.MEETING: _("%(who)s asked for it"),
}
_I_STARTED = {
    ContactWay.CALL: _("I rang"),
    ContactWay.VIDEO: _("I called"),
    ContactWay.MESSAGE: _("I wrote"),
    ContactWay.VISIT: _("I suggested it"),
    ContactWay.MEETING: _("I suggested it"),
}
_BECAME: dict[ContactState, Any] = {
    ContactState.CANCELLED_BY_THEM: _("called off by %(who)s"),
    ContactState.CANCELLED_BY_ME: _("called off by me"),
    ContactState.NO_ANSWER: _("no answer"),
    ContactState.MOVED: _("moved to another day"),
    ContactState.PLANNED: _("planned"),
    ContactState.HAPPENED: "",
    ContactState.WITHDRAWN: _("recorded by mistake, and taken back"),
    ContactState.DROPPED: _("planned by mistake"),
}
HOW = {
    "heard": _("on %(their)s mind"),
    "helped": _("helped with"),
    "they_raised": _("%(they)s raised it"),
    "named": _("I named it"),
    "talked": _("talked about"),
    "agreed": _("we agreed"),
}
DID = [
    ("listened", pgettext_lazy("what I did", "listened")),
    ("promised", pgettext_lazy("what I did", "promised something")),
    ("worked_out", pgettext_lazy("what I did", "worked it out together")),
    ("could_not_fix", pgettext_lazy("what I did", "could not fix it, said so")),
]
#: The parts of a plan, as they stand beside their words once the contact took place.
PLANNED = {
    "start_with": _("To start with"),
    "respect": _("What I respect or like"),
    "name_openly": _("To name openly"),
    "like_for_me": _("What this is like for me"),
    "my_need": _("What I need"),
    "not_moving": _("What has not moved"),
}
CAME_ABOUT = {"start_with": _("we did"), "respect": _("said")}


def came_about(plan: ContactPlan) -> list[tuple[str, str, str]]:
    """Each written part of a plan: what it is, its words, and how it came about, "" where it was not ticked."""
    return [
        (
            str(label),
            getattr(plan, part),
            str(CAME_ABOUT.get(part, _("named openly"))) if part in plan.came_about else "",
        )
        for part, label in PLANNED.items()
        if getattr(plan, part)
    ]


EASE = [
    (1, _("very uneasy")),
    (2, _("uneasy")),
    (3, _("so-so")),
    (4, _("at ease")),
    (5, _("very at ease")),
]


def who_started(contact: Contact, alliance: Alliance, viewer: Viewer) -> str:
    """ "Dean rang", "I wrote", "arranged"; "" where nobody said."""
    way = ContactWay(contact.way)
    match contact.started_by:
        case Started.THEM:
            return _THEY_STARTED[way] % {"who": alliance.person.called}
        case Started.ME if alliance.practitioner_id == viewer.id:
            return str(_I_STARTED[way])
        case Started.ME:
            return _THEY_STARTED[way] % {"who": alliance.practitioner.first_name}
        case Started.ARRANGED:
            return gettext("arranged")
    return ""


def became(contact: Contact, alliance: Alliance, viewer: Viewer) -> str:
    """What became of it, "" where it happened."""
    state = ContactState(contact.state)
    if state is ContactState.CANCELLED_BY_ME and alliance.practitioner_id != viewer.id:
        return _BECAME[ContactState.CANCELLED_BY_THEM] % {"who": alliance.practitioner.first_name}
    return str(_BECAME[state]) % {"who": alliance.person.called}


NEXT_DAYS = {
    NextDay.TOMORROW: _("Tomorrow"),
    NextDay.FRIDAY: _("Friday"),
    NextDay.NEXT_WEEK: _("Next week, same time"),
}


def to_tell(made: Iterable[Promise], kept: Iterable[Promise], coming: Contact | None) -> str:
    """What they could be told afterwards, to send as a message: what is done, what I will do, and when I come."""
    lines = [gettext("Done: %(words)s") % {"words": promise.words} for promise in kept]
    for promise in made:
        day = promise.due_on and date_format(promise.due_on, "l j F")
        line = (
            gettext("I will do this by %(day)s: %(words)s") if day else gettext("I will do this: %(words)s")
        )
        lines.append(line % {"day": day, "words": promise.words})
    if coming:
        lines.append(gettext("Next time: %(day)s") % {"day": when(coming, "l j F")})
    return "\n".join(lines)


def told(contact: Contact) -> str:
    """What was on their mind: in quotation marks where the words are their own, else as I told it."""
    return quoted(contact.on_their_mind) if contact.in_their_words else contact.on_their_mind


def did(contact: Contact) -> list[str]:
    phrases: dict[str, Any] = dict(DID)
    return [str(phrases[code]) for code in contact.did if code in phrases]


def touched_how(how: str, alliance: Alliance) -> str:
    return str(HOW[how]) % spoken(alliance).forms


def came_up(contact: Contact, alliance: Alliance) -> str:
    """How something of mine came up, where nobody said which it was: "they raised it"; else ""."""
    how = contact.mine_came_up
    named = any(touch.how == how for touch in contact.touches.all())
    return "" if named or how not in HOW else touched_how(how, alliance)


#: While it lasts. To be filled with the forms of `Spoken`.
MEANWHILE = {
    AbsenceReason.HOSPITAL: (
        _("Ask, or let somebody close ask, whether a visit is welcome before you go."),
        _("A card or a short message with nothing to ask is company enough."),
        _("Keep what you promised, and say what has to wait."),
    ),
    AbsenceReason.THEIR_TIME: (
        _("Leave %(them)s in peace; this time is %(theirs)s."),
        _("Agree beforehand who writes first when %(they)s %(are)s back."),
    ),
    AbsenceReason.MY_LEAVE: (
        _("Say beforehand when you go and when you come back, and put the day in writing."),
        _("Say whom %(they)s can ring meanwhile, and tell that person what matters to %(them)s."),
        _("Finish, or hand over, what you promised for these days."),
    ),
    AbsenceReason.SILENCE: (
        _("Say a short hello, with nothing to ask and nothing to sign."),
        _("Look whether something you promised has gone quiet; if so, own that first."),
        _("Ask how, when and how often %(they)s would like to be in touch."),
        _("Ask somebody close to %(them)s how things are, if that is agreed."),
        _("Say that the door is open, and leave it open. Staying away is allowed."),
    ),
}
#: Once it is over.
BACK = {
    AbsenceReason.HOSPITAL: (
        _("Welcome %(them)s back, and ask what is different now: at home, with sleep, with who helps."),
        _("Start with something of %(theirs)s. Leave your own list for the next time."),
        _("Come for half as long as usual, at an hour that is easy."),
        _("Say what became of each thing you had promised."),
    ),
    AbsenceReason.THEIR_TIME: (
        _("Ask how it was, before anything else."),
        _("Ask what is on %(their)s mind now; it may be something new."),
        _("Say what became of each thing you had promised."),
    ),
    AbsenceReason.MY_LEAVE: (
        _("Say on the first day that you are back, with nothing to ask."),
        _("Ask how it was without you, and let the answer be what it is."),
        _("Say what became of each thing you had promised."),
    ),
    AbsenceReason.SILENCE: (
        _("Say that it is good to hear from %(them)s. Leave the why to %(them)s."),
        _("Start with something of %(theirs)s, and keep it short."),
        _("Ask what would make it easier to stay in touch."),
    ),
}


def suggestions(why: str, person: Spoken, *, back: bool) -> list[str]:
    """What may help, while it lasts or once it is over."""
    return [str(sentence) % person.forms for sentence in (BACK if back else MEANWHILE)[AbsenceReason(why)]]


class PathPart(NamedTuple):
    """Where a step of the path is done: what that part is called, and its page about the alliance, or about the contact where
    there is one."""

    label: Text
    of_alliance: str = ""
    of_contact: str = ""


PHASES = {
    PathPhase.BEFORE: _("Before"),
    PathPhase.DURING: _("While you are together"),
    PathPhase.AFTER: _("Afterwards"),
}
THEIR_LIST = PathPart(_("Their list"), "agenda")
MY_LIST = PathPart(_("My list"), "agenda")
PROMISES = PathPart(_("Promises"), "agenda")
GOOD_TO_KNOW = PathPart(_("Good to know"), "good-to-know")
EXPECT = PathPart(_("What you can expect from me"), "expect")
GET_RIGHT = PathPart(_("What should I know so that I get this right?"), "good-to-know")
WORDS = PathPart(_("Words to use and words to avoid"), "good-to-know")
VALUES = PathPart(_("What matters"), "good-to-know")
IN_TOUCH = PathPart(_("How and when to be in touch"), "good-to-know")
CIRCLE = PathPart(_("The circle"), "circle")
GOALS = PathPart(_("Shared goals"), "goal-add")
GET_READY = PathPart(_("Get ready"))
PLAN = PathPart(_("The plan with both lists"), of_contact="contact-shown")
RECORD = PathPart(_("Record the contact"), "contact-new", "contact-record")
B, D, A = PathPhase.BEFORE, PathPhase.DURING, PathPhase.AFTER
#: By contact and phase: the part of the product where it is done, and what to think of.
PATH: dict[tuple[int, PathPhase], tuple[tuple[PathPart, Text], ...]] = {
    (1, B): (
        (GOOD_TO_KNOW, _("Read what is good to know before you visit.")),
        (MY_LIST, _("The referral came with a list. Let it stand behind; it is yours, not %(theirs)s.")),
        (EXPECT, _("Have the sheet ready that says what %(they)s can expect from you.")),
    ),
    (1, D): (
        (THEIR_LIST, _("Ask what is on %(their)s mind, and listen. Write it in %(their)s words.")),
        (EXPECT, _("Say who you are, what you can do, what you cannot, and who you have to tell.")),
        (GOOD_TO_KNOW, _("Ask how it is best to begin and to end when you come.")),
        (IN_TOUCH, _("Ask how and when %(they)s would like to be reached.")),
        (PROMISES, _("Promise one small thing that you can keep this week.")),
    ),
    (1, A): (
        (RECORD, _("Write down what %(they)s said, in %(their)s words.")),
        (PROMISES, _("Keep the small promise, and let %(them)s know.")),
    ),
    (2, B): (
        (GET_READY, _("Read again what %(they)s said the first time.")),
        (PROMISES, _("See that what you promised is done, or be ready to say that it is not.")),
        (GET_RIGHT, _("Choose one open question, so that you get this right.")),
    ),
    (2, D): (
        (THEIR_LIST, _("Start with something of %(theirs)s.")),
        (PROMISES, _("Tell %(them)s what came of your promise.")),
        (PLAN, _("Show both lists side by side: here is mine, what is yours?")),
        (GET_RIGHT, _("Ask the open question, and let %(them)s lead.")),
        (RECORD, _("Ask aloud: how is it for you that I come?")),
    ),
    (2, A): (
        (WORDS, _("Note the words that are %(theirs)s, and those that grate.")),
        (VALUES, _("Note what matters to %(them)s.")),
    ),
    (3, B): (
        (CIRCLE, _("Look at who is around %(them)s, and whom you have not met.")),
        (GET_READY, _("Look back: what in the first two contacts was only yours?")),
    ),
    (3, D): (
        (MY_LIST, _("Ask what in the plan will never work for %(them)s, and what would instead.")),
        (GOALS, _("Write a first goal together, in %(their)s words.")),
        (RECORD, _("Ask aloud: what goes well between us, and what could I do differently?")),
    ),
    (3, A): (
        (RECORD, _("Write down what made it work, in %(their)s words.")),
        (IN_TOUCH, _("Agree when and how you will be in touch next.")),
    ),
}
