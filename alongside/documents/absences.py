"""An absence in a sentence, told apart whether it is to come, lasts or is over; and whether a planned contact still stands."""

import datetime as dt

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.contacts.models import Absence, AbsenceReason, Contact
from alongside.documents.words import day
from alongside.people.models import Alliance

#: To come; lasting, and nobody knows until when; lasting until a day; over.
_HOSPITAL = (
    _("%(name)s will be in hospital %(days)s."),
    _("%(name)s is in hospital, since %(since)s."),
    _("%(name)s is in hospital until %(until)s."),
    _("%(name)s was in hospital %(days)s."),
)
_THEIR_TIME = (
    _("%(name)s will be away %(days)s."),
    _("%(name)s is away, since %(since)s."),
    _("%(name)s is away until %(until)s."),
    _("%(name)s was away %(days)s."),
)
_MY_LEAVE = (
    _("You will be on leave %(days)s."),
    _("You are on leave, since %(since)s."),
    _("You are on leave until %(until)s."),
    _("You were on leave %(days)s."),
)
_WORKERS_LEAVE = (
    _("%(worker)s will be on leave %(days)s."),
    _("%(worker)s is on leave, since %(since)s."),
    _("%(worker)s is on leave until %(until)s."),
    _("%(worker)s was on leave %(days)s."),
)
_SILENCE = (
    _("%(name)s and %(worker)s are not in touch %(days)s."),
    _("%(name)s and %(worker)s have not been in touch since %(since)s."),
    _("%(name)s and %(worker)s are not in touch until %(until)s."),
    _("%(name)s and %(worker)s lost touch %(days)s."),
)
_SENTENCES = {
    AbsenceReason.HOSPITAL: _HOSPITAL,
    AbsenceReason.THEIR_TIME: _THEIR_TIME,
    AbsenceReason.MY_LEAVE: _WORKERS_LEAVE,
    AbsenceReason.SILENCE: _SILENCE,
}


def absent(absence: Absence, alliance: Alliance, viewer: Viewer) -> str:
    """ "Rosa is in hospital, since 27 November." """
    now, is_own = today(viewer.zone), alliance.practitioner_id == viewer.id
    sentences = (
        _MY_LEAVE
        if is_own and absence.why == AbsenceReason.MY_LEAVE
        else _SENTENCES[AbsenceReason(absence.why)]
    )
    return str(_of_time(sentences, absence, now)) % {
        "name": alliance.person.called,
        "worker": gettext("you") if is_own else alliance.practitioner.first_name,
        "since": day(absence.since, now),
        "until": day(absence.until, now) if absence.until else "",
        "days": _days(absence, now),
    }


def _of_time(sentences: tuple[Promise, ...], absence: Absence, now: dt.date) -> Promise:
    to_come, lasting, lasting_until, over = sentences
    if absence.since > now:
        return to_come
    if absence.until is None:
        return lasting
    return lasting_until if absence.until >= now else over


def _days(absence: Absence, now: dt.date) -> str:
    """ "from 7 December", "from 7 December to 18 December", "on 7 December"."""
    first, last = day(absence.since, now), absence.until and day(absence.until, now)
    if last is None:
        return gettext("from %(first)s") % {"first": first}
    if last == first:
        return gettext("on %(first)s") % {"first": first}
    return gettext("from %(first)s to %(last)s") % {"first": first, "last": last}


def move_it(contact: Contact, on: dt.date, now: dt.date) -> str:
    """Whether a contact that is planned within an absence is to be moved: "Move tomorrow’s visit?" """
    way = contact.get_way_display().lower()
    if on == now:
        return gettext("Move today’s %(way)s?") % {"way": way}
    if (on - now).days == 1:
        return gettext("Move tomorrow’s %(way)s?") % {"way": way}
    return gettext("Move the %(way)s of %(day)s?") % {"way": way, "day": day(on, now)}
