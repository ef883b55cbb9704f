"""Our goals: their words, the value behind each, and who agreed when."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from alongside.agenda.models import Goal
from alongside.core.states.agreements import GoalState
from alongside.documents.faces import Face
from alongside.documents.papers.press import full, press
from alongside.documents.words import as_said, quoted
from alongside.people.models import Alliance


def paper(alliance: Alliance, goals: Iterable[Goal], today: dt.date, face: Face | None = None) -> bytes:
    """The PDF of the goals that were not let go."""
    they, me = alliance.person.called, alliance.practitioner.first_name
    values = {
        "goals": [
            {"words": quoted(goal.words), "lines": _lines(goal, they, me)}
            for goal in goals
            if goal.state != GoalState.LET_GO
        ],
        "none": _("No goal is written yet. What would you like?"),
    }
    return press(
        "goals", _("The goals of %(name)s and %(me)s") % {"name": they, "me": me}, today, values, face
    )


def _lines(goal: Goal, they: str, me: str) -> list[str]:
    """The value behind a goal for each side, who agreed when, and since when we are there."""
    matters, agreed = _("This matters to %(name)s: %(value)s"), _("%(name)s said yes on %(day)s.")
    values = [
        matters % {"name": name, "value": value}
        for name, value in (
            (they, goal.value and as_said(goal.value)),
            (me, goal.own_value and quoted(goal.own_value.words)),
        )
        if value
    ]
    dates = [
        agreed % {"name": name, "day": full(day)}
        for name, day in ((they, goal.they_agreed_on), (me, goal.i_agreed_on))
        if day
    ]
    if goal.state == GoalState.REACHED and goal.state_on:
        dates.append(_("We have been there since %(day)s.") % {"day": full(goal.state_on)})
    return [*values, *(dates or [_("We have not agreed on these words yet.")])]
