"""Paper 4: our goals (S13): their words, the value behind each, and who agreed when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from alongside.agenda.models import Goal
from alongside.core.states.goal import GoalState
from alongside.documents.papers.common import frame, full
from alongside.documents.papers.face import Face
from alongside.documents.papers.press import press
from alongside.documents.words import quoted
from alongside.people.models import Alliance


def paper(alliance: Alliance, goals: Iterable[Goal], today: dt.date, face: Face | None = None) -> bytes:
    """The PDF of the goals that were not let go."""
    they, me = alliance.person.called, alliance.practitioner.first_name
    title = _("The goals of %(name)s and %(me)s") % {"name": they, "me": me}
    shown = [
        {"words": quoted(one.words), "lines": [*_values(one, they, me), *_agreed(one, they, me)]}
        for one in goals
        if one.state != GoalState.LET_GO
    ]
    none = _("No goal is written yet. What would you like?")
    return press("goals", {**frame(title, today, face), "goals": shown, "none": none})


def _values(goal: Goal, they: str, me: str) -> list[str]:
    rests = _("This matters to %(name)s: %(value)s")
    found = [(they, goal.value), (me, goal.own_value)]
    return [rests % {"name": name, "value": quoted(one.words)} for name, one in found if one is not None]


def _agreed(goal: Goal, they: str, me: str) -> list[str]:
    dates = [(they, goal.they_agreed_on), (me, goal.i_agreed_on)]
    said = [_("%(name)s said yes on %(day)s.") % {"name": name, "day": full(on)} for name, on in dates if on]
    if goal.state == GoalState.REACHED and goal.state_on:
        said.append(_("We are there since %(day)s.") % {"day": full(goal.state_on)})
    return said or [_("We have not agreed on these words yet.")]
