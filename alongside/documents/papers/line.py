"""The line as a picture, in words and as a table, with what it cannot say printed beside it.

How at ease the practitioner was and the slips they let go stay on the screen: paper lies about, and those are theirs alone.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy

from alongside.core.line import STEPS, AllianceLine, Dot, banded, joined
from alongside.documents.checkins import step_label
from alongside.documents.line import LineMark, marks, sentences
from alongside.documents.papers.press import full, press
from alongside.documents.words import Spoken
from alongside.people.models import Alliance

MOST_MONTHS = 7  # names that have room side by side
#: What stands beside every line (evidence: limits of what is asked).
LIMITS = [
    gettext_lazy(
        "It is an aid for a conversation, not a validated scale. It is not normed for brain injury."
    ),
    gettext_lazy(
        "It says nothing about the competence of %(me)s, and nothing about the credibility, effort, capacity or"
        " honesty of %(name)s."
    ),
    gettext_lazy(
        "A low answer is not a rupture. A high answer is not a good relationship. Please talk about it."
    ),
    gettext_lazy(
        "Who asks, who helps, and whether it is aloud or on paper can change an answer. The table says how."
    ),
    gettext_lazy("Any question can be left out. Where too few were answered there is no dot."),
    gettext_lazy(
        "A gap is a gap. Dots are joined only where they were asked in the same way and not long apart."
    ),
    gettext_lazy("%(names)s answers are what was said on these days. The rest is how %(me)s saw it."),
    gettext_lazy("How at ease %(me)s was, and slips forgiven on the day, are not on this paper."),
    gettext_lazy("A court or %(name)s may be able to obtain what is kept."),
]


def paper(alliance: Alliance, line: AllianceLine, helpers: Mapping[str, str], today: dt.date) -> bytes:
    """The PDF of the window given. `helpers`: who helped or answered, by look."""
    they, me = Spoken(alliance.person.called), alliance.practitioner.first_name
    names = {"name": they.name, "names": they.names, "me": me}
    shown = replace(line, ease=(), slips=())
    mirror = _("how %(me)s thought it was for %(name)s") % names
    thought = _("how %(me)s thought it was") % names
    values = {
        "empty": shown.empty,
        "none": _("Nobody has looked yet."),
        "span": f"{full(shown.first)} – {full(shown.last)}",
        "alt": " ".join(sentences(shown, they, today, mirror)),
        "words": {"title": _("In words"), "items": sentences(shown, they, today, mirror)},
        "limits": {"title": _("What this cannot tell"), "items": [str(limit) % names for limit in LIMITS]},
        "legend": _legend(shown, they, mirror),
        "table_title": _("The same as a table"),
        "heads": [_("Day"), _("What"), _("How it was"), _("How it was asked")],
        "rows": [_row(mark, they, thought) for mark in marks(shown, helpers, me)],
        **places(shown),
    }
    if any(dot.usual for dot in shown.answers):
        band = _(
            "The band is what was usual for %(name)s before a look, from at least three earlier ones asked in the same way."
            " About nine in ten answers of somebody steady lie in it. To lie outside is no verdict."
        )
        values["words"]["items"].append(band % names)
    return press("line", _("The line between %(name)s and %(me)s") % names, today, values)


def _legend(line: AllianceLine, they: Spoken, mirror: str) -> list[dict[str, str]]:
    """Only the marks that are there."""
    forms = {"their": they.their, "them": they.them}
    marks = [
        ("theirs", line.answers, _("%(their)s answers") % forms),
        ("apart", any(dot.apart for dot in line.answers), _("with help, or answered for %(them)s") % forms),
        (
            "usual",
            any(dot.usual for dot in line.answers),
            _("usual for %(them)s, from earlier answers") % forms,
        ),
        ("mirror", line.mirror, mirror),
        ("patch", line.patches, _("a hard patch")),
        ("mended", any(patch.until and patch.until <= line.last for patch in line.patches), _("mended")),
        ("kept", line.promises_kept, _("a promise kept")),
    ]
    return [{"mark": mark, "words": label} for mark, is_there, label in marks if is_there]


def _row(row: LineMark, they: Spoken, mirror: str) -> list[str]:
    named: dict[str, Any] = {"theirs": _("%(their)s answers") % {"their": they.their}, "mirror": mirror}
    how_it_was = row.answer
    if row.usual:  # instead of the nearest word: both have no room beside each other
        how_it_was = _("%(mean)s of 5; usual %(usual)s") % {"mean": row.mean, "usual": row.usual}
    return [date_format(row.on, "j F Y"), capfirst(named.get(row.kind, row.what)), how_it_was, row.how]


def places(line: AllianceLine) -> dict[str, Any]:
    """Everything that `line.typ` draws; places are shares from 0 to 1 of its width and its height."""
    ends = [patch.until for patch in line.patches if patch.until and line.first <= patch.until <= line.last]
    return {
        "steps": [{"y": step / STEPS, "words": step_label(step)} for step in range(STEPS + 1)],
        "theirs": _dots(line, line.answers),
        "mirror": _dots(line, line.mirror),
        # what was usual before a look, as a place above and one below
        "usual": [
            [
                {"x": line.along(dot.on), "low": dot.share(dot.usual.low), "high": dot.share(dot.usual.high)}
                for dot in run
                if dot.usual
            ]
            for run in banded(line, line.answers)
        ],
        "patches": [
            {"from": line.along(patch.began), "until": line.along(patch.until or line.last)}
            for patch in line.patches
        ],
        "mended": [line.along(day) for day in ends],
        "kept": [line.along(day) for day in line.promises_kept],
        "months": _months(line),
    }


def _dots(line: AllianceLine, dots: Sequence[Dot]) -> dict[str, Any]:
    def spot(dot: Dot) -> dict[str, Any]:
        return {"x": line.along(dot.on), "y": dot.height, "apart": dot.apart}

    runs = [[spot(dot) for dot in run] for run in joined(line, dots) if len(run) > 1]
    return {"runs": runs, "dots": [spot(dot) for dot in dots if dot.steps is not None]}


def _months(line: AllianceLine) -> list[dict[str, Any]]:
    """The first days of months, every so many, with the year; one name where no month begins."""
    starts = line.months()
    shown = starts[:: 1 + len(starts) // (MOST_MONTHS + 1)]
    months = [{"x": line.along(day), "words": date_format(day, "M Y")} for day in shown]
    return months or [{"x": 0.5, "words": date_format(line.first, "F Y")}]
