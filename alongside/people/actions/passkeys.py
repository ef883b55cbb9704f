"""Passkeys: kept, used, taken away. What a browser signed counts once: a passkey takes no question older than its last use."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.action import stamp
from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.people.actions.second_step import check_one_is_left, end_sessions_at_first
from alongside.people.guesses import tell_failed
from alongside.people.models import Passkey, Practitioner
from alongside.people.passkeys import NOT_THIS, PasskeySite, hash_in, hash_of, made, shown


def add_passkey(
    by: Viewer, me: Practitioner, *, name: str, origin: PasskeySite, state: dict[str, Any], answer: str
) -> None:
    """Keep one that the browser has just made. Raises Refused."""
    credential, count = made(origin, state, answer)
    about = {"name": name, "id_hash": hash_of(credential.credential_id), "credential": bytes(credential)}
    try:
        with transaction.atomic():
            end_sessions_at_first(me)
            Passkey.objects.create(**stamp(by), practitioner=me, count=count, **about)
            record(by, "passkey.added", [("practitioner", by.id)])
    except IntegrityError as taken:  # one that is here already
        raise Refused(NOT_THIS) from taken


def by_passkey(
    origin: PasskeySite, state: dict[str, Any], answer: str, *, asked_at: dt.datetime
) -> Practitioner:
    """Whose passkey signed what was asked at that moment, once. They are in with it. Raises Refused."""
    person = _use(origin, state, answer, asked_at, {"practitioner__is_active": True})
    with transaction.atomic():
        record(person.as_viewer(), "signed-in", [("practitioner", person.id)], passkey=True)
    return person


def check_passkey(
    me: Practitioner, origin: PasskeySite, state: dict[str, Any], answer: str, *, asked_at: dt.datetime
) -> None:
    """That it is still they. Raises Refused."""
    _use(origin, state, answer, asked_at, {"practitioner": me})


def _use(
    origin: PasskeySite, state: dict[str, Any], answer: str, asked_at: dt.datetime, whose: dict[str, Any]
) -> Practitioner:
    keys = Passkey.objects.filter(id_hash=hash_in(answer), **whose)
    key = keys.select_related("practitioner__org").defer("practitioner__photo").first()
    try:
        if key is None:
            raise Refused(NOT_THIS)
        count = shown(origin, state, key, answer)
        unused = Q(used_at__isnull=True) | Q(used_at__lt=asked_at)
        grown = Q(count__lt=count) if count else Q(count=0)  # a copy of the device would count behind it
        if not Passkey.objects.filter(unused, grown, pk=key.pk).update(used_at=now(), count=count):
            raise Refused(NOT_THIS)
    except Refused:
        tell_failed("sign-in.failed", [key.practitioner] if key else [])
        raise
    return key.practitioner


@transaction.atomic
def take_passkey_away(by: Viewer, me: Practitioner, id: Any) -> None:
    """It opens nothing any more; one that is not mine, or gone, stays as it is. Raises Refused where it is all there is of
    what is needed."""
    if Passkey.objects.filter(practitioner=me, pk=id).delete()[0]:
        check_one_is_left(me)
        record(by, "passkey.removed", [("practitioner", by.id)])
