"""Giving somebody a link to a check-in, opening it once, and ending it.

Whoever holds a link is nobody of the organisation: what they do has no author, and their events no actor.
"""

import hashlib
import secrets
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import NO_ID, Viewer
from alongside.audit.record import record
from alongside.base.action import action, stamp
from alongside.base.clock import now
from alongside.base.errors import NotThere, Refused
from alongside.base.models import there
from alongside.checkins.models import CheckIn, Invitation, Over, Rater
from alongside.checkins.models.invitations import LIFE
from alongside.people.models import Alliance


def guest(invitation: Invitation) -> Viewer:
    """Whoever holds this link, as the one who is asking: of its organisation, signed in nowhere."""
    return Viewer(NO_ID, invitation.org_id, zone=invitation.org.zone)


@transaction.atomic
def give_link(by: Viewer, alliance: Alliance) -> tuple[Invitation, str]:
    """A link to one check-in, and its secret, which is known only now. Raises Refused where nothing was asked in person yet."""
    in_person = CheckIn.objects.filter(org_id=by.org_id, alliance=alliance, rater=Rater.CLIENT)
    if not in_person.exists():
        raise Refused(_("Ask in person the first time. After that a link can be given."))
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        **stamp(by),
        alliance=alliance,
        person_id=alliance.person_id,
        secret_hash=hashed(secret),
        until=now() + LIFE,
    )
    record(by, "invitation.given", [("person", alliance.person_id), ("invitation", invitation.id)], "B")
    return invitation, secret


@action("invitation.taken_back", records="B")
def take_back(by: Viewer, invitation: Invitation, *, id: uuid.UUID | None = None) -> Invitation:
    """The link works no more, from now on. One that is over already stays as it is."""
    end(invitation, Over.TAKEN_BACK)
    return invitation


def open_link(secret: str, cookie: str) -> tuple[Invitation, str]:
    """Swap the secret of a link for that of a cookie, once. Whoever holds the cookie already goes on with it. Raises NotThere for
    one that was never given, was opened elsewhere, is over or past its time: they are all the same to whoever asks."""
    fresh = secrets.token_urlsafe(32)
    with transaction.atomic():
        invitation = there(_working().select_for_update().filter(secret_hash=hashed(secret)).first())
        if invitation.opened_at:
            if invitation.cookie_hash != hashed(cookie):
                raise NotThere
            return invitation, cookie
        invitation.opened_at, invitation.cookie_hash = now(), hashed(fresh)
        invitation.save(update_fields=["opened_at", "cookie_hash"])
        _record(invitation, "link.opened")
    return invitation, fresh


def held(cookie: str) -> Invitation | None:
    """The invitation whose cookie this is, while something can be answered on it."""
    if not cookie:
        return None
    return _working().filter(cookie_hash=hashed(cookie)).first()


@transaction.atomic
def not_me(invitation: Invitation) -> None:
    """It reached somebody else: it works no more, and nothing of it stays."""
    end(invitation, Over.NOT_ME)
    _record(invitation, "link.burnt")


def end(invitation: Invitation, why: Over) -> None:
    """Nothing can be answered on it any more, and what was begun is gone."""
    if invitation.over:
        return
    invitation.over, invitation.over_at, invitation.unfinished = why, now(), ""
    invitation.save(update_fields=["over", "over_at", "unfinished"])


def hashed(secret: str) -> str:
    """A secret as it stands in the database. It is 256 random bits, so the hash needs no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _working():
    beside = Invitation.objects.select_related("org", "alliance__practitioner", "alliance__person")
    return beside.filter(over="", until__gt=now(), alliance__ended_on__isnull=True)


def _record(invitation: Invitation, verb: str) -> None:
    record(guest(invitation), verb, [("person", invitation.person_id), ("invitation", invitation.id)], "B")
