"""A contact: a visit, call, exchange of messages or meeting.

Who cancelled is kept because it tells how things are between two people, never as a mark against one.
A moved contact is finished; the one it moved to is planned anew. `corrected` takes a wrong mark back;
`withdrawn` is a record that was made by mistake, such as with somebody else: its words stay, and it counts for nothing.
`dropped` is a plan that was made by mistake: nobody called it off, and it stands in no list.
"""

import datetime as dt
from enum import StrEnum

from alongside.core.states.machine import Machine


class ContactState(StrEnum):
    PLANNED = "planned"
    HAPPENED = "happened"
    CANCELLED_BY_THEM = "cancelled_by_them"
    CANCELLED_BY_ME = "cancelled_by_me"
    NO_ANSWER = "no_answer"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"


class ContactEvent(StrEnum):
    HAPPENED = "happened"
    CANCELLED_BY_THEM = "cancelled_by_them"
    CANCELLED_BY_ME = "cancelled_by_me"
    NO_ANSWER = "no_answer"
    MOVED = "moved"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"


#: How long after it was recorded a contact is written anew by its author. Later words are added to it.
CORRECTED_WITHIN = dt.timedelta(hours=1)

S, E = ContactState, ContactEvent

_back = {E.CORRECTED: S.PLANNED}

CONTACT = Machine(
    "contact",
    S.PLANNED,
    E,
    {
        S.PLANNED: {
            E.HAPPENED: S.HAPPENED,
            E.CANCELLED_BY_THEM: S.CANCELLED_BY_THEM,
            E.CANCELLED_BY_ME: S.CANCELLED_BY_ME,
            E.NO_ANSWER: S.NO_ANSWER,
            E.MOVED: S.MOVED,
            E.DROPPED: S.DROPPED,
        },
        S.HAPPENED: {**_back, E.WITHDRAWN: S.WITHDRAWN},
        S.CANCELLED_BY_THEM: _back,
        S.CANCELLED_BY_ME: _back,
        S.NO_ANSWER: _back,
        S.MOVED: _back,
        S.DROPPED: _back,
        S.WITHDRAWN: {E.CORRECTED: S.HAPPENED},
    },
)
