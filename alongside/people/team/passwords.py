"""Setting a password: with a link that works once, or by changing one's own."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import uuid

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.clock import now
from alongside.base.errors import NotThere, Refused
from alongside.people import signing_in
from alongside.people.models import PasswordLink, Practitioner, Told
from alongside.people.team import queries, resets
from alongside.people.team.notices import tell, tell_leads
from alongside.people.team.practitioners import mine

LIFE = dt.timedelta(days=7)
# Django says what is wrong with a password; ours say what to do. By the code of its refusal.
KINDER = {
    "password_too_short": _("Please take a longer one: at least %(min_length)s characters."),
    "password_entirely_numeric": _("Please take some letters too, not digits alone."),
}


@transaction.atomic
def make_link(practitioner_id: uuid.UUID, *, by: Viewer) -> tuple[PasswordLink, str]:
    """A link for somebody of the team, and its secret: 256 bits, kept hashed, so this is the only time it is known.

    A link of before no longer works.
    """
    found = queries.practitioner(by, practitioner_id)
    if not found.is_active:
        raise Refused(_("This account is suspended. Restore it first."))
    queries.open_links(found).update(withdrawn_at=now())
    secret = secrets.token_urlsafe(32)
    made = PasswordLink.objects.create(
        org_id=by.org_id,
        made_by_id=by.id,
        practitioner=found,
        secret_hash=_hash(secret),
        until=now() + LIFE,
    )
    if found.has_usable_password():  # the first link of a new account is no news to anybody
        tell(by, found.id, Told.LINK)
        tell_leads(by, Told.LINK_OF, but=[found.id], about=found)
    record(by, "password.link-made", [("practitioner", found.id)])
    return made, secret


def whose(secret: str) -> Practitioner:
    """For whom this link still works. Raises NotThere for one that is used, withdrawn, old or made up."""
    return _link(secret).practitioner


def use_link(secret: str, *, password: str) -> Practitioner:
    """Set the password, once. Raises Refused with what a password needs, and ManyAtOnce.

    Where a lead made the link and there was a password before, what is theirs alone is closed to them for now.
    """
    link = _link(secret)
    check_good(password, link.practitioner)
    reset = link.practitioner.has_usable_password() and link.made_by_id != link.practitioner_id
    link.practitioner.set_password(password)  # slow on purpose: nobody who wants to write waits for it
    with transaction.atomic():
        return _used(link, reset)


def _used(link: PasswordLink, reset: bool) -> Practitioner:
    if not PasswordLink.objects.filter(pk=link.pk, used_at__isnull=True).update(used_at=now()):
        raise NotThere  # the same link, used at the same moment
    if reset and link.made_by_id:
        resets.lock(link.practitioner, link.made_by_id)
    _set(link.practitioner, "password.set")
    return link.practitioner


def change(*, by: Viewer, present: str, password: str) -> Practitioner:
    """My own password. Every other browser in which I am signed in is signed out."""
    me = mine(by)
    signing_in.check_again(me, present)
    check_good(password, me)
    me.set_password(password)
    with transaction.atomic():
        _set(me, "password.changed")
    return me


def check_good(password: str, practitioner: Practitioner) -> None:
    """Raises Refused with what is missing."""
    try:
        validate_password(password, practitioner)
    except ValidationError as missing:
        raise Refused(" ".join(map(_what_to_do, missing.error_list)), "new") from missing


def _what_to_do(missing: ValidationError) -> str:
    kinder = KINDER.get(missing.code or "")
    return str(kinder % (missing.params or {})) if kinder else missing.messages[0]


def links_made_for(viewer: Viewer) -> list[PasswordLink]:
    """The links that were made for me, newest first: a link that I did not ask for is something to ask about."""
    found = PasswordLink.objects.filter(org_id=viewer.org_id, practitioner_id=viewer.id)
    return list(found.select_related("made_by").order_by("-seq")[:5])


def _link(secret: str) -> PasswordLink:
    found = PasswordLink.objects.filter(
        secret_hash=_hash(secret),
        until__gt=now(),
        used_at__isnull=True,
        withdrawn_at__isnull=True,
        practitioner__is_active=True,
    )
    link = found.select_related("practitioner__org").first()
    if link is None:
        raise NotThere
    return link


def _set(practitioner: Practitioner, verb: str) -> None:
    practitioner.save(update_fields=["password"])
    queries.open_links(practitioner).update(withdrawn_at=now())
    record(practitioner.as_viewer(), verb, [("practitioner", practitioner.id)])


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
