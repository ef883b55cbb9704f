"""Giving somebody a link to a check-in, opening it once, and ending it.

Whoever holds a link is nobody of the organisation: what they do has no author, and their events no actor.
"""

import hashlib
import secrets
import uuid

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from alongside.access.identities import NO_ID, Guest, Viewer
from alongside.audit.record import record
from alongside.base.action import action, stamp
from alongside.base.clock import now
from alongside.base.encrypted import EMPTY
from alongside.base.errors import NotThere, Refused
from alongside.base.models import there
from alongside.checkins.models import Invitation, Medium, Over, Rater
from alongside.checkins.models.invitations import LIFE
from alongside.checkins.queries import own_check_ins
from alongside.core.check_in_path import Unfinished
from alongside.people.models import Alliance


def guest(invitation: Invitation) -> Guest:
    """Whoever holds this link, as the one who is asking."""
    zone = invitation.org.zone
    return Guest(NO_ID, invitation.org_id, zone=zone, alliance_id=invitation.alliance_id)


@transaction.atomic
def give_link(
    by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None, reminder: str = ""
) -> tuple[Invitation, str]:
    """A link to one check-in, and its secret, which is known only now. Raises Refused where nothing was asked in person yet."""
    if alliance.practitioner_id != by.id:
        raise NotThere
    if not own_check_ins(by, alliance).filter(rater=Rater.CLIENT).exclude(medium=Medium.LINK).exists():
        raise Refused(_("Ask in person the first time. After that a link can be given."))
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        **stamp(by, id),
        alliance=alliance,
        person_id=alliance.person_id,
        secret_hash=hashed(secret),
        reminder=reminder,
        until=now() + LIFE,
    )
    record(by, "invitation.given", [("person", alliance.person_id), ("invitation", invitation.id)], "B")
    return invitation, secret


@action("invitation.taken_back", records="B")
def take_back(by: Viewer, invitation: Invitation, *, id: uuid.UUID | None = None) -> Invitation:
    """The link works no more, from now on. It is the same act where it was over already, so that nobody learns of that."""
    end_for_good(invitation)
    return invitation


def end_for_good(invitation: Invitation) -> None:
    """Nobody can answer on it, and its practitioner sees since when."""
    if invitation.taken_back_at is None:
        end(invitation, Over.TAKEN_BACK)
        invitation.taken_back_at = now()
        invitation.save(update_fields=["taken_back_at"])


def open_link(secret: str, cookie: str) -> tuple[Invitation, str]:
    """Swap the secret of a link for that of a cookie, once. Whoever holds the cookie already goes on with it. Raises NotThere for
    one that was never given, was opened elsewhere, is over or past its time: they are all the same to whoever asks."""
    fresh = secrets.token_urlsafe(32)
    with transaction.atomic():
        either = Q(secret_hash=hashed(secret)) | Q(reminder_hash=hashed(secret))
        invitation = there(working().select_for_update().filter(either).first())
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
    return working().filter(cookie_hash=hashed(cookie)).first()


@transaction.atomic
def put_by(invitation: Invitation, begun: Unfinished | None) -> None:
    """Keep what was answered until now for as long as the link works, or nothing of it. It is no act: no event speaks of it.
    Raises NotThere where the link is over by now."""
    held = there(Invitation.objects.select_for_update().filter(pk=invitation.pk, over="").first())
    held.unfinished = begun.written() if begun else ""
    held.save(update_fields=["unfinished"])


def forget_unfinished() -> int:
    """What was begun on links that do not work any more is gone. How many there were."""
    past = Invitation.objects.filter(until__lte=now()).annotate(size=Length("unfinished"))
    begun = list(past.filter(size__gt=EMPTY))
    for invitation in begun:
        invitation.unfinished = ""
        invitation.save(update_fields=["unfinished"])
    return len(begun)


@transaction.atomic
def not_me(invitation: Invitation) -> None:
    """It reached somebody else: it works no more, and nothing of it stays."""
    end(invitation, Over.NOT_ME)
    _record(invitation, "link.burnt")


@transaction.atomic
def answered(invitation: Invitation) -> None:
    """What they answered is kept, and the link is over."""
    end(invitation, Over.ANSWERED)
    _record(invitation, "link.answered")


def is_answered(cookie: str) -> bool:
    """Whether this is the cookie of a link that was answered: its last button may be pressed twice."""
    return bool(cookie) and Invitation.objects.filter(cookie_hash=hashed(cookie), over=Over.ANSWERED).exists()


def end(invitation: Invitation, why: Over) -> None:
    """Nothing can be answered on it any more, and what was begun is gone."""
    if invitation.over:
        return
    invitation.over, invitation.over_at, invitation.unfinished = why, now(), ""
    invitation.save(update_fields=["over", "over_at", "unfinished"])


def path_of(secret: str) -> str:
    """Where a link leads: below /c/, where the staff pages have no address."""
    return f"/c/{secret}/"


def hashed(secret: str) -> str:
    """A secret as it stands in the database. It is 256 random bits, so the hash needs no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def working():
    beside = Invitation.objects.select_related("org", "alliance__practitioner", "alliance__person")
    beside = beside.defer("alliance__practitioner__photo")
    return beside.filter(over="", until__gt=now(), alliance__ended_on__isnull=True)


def _record(invitation: Invitation, verb: str) -> None:
    record(guest(invitation), verb, [("person", invitation.person_id), ("invitation", invitation.id)], "B")
