"""What somebody of the team is sent by mail: that something waits, or a link to choose a password. Neutral words: no name, no
organisation, and nothing of what was done."""

import uuid

from django.db.models import QuerySet
from django.db.transaction import atomic, on_commit
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base import mail
from alongside.base.request_context import is_unsent, note_unsent
from alongside.base.site import site
from alongside.people.models import AccountNotice, PasswordLink, Practitioner


def send_link(by: Viewer, link: PasswordLink, path: str) -> None:
    """The link, to whom it is for, at their own address. Raises NotSent."""
    letter = _(
        "With this link you can choose your password for Alongside, once, until %(until)s:\n\n%(link)s\n\n"
        "If you did not expect it, do not open it, and tell whoever leads your team.\n"
    )
    until = date_format(localtime(link.until), "l j F, H:i")
    mail.send(link.practitioner.email, letter % {"until": until, "link": f"{site()}{path}"})
    with atomic():
        record(by, "password.link-mailed", [("practitioner", link.practitioner_id)])


def announce(to: uuid.UUID) -> None:
    """Have this practitioner told by mail that a notice waits, once the transaction stands: where there is mail, and they gave an
    address. What was not sent is noted for whoever is acting, and tried again each hour; the notice stands before their pages all
    the same."""
    if mail.is_set_up():
        on_commit(lambda: _announce(to))


def _announce(to: uuid.UUID) -> None:
    address = Practitioner.objects.get(pk=to).email
    if not address:
        return
    try:
        if is_unsent():  # a server that did not answer is not waited for again and again
            raise mail.NotSent
        mail.send(address, _waits())
    except mail.NotSent:
        note_unsent()
        _not_seen(to).update(unsent=True)


def announce_again() -> int:
    """Tell those once whom the server could not be told of, and who have not seen it since. How many it took."""
    waiting = AccountNotice.objects.filter(unsent=True, seen_at__isnull=True).values("practitioner_id")
    sent = 0
    for practitioner in Practitioner.objects.filter(pk__in=waiting):
        try:
            mail.send(practitioner.email, _waits())
        except mail.NotSent:
            break
        _not_seen(practitioner.pk).update(unsent=False)
        sent += 1
    return sent


def _not_seen(to: uuid.UUID) -> QuerySet[AccountNotice]:
    return AccountNotice.objects.filter(practitioner_id=to, seen_at__isnull=True)


def _waits() -> str:
    letter = _(
        "Something was changed about your account in Alongside, or somewhere you have a say in. Sign in to see what it was:\n\n"
        "%(site)s/\n\nIf it is news to you, tell whoever leads your team.\n"
    )
    return letter % {"site": site()}
