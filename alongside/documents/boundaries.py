"""The words of a practitioner's own lines: what a statement asks, by profession, and the thoughts that their marks may lead to.

What a profession adds is one thing that its work is known for; the questions are the same for all, for the source says no more
than that it differs. Nothing here says where a line should lie.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from alongside.core.boundaries import Need, Profession, Thought
from alongside.documents.words import Spoken

PROFESSIONS = {
    Profession.CASE_MANAGER: gettext_lazy("Case manager"),
    Profession.OCCUPATIONAL_THERAPIST: gettext_lazy("Occupational therapist"),
    Profession.PHYSIOTHERAPIST: gettext_lazy("Physiotherapist"),
    Profession.SPEECH_THERAPIST: gettext_lazy("Speech and language therapist"),
    Profession.PSYCHOLOGIST: gettext_lazy("Psychologist"),
    Profession.SUPPORT_WORKER: gettext_lazy("Support worker"),
    Profession.NURSE: gettext_lazy("Nurse"),
    Profession.SOCIAL_WORKER: gettext_lazy("Social worker"),
    Profession.OTHER: gettext_lazy("Something else"),
}
#: What a statement asks: the question, and a prompt.
ASKED: dict[str, tuple[Promise, Promise]] = {
    "share": (
        gettext_lazy("What do I share about myself, and what not?"),
        gettext_lazy("Enough to be human and fallible; not so much that they look after me."),
    ),
    "reach": (
        gettext_lazy("When can people reach me, and when not?"),
        gettext_lazy("Evenings, weekends, my own phone: what do I say the first time somebody rings then?"),
    ),
    "gifts": (
        gettext_lazy("What do I do with a gift?"),
        gettext_lazy("What may I take, what do I say when I may not, and who is told?"),
    ),
    "role": (
        gettext_lazy("What do I answer when I am asked to be something else?"),
        gettext_lazy("A friend, family, a witness, somebody online: a sentence that is kind and a no."),
    ),
    "guarded": (
        gettext_lazy("How do I notice that I am too near, or not there?"),
        gettext_lazy("What do I do then: a sign for each of the two directions."),
    ),
    "ask": (
        gettext_lazy("Whom do I ask when I am not sure?"),
        gettext_lazy("A name, and by when."),
    ),
}
#: In which question the work of a profession puts something to think of, beside the common prompt.
OF_PROFESSION: dict[Profession, tuple[str, Promise]] = {
    Profession.CASE_MANAGER: (
        "role",
        gettext_lazy("You may hold money for some things, and be called as a witness: what can you not be?"),
    ),
    Profession.OCCUPATIONAL_THERAPIST: (
        "share",
        gettext_lazy("You work in their kitchen and bathroom: what they see of yours in turn?"),
    ),
    Profession.PHYSIOTHERAPIST: (
        "guarded",
        gettext_lazy("Touch is your work: how do you ask each time, and hear a no?"),
    ),
    Profession.SPEECH_THERAPIST: (
        "share",
        gettext_lazy("Talk is your work, and yours is the example: which stories of your own do you use?"),
    ),
    Profession.PSYCHOLOGIST: (
        "share",
        gettext_lazy("Saying nothing is also heard: what do you answer to a plain question about you?"),
    ),
    Profession.SUPPORT_WORKER: (
        "role",
        gettext_lazy(
            "You are there for hours, in their home and perhaps with their family: where does work end?"
        ),
    ),
    Profession.NURSE: (
        "gifts",
        gettext_lazy("People are grateful to whoever looks after their body: what do you say to thanks?"),
    ),
    Profession.SOCIAL_WORKER: (
        "role",
        gettext_lazy("You may have to act against a wish: how do you say that before it happens?"),
    ),
}
NEEDS = {
    Need.THEIRS: gettext_lazy("%(theirs)s"),
    Need.MINE: pgettext_lazy("whose need", "mine"),
    Need.BOTH: gettext_lazy("both"),
    Need.UNSURE: gettext_lazy("I cannot tell"),
}
#: What happened, as it is chosen and as it stands in a list.
KINDS: dict[str, Promise] = {
    "gift": gettext_lazy("%(They)s gave me something"),
    "role_request": gettext_lazy("%(They)s asked me to be something else"),
    "they_look_after_me": gettext_lazy("%(They)s looked after me"),
    "too_much": gettext_lazy("I said or did too much"),
    "too_guarded": gettext_lazy("I was so guarded that nobody was there"),
}
THOUGHTS: dict[Thought, tuple[Promise, Promise]] = {
    Thought.LOOKED_AFTER: (
        gettext_lazy("Lately %(name)s may be looking after you."),
        gettext_lazy(
            "That can be kindness, and a way to be equal. Who looks after you, so that %(they)s need not?"
        ),
    ),
    Thought.TOO_MUCH: (
        gettext_lazy("More than once lately it felt like too much of you."),
        gettext_lazy("Nobody likes a perfect person. What would be enough the next time?"),
    ),
    Thought.TOO_GUARDED: (
        gettext_lazy("More than once lately you felt hardly there."),
        gettext_lazy("One small true thing about you may be enough. Which could you say?"),
    ),
}


def questions(profession: str) -> Mapping[str, tuple[str, str]]:
    """Each question with its prompt, and with what this profession may think of."""
    of, more = OF_PROFESSION.get(Profession(profession), ("", "")) if profession else ("", "")
    return {
        name: (str(question), f"{prompt} {more}" if name == of else str(prompt))
        for name, (question, prompt) in ASKED.items()
    }


def thought(thought: Thought, person: Spoken) -> tuple[str, str]:
    """What my marks may say, and a question to go on with."""
    says, ask = THOUGHTS[thought]
    return str(says) % person.forms, str(ask) % person.forms


def rests_on() -> str:
    """What every thought rests on."""
    return _("Two marks of yours in the last three months. It may be nothing.")
