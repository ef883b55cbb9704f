"""`{% load words %}`: agendas, promises, contacts and hard patches in words, for whoever reads the page; the source of a claim,
and the way to "What is this figure?"."""

import re
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from alongside.agenda.models import Goal, Promise
from alongside.agenda.queries import TwoAgendas
from alongside.base.clock import new_id, today
from alongside.core.ordering import Mark
from alongside.documents import contacts
from alongside.documents.absences import absent
from alongside.documents.agenda import asking, my_note, my_tag, their_note, their_tag
from alongside.documents.agreements import goal_stands, promise_tag
from alongside.documents.evidence import TABLE
from alongside.documents.faces import SYMBOLS, svg
from alongside.documents.figures import FIGURES
from alongside.documents.papers.press import anew
from alongside.documents.people import dialled
from alongside.documents.repair import APOLOGY, APOLOGY_FRAME, COURT, LANDED
from alongside.documents.when import when
from alongside.documents.words import as_said, quoted, spoken
from alongside.people.models import Alliance
from alongside.people.visibility import is_mine
from alongside.web.charts.circle import circle

register = template.Library()
register.filter(quoted)
register.filter(as_said)
register.filter(asking)
register.filter(dialled)
register.filter(contacts.did)
register.filter(when)
register.filter(contacts.told)
register.filter(contacts.touched_how)
register.filter(contacts.came_up)
register.simple_tag(contacts.who_started)
register.simple_tag(contacts.became)
register.simple_tag(absent)
register.simple_tag(new_id)  # of what a button makes, so that pressed twice it is saved once
register.simple_tag(circle, name="circle_picture")


@register.simple_tag(takes_context=True)
def agenda_rows(context: dict[str, Any], two: TwoAgendas, alliance: Alliance) -> dict[str, Any]:
    """Both lists of `two` as the rows that `components/agenda.html` shows."""
    day = today(context["viewer"].zone)
    person = spoken(alliance)
    return {
        "theirs": [
            {
                "id": item.id,
                "text": item.words,
                "quoted": item.in_their_words,
                "url": reverse("item", args=[item.id]),
                "kind": kind,
                "tag": tag,
                "note": their_note(item),
            }
            for item in two.their_items
            for kind, tag in [their_tag(item, person, day)]
        ],
        "mine": [
            {
                "id": item.id,
                "text": item.words,
                "url": reverse("item", args=[item.id]),
                "safe": item.mark is Mark.CANNOT_WAIT,
                "kind": "mine",
                "tag": my_tag(item, person),
                "note": my_note(item, person, day),
            }
            for item in two.my_items
        ],
    }


@register.simple_tag(takes_context=True)
def promise_stands(context: dict[str, Any], promise: Promise) -> str:
    """ "promised for Friday", "late since Tuesday"."""
    return promise_tag(promise, today(context["viewer"].zone))


@register.simple_tag
def new_day(promise: Promise, me: str = "") -> str:
    """Which day it was before and when the new one was agreed, in sentences; "" where it never changed."""
    return " ".join(anew(promise, me))


@register.simple_tag(takes_context=True)
def goal_words(context: dict[str, Any], goal: Goal, alliance: Alliance) -> str:
    viewer = context["viewer"]
    i = None if is_mine(viewer, alliance) else alliance.practitioner.first_name
    return goal_stands(goal, spoken(alliance), today(viewer.zone), i)


@register.filter
def of(sentence: str, alliance: Alliance) -> str:
    """The sentence with the forms of `Spoken` filled in for whom the alliance is with."""
    return sentence.replace("%%", "%") % spoken(alliance).forms  # a template doubles them in a literal


@register.simple_block_tag(takes_context=True)
def titled(context: dict[str, Any], content: str) -> str:
    """The title of a page, with the name of whom the page is about where it does not stand there already."""
    alliance = context.get("alliance")
    name = alliance.person.called if isinstance(alliance, Alliance) else ""
    return content if conditional_escape(name) in content else format_html("{} · {}", content, name)


@register.simple_tag
def symbol(code: str) -> SafeString:
    """The drawing of a worker's symbol; nothing where there is none of this code."""
    return svg(code) if code in SYMBOLS else SafeString("")


@register.simple_tag
def court() -> str:
    """Who can read what is written of a hard patch."""
    return str(COURT)


@register.simple_tag
def apology() -> dict[str, Any]:
    """What makes an apology not a defence, and a frame to fill."""
    return {"lines": APOLOGY, "frame": APOLOGY_FRAME}


@register.simple_tag
def landed(code: str, alliance: Alliance) -> str:
    """How it landed, as a short sentence; "" where nobody can tell yet."""
    sentence = str(LANDED[code]) % spoken(alliance).forms
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


@register.simple_tag
def source(id: str) -> SafeString:
    """`{% source "E1" %}`: where a claim comes from, as a link to its row. KeyError for an id that is none."""
    row = TABLE[id]
    return format_html('<a href="{}#{}">[{}]</a>', reverse("evidence"), row.id, row.id)


@register.simple_tag
def what_is(key: str) -> SafeString:
    """`{% what_is "unusual" %}`: a link that stands alone in its line. KeyError for a figure that is none."""
    title = FIGURES[key].title
    asked = _("What is this figure?")
    address = reverse("figure", args=[key])
    return format_html('<a class="tap" href="{}">{}<span class="vh"> {}</span></a>', address, asked, title)


@register.filter
def sourced(text: str) -> SafeString:
    """The text with each id in brackets, as in "[M7]", as a link to its row."""
    escaped = conditional_escape(text)
    return mark_safe(  # noqa: S308 - the text was escaped above, and source() makes its link with format_html
        re.sub(r"\[([EMO]\d+)\]", lambda id: source(id[1]) if id[1] in TABLE else id[0], escaped)
    )
