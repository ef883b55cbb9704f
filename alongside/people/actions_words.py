"""Writing down what is good to know about a person, and what matters to me. Earlier words stay readable."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Role, Viewer
from alongside.audit.record import record
from alongside.base import clock
from alongside.base.errors import NotThere, Refused
from alongside.base.idempotency import Claim, claim
from alongside.base.ids import new_id
from alongside.people import queries, queries_words
from alongside.people.models import Alliance, GoodToKnow, GoodToKnowKind, OwnValue


@transaction.atomic
def note_good_to_know(
    *,
    by: Viewer,
    id: uuid.UUID,
    alliance_id: uuid.UUID,
    kind: str,
    words: str,
    in_their_words: bool = False,
    on: dt.date | None = None,
    question: str = "",
) -> GoodToKnow:
    """Write down one thing about my person. To an open question there is one answer: a new one replaces it.

    Raises NotThere, Refused where there are no words or the day is still to come.
    """
    alliance = queries.own_alliance(by, alliance_id)
    entry = _entry(by, id, alliance, kind, words, in_their_words, on, question)
    before = _answer(alliance, question) if kind == GoodToKnowKind.GET_RIGHT else None
    claimed = claim(by, "good_to_know", id, _content(entry))
    if claimed is Claim.SAME:
        return _said(by, alliance, id, before)
    if claimed is Claim.OTHER:  # the same page with other words: a correction of the first ones
        entry.id, before = new_id(), _newest(_said(by, alliance, id, before))
    if before is not None and _content(before) == _content(entry):
        return before
    return _put(by, alliance, entry, before)


@transaction.atomic
def reword_good_to_know(
    *,
    by: Viewer,
    id: uuid.UUID,
    alliance_id: uuid.UUID,
    entry_id: uuid.UUID,
    words: str,
    in_their_words: bool = False,
    on: dt.date | None = None,
) -> GoodToKnow:
    """Put new words in the place of an entry; the earlier ones stay readable. The same words change nothing.

    Raises NotThere, Refused where somebody else has changed the entry in the meantime.
    """
    alliance = queries.own_alliance(by, alliance_id)
    before = queries_words.entry(by, alliance, entry_id)
    entry = _entry(by, id, alliance, before.kind, words, in_their_words, on, before.question)
    if claim(by, "good_to_know", id, _content(entry) | {"replaces": before.id}) is not Claim.FIRST:
        return _said(by, alliance, id, before)
    if before.retired_at is not None:
        raise Refused(
            _(
                "This was changed or taken away in the meantime. Look at what stands there now, then add yours."
            ),
            "words",
        )
    if _content(before) == _content(entry):
        return before
    return _put(by, alliance, entry, before)


def _said(by: Viewer, alliance: Alliance, id: uuid.UUID, before: GoodToKnow | None) -> GoodToKnow:
    """What the first save of this id left: a new entry, or the old one where nothing had changed."""
    found = GoodToKnow.objects.filter(org_id=by.org_id, person_id=alliance.person_id, pk=id).first() or before
    if found is None:
        raise NotThere
    return found


def _newest(entry: GoodToKnow) -> GoodToKnow:
    """The entry that stands in the place of this one now, where it was worded anew."""
    later = GoodToKnow.objects.filter(org_id=entry.org_id, replaces=entry).first()
    return entry if later is None else _newest(later)


def _entry(
    by: Viewer,
    id: uuid.UUID,
    alliance: Alliance,
    kind: str,
    words: str,
    theirs: bool,
    on: dt.date | None,
    question: str,
) -> GoodToKnow:
    today = clock.today(by.zone)
    if not words.strip():
        raise Refused(_("Please write it down in a few words."), "words")
    if on is not None and on > today:
        raise Refused(_("This day is still to come. Please give the day you heard it."), "on")
    return GoodToKnow(
        id=id,
        org_id=by.org_id,
        made_by_id=by.id,
        person_id=alliance.person_id,
        kind=GoodToKnowKind(kind),
        question=question,
        words=words.strip(),
        in_their_words=theirs,
        on=on or today,
    )


def _content(entry: GoodToKnow) -> dict[str, object]:
    return {
        "person": entry.person_id,
        "kind": str(entry.kind),
        "question": entry.question,
        "words": entry.words,
        "theirs": entry.in_their_words,
        "on": entry.on,
    }


def _answer(alliance: Alliance, question: str) -> GoodToKnow | None:
    return GoodToKnow.objects.filter(
        org_id=alliance.org_id,
        person_id=alliance.person_id,
        kind=GoodToKnowKind.GET_RIGHT,
        question=question,
        retired_at__isnull=True,
    ).first()


def _put(by: Viewer, alliance: Alliance, entry: GoodToKnow, before: GoodToKnow | None) -> GoodToKnow:
    verb = "goodtoknow.added" if before is None else "goodtoknow.reworded"
    if before is not None:
        entry.replaces = before
        _retired(by, before)
    entry.save(force_insert=True)
    _tell(by, verb, alliance, entry)
    return entry


def _retired(by: Viewer, entry: GoodToKnow) -> None:
    if entry.retired_at is not None:
        return  # taken away in the meantime: by whom and when stays as it was
    entry.retired_at, entry.retired_by_id = clock.now(), by.id
    entry.save(update_fields=["retired_at", "retired_by"])


def _tell(by: Viewer, verb: str, alliance: Alliance, entry: GoodToKnow) -> None:
    record(by, verb, [("person", entry.person_id), ("goodtoknow", entry.id)], "A")


@transaction.atomic
def retire_good_to_know(*, by: Viewer, alliance_id: uuid.UUID, entry_id: uuid.UUID) -> GoodToKnow:
    """Take an entry away; it stays among the earlier words. Twice is once. Raises NotThere."""
    alliance = queries.own_alliance(by, alliance_id)
    entry = queries_words.entry(by, alliance, entry_id)
    if entry.retired_at is None:
        _retired(by, entry)
        _tell(by, "goodtoknow.retired", alliance, entry)
    return entry


@transaction.atomic
def add_own_value(*, by: Viewer, id: uuid.UUID, words: str) -> OwnValue:
    """Write down something that matters to me in this work (S13). Raises Refused without words."""
    if not by.is_(Role.WORKER):
        raise NotThere
    if not words.strip():
        raise Refused(_("Please write it down in a few words."), "words")
    if claim(by, "own_value", id, {"words": words.strip()}) is not Claim.FIRST:
        return _own_value(by, id)
    value = OwnValue.objects.create(
        id=id, org_id=by.org_id, made_by_id=by.id, practitioner_id=by.id, words=words.strip()
    )
    record(by, "ownvalue.added", [("ownvalue", id)])
    return value


@transaction.atomic
def retire_own_value(*, by: Viewer, id: uuid.UUID) -> OwnValue:
    """Take one of my values off my page. Goals that hang on it keep it. Raises NotThere."""
    value = _own_value(by, id)
    if value.retired_at is None:
        value.retired_at = clock.now()
        value.save(update_fields=["retired_at"])
        record(by, "ownvalue.retired", [("ownvalue", id)])
    return value


def _own_value(by: Viewer, id: uuid.UUID) -> OwnValue:
    value = OwnValue.objects.filter(org_id=by.org_id, practitioner_id=by.id, pk=id).first()
    if value is None:
        raise NotThere
    return value
