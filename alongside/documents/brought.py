"""What is brought to supervision, in words, as its author sees it at that moment; and what is asked about supervision.

A snapshot is plain text, a thing a line. It is kept as it is: what becomes of the row later does not change it.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _, gettext_lazy

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem, Promise, Side
from alongside.base.clock import today
from alongside.core.states.rupture import RuptureState
from alongside.documents import repair as wording
from alongside.documents.agreements import near, promise_tag
from alongside.documents.reasons.worded import Reason
from alongside.documents.words import as_said, quoted, spoken
from alongside.repair.models import RupturePart
from alongside.repair.queries import WholeRupture
from alongside.supervision.models import BroughtKind, SupervisionItem, WayOfLooking

#: Seven ways to look at it: what is asked in each. Ours.
WAYS: dict[str, Any] = {
    WayOfLooking.THEM: gettext_lazy(
        "What do we know of them in this: what they did, said, and seem to need?"
    ),
    WayOfLooking.DOING: gettext_lazy("What did you do, why that, and what else could be done?"),
    WayOfLooking.BETWEEN: gettext_lazy(
        "What happens between the two of you? What would a fly on the wall see?"
    ),
    WayOfLooking.IN_YOU: gettext_lazy("What does it stir in you, and what of that is older than this?"),
    WayOfLooking.BETWEEN_US: gettext_lazy(
        "How is it between us as we talk about it? Does something of theirs repeat itself here?"
    ),
    WayOfLooking.IN_ME: gettext_lazy(
        "What goes through whoever listens: pictures, hurry, boredom, wanting to rescue?"
    ),
    WayOfLooking.AROUND: gettext_lazy("What stands around it: family, team, money, the case in law?"),
}
WARNING = gettext_lazy(
    "The two of you alone see this here. A court or %(person)s may be able to obtain what is kept. Facts belong in the "
    "visit note."
)
SOMEBODY = gettext_lazy("the person it is about")


def of_rupture(whole: WholeRupture) -> str:
    """A hard patch: since when, where it stands, what was written about it and what was tried."""
    rupture, fill = whole.rupture, spoken(whole.rupture.alliance).forms
    lines = [
        _("Since %(day)s: %(stands)s.")
        % {"day": _day(rupture.began_on), "stands": str(wording.STATES[RuptureState(rupture.state)]) % fill}
    ]
    if rupture.talk_when:
        named = {**fill, "day": _day(rupture.talk_on) if rupture.talk_on else ""}
        lines.append(str(wording.SAID_WHEN[rupture.talk_when]) % named)
    for note in whole.notes:
        label = RupturePart(note.part).label if note.part == "mended" else wording.PARTS[note.part][0] % fill
        lines.append(_named(str(label), as_said(note)))
    for attempt in whole.attempts:
        tried = [f"{_day(attempt.on)}: {wording.ATTEMPT[attempt.kind]}", attempt.words]
        tried += [quoted(attempt.their_words), str(wording.LANDED[attempt.landed]) % fill]
        lines.append(". ".join(part.rstrip(".") for part in tried if part) + ".")
    return _text(lines)


def of_item(item: AgendaItem) -> str:
    """Something on one of the two lists."""
    person, is_theirs = spoken(item.alliance), item.side == Side.THEIRS
    sentence = (
        _("On %(names)s mind since %(day)s: %(words)s") if is_theirs else _("Mine since %(day)s: %(words)s")
    )
    why = _("Why it matters") if is_theirs else _("Why I think this could help %(them)s")
    return _text(
        [
            sentence % {**person.forms, "day": _day(item.on), "words": as_said(item)},
            _named(why % person.forms, item.why),
            _named(_("How I will say it"), item.how_to_say),
            _named(_("What came instead"), item.instead),
        ]
    )


def of_promise(promise: Promise, day: date) -> str:
    """A promise of mine, and how it stands on this day."""
    made = _("Promised on %(day)s: %(words)s") % {"day": _day(promise.made_on), "words": promise.words}
    return _text([made, capfirst(promise_tag(promise, day)) + "."])


def of_notice(reason: Reason) -> str:
    """What Today says is worth a look."""
    return _text([reason.head, reason.do, reason.why])


def of_reflection(parts: Iterable[tuple[str, str]]) -> str:
    """A thought of the author's own: each thing that they chose or wrote, under what was asked."""
    return _text(_named(label, text) for label, text in parts)


def _named(label: str, words: str) -> str:
    mark = "" if label.endswith("?") else ":"
    return f"{label}{mark} {words}" if words else ""


def _day(on: date) -> str:
    return date_format(on, "j F Y")


def _text(lines: Iterable[str]) -> str:
    return "\n".join(filter(None, lines))


def title(item: SupervisionItem) -> str:
    """ "Rosa: a hard patch", or what it is where it is about nobody."""
    kind = BroughtKind(item.kind).label
    if item.person is None:
        return capfirst(str(kind))
    return _("%(name)s: %(kind)s") % {"name": item.person.called, "kind": kind}


def since(item: SupervisionItem, viewer: Viewer) -> str:
    """When it was brought, and what may still become of it."""
    brought = {"day": near(localdate(item.made_at), today(viewer.zone))}
    if item.taken_back_at:
        return _("brought %(day)s, and taken back") % brought
    if item.discussed_in:
        talked = near(localdate(item.discussed_in.at), today(viewer.zone))
        return _("brought %(day)s, talked about %(talked)s") % {**brought, "talked": talked}
    if item.made_by_id == viewer.id:
        return _("brought %(day)s, can be taken back until you talk") % brought
    return _("brought %(day)s") % brought
