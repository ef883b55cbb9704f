"""A line in words, for whoever does not see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alongside.core.line import STEPS, Dot, Line, Patch
from alongside.documents.pronouns import Spoken
from alongside.documents.wording.looks import step_label
from alongside.documents.words import day as day_in_words


def describe(line: Line, person: Spoken, today: dt.date, mirror: str = "") -> str:
    """What the picture shows: how their answers and mine begin and end, hard patches, mends."""
    return " ".join(sentences(line, person, today, mirror))


def sentences(line: Line, person: Spoken, today: dt.date, mirror: str = "") -> list[str]:
    """The same one by one. `mirror` names my dots where it is not I who is spoken to."""
    mirror = mirror or _("how you think it is for %(them)s") % {"them": person.them}
    parts = [
        _course(_("%(their)s answers") % {"their": person.their}, line.theirs, today),
        _course(mirror, line.mirror, today),
        *(_patch(one, today) for one in line.patches),
    ]
    return [part for part in parts if part] or [_("Nobody has looked yet.")]


def near(dot: Dot) -> str:
    """The answer that a dot is nearest to, "most times"; halves go up. Empty where there is no score."""
    if dot.steps is None or not dot.top:
        return ""
    return step_label((2 * dot.steps * STEPS + dot.top) // (2 * dot.top))


def _course(whose: str, dots: Sequence[Dot], today: dt.date) -> str:
    scored = [dot for dot in dots if dot.steps is not None and not dot.apart]
    if not scored:
        return ""
    first, last = scored[0], scored[-1]
    fill = {
        "whose": capfirst(whose),
        "first": near(first),
        "last": near(last),
        "on": day_in_words(first.on, today),
        "until": day_in_words(last.on, today),
    }
    if first is last:
        return _("%(whose)s: near “%(first)s” on %(on)s.") % fill
    return _("%(whose)s: near “%(first)s” on %(on)s, near “%(last)s” on %(until)s.") % fill


def _patch(patch: Patch, today: dt.date) -> str:
    began = {"began": day_in_words(patch.began, today)}
    if patch.until is None:
        return _("A hard patch since %(began)s.") % began
    return _("A hard patch from %(began)s, mended on %(until)s.") % {
        **began,
        "until": day_in_words(patch.until, today),
    }
