"""Paper 5: the line (S19) as a picture, in words and as a table, with what it can not say printed beside it.

How at ease the practitioner was and the slips they let go stay on the screen: paper lies about, and those are theirs alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alongside.core.line import AllianceLine
from alongside.documents.line_table import TableRow, rows
from alongside.documents.line_words import describe, sentences
from alongside.documents.papers.common import frame, full
from alongside.documents.papers.line_places import places
from alongside.documents.papers.press import press
from alongside.documents.pronouns import Spoken
from alongside.people.models import Alliance


def paper(alliance: Alliance, line: AllianceLine, helpers: Mapping[str, str], today: dt.date) -> bytes:
    """The PDF of the window given. `helpers`: who helped or answered, by look."""
    they, me = Spoken(alliance.person.called), alliance.practitioner.first_name
    shown = replace(line, ease=(), slips=())
    mirror = _("how %(me)s thought it was for %(name)s") % {"me": me, "name": they.name}
    thought = _("how %(me)s thought it was") % {"me": me}
    title = _("The line between %(name)s and %(me)s") % {"name": they.name, "me": me}
    values = {
        "empty": shown.empty,
        "none": _("Nobody has looked yet."),
        "span": f"{full(shown.first)} – {full(shown.last)}",
        "alt": describe(shown, they, today, mirror),
        "words": {
            "title": _("In words"),
            "items": [*sentences(shown, they, today, mirror), *_usual(shown, they)],
        },
        "limits": {
            "title": _("What this can not tell"),
            "items": _limits(they, me),
        },
        "legend": _legend(shown, they, mirror),
        "table_title": _("The same as a table"),
        "heads": [_("Day"), _("What"), _("How it was"), _("How it was asked")],
        "rows": [_row(one, they, thought) for one in rows(shown, helpers, me)],
    }
    return press("line", {**frame(title, today), **values, **places(shown)})


def _usual(line: AllianceLine, they: Spoken) -> list[str]:
    """What the band is, and is not, where there is one."""
    if not any(one.usual for one in line.theirs):
        return []
    said = _(
        "The band is what was usual for %(name)s before a look, from at least three earlier ones asked in the same way."
        " About nine in ten answers of somebody steady lie in it. To lie outside is no verdict."
    )
    return [said % {"name": they.name}]


def _limits(they: Spoken, me: str) -> list[str]:
    """What stands beside every line (evidence: limits of what is asked)."""
    names = {"name": they.name, "names": they.names, "me": me}
    return [
        _("It is an aid for a conversation, not a validated scale. It is not normed for brain injury."),
        _(
            "It says nothing about the competence of %(me)s, and nothing about the credibility, effort, capacity or"
            " honesty of %(name)s."
        )
        % names,
        _("A low answer is not a rupture. A high answer is not a good relationship. Please talk about it."),
        _(
            "Who asks, who helps, and whether it is aloud or on paper can change an answer. The table says how."
        ),
        _("Any question can be left out. Where too few were answered there is no dot."),
        _("A gap is a gap. Dots are joined only where they were asked in the same way and not long apart."),
        _("%(names)s answers are what was said on these days. The rest is how %(me)s saw it.") % names,
        _("How at ease %(me)s was, and slips forgiven on the day, are not on this paper.") % names,
        _("A court or %(name)s may be able to obtain what is kept.") % names,
    ]


def _legend(line: AllianceLine, they: Spoken, mirror: str) -> list[dict[str, str]]:
    """Only the marks that are there."""
    mended = any(one.until and one.until <= line.last for one in line.patches)
    found = [
        ("theirs", line.theirs, _("%(their)s answers") % {"their": they.their}),
        (
            "apart",
            any(one.apart for one in line.theirs),
            _("with help, or answered for %(them)s") % {"them": they.them},
        ),
        (
            "usual",
            any(one.usual for one in line.theirs),
            _("usual for %(them)s, from earlier answers") % {"them": they.them},
        ),
        ("mirror", line.mirror, mirror),
        ("patch", line.patches, _("a hard patch")),
        ("mended", mended, _("mended")),
        ("kept", line.kept, _("a promise kept")),
    ]
    return [{"mark": mark, "words": words} for mark, there, words in found if there]


def _row(row: TableRow, they: Spoken, mirror: str) -> list[str]:
    named: dict[str, Any] = {"theirs": _("%(their)s answers") % {"their": they.their}, "mirror": mirror}
    what = capfirst(named.get(row.kind, row.what))
    return [date_format(row.on, "j F Y"), what, _how_it_was(row), row.how]


def _how_it_was(row: TableRow) -> str:
    """With what was usual instead of the nearest word: both have no room beside each other."""
    if not row.usual:
        return row.said
    return _("%(mean)s of 5; usual %(usual)s") % {"mean": row.mean, "usual": row.usual}
