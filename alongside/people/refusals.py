"""What was refused at the door is told in the trail: sign-ins that failed, and records that somebody asked for in vain.

Never more of them than a bound, so that a flood fills no disk: the last one that is told says that there may be more.
"""

import uuid
from collections.abc import Iterable

from django.db import transaction

from alongside.access.identities import Viewer
from alongside.audit.record import INSTALLATION, append, locked_head
from alongside.people import guesses
from alongside.people.guesses import Bucket
from alongside.people.models import Practitioner

MOST_FAILED = 120  # in five minutes, of the whole installation
MOST_REFUSED = 30  # in five minutes, of one practitioner


@transaction.atomic
def tell_failed(verb: str, people: Iterable[Practitioner]) -> None:
    """A sign-in failed, at the accounts of these people: in the installation's own chain, since nobody is signed in.

    A name that is nobody's costs the same work, so that its time tells nothing.
    """
    if taken := guesses.take(Bucket("failed", MOST_FAILED)):
        about = [("practitioner", practitioner.id) for practitioner in people]
        append(locked_head(INSTALLATION), None, verb, about, "", {"more": taken[0].place == MOST_FAILED - 1})


@transaction.atomic
def tell_refused(viewer: Viewer, route: str, asked: Iterable[uuid.UUID]) -> None:
    """Somebody asked for records that are not there for them; whether there are any stays unsaid."""
    if taken := guesses.take(Bucket(f"refused|{viewer.id.hex}", MOST_REFUSED)):
        more = {"more": taken[0].place == MOST_REFUSED - 1}
        append(
            locked_head(viewer.org_id),
            viewer.id,
            f"refused:{route}",
            [("asked", id) for id in asked],
            "",
            more,
        )
