"""Setting a password: with a link that works once, or by changing one's own. And, from the machine itself, the first
account of an organisation and the way back in for whoever leads it."""

import datetime as dt
import hashlib
import secrets
import uuid
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.action import stamp
from alongside.base.clock import now
from alongside.base.errors import NotThere, Refused
from alongside.base.models import there
from alongside.people.actions.accounts import tell, tell_leads
from alongside.people.actions.second_step import take_all_away
from alongside.people.actions.signing_in import check_again
from alongside.people.models import Organisation, PasswordLink, Practitioner, Told
from alongside.people.queries.second_step import has_second_step
from alongside.people.queries.team import check_lead, open_links

LIFE = dt.timedelta(days=7)
# Django says what is wrong with a password; ours say what to do. By the code of its refusal.
KINDER = {
    "password_too_short": _("Please take a longer one: at least %(min_length)s characters."),
    "password_entirely_numeric": _("Please take some letters too, not digits alone."),
}


@transaction.atomic
def found(name: str, *, zone: str, username: str, lead: str) -> str:
    """A new organisation with its first lead; the secret of the link to choose a password. Raises Refused."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise Refused(
            _("“%(zone)s” is not a time zone. Write it like Europe/London.") % {"zone": zone}
        ) from error
    if not name.strip() or not username.strip():
        raise Refused(_("An organisation needs a name, and its lead a sign-in name."))
    org = Organisation.objects.create(name=name.strip(), zone=zone)
    full = lead.strip() or username
    first = Practitioner(org=org, username=username, name=full, first_name=full.split()[0], is_lead=True)
    first.set_unusable_password()
    first.save()
    record(first.as_viewer(), "organisation.made", [("organisation", org.id), ("practitioner", first.id)])
    return make_link(first.as_viewer(), first)[1]


@transaction.atomic
def way_back_in(username: str, organisation: str = "", *, lost_second_step: bool = False) -> str:
    """A new link for somebody who leads, where nobody is left to make one for them. Raises NotThere, and Refused
    where the name leads in several organisations and none is named."""
    called = Practitioner.objects.called(username).filter(is_lead=True, is_active=True).select_related("org")
    leads = [lead for lead in called if organisation in ("", lead.org.name)]
    if not leads:
        raise NotThere
    if len(leads) > 1:
        raise Refused(
            _("This name leads in more than one organisation. Write the organisation’s name as well.")
        )
    return make_link(leads[0].as_viewer(), leads[0], lost_second_step=lost_second_step)[1]


@transaction.atomic
def make_link(
    by: Viewer, practitioner: Practitioner, *, id: uuid.UUID | None = None, lost_second_step: bool = False
) -> tuple[PasswordLink, str]:
    """A link for somebody of the team, and its secret: 256 bits, kept hashed, so this is the only time it is known.

    A link of before no longer works. `lost_second_step`: using it takes away what they had of one.
    """
    check_lead(by, practitioner)
    if not practitioner.is_active:
        raise Refused(_("This account is suspended. Restore it first."))
    open_links(practitioner).update(withdrawn_at=now())
    secret = secrets.token_urlsafe(32)
    link = PasswordLink.objects.create(
        **stamp(by, id),
        practitioner=practitioner,
        secret_hash=_hash(secret),
        until=now() + LIFE,
        lost_second_step=lost_second_step,
    )
    if practitioner.has_been_in:  # the first link of a new account is no news to anybody
        tell(by, practitioner.id, Told.LINK_LOST if lost_second_step else Told.LINK)
        tell_leads(by, Told.LINK_OF, but=[practitioner.id], about=practitioner)
    record(by, "password.link-made", [("practitioner", practitioner.id)], lost_second_step=lost_second_step)
    return link, secret


def working_link(secret: str) -> PasswordLink:
    """The link with this secret, while it works. Raises NotThere for one that is used, withdrawn, old or made up."""
    links = PasswordLink.objects.filter(
        secret_hash=_hash(secret),
        until__gt=now(),
        used_at__isnull=True,
        withdrawn_at__isnull=True,
        practitioner__is_active=True,
    )
    return there(links.select_related("practitioner__org").first())


def use_link(secret: str, *, password: str, comes_in: bool = True) -> Practitioner:
    """Set the password, once; with it they have come in, but at a shell, and where they still show a second step. Raises
    Refused with what a password needs, and ManyAtOnce.

    Where a lead made the link, they have been here before and no second step is asked after it, what is theirs alone is
    closed to them from now on.
    """
    link = working_link(secret)
    practitioner = link.practitioner
    check_good(password, practitioner)
    by_another = practitioner.has_been_in and link.made_by_id not in (practitioner.id, None)
    alone = link.lost_second_step or not has_second_step(practitioner)  # the link lets in whoever holds it
    practitioner.set_password(password)  # slow on purpose: nobody who wants to write waits for it
    with transaction.atomic():
        if not PasswordLink.objects.filter(pk=link.pk, used_at__isnull=True).update(used_at=now()):
            raise NotThere  # the same link, used at the same moment
        if by_another and alone:
            practitioner.reset_by_id, practitioner.confirmed_by = link.made_by_id, None
            practitioner.locked_until = now() + practitioner.org.reset_delay
            practitioner.save(update_fields=["reset_by", "locked_until", "confirmed_by"])
        _save_password(practitioner, "password.set")
        if link.lost_second_step:
            take_all_away(practitioner)
        if comes_in and not has_second_step(practitioner):
            record(practitioner.as_viewer(), "signed-in", [("practitioner", practitioner.id)])
    return practitioner


def change_password(
    by: Viewer, me: Practitioner, *, id: uuid.UUID | None = None, present: str, password: str
) -> Practitioner:
    """My own password. Every other browser in which I am signed in is signed out."""
    check_again(me, present)
    check_good(password, me)
    me.set_password(password)
    with transaction.atomic():
        _save_password(me, "password.changed")
    return me


def check_good(password: str, practitioner: Practitioner) -> None:
    """Raises Refused with what is missing."""
    try:
        validate_password(password, practitioner)
    except ValidationError as missing:
        lines = [
            str(KINDER[error.code] % (error.params or {})) if error.code in KINDER else error.messages[0]
            for error in missing.error_list
        ]
        raise Refused(" ".join(lines), "new") from missing


def _save_password(practitioner: Practitioner, verb: str) -> None:
    practitioner.save(update_fields=["password"])
    open_links(practitioner).update(withdrawn_at=now())
    record(practitioner.as_viewer(), verb, [("practitioner", practitioner.id)])


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
