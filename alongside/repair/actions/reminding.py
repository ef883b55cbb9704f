"""Reminding somebody of a link, once, with a link of its own. By mail it goes only where they said that mail is safe, and only while
something can be answered; what a practitioner is asked to do depends on what they know themselves."""

import secrets
import uuid

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base import mail
from alongside.base.action import action
from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.base.request_context import acting_for
from alongside.base.site import site
from alongside.checkins.actions.invitations import guest, hashed, path_of, working
from alongside.checkins.models import Invitation, Reminder
from alongside.checkins.models.invitations import REMIND_AFTER
from alongside.checkins.queries import to_remind
from alongside.people.queries.reached import agreed_sign, may_mail
from alongside.repair.queries import open_rupture


@action("invitation.reminded", records="B")
def remind(by: Viewer, invitation: Invitation, *, id: uuid.UUID | None = None) -> Invitation:
    """The link once more, for me to hand on; its `secret` is known only now. It is the same whatever came of the link. Raises
    Refused where no reminder of mine is due, or it was made."""
    if not to_remind(now()).filter(pk=invitation.pk).exists():
        raise Refused(_("A reminder comes once, after three days and while the link is for answers."))
    invitation.secret = _second_secret(invitation)
    return invitation


def remind_by_mail() -> int:
    """Send each reminder that is due, and was not tried in this way before. How many the server took; it is asked no more once it
    did not take one, which is tried again the next time."""
    due = working().filter(reminder=Reminder.MAIL, reminded_at=None, made_at__lte=now() - REMIND_AFTER)
    sent = 0
    for id in list(due.values_list("id", flat=True)):
        try:
            sent += _mail(id)
        except mail.NotSent:
            break
    return sent


def _mail(id: uuid.UUID) -> bool:
    """One reminder. It is noted before it is sent, so that it never comes twice. Raises NotSent, and it is not noted any more."""
    with transaction.atomic():
        invitation = working().select_for_update().filter(pk=id, reminded_at=None).first()
        by = invitation and guest(invitation)
        if invitation is None or by is None:
            return False
        with acting_for(by):
            person, sign = invitation.alliance.person, agreed_sign(by, invitation.alliance)
            is_hard = open_rupture(invitation.alliance.practitioner.as_viewer(), invitation.alliance)
            if is_hard or not may_mail(by, person):
                return False
        secret = _second_secret(invitation)
        record(by, "link.reminded", [("person", person.id), ("invitation", id)], "B")
    try:
        with timezone.override(by.zone), translation.override("en-gb"):
            mail.send(person.email, _letter(invitation, secret, sign is not None), _("A link for you"))
    except mail.NotSent:
        with transaction.atomic():
            invitation.reminded_at, invitation.reminder_hash = None, ""
            invitation.save(update_fields=["reminded_at", "reminder_hash"])
            record(by, "link.not_reminded", [("person", person.id), ("invitation", id)], "B")
        raise
    return True


def _second_secret(invitation: Invitation) -> str:
    secret = secrets.token_urlsafe(32)
    invitation.reminded_at, invitation.reminder_hash = now(), hashed(secret)
    invitation.save(update_fields=["reminded_at", "reminder_hash"])
    return secret


def _letter(invitation: Invitation, secret: str, is_signed: bool) -> str:
    """No name, and nothing of what it is about."""
    until = date_format(timezone.localtime(invitation.until), "l j F, H:i")
    sign = _("Behind it you see the picture and the word that you agreed.") if is_signed else ""
    parts = (
        _("Here is your link once more. This is the only reminder."),
        f"{site()}{path_of(secret)}",
        sign,
        _("It works until %(until)s. You do not have to open it.") % {"until": until},
        _("If this is not for you, please delete it."),
    )
    return "\n\n".join(part for part in parts if part) + "\n"
