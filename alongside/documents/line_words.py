"""A line in words, for whoever does not see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alongside.core.line import STEPS, AllianceLine, Dot, RuptureSpan
from alongside.documents.checkins import step_label
from alongside.documents.pronouns import Spoken
from alongside.documents.words import day as day_in_words


def describe(line: AllianceLine, person: Spoken, today: dt.date, mirror: str = "") -> str:
    """What the picture shows: how their answers and mine begin and end, hard patches, mends."""
    return " ".join(sentences(line, person, today, mirror))


def sentences(line: AllianceLine, person: Spoken, today: dt.date, mirror: str = "") -> list[str]:
    """The same one by one. `mirror` names my dots where it is not I who is spoken to."""
    mirror = mirror or _("how you think it is for %(them)s") % {"them": person.them}
    parts = [
        _course(_("%(their)s answers") % {"their": person.their}, line.theirs, today),
        _course(mirror, line.mirror, today),
        _usual(line, person, today),
        *(_patch(one, today) for one in line.patches),
    ]
    return [part for part in parts if part] or [_("Nobody has looked yet.")]


def near(dot: Dot) -> str:
    """The answer that a dot is nearest to, "most times"; halves go up. Empty where there is no score."""
    if dot.steps is None or not dot.top:
        return ""
    return step_label((2 * dot.steps * STEPS + dot.top) // (2 * dot.top))


def usual_then(dot: Dot) -> str:
    """What was usual before a look, as a mean of the answers from 1 to 5; "" where there were too few looks."""
    if dot.usual is None:
        return ""
    ends = {"low": _mean(dot.share(dot.usual.low)), "high": _mean(dot.share(dot.usual.high))}
    return _("%(low)s to %(high)s") % ends


def mean(dot: Dot) -> str:
    """The mean of the answers from 1 to 5, with one figure after the point."""
    return _mean(dot.height)


def _mean(height: float) -> str:
    return f"{1 + 4 * height:.1f}"


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


def _usual(line: AllianceLine, person: Spoken, today: dt.date) -> str:
    """The band at its newest end, in words."""
    banded = [dot for dot in line.theirs if dot.usual is not None]
    if not banded:
        return ""
    fill = {"them": person.them, "on": day_in_words(banded[-1].on, today), "usual": usual_then(banded[-1])}
    return _("Usual for %(them)s before %(on)s: %(usual)s of 5.") % fill


def _patch(patch: RuptureSpan, today: dt.date) -> str:
    began = {"began": day_in_words(patch.began, today)}
    if patch.until is None:
        return _("A hard patch since %(began)s.") % began
    if patch.until == patch.began:
        return _("A hard patch on %(began)s, mended the same day.") % began
    return _("A hard patch from %(began)s, mended on %(until)s.") % {
        **began,
        "until": day_in_words(patch.until, today),
    }
