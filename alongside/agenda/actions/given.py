"""What several actions ask of what they were given."""

import datetime as dt
from collections.abc import Collection

from django.utils.translation import gettext as _, gettext_lazy

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.core.states.machine import Machine, NotAllowed

OTHER = "other"
MOVED_ON = gettext_lazy(
    "This has moved on since the page was opened. Please look at it again and choose from what is there now."
)


def needed(words: str, message: str, field: str) -> str:
    """The words without the spaces around them. Raises Refused where there are none."""
    if bare := words.strip():
        return bare
    raise Refused(message, field)


def why_taken_back(why: str, words: str, reasons: Collection[str], message: str) -> None:
    """Nothing where the reason is one of these; "other" wants a few words. Raises Refused."""
    if why not in reasons:
        raise Refused(_("Please choose why it is taken back."), "why")
    if why == OTHER:
        needed(words, message, "words")


def day_of(by: Viewer, on: dt.date | None, field: str = "on") -> dt.date:
    """The day something happened: today where nobody says. Raises Refused for a day that is still to come."""
    now = today(by.zone)
    if on is not None and on > now:
        raise Refused(_("This day is still to come. Please give the day it happened."), field)
    return on or now


def step(machine: Machine, state: str, event: str, field: str | None = "event") -> str:
    """The state after an event. Raises Refused, in words for a person, where it can not follow."""
    try:
        return machine.step(state, event).value
    except NotAllowed as no:
        raise Refused(MOVED_ON, field) from no
