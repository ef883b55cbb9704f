"""Signing in with a name and a password.

An unknown name, a wrong password and a suspended account get the same words after the same work. A name may stand in
several organisations, whose people know nothing of each other: whoever's password fits comes in.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.encrypted import folded
from alongside.base.errors import Refused
from alongside.base.hashing import ManyAtOnce, turns
from alongside.base.request_context import note
from alongside.people import guesses
from alongside.people.models import Guess, Organisation, Practitioner
from alongside.people.queries.second_step import has_second_step

WRONG = _("This name and this password do not belong together. Please check both and try again.")
WAIT = _("There were too many tries. Please wait five minutes, then try again.")


class TooManyTries(Refused):
    """Nobody's password was looked at. It eases after five minutes."""


def sign_in(username: str, password: str, *, device: str, address: str) -> Practitioner:
    """The practitioner with this name and password, who is in with it where they have no second step.

    `device` is what the browser kept from an earlier sign-in, `address` where the request came from.
    Raises TooManyTries, ManyAtOnce, and Refused for anything that does not belong together.
    """
    turns.check()
    people = list(Practitioner.objects.called(username).select_related("org").order_by("made_at", "id"))
    taken = guesses.take(*_buckets(people, username, device, address))
    if taken is None:
        guesses.tell_failed("sign-in.stopped", people)
        raise TooManyTries(WAIT)
    hashed = {person.id: person.password for person in people}
    with _given_back_unless_looked_at(taken):
        person = whose(people, password)
    if person is None:
        guesses.tell_failed("sign-in.failed", people)
        raise Refused(WRONG)
    with transaction.atomic():
        guesses.give_back(taken)
        if person.password != hashed[person.id]:  # hashed anew, in today's way, as it was looked at
            note(Practitioner, person.org_id, [person.id])
        if not has_second_step(person):  # else they are in with that
            record(person.as_viewer(), "signed-in", [("practitioner", person.id)])
    return person


@transaction.atomic
def sign_out(*, by: Viewer) -> None:
    """Note that they left. The session itself is ended by the page."""
    record(by, "signed-out", [("practitioner", by.id)])


@transaction.atomic
def end_session(*, by: Viewer) -> None:
    """Note that they ended a session of their own in another browser."""
    record(by, "session.ended", [("practitioner", by.id)])


@transaction.atomic
def hand_over(*, by: Viewer) -> None:
    """Note that their screen is in somebody else's hands from now on."""
    record(by, "screen.handed-over", [("practitioner", by.id)])


def take_back(person: Practitioner, password: str) -> None:
    """That it is them who hold the screen again. Raises TooManyTries, ManyAtOnce and Refused."""
    check_again(person, password)
    with transaction.atomic():
        record(person.as_viewer(), "screen.taken-back", [("practitioner", person.id)])


def check_again(person: Practitioner, password: str) -> None:
    """That it is still them, before something is changed. Raises TooManyTries, ManyAtOnce and Refused."""
    turns.check()
    taken = guesses.take(guesses.Bucket(f"again|{person.id.hex}"))
    if taken is None:
        raise TooManyTries(WAIT, "password")
    with _given_back_unless_looked_at(taken):
        right = person.check_password(password)
    if not right:
        guesses.tell_failed("sign-in.failed", [person])
        raise Refused(_("This is not your current password. Please try again."), "password")
    guesses.give_back(taken)


@contextmanager
def _given_back_unless_looked_at(taken: list[Guess]) -> Iterator[None]:
    try:
        yield
    except ManyAtOnce:
        guesses.give_back(taken)
        raise


def whose(people: Sequence[Practitioner], password: str) -> Practitioner | None:
    """Whoever of these, called alike, has this password and may sign in.

    Each is checked, whoever fits, and nobody's password as often as it takes for two: how long it took does not say
    whether a name stands in another organisation.
    """
    right = [person for person in people if person.check_password(password) and person.is_active]
    at_least = max(1, len(Organisation.objects.values_list("id")[:2]))  # two where there are two of them
    for _nobody in range(at_least - len(people)):
        make_password(password)
    return right[0] if right else None


def _buckets(
    people: Sequence[Practitioner], username: str, device: str, address: str
) -> list[guesses.Bucket]:
    known = [(name, person) for person in people if (name := guesses.known_device(device, person))]
    own = [guesses.Bucket(f"device|{name}|{person.id.hex}") for name, person in known]
    if own and len(own) == len(people):
        return own
    return [
        *own,
        guesses.Bucket(f"account|{folded(username)}"),
        guesses.Bucket(f"address|{guesses.network_of(address)}", guesses.MOST_FROM_ADDRESS),
    ]
