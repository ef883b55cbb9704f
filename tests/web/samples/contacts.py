"""Samples of contacts: one that happened, one that is planned, a time away."""

from __future__ import annotations

import datetime as dt
import uuid

from alongside.base import clock
from alongside.contacts.models import Absence, Addendum, Contact, ContactPlan, PrivateNote
from tests.web.samples.whose import Whose, maker


@maker
def contact(whose: Whose) -> uuid.UUID:
    made = Contact.objects.create(
        state="happened",
        at=clock.now() - dt.timedelta(days=3),
        **{
            name: whose.words(name)
            for name in (
                "place",
                "on_their_mind",
                "named",
                "came_of_it",
                "who_was_there",
                "note",
                "outside_ref",
            )
        },
        **whose.of(),
    )
    Addendum.objects.create(contact=made, words=whose.words("Added"), **whose.own())
    PrivateNote.objects.create(
        contact=made,
        author=whose.worker,
        shared=whose.words("Mine"),
        landed=whose.words("Well"),
        **whose.own(),
    )
    return made.id


@maker
def planned(whose: Whose) -> uuid.UUID:
    made = Contact.objects.create(
        at=clock.now() + dt.timedelta(hours=2), place=whose.words("At"), **whose.of()
    )
    own = ("respect", "start_with", "name_openly", "like_for_me", "my_need", "not_moving")
    ContactPlan.objects.create(contact=made, **{name: whose.words(name) for name in own}, **whose.own())
    return made.id


@maker
def absence(whose: Whose) -> uuid.UUID:
    return Absence.objects.create(why="hospital", since=whose.day - dt.timedelta(days=20), **whose.of()).id
