"""The words about people: what is good to know, who stands where, who started the last contact."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy

from alongside.contacts.models import Contact, ContactWay, Started
from alongside.documents import questions, words
from alongside.documents.words import Spoken
from alongside.people.models import CircleLink, GoodToKnow, GoodToKnowKind, Person

#: How the page "Good to know" is divided.
SECTIONS = (
    (
        gettext_lazy("Being together"),
        (
            GoodToKnowKind.BEGIN,
            GoodToKnowKind.END,
            GoodToKnowKind.AVOID,
            GoodToKnowKind.SAFE,
            GoodToKnowKind.EARLIER,
        ),
    ),
    (gettext_lazy("Getting in touch"), (GoodToKnowKind.REACH, GoodToKnowKind.REACH_SAFELY)),
    (gettext_lazy("Words"), (GoodToKnowKind.WORDS_USE, GoodToKnowKind.WORDS_AVOID)),
    (gettext_lazy("What matters"), (GoodToKnowKind.VALUE, GoodToKnowKind.MATTERS)),
)

#: What is shown on the person's page, and the word that leads each line there.
BEFORE_A_VISIT = {
    GoodToKnowKind.BEGIN: gettext_lazy("Begin"),
    GoodToKnowKind.AVOID: gettext_lazy("Avoid"),
    GoodToKnowKind.SAFE: gettext_lazy("Feels safe"),
    GoodToKnowKind.WORDS_USE: gettext_lazy("Words to use"),
    GoodToKnowKind.WORDS_AVOID: gettext_lazy("Words to avoid"),
    GoodToKnowKind.REACH_SAFELY: gettext_lazy("Safe contact"),
    GoodToKnowKind.END: gettext_lazy("End"),
}

_HEADINGS = {
    GoodToKnowKind.BEGIN: gettext_lazy("How to begin with %(name)s"),
    GoodToKnowKind.END: gettext_lazy("How to end with %(name)s"),
    GoodToKnowKind.AVOID: gettext_lazy("What to avoid with %(name)s"),
    GoodToKnowKind.SAFE: gettext_lazy("What helps %(name)s feel safe"),
    GoodToKnowKind.EARLIER: gettext_lazy("Earlier experiences of %(name)s with professionals"),
    GoodToKnowKind.REACH: gettext_lazy("How and when to get in touch with %(name)s"),
    GoodToKnowKind.REACH_SAFELY: gettext_lazy("What is safe when getting in touch with %(name)s"),
    GoodToKnowKind.GETTING_IN: gettext_lazy("Getting in: %(name)s"),
    GoodToKnowKind.WORDS_USE: gettext_lazy("Words to use with %(name)s"),
    GoodToKnowKind.WORDS_AVOID: gettext_lazy("Words to avoid with %(name)s"),
    GoodToKnowKind.VALUE: gettext_lazy("Something %(name)s values"),
    GoodToKnowKind.MATTERS: gettext_lazy("What matters to %(name)s"),
}

ONLY_SAID = gettext_lazy(
    "Only what %(they)s said, as %(they)s said it. If %(they)s would rather not, there is nothing to write."
)
HINTS = {
    GoodToKnowKind.BEGIN: gettext_lazy(
        "The first minutes: what to say, where to sit, what to leave for later."
    ),
    GoodToKnowKind.END: gettext_lazy("How long is enough, what is good to say at the door."),
    GoodToKnowKind.AVOID: gettext_lazy("What has gone wrong before, so that nobody has to find out again."),
    GoodToKnowKind.SAFE: gettext_lazy("What %(they)s said or showed helps %(them)s."),
    GoodToKnowKind.EARLIER: gettext_lazy(
        "Only what %(they)s chose to share. Nothing guessed, and nothing out of a file."
    ),
    GoodToKnowKind.REACH: gettext_lazy("Call, message or letter; which days, which hours."),
    GoodToKnowKind.REACH_SAFELY: gettext_lazy(
        "Who may pick up the phone, who reads the post, what must not be left as a message."
    ),
    GoodToKnowKind.GETTING_IN: gettext_lazy(
        "Door, key, code. It is shown on a page of its own, and each look at that page is kept on record."
    ),
    GoodToKnowKind.WORDS_USE: gettext_lazy(
        "The word %(they)s %(have)s for what happened, for %(their)s body, for the people who help."
    ),
    GoodToKnowKind.WORDS_AVOID: gettext_lazy("Words that grate, and what to say instead."),
    GoodToKnowKind.VALUE: gettext_lazy("What %(name)s stands for. A shared goal can rest on it."),
    GoodToKnowKind.MATTERS: gettext_lazy(
        "Small things count: the dog, the football, the garden at six in the morning."
    ),
}


#: A question that one may ask to hear it.
ASK = {
    GoodToKnowKind.BEGIN: gettext_lazy("How is it best to begin when I come?"),
    GoodToKnowKind.END: gettext_lazy("How is it best to end?"),
    GoodToKnowKind.AVOID: gettext_lazy("What should I leave out, or not do?"),
    GoodToKnowKind.SAFE: gettext_lazy("What helps you feel safe with somebody like me?"),
    GoodToKnowKind.EARLIER: gettext_lazy(
        "Is there something that went wrong with somebody before me? Only what you want to share."
    ),
    GoodToKnowKind.WORDS_USE: questions.TO_KNOW["words_that_fit"],
    GoodToKnowKind.WORDS_AVOID: questions.TO_KNOW["words_that_grate"],
    GoodToKnowKind.VALUE: gettext_lazy("What would you not give up for anything?"),
    GoodToKnowKind.MATTERS: gettext_lazy("What makes a day a good day?"),
}

#: The kinds that are written on a page of their own, by the word in its address.
WRITTEN = {kind.value.replace("_", "-"): kind for kind in _HEADINGS}


def heading(kind: GoodToKnowKind, person: Person) -> str:
    """What the page says on which such an entry is written."""
    return str(_HEADINGS[kind]) % {"name": person.called}


def about(entry: GoodToKnow) -> str:
    """What an entry is about: its kind, or the open question it answers."""
    if entry.kind == GoodToKnowKind.GET_RIGHT and entry.question in questions.TO_KNOW:
        return str(questions.TO_KNOW[entry.question])
    return str(GoodToKnowKind(entry.kind).label)


def since_when(day: dt.date, today: dt.date) -> str:
    """A month as one says it: "February", or with its year where that is not this one."""
    return date_format(day, "F" if day.year == today.year else "F Y")


def on_day(day: dt.date, today: dt.date) -> str:
    """A day as one says it: "today", "yesterday", "on Monday", "on 3 October"."""
    ago = (today - day).days
    if ago in (0, 1):
        return _("yesterday") if ago else _("today")
    if 1 < ago < 7:
        return _("on %(weekday)s") % {"weekday": date_format(day, "l")}
    return _("on %(day)s") % {"day": words.day(day, today)}


def standing(person: Person, places: Sequence[CircleLink]) -> str:
    """Who somebody is: "Client", "Mother of Dean", both where both are so."""
    of = [
        _("%(role)s of %(client)s") % {"role": link.called, "client": link.client.called} for link in places
    ]
    return capfirst(" · ".join(([_("Client")] if person.is_client else []) + of))


def by_section(entries: Iterable[GoodToKnow]) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """Everything that is good to know, as the page is divided: by kind, with the word for it in addresses. Empty kinds stay,
    to be filled."""
    all_ = list(entries)
    slugs = {kind: slug for slug, kind in WRITTEN.items()}
    return [
        (str(title), [(kind, slugs[kind], [entry for entry in all_ if entry.kind == kind]) for kind in kinds])
        for title, kinds in SECTIONS
    ]


def before_a_visit(entries: Iterable[GoodToKnow]) -> list[tuple[str, GoodToKnow]]:
    """The lines for the person's page, in the order in which a visit goes. "Begin with …" needs no "Begin:"."""
    all_ = list(entries)
    lines = [
        (str(lead), entry) for kind, lead in BEFORE_A_VISIT.items() for entry in all_ if entry.kind == kind
    ]
    return [
        ("" if entry.words.casefold().startswith(lead.casefold()) else lead, entry) for lead, entry in lines
    ]


