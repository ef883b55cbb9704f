"""Accounts: adding people to the team, what they may do, suspending them; and what everybody concerned is told of it.

What a lead does to an account is told to its owner, before any other page. A role, a client or somebody to supervise
that a lead asks for themselves waits for another lead to confirm it. Where nobody else leads, or has led within the
delay that the organisation sets after a reset, a lead does it alone. Without the delay they could take the role from
the other lead first.

After a lead gave somebody a new password, what is that practitioner's alone (records C and D) stays closed until that
delay is over, or a second lead has spoken with them: whoever holds the link is not known to be them.
"""

import uuid
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import NO_ID, Role, Viewer
from alongside.audit.record import record
from alongside.base.action import action, stamp
from alongside.base.clock import new_id, now
from alongside.base.errors import Refused
from alongside.people.letters import announce
from alongside.people.models import AccountNotice, Organisation, OwnRequest, Practitioner, Told
from alongside.people.queries.team import check_lead, may_open, may_vouch, open_links, other_leads, unseen

LEAST, MOST = 24, 336  # hours that things may stay closed after a new password
FLAGS = tuple(f"is_{role}" for role in Role)
TOO_NEW = _(
    "You lead, or have your password, for a shorter time than an account stays closed after a new one. Another lead who "
    "has led for longer has to confirm this."
)


def tell(by: Viewer, to: uuid.UUID, told: Told, **more: Any) -> None:
    """Have this practitioner see it. In the transaction of what it tells of."""
    AccountNotice.objects.create(**stamp(by), practitioner_id=to, told=told, **more)
    announce(to)


def tell_leads(by: Viewer, told: Told, but: Collection[uuid.UUID] = (), **more: Any) -> None:
    """Have the other leads see it, apart from those who are told otherwise."""
    for lead_id in other_leads(by).exclude(pk__in=but).values_list("pk", flat=True):
        tell(by, lead_id, told, **more)


@transaction.atomic
def see_notices(by: Viewer, ids: Collection[uuid.UUID]) -> None:
    """I have seen these of mine. What came meanwhile still waits."""
    if count := unseen(by).filter(pk__in=ids).update(seen_at=now()):
        record(by, "notices.seen", [("practitioner", by.id)], count=count)


def needs_another(by: Viewer, for_whom: uuid.UUID) -> bool:
    """Whether another lead has to confirm it: it is for themselves, and they do not lead alone."""
    if for_whom != by.id:
        return False
    since = now() - Organisation.objects.get(pk=by.org_id).reset_delay
    lately = Q(lead_until__gt=since) | Q(is_lead=True, suspended_at__gt=since)
    led = Practitioner.objects.filter(lately, org_id=by.org_id).exclude(pk=by.id)
    return other_leads(by).exists() or led.exists()


def ask(by: Viewer, id: uuid.UUID, kind: str, **given: Any) -> OwnRequest:
    """Have what a lead wants for themselves wait for another lead. In the transaction of the action that would do it."""
    request = OwnRequest.objects.create(**stamp(by, id), kind=kind, given=given)
    tell_leads(by, Told.ASKS)
    record(by, "request.made", [("practitioner", by.id)], kind=kind)
    return request


@action("practitioner.added", codes=FLAGS)
def add_practitioner(
    by: Viewer, *, id: uuid.UUID, username: str, roles: Collection[str], **about: str
) -> Practitioner:
    """A new account in the lead's organisation; nobody can sign in to it before a password is set.

    `about` holds name, first_name and profession. Raises Refused where the sign-in name is taken there.
    """
    check_lead(by)
    _refuse_taken(by, username)
    made = Practitioner(id=id, org_id=by.org_id, username=username, **about, **_flags(roles))
    made.lead_since = now() if made.is_lead else None
    made.set_unusable_password()
    made.save(force_insert=True)
    tell_leads(by, Told.NEW_LEAD if made.is_lead else Told.ADDED, about=made)
    return made


def _refuse_taken(by: Viewer, username: str, but: uuid.UUID = NO_ID) -> None:
    if Practitioner.objects.called(username).filter(org_id=by.org_id).exclude(pk=but).exists():
        raise Refused(_("This sign-in name is taken. Please choose another."), "username")


@action("practitioner.changed", codes=FLAGS, again=True)
def change_practitioner(
    by: Viewer,
    practitioner: Practitioner,
    *,
    id: uuid.UUID | None = None,
    roles: Collection[str],
    **about: str,
) -> Practitioner:
    """Other roles, name, profession or sign-in name. Raises Refused where nobody would be left to lead, or that name is taken.

    A role that a lead gives themselves waits for another lead, where there is one.
    """
    check_lead(by, practitioner)
    more_fields = _rename(by, practitioner, about.get("username") or practitioner.username)
    others = Practitioner.objects.filter(org_id=practitioner.org_id, is_lead=True, is_active=True)
    leads = practitioner.is_lead and Role.LEAD not in roles
    if leads and not others.exclude(pk=practitioner.pk).exists():
        raise Refused(_("Somebody has to lead the team. Make somebody else a lead first."), "roles")
    had, more = practitioner.roles, sorted(new_roles(practitioner, roles))
    if more and needs_another(by, practitioner.id):
        ask(by, new_id(), OwnRequest.Kind.ROLE, roles=more)
        roles = [role for role in roles if role in had]
    if leads:
        practitioner.lead_until = now()
    elif Role.LEAD in roles and not practitioner.is_lead:
        practitioner.lead_since = now()
    for name, value in {**about, **_flags(roles)}.items():
        setattr(practitioner, name, value)
    practitioner.save(update_fields=[*about, *FLAGS, *more_fields, "lead_since", "lead_until"])
    if Role.LEAD in practitioner.roles - had:
        tell_leads(by, Told.NEW_LEAD, but=[practitioner.id], about=practitioner)
    for role in Role:
        if practitioner.id != by.id and role in practitioner.roles ^ had:
            tell(by, practitioner.id, Told.ROLE_TAKEN if role in had else Told.ROLE, role=role)
    return practitioner


