"""Adding people to the team, what they may do, and suspending them."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Role, Viewer
from alongside.audit.record import record
from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.base.idempotency import Claim, claim
from alongside.base.ids import new_id
from alongside.people.models import OwnRequest, Practitioner, Told
from alongside.people.team import queries
from alongside.people.team.notices import tell, tell_leads
from alongside.people.team.own_requests import ask, needs_another


@transaction.atomic
def add(id: uuid.UUID, *, by: Viewer, username: str, roles: Collection[str], **about: str) -> Practitioner:
    """A new account in the lead's organisation; nobody can sign in to it before a password is set.

    `about` holds name, first_name and profession. Raises Refused where the sign-in name is taken there.
    """
    queries.check_lead(by)
    said = {"username": username, "roles": sorted(roles), **about}
    if claim(by, "practitioner", id, said) is not Claim.FIRST:
        return queries.practitioner(by, id)
    if Practitioner.objects.called(username).filter(org_id=by.org_id).exists():
        raise Refused(_("This sign-in name is taken. Please choose another."), "username")
    made = Practitioner(id=id, org_id=by.org_id, username=username, **about, **_flags(roles))
    made.lead_since = now() if made.is_lead else None
    made.set_unusable_password()
    made.save(force_insert=True)
    tell_leads(by, Told.NEW_LEAD if made.is_lead else Told.ADDED, about=made)
    _told(by, "practitioner.added", made, **_flags(roles))
    return made


@transaction.atomic
def change(practitioner_id: uuid.UUID, *, by: Viewer, roles: Collection[str], **about: str) -> Practitioner:
    """Other roles, name or profession. Raises Refused where nobody would be left to lead.

    A role that a lead gives themselves waits for another lead, where there is one.
    """
    found = queries.practitioner(by, practitioner_id)
    if Role.LEAD not in roles and found.is_lead and not _another_lead(found):
        raise Refused(_("Somebody has to lead the team. Make somebody else a lead first."), "roles")
    had, more = found.roles, sorted(new_roles(found, roles))
    if more and needs_another(by, found.id):
        ask(by, OwnRequest.Kind.ROLE, new_id(), roles=more)
        roles = [role for role in roles if role in had]
    _note_leading(found, roles)
    for name, value in {**about, **_flags(roles)}.items():
        setattr(found, name, value)
    found.save(update_fields=[*about, *_flags(roles), "lead_since", "lead_until"])
    _tell_of_roles(by, found, had)
    _told(by, "practitioner.changed", found, **_flags(roles))
    return found


def new_roles(practitioner: Practitioner, roles: Collection[str]) -> set[Role]:
    """The roles among these that they do not hold yet."""
    return {Role(role) for role in roles} - practitioner.roles


def _note_leading(practitioner: Practitioner, roles: Collection[str]) -> None:
    if practitioner.is_lead and Role.LEAD not in roles:
        practitioner.lead_until = now()
    elif Role.LEAD in roles and not practitioner.is_lead:
        practitioner.lead_since = now()


def _tell_of_roles(by: Viewer, practitioner: Practitioner, had: Collection[Role]) -> None:
    if Role.LEAD in practitioner.roles and Role.LEAD not in had:
        tell_leads(by, Told.NEW_LEAD, but=[practitioner.id], about=practitioner)
    if practitioner.id == by.id:
        return
    for role in Role:
        if role in practitioner.roles and role not in had:
            tell(by, practitioner.id, Told.ROLE, role=role)
        elif role in had and role not in practitioner.roles:
            tell(by, practitioner.id, Told.ROLE_TAKEN, role=role)


@transaction.atomic
def suspend(practitioner_id: uuid.UUID, *, by: Viewer) -> Practitioner:
    """Nobody signs in to this account any more; whoever is signed in to it is out at the next page, for good."""
    found = queries.practitioner(by, practitioner_id)
    if found.id == by.id:
        raise Refused(_("You can not suspend yourself. Ask somebody else who leads."))
    if found.is_active:
        _set(found, False, by)
        queries.open_links(found).update(withdrawn_at=now())
        tell(by, found.id, Told.SUSPENDED)
        _told(by, "practitioner.suspended", found)
    return found


@transaction.atomic
def sign_out_everywhere(practitioner_id: uuid.UUID, *, by: Viewer) -> Practitioner:
    """End every session they have: a phone was lost. They can sign in again."""
    found = queries.practitioner(by, practitioner_id)
    found.session_round += 1
    found.save(update_fields=["session_round"])
    if found.id != by.id:
        tell(by, found.id, Told.SIGNED_OUT)
    _told(by, "practitioner.signed-out", found)
    return found


@transaction.atomic
def restore(practitioner_id: uuid.UUID, *, by: Viewer) -> Practitioner:
    """The account works again, with the password and the roles it had."""
    found = queries.practitioner(by, practitioner_id)
    if not found.is_active:
        _set(found, True, None)
        tell(by, found.id, Told.RESTORED)
        _told(by, "practitioner.restored", found)
    return found


@transaction.atomic
def change_mine(*, by: Viewer, **about: str) -> Practitioner:
    """My own name, profession, e-mail and telephone."""
    me = mine(by)
    for name, value in about.items():
        setattr(me, name, value)
    me.save(update_fields=list(about))
    _told(by, "practitioner.changed", me)
    return me


def mine(viewer: Viewer) -> Practitioner:
    """My own account."""
    return Practitioner.objects.select_related("org").defer("photo").get(org_id=viewer.org_id, pk=viewer.id)


def _flags(roles: Collection[str]) -> dict[str, bool]:
    return {f"is_{role}": role in roles for role in Role}


def _another_lead(than: Practitioner) -> bool:
    others = Practitioner.objects.filter(org_id=than.org_id, is_lead=True, is_active=True)
    return others.exclude(pk=than.pk).exists()


def _set(found: Practitioner, active: bool, by: Viewer | None) -> None:
    found.is_active = active
    found.suspended_at = None if active else now()
    found.suspended_by_id = by.id if by else None
    found.session_round += 1  # a session of before stays dead when the account works again
    found.save(update_fields=["is_active", "suspended_at", "suspended_by", "session_round"])


def _told(by: Viewer, verb: str, about: Practitioner, **detail: Any) -> None:
    record(by, verb, [("practitioner", about.id)], **detail)
