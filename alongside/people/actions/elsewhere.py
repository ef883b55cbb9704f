"""Signing in with the organisation's own provider. It names who it is; an account that a lead made has to have that sign-in name.
None is ever made here.

What the provider does not hold, a name that is nobody's, one that is two people's and a suspended account get the same words.
"""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.audit.record import record
from alongside.base.errors import Refused
from alongside.base.openid import NotVouched, Vouched
from alongside.people.actions.signing_in import WAIT, TooManyTries
from alongside.people.guesses import MOST_FROM_ADDRESS, Bucket, give_back, network_of, take, tell_failed
from alongside.people.models import Practitioner
from alongside.people.queries.second_step import has_second_step

NOT_IN = _(
    "Signing in with your work account did not work. Please try again, or sign in with your name and password. If it goes on, "
    "tell whoever leads your team."
)


def sign_in_elsewhere(vouch: Callable[[], Vouched], *, address: str) -> tuple[Practitioner, bool]:
    """Whom the provider vouches for, and whether with a second step. Where not, they are in once they have shown one here, or need
    none yet. `address`: where the request came from. Raises TooManyTries and Refused."""
    taken = take(Bucket(f"elsewhere|{network_of(address)}", MOST_FROM_ADDRESS))
    if taken is None:
        tell_failed("sign-in.stopped", [])
        raise TooManyTries(WAIT)
    try:
        vouched = vouch()
    except NotVouched as error:
        tell_failed("sign-in.failed", [])
        raise Refused(NOT_IN) from error
    people = list(Practitioner.objects.called(vouched.name).select_related("org"))
    active = [person for person in people if person.is_active]
    if len(active) != 1:
        tell_failed("sign-in.failed", people)
        raise Refused(NOT_IN)
    (person,) = active
    with transaction.atomic():
        give_back(taken)
        if vouched.second or not has_second_step(person):
            record(person.as_viewer(), "signed-in", [("practitioner", person.id)])
    return person, vouched.second