def dialled(phone: str) -> str:
    """The first number in it as a telephone dials it, with the plus of a country; "" where there is none."""
    number = re.search(r"\+?\d[\d\s()./-]*", phone)
    if number is None:
        return ""
    return re.sub(r"[^\d+]", "", number[0].replace("(0)", "") if "+" in number[0] else number[0])


BRIEF = 2  # lines of what is good to know, on top of the person's page


class Brief(NamedTuple):
    """What a person's page says of what is good to know: the first lines, what is safe when getting in touch, and how many
    lines more there are."""

    lines: list[tuple[str, GoodToKnow]]
    safely: list[GoodToKnow]
    more: int


def in_brief(entries: Iterable[GoodToKnow]) -> Brief:
    lines = before_a_visit(entries)
    safely = [entry for _lead, entry in lines if entry.kind == GoodToKnowKind.REACH_SAFELY]
    others = [line for line in lines if line[1] not in safely]
    return Brief(others[:BRIEF], safely, len(others[BRIEF:]))


_THEY = {
    ContactWay.VISIT: gettext_lazy("%(they)s asked for the last visit, %(day)s"),
    ContactWay.CALL: gettext_lazy("%(they)s rang %(you)s last, %(day)s"),
    ContactWay.VIDEO: gettext_lazy("%(they)s called %(you)s last, %(day)s"),
    ContactWay.MESSAGE: gettext_lazy("%(they)s wrote to %(you)s last, %(day)s"),
    ContactWay.MEETING: gettext_lazy("%(they)s asked for the last meeting, %(day)s"),
}
_I = {
    ContactWay.VISIT: gettext_lazy("%(you)s suggested the last visit, %(day)s"),
    ContactWay.CALL: gettext_lazy("%(you)s rang %(them)s last, %(day)s"),
    ContactWay.VIDEO: gettext_lazy("%(you)s called %(them)s last, %(day)s"),
    ContactWay.MESSAGE: gettext_lazy("%(you)s wrote to %(them)s last, %(day)s"),
    ContactWay.MEETING: gettext_lazy("%(you)s suggested the last meeting, %(day)s"),
}
_NOBODY = {
    ContactWay.VISIT: gettext_lazy("last visit %(day)s"),
    ContactWay.CALL: gettext_lazy("last call %(day)s"),
    ContactWay.VIDEO: gettext_lazy("last video call %(day)s"),
    ContactWay.MESSAGE: gettext_lazy("last message %(day)s"),
    ContactWay.MEETING: gettext_lazy("last meeting %(day)s"),
}


