"""A second step of one's own: set up, used, taken away. Each code is used once, however many try at the same moment."""

import uuid

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.action import action, stamp
from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.people.actions.accounts import end_sessions
from alongside.people.actions.signing_in import WAIT, TooManyTries
from alongside.people.guesses import Bucket, give_back, known_device, take, tell_failed
from alongside.people.models import Organisation, Passkey, Practitioner, RecoveryCode, SecondFactor
from alongside.people.models.account import MOST_DAYS
from alongside.people.queries.second_step import has_second_step
from alongside.people.queries.team import check_lead
from alongside.people.second_step import hash_of, new_codes, step_of

NOT_THIS = _("This code does not fit. Wait for the next one in your app, then type it.")


@transaction.atomic
def add_app(by: Viewer, me: Practitioner, *, secret: str, code: str) -> None:
    """An app of mine shows the codes from now on, in place of the one before. Raises Refused where this is none of its codes."""
    if (step := step_of(secret, code)) is None:
        raise Refused(NOT_THIS, "code")
    end_sessions_at_first(me)
    SecondFactor.objects.filter(practitioner=me).delete()
    SecondFactor.objects.create(**stamp(by), practitioner=me, secret=secret, last_step=step)
    record(by, "second-step.app-added", [("practitioner", by.id)])


def end_sessions_at_first(me: Practitioner) -> None:
    """What was signed in without a second step is out, once there is one."""
    if not has_second_step(me):
        end_sessions(me)


@transaction.atomic
def make_recovery_codes(by: Viewer, me: Practitioner) -> list[str]:
    """A new sheet, shown this once; the codes of the sheet before no longer work. Raises Refused without a second step."""
    if not has_second_step(me):
        raise Refused(
            _("Set up a second step first. The codes are for the day when you do not have it with you.")
        )
    codes = new_codes()
    RecoveryCode.objects.filter(practitioner=me).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(**stamp(by), practitioner=me, code_hash=hash_of(code)) for code in codes
    )
    record(by, "second-step.codes-made", [("practitioner", by.id)])
    return codes


@transaction.atomic
def take_app_away(by: Viewer, me: Practitioner) -> None:
    """The app shows nothing that is good here any more. Raises Refused where it is the only second step and one is needed."""
    SecondFactor.objects.filter(practitioner=me).delete()
    check_one_is_left(me)
    record(by, "second-step.app-removed", [("practitioner", by.id)])


def check_one_is_left(me: Practitioner) -> None:
    """Raises Refused where nothing is left of what is needed. Without any, the codes on paper go as well."""
    if has_second_step(me):
        return
    if me.second_step_due is not None and me.second_step_due <= now():
        raise Refused(_("This is your only second step, and one is needed. Set up another one first."))
    RecoveryCode.objects.filter(practitioner=me).delete()


def take_all_away(practitioner: Practitioner) -> None:
    """They have lost what they had. In the transaction of the link with which they come in again."""
    for model in (SecondFactor, Passkey, RecoveryCode):
        model._default_manager.filter(practitioner=practitioner).delete()


def second_step(person: Practitioner, code: str, *, device: str) -> None:
    """Their second step after the password: a code of their app, or one on paper. Raises TooManyTries and Refused.

    Ten in five minutes from strangers, and ten in a browser that they have signed in with: as for a password.
    """
    check_code(person, code, device=device)
    with transaction.atomic():
        record(person.as_viewer(), "signed-in", [("practitioner", person.id)])


def check_code(person: Practitioner, code: str, *, device: str = "") -> None:
    """Use up one of their codes. Raises TooManyTries and Refused for one that does not fit or was used."""
    name = known_device(device, person)
    taken = take(Bucket(f"second|{name or ''}|{person.id.hex}"))
    if taken is None:
        raise TooManyTries(WAIT, "code")
    if not (_use_digits(person, code) or _use_paper(person, code)):
        tell_failed("sign-in.failed", [person])
        raise Refused(NOT_THIS, "code")
    give_back(taken)


@transaction.atomic
def _use_digits(person: Practitioner, code: str) -> bool:
    """Whether this is the code that their app shows now. Of several tries with it at once the database lets one through."""
    app = SecondFactor.objects.filter(practitioner=person).first()
    step = app and step_of(app.secret, "".join(code.split()))
    return bool(step and SecondFactor.objects.filter(pk=app.pk, last_step__lt=step).update(last_step=step))


@transaction.atomic
def _use_paper(person: Practitioner, code: str) -> bool:
    unused = RecoveryCode.objects.filter(practitioner=person, code_hash=hash_of(code), used_at__isnull=True)
    if not unused.update(used_at=now()):
        return False
    record(person.as_viewer(), "second-step.code-used", [("practitioner", person.id)])
    return True


@action("second-step.days-set", of="organisation", again=True)
def set_days(
    by: Viewer, organisation: Organisation, *, id: uuid.UUID | None = None, days: int
) -> Organisation:
    """How long everybody has to set up a second step. Raises Refused outside 0 to MOST_DAYS days."""
    check_lead(by)
    if not 0 <= days <= MOST_DAYS:
        raise Refused(_("Please give a number of days from 0 to %(most)s.") % {"most": MOST_DAYS}, "days")
    organisation.second_step_set = days
    organisation.save(update_fields=["second_step_set"])
    return organisation
