"""Hard patches and days that may hurt, as lines of a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.core.hard_days import HardDayPhase, coming, phase_of
from alongside.core.states.rupture import RuptureState
from alongside.documents.promise_words import near
from alongside.documents.pronouns import Spoken
from alongside.documents.wording import repair as wording
from alongside.documents.words import day, number, span
from alongside.repair.models import HardDay, Rupture

SOON = dt.timedelta(days=7)  # from so long before it, a day that may hurt is said on top of the page


def stands(strain: Rupture, person: Spoken) -> str:
    """Where a hard patch stands: "waiting until she wants to talk"."""
    return str(wording.STATES[RuptureState(strain.state)]) % wording.spoken(person)


def open_patches(
    strains: Iterable[Rupture], today: dt.date, person: Spoken
) -> list[tuple[Rupture, str, str]]:
    """Those that are not mended: (which, since when, where it stands). They stand on top of a page."""
    still = [one for one in strains if one.state != RuptureState.MENDED]
    return [(one, lasted(one, today), stands(one, person)) for one in still]


def lasted(strain: Rupture, today: dt.date) -> str:
    """ "Since 3 June", or from when to when."""
    began = day(strain.began_on, today)
    if strain.state != RuptureState.MENDED:
        return _("A hard patch since %(began)s") % {"began": began}
    ended = day(strain.mended_on or strain.state_on, today)
    if ended == began:
        return _("A hard patch on %(began)s") % {"began": began}
    return _("A hard patch from %(began)s to %(ended)s") % {"began": began, "ended": ended}


def span_of(strain: Rupture, today: dt.date) -> str:
    """The same beneath a heading that says what it is: "From 3 June to 22 July", or "On 3 June"."""
    began = day(strain.began_on, today)
    ended = day(strain.mended_on or strain.state_on, today)
    if strain.state != RuptureState.MENDED:
        return _("Since %(began)s") % {"began": began}
    if ended == began:
        return _("On %(began)s") % {"began": began}
    return _("From %(began)s to %(ended)s") % {"began": began, "ended": ended}


def sticking(strain: Rupture, tried: int, today: dt.date) -> str:
    """How often something was tried, over how long: what it took, and no fault."""
    if not tried:
        return _("Nothing has been tried yet. A first sentence is enough.")
    days = max(((strain.mended_on or today) - strain.began_on).days, 0)
    said = ngettext("Sticking at it: one try", "Sticking at it: %(n)s tries", tried) % {"n": number(tried)}
    return f"{said} {_('over %(span)s.') % {'span': span(days)}}" if days else f"{said}."


@dataclass(frozen=True)
class HardDayShown:
    """A day that may hurt, as a page shows it. `near` puts it on top; `may_ring` once it has come."""

    id: Any
    line: str
    words: str
    yearly: bool
    near: bool
    may_ring: bool
    over: bool


def hard_days(
    days: list[HardDay] | tuple[HardDay, ...], today: dt.date, words: bool = False
) -> list[HardDayShown]:
    """Those that are still to come or have just been, the next one first."""
    found = [(on, one) for one in days if (on := _coming(one, today)) is not None]
    return [_hard_day(one, on, today, words) for on, one in sorted(found, key=lambda pair: pair[0])]


def _hard_day(one: HardDay, on: dt.date, today: dt.date, words: bool) -> HardDayShown:
    where = phase_of(on, today)
    return HardDayShown(
        id=one.id,
        line=f"{capfirst(near(on, today))}: {wording.DAYS[one.kind]}",
        words=one.words if words else "",
        yearly=one.yearly,
        near=on - today <= SOON,
        may_ring=where in (HardDayPhase.TODAY, HardDayPhase.AFTER),
        over=where is HardDayPhase.AFTER,
    )


def _coming(one: HardDay, today: dt.date) -> dt.date | None:
    return coming(one.on, today, yearly=one.yearly, rang_on=one.rang_on)