def last_contact(contact: Contact, spoken: Spoken, you: str, day: dt.date, today: dt.date) -> str:
    """ "she rang you last, on Monday". `you` is the practitioner's first name where somebody else reads."""
    sentences = {Started.THEM: _THEY, Started.ME: _I}.get(contact.started_by, _NOBODY)  # type: ignore[call-overload]
    names = {"they": spoken.they, "them": spoken.them, "you": you, "day": on_day(day, today)}
    return str(sentences[ContactWay(contact.way)]) % names


APPLE = ("iPhone", "iPad", "Macintosh")  # an iPad says that it is a Macintosh


def way_to(address: str, agent: str) -> tuple[str, str]:
    """Where a link to an address leads on a device whose browser calls itself `agent`, and what that is called.

    Android hands `geo:` to whichever map app somebody chose; Apple's devices know no such address, and open its own maps
    for theirs (developer.apple.com, "Map Links"); elsewhere a map opens in the browser.
    """
    asked = quote(address, safe="")
    if "Android" in agent:
        return f"geo:0,0?q={asked}", _("the map app of this phone")
    if any(name in agent for name in APPLE):
        return f"https://maps.apple.com/?q={asked}", _("Apple Maps")
    return f"https://www.openstreetmap.org/search?query={asked}", _("openstreetmap.org, in this browser")
