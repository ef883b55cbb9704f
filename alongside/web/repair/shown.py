"""What is hard, as pages show it: the page of one hard patch, and lines on other pages."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from alongside.access.identities import Viewer
from alongside.base.clock import new_id, today
from alongside.base.revisions import revisions
from alongside.checkins.queries import what_works
from alongside.core.rhythm import HardDayPhase, coming, phase_of
from alongside.core.states.rupture import RUPTURE, RuptureState
from alongside.documents import repair as wording
from alongside.documents.agreements import near
from alongside.documents.words import Spoken, day, number, span, spoken
from alongside.people.models import Alliance
from alongside.repair import queries
from alongside.repair.models import HardConversation, HardDay, Rupture
from alongside.web.repair import forms
from alongside.web.revisions import Shown, revised

SOON = dt.timedelta(days=7)  # from so long before it, a day that may hurt is said on top of the page
WORKED = 3  # of what worked for them, offered back while it is hard
#: Which parts are written at which step of the order of help.
WRITTEN_AT = {"listen": "their_side", "own": "my_part", "explore": "my_side", "change": "agreed"}


def stands(rupture: Rupture, person: Spoken) -> str:
    """Where a hard patch stands: "waiting until she wants to talk"."""
    return str(wording.STATES[RuptureState(rupture.state)]) % person.forms


#: How long a hard patch lasted, where it is named, and beneath a heading that says what it is: since a day, on one, from
#: one to another.
NAMED = (
    gettext_lazy("A hard patch since %(began)s"),
    gettext_lazy("A hard patch on %(began)s"),
    gettext_lazy("A hard patch from %(began)s to %(ended)s"),
)
BENEATH = (
    gettext_lazy("Since %(began)s"),
    gettext_lazy("On %(began)s"),
    gettext_lazy("From %(began)s to %(ended)s"),
)


def lasted(rupture: Rupture, today: dt.date, said: Sequence[Any] = NAMED) -> str:
    """ "A hard patch since 3 June", or from when to when."""
    fill = {"began": day(rupture.began_on, today), "ended": day(rupture.mended_on or rupture.state_on, today)}
    since, on, between = said
    if rupture.state != RuptureState.MENDED:
        return str(since % fill)
    return str((on if fill["began"] == fill["ended"] else between) % fill)


def sticking(rupture: Rupture, tried: int, today: dt.date) -> str:
    """How often something was tried, over how long: what it took, and no fault."""
    if not tried:
        return _("Nothing has been tried yet. A first sentence is enough.")
    days = max(((rupture.mended_on or today) - rupture.began_on).days, 0)
    tries = ngettext("Sticking at it: one try", "Sticking at it: %(n)s tries", tried) % {"n": number(tried)}
    return f"{tries} {_('over %(span)s.') % {'span': span(days)}}" if days else f"{tries}."


def rupture_page(viewer: Viewer, whole: queries.WholeRupture) -> dict[str, Any]:
    """What the page of a hard patch of the viewer's own shows: what it offers next, what was written, what was tried."""
    rupture, now = whole.rupture, today(viewer.zone)
    person = spoken(rupture.alliance)
    fill = person.forms
    parts = {name: _part(whole, name, fill) for name in wording.PARTS}
    said_when = ""
    if rupture.talk_when:
        named = near(rupture.talk_on, now) if rupture.talk_on else ""
        said_when = str(wording.SAID_WHEN[rupture.talk_when]) % {**fill, "day": named}
    return {
        "rupture": rupture,
        "alliance": rupture.alliance,
        "person": person,
        "lasted": lasted(rupture, now, BENEATH),
        "stands": stands(rupture, person),
        "whose": str(wording.WHOSE[rupture.whose]) % fill,
        "to_forgive": str(wording.THEIRS_TO_FORGIVE) % fill if rupture.whose == "theirs" else "",
        "mended": rupture.state == RuptureState.MENDED,
        "steps": [
            {
                "name": name,
                "title": title,
                "means": str(means) % fill,
                "parts": [parts[WRITTEN_AT[name]]] if name in WRITTEN_AT else [],
            }
            for name, (title, means) in wording.ORDER.items()
        ],
        "two": [parts["had_to_say"], parts["manner"]],
        "two_questions": wording.TWO_QUESTIONS,
        "stronger": parts["stronger"],
        "addenda": whole.addenda,
        "written": [part for part in parts.values() if part["notes"]],
        "their_words": whole.part("mended"),
        "says_mended": str(wording.SAYS_MENDED) % fill,
        "said_when": said_when,
        "tried": _tried(whole, fill, now),
        "sticking": sticking(rupture, len(whole.attempts), now),
        "may": {event.value for event in RUPTURE.events_from(rupture.state)},
        "follow_up": near(rupture.follow_up_on, now) if rupture.follow_up_on else "",
        "ids": [new_id() for _button in range(3)],
        "revised": _revised(viewer, whole, person),
        "worked": what_works(viewer, rupture.alliance)[:WORKED],
    }


def _part(whole: queries.WholeRupture, name: str, fill: dict[str, str]) -> dict[str, Any]:
    label, hint = wording.PARTS[name]
    return {
        "label": str(label) % fill,
        "hint": str(hint) % fill,
        "notes": whole.part(name),
        "url": reverse("rupture-write", args=[whole.rupture.id, name]),
    }


