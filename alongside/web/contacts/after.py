"""What comes after a contact that was recorded: the next one, promises that were due, and what they could be told."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from alongside.access.identities import Viewer
from alongside.agenda.models import Promise
from alongside.agenda.queries import open_promises
from alongside.base.clock import new_id, today
from alongside.contacts.models import Contact
from alongside.contacts.when import may_be_until
from alongside.core.next_contact import next_days
from alongside.documents.contacts import NEXT_DAYS, to_tell


def next_steps(
    viewer: Viewer, contact: Contact, planned: Sequence[Contact], kept: Sequence[Promise]
) -> dict[str, Any]:
    """For its author, once it took place. `planned` are the next ones, the first one first."""
    local, day = timezone.localtime(contact.at), today(viewer.zone)
    coming = next((other for other in planned if may_be_until(other, viewer.zone) > timezone.now()), None)
    usual = [(NEXT_DAYS[code], on, new_id()) for code, on in next_days(local.date(), day).items()]
    due = [
        (promise, new_id())
        for promise in open_promises(viewer, [contact.alliance_id])
        if promise.due_on and promise.due_on <= day
    ]
    made = [link.promise for link in contact.promised.all()]
    return {
        "coming": coming,
        "next_days": [] if coming else usual,
        "next_time": None if contact.time_open else local.time().replace(second=0, microsecond=0),
        "due": due,
        "tell": to_tell(made, kept, coming),
    }