def _rename(by: Viewer, practitioner: Practitioner, username: str) -> list[str]:
    """The fields that another sign-in name changes, with what is told of it.

    At the organisation's own provider that name opens the account. So it closes what is theirs alone, as a new password by a link
    does: nobody can know yet that it is still they who sign in.
    """
    if username == practitioner.username:
        return []
    _refuse_taken(by, username, but=practitioner.pk)
    if not practitioner.has_been_in:
        return ["username_index"]
    tell_leads(by, Told.NAME, but=[practitioner.id], about=practitioner)
    if practitioner.id == by.id:
        return ["username_index"]
    tell(by, practitioner.id, Told.NAME, about=practitioner)
    practitioner.reset_by_id, practitioner.confirmed_by = by.id, None
    practitioner.locked_until = now() + practitioner.org.reset_delay
    return ["username_index", "reset_by", "confirmed_by", "locked_until"]


def new_roles(practitioner: Practitioner, roles: Collection[str]) -> set[Role]:
    return {Role(role) for role in roles} - practitioner.roles


@action("practitioner.changed", again=True)
def change_me(by: Viewer, me: Practitioner, *, id: uuid.UUID | None = None, **about: str) -> Practitioner:
    """My own name, profession, e-mail and telephone."""
    for name, value in about.items():
        setattr(me, name, value)
    me.save(update_fields=list(about))
    return me


@action("practitioner.suspended")
def suspend(by: Viewer, practitioner: Practitioner, *, id: uuid.UUID | None = None) -> Practitioner:
    """Nobody signs in to this account any more; whoever is signed in to it is out at the next page, for good."""
    check_lead(by, practitioner)
    if practitioner.id == by.id:
        raise Refused(_("You cannot suspend yourself. Ask somebody else who leads."))
    if practitioner.is_active:
        practitioner.is_active, practitioner.suspended_at, practitioner.suspended_by_id = False, now(), by.id
        end_sessions(practitioner, "is_active", "suspended_at", "suspended_by")
        open_links(practitioner).update(withdrawn_at=now())
        tell(by, practitioner.id, Told.SUSPENDED)
    return practitioner


@action("practitioner.restored")
def restore(by: Viewer, practitioner: Practitioner, *, id: uuid.UUID | None = None) -> Practitioner:
    """The account works again, with the password and the roles it had."""
    check_lead(by, practitioner)
    if not practitioner.is_active:
        practitioner.is_active, practitioner.suspended_at, practitioner.suspended_by = True, None, None
        end_sessions(practitioner, "is_active", "suspended_at", "suspended_by")
        tell(by, practitioner.id, Told.RESTORED)
    return practitioner


@action("practitioner.signed-out")
def sign_out_everywhere(
    by: Viewer, practitioner: Practitioner, *, id: uuid.UUID | None = None
) -> Practitioner:
    """End every session they have: a phone was lost. They can sign in again."""
    check_lead(by, practitioner)
    end_sessions(practitioner)
    if practitioner.id != by.id:
        tell(by, practitioner.id, Told.SIGNED_OUT)
    return practitioner


@action("reset.confirmed", of="practitioner")
def open_again(by: Viewer, practitioner: Practitioner, *, id: uuid.UUID | None = None) -> Practitioner:
    """A second lead has spoken with them: it is them, and all opens. Raises NotThere, Refused."""
    check_lead(by, practitioner)
    if not practitioner.is_locked:
        return practitioner
    if not may_open(by, practitioner):
        raise Refused(
            _("Another lead has to do this: neither the one who made the link nor the one it was made for.")
        )
    if not may_vouch(by):
        raise Refused(TOO_NEW)
    practitioner.confirmed_by_id = by.id
    practitioner.save(update_fields=["confirmed_by"])
    tell(by, practitioner.pk, Told.OPENED)
    return practitioner


@action("reset.delay-set", again=True)
def set_delay(
    by: Viewer, organisation: Organisation, *, id: uuid.UUID | None = None, hours: int
) -> Organisation:
    """How long things stay closed, once the present delay has passed, so that nobody shortens it for a reset that they
    have in mind. Every other lead is told. Raises Refused outside LEAST to MOST hours."""
    check_lead(by)
    if not LEAST <= hours <= MOST:
        bounds = {"least": LEAST, "most": MOST}
        raise Refused(_("Please give a number of hours from %(least)s to %(most)s.") % bounds, "hours")
    organisation.reset_hours = organisation.reset_hours_now
    organisation.next_reset_hours, organisation.next_reset_from = hours, now() + organisation.reset_delay
    organisation.save(update_fields=["reset_hours", "next_reset_hours", "next_reset_from"])
    tell_leads(by, Told.DELAY, hours=hours)
    record(by, "reset.delay-set", [("organisation", organisation.pk)], hours=hours)
    return organisation


def _flags(roles: Collection[str]) -> dict[str, bool]:
    return {f"is_{role}": role in roles for role in Role}


def end_sessions(practitioner: Practitioner, *also: str) -> None:
    """Save it, with these fields: a session of before stays dead, also when the account works again."""
    practitioner.session_round += 1
    practitioner.save(update_fields=["session_round", *also])
