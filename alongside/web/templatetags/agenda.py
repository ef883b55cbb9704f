"""`{% load agenda %}`: the two agendas, promises and goals in words, for `agenda/_two.html` and its like."""

from __future__ import annotations

from typing import Any

from django import template

from alongside.agenda.models import Goal
from alongside.agenda.queries import Promised, TwoAgendas
from alongside.base.clock import today
from alongside.documents.promise_words import goal_stands, promise_tag
from alongside.people.models import Alliance
from alongside.people.visibility import is_mine
from alongside.web.agenda import rows

register = template.Library()


@register.simple_tag(takes_context=True)
def agenda_rows(context: dict[str, Any], two: TwoAgendas, alliance: Alliance) -> dict[str, Any]:
    """Both lists of `two` as rows."""
    return rows.both(two, alliance, today(context["viewer"].zone))


@register.simple_tag(takes_context=True)
def promise_stands(context: dict[str, Any], promise: Promised) -> str:
    """ "promised for Friday", "late since Tuesday"."""
    return promise_tag(promise, today(context["viewer"].zone))


@register.simple_tag(takes_context=True)
def goal_words(context: dict[str, Any], goal: Goal, alliance: Alliance) -> str:
    """Who agreed to a goal, and when."""
    viewer = context["viewer"]
    i = None if is_mine(viewer, alliance) else alliance.practitioner.first_name
    return goal_stands(goal, rows.spoken(alliance), today(viewer.zone), i)