def _revised(viewer: Viewer, whole: queries.WholeRupture, person: Spoken) -> dict[str, Shown]:
    asked = [
        form(person=person)
        for form in (forms.AttemptForm, forms.RuptureForm, forms.WhenForm, forms.MendedForm)
    ]
    rows = revisions(viewer, *(row.id for row in (whole.rupture, *whole.notes, *whole.attempts)))
    sides = {"their": _("Their side"), "my": _("My side")}  # as the forms once named them
    return revised(rows, *asked, forms.RetractRuptureForm(), forms.BeganForm(), words=_("The words"), **sides)


def _tried(whole: queries.WholeRupture, fill: dict[str, str], now: dt.date) -> list[dict[str, Any]]:
    """What was tried, day by day, and what came of it."""
    rupture = whole.rupture
    lines = []
    for attempt in whole.attempts:
        shown = {
            **_line(attempt.on, now, capfirst(str(wording.ATTEMPT[attempt.kind])), kind="by-me"),
            "landed": str(wording.LANDED[attempt.landed]) % fill,
            "words": attempt.words,
            "their_words": attempt.their_words,
        }
        lines.append((attempt.on, 1, shown))
    if rupture.calmer_on:
        lines.append((rupture.calmer_on, 2, _line(rupture.calmer_on, now, _("It was calmer"))))
    if rupture.mended_on:
        in_their_words = rupture.mended_said_by == "they"
        label = _("Mended, in %(their)s words") if in_their_words else _("Mended, as both of you say")
        lines.append((rupture.mended_on, 3, _line(rupture.mended_on, now, label % fill, kind="mend")))
    lines.append((rupture.began_on, 0, _line(rupture.began_on, now, _("It became hard"))))
    return [line for _on, _place, line in sorted(lines, key=lambda placed: placed[:2])]


def _line(on: dt.date, now: dt.date, said: str, kind: str = "") -> dict[str, Any]:
    return {"on": day(on, now), "said": said, "kind": kind}


def asked(conversation: HardConversation) -> list[tuple[str, str]]:
    """What was written of a hard conversation: (question, words), in the order in which it is done."""
    fill = spoken(conversation.alliance).forms
    return [
        (str(wording.CONVERSATION[name][0]) % fill, text)
        for name in HardConversation.WORDS
        if (text := getattr(conversation, name))
    ]


def hard_days(days: Iterable[HardDay], today: dt.date, words: bool = False) -> list[dict[str, Any]]:
    """Those that are still to come or have just been, the next one first. `near` puts one on top of a page; `may_ring`
    once it has come."""
    dated = [
        (on, hard_day)
        for hard_day in days
        if (on := coming(hard_day.on, today, yearly=hard_day.yearly, rang_on=hard_day.rang_on)) is not None
    ]
    return [
        {
            "id": hard_day.id,
            "line": f"{capfirst(near(on, today))}: {wording.DAYS[hard_day.kind]}",
            "would_help": hard_day.words if words else "",
            "yearly": hard_day.yearly,
            "near": on - today <= SOON,
            "may_ring": phase_of(on, today) in (HardDayPhase.TODAY, HardDayPhase.AFTER),
            "over": phase_of(on, today) is HardDayPhase.AFTER,
        }
        for on, hard_day in sorted(dated, key=lambda pair: pair[0])
    ]


def _open(ruptures: Sequence[Rupture], now: dt.date, person: Spoken) -> list[tuple[Rupture, str, str]]:
    """Those that are not mended, for the top of a page: (which, since when, where it stands)."""
    return [
        (rupture, lasted(rupture, now), stands(rupture, person))
        for rupture in ruptures
        if rupture.state != RuptureState.MENDED
    ]


def beside(viewer: Viewer, alliance: Alliance) -> dict[str, Any]:
    """What a person's page shows of it, in one SELECT."""
    times, now = queries.beside(viewer, alliance), today(viewer.zone)
    person = spoken(alliance)
    mend = times.ruptures[0] if times.ruptures else None
    had = [conversation for conversation in times.conversations if conversation.said_on]
    return {
        "ruptures": [(rupture, lasted(rupture, now), stands(rupture, person)) for rupture in times.ruptures],
        "open_ruptures": _open(times.ruptures, now, person),
        "mend": mend if mend and mend.state == RuptureState.MENDED else None,
        "slips": len(times.slips),
        "last_slip": times.slips[-1] if times.slips else None,
        "conversations": [row for row in times.conversations if not row.said_on] + had[-1:],
        "hard_days": hard_days(times.hard_days, now),
        "slip_id": new_id(),
    }


def before(viewer: Viewer, alliance: Alliance) -> dict[str, Any]:
    """What getting ready opens with: hard patches that are open, and days that may hurt that are near, with what helps."""
    times, now = queries.beside(viewer, alliance), today(viewer.zone)
    near_days = any(hard_day["near"] for hard_day in hard_days(times.hard_days, now))
    # read with their words only where they are shown
    days = queries.hard_days(viewer, alliance) if near_days else []
    return {
        "hard_days": [hard_day for hard_day in hard_days(days, now, words=True) if hard_day["near"]],
        "open_ruptures": _open(times.ruptures, now, spoken(alliance)),
    }
