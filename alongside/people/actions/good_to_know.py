"""What is good to know about a person, and what matters to me. Earlier words stay readable."""

import datetime as dt
import uuid
from typing import Any

from django.utils.translation import gettext as _, gettext_lazy

from alongside.access.identities import Role, Viewer
from alongside.audit.record import record
from alongside.base import clock
from alongside.base.action import action, needed, stamp
from alongside.base.clock import new_id
from alongside.base.errors import NotThere, Refused
from alongside.people.models import Alliance, GoodToKnow, GoodToKnowKind, OwnValue

NEEDED = gettext_lazy("Please write it down in a few words.")


@action("goodtoknow.added", records="A", again=True)
def note_good_to_know(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    kind: str,
    question: str = "",
    **heard: Any,
) -> GoodToKnow:
    """Write down one thing about my person: `heard` is words, in_their_words and on. To an open question there is one
    answer: a new one replaces it. Raises Refused."""
    entry = GoodToKnow(
        **stamp(by, id),
        person_id=alliance.person_id,
        kind=GoodToKnowKind(kind),
        question=question,
        **_heard(by, **heard),
    )
    about = GoodToKnow.objects.filter(org_id=by.org_id, person_id=alliance.person_id)
    before = about.filter(pk=id).first()
    if before is not None:  # the same page with other words: a correction of the first ones
        entry.id = new_id()
        while later := about.filter(replaces=before).first():
            before = later
    elif kind == GoodToKnowKind.GET_RIGHT:
        before = about.filter(kind=kind, question=question, retired_at__isnull=True).first()
    return _put(by, entry, before)


@action("goodtoknow.reworded", records="A")
def reword_good_to_know(
    by: Viewer, entry: GoodToKnow, *, id: uuid.UUID | None = None, **heard: Any
) -> GoodToKnow:
    """Put new words in the place of an entry; the earlier ones stay readable. The same words change nothing.

    Raises Refused, also where somebody else has changed the entry in the meantime.
    """
    heard = _heard(by, **heard)
    if entry.retired_at is not None:
        changed = _(
            "This was changed or taken away in the meantime. Look at what stands there now, then add yours."
        )
        raise Refused(changed, "words")
    anew = GoodToKnow(
        **stamp(by, id), person_id=entry.person_id, kind=entry.kind, question=entry.question, **heard
    )
    return _put(by, anew, entry)


def _heard(by: Viewer, words: str, in_their_words: bool = False, on: dt.date | None = None) -> dict[str, Any]:
    today = clock.today(by.zone)
    if on is not None and on > today:
        raise Refused(_("This day is still to come. Please give the day you heard it."), "on")
    return {"words": needed(words, NEEDED, "words"), "in_their_words": in_their_words, "on": on or today}


def _put(by: Viewer, entry: GoodToKnow, before: GoodToKnow | None) -> GoodToKnow:
    """Save an entry, in the place of an earlier one where there is one and it said something else."""
    if before is not None:
        if all(getattr(before, name) == getattr(entry, name) for name in ("words", "in_their_words", "on")):
            return before
        entry.replaces = before
        if before.retired_at is None:  # else by whom and when it was taken away stays
            _retire(by, before)
    entry.save(force_insert=True)
    if before is not None:
        subjects = [("person", entry.person_id), ("goodtoknow", entry.id)]
        record(by, "goodtoknow.reworded", subjects, "A")
    return entry


def _retire(by: Viewer, entry: GoodToKnow) -> None:
    entry.retired_at, entry.retired_by_id = clock.now(), by.id
    entry.save(update_fields=["retired_at", "retired_by"])


@action("goodtoknow.retired", records="A")
def retire_good_to_know(by: Viewer, entry: GoodToKnow, *, id: uuid.UUID | None = None) -> GoodToKnow:
    """Take an entry away; it stays among the earlier words. Twice is once."""
    if entry.retired_at is None:
        _retire(by, entry)
    return entry


@action("ownvalue.added")
def add_own_value(by: Viewer, *, id: uuid.UUID | None = None, words: str) -> OwnValue:
    """Write down something that matters to me in this work. Raises Refused without words."""
    if not by.is_(Role.WORKER):
        raise NotThere
    return OwnValue.objects.create(
        **stamp(by, id), practitioner_id=by.id, words=needed(words, NEEDED, "words")
    )


@action("ownvalue.retired")
def retire_own_value(by: Viewer, value: OwnValue, *, id: uuid.UUID | None = None) -> OwnValue:
    """Take one of my values off my page. Goals that hang on it keep it."""
    if value.retired_at is None:
        value.retired_at = clock.now()
        value.save(update_fields=["retired_at"])
    return value
