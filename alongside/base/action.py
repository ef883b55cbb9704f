"""How something is changed: every action has this one shape.

    @action("goal.added", records="A")
    def add_goal(by: Viewer, alliance: Alliance, *, id: UUID | None = None, words: str) -> Goal:
        return Goal.objects.create(**stamp(by, id), alliance=alliance, words=needed(words, ...))

The caller fetches the subject for this viewer, once. The decorator opens the transaction, makes saving twice saving
once, and writes the audit event in the same transaction: person, row and codes, never words. To write one:

* Return what was made, or the subject itself where the action is a step of it ("-> Promise" from a promise). A step
  gets the subject as it stands now, held until the commit, so that two steps at once come one after the other.
* `id` is the page's own. The same id with the same content gives back what the first save left, and writes nothing.
  With other content the earlier row is given back and the new content is kept as a conflict; with `again=True` the
  action runs once more and puts right what it finds, and a conflict is kept only where it saved nothing. Without an id
  nothing is looked for: so one action calls another.
* An action that saved no row has changed nothing and gets no event. One that wrote its own with `record`, because it
  speaks of something else, gets no second; what another action inside it wrote is that one's.
* `verb` may name arguments ("promise.{event}"). `of` is what the row is called in the event, the verb's first word
  where nothing is said. `codes` names attributes of the row for the event's detail. `aside` names arguments that are
  no part of the content.
* Raise Refused for what the rules do not allow, with the field it belongs to. Nothing of it is then saved.
"""

import datetime as dt
import hmac
import uuid
from collections.abc import Callable, Collection, Mapping
from enum import Enum
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar, cast, get_type_hints

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _, gettext_lazy

from alongside.access.identities import Guest, Viewer
from alongside.base.canonical import canonical, fingerprint
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.models import Revision, Submission
from alongside.base.request_context import act_within, record_event, waiting
from alongside.core.states.machine import Machine, NotAllowed

P = ParamSpec("P")
R = TypeVar("R")

OTHER = "other"
MOVED_ON = gettext_lazy(
    "This has moved on since the page was opened. Please look at it again and choose from what is there now."
)


def stamp(by: Viewer, id: uuid.UUID | None = None) -> dict[str, Any]:
    """What every new row begins with: the page's id where there is one, the organisation, and who made it: nobody who has an
    account, where it came through a link."""
    made_by_id = by.id if by.signed_in else None
    return {"org_id": by.org_id, "made_by_id": made_by_id} | ({"id": id} if id else {})


def action(
    verb: str,
    *,
    records: str = "",
    of: str = "",
    codes: Collection[str] = (),
    aside: Collection[str] = (),
    again: bool = False,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make `act(by, subject, *, id, ...)` an action; see above."""

    def decorate(act: Callable[..., Any]) -> Callable[..., Any]:
        returned = cache(lambda: get_type_hints(act)["return"])

        @wraps(act)
        @transaction.atomic
        def run(by: Viewer, *subjects: Any, id: uuid.UUID | None = None, **given: Any) -> Any:
            kind, subject = returned(), subjects[0] if subjects else None
            _check_own(by, subject)
            content = {
                name: getattr(value, "pk", value) for name, value in given.items() if name not in aside
            }
            content |= {"subject": getattr(subject, "pk", None)}
            claimed = claim(by, verb, id, content) if id else Claim.FIRST
            with act_within() as acting:
                anew = claimed is Claim.FIRST or (claimed is Claim.OTHER and again)
                row, is_step = None, bool(subjects) and type(subject) is kind
                if not anew:  # what the first save of this id left: the row it made, or the subject of a step
                    row = kind._default_manager.filter(org_id=by.org_id, pk=id).first()
                    row = row or (subject if is_step else None)
                if row is None:  # also where the first save found nothing to change
                    held = [_held(subject)] if is_step else subjects
                    row = act(by, *held, id=id, **given)
                if not acting.saved():
                    if id and claimed is Claim.OTHER:
                        keep_conflict(by, verb, id, content, row.pk)
                elif waiting() or (acting.saved_itself() and not acting.spoke):
                    about = _person(row) or _person(subject)
                    about.append((of or verb.partition(".")[0], row.pk))
                    detail = {name: getattr(row, name) for name in codes}
                    record_event(by, verb.format(**given), about, records, **detail)
            return row

        return run

    return cast(Callable[[Callable[P, R]], Callable[P, R]], decorate)


def _check_own(by: Viewer, subject: Any) -> None:
    """Raises NotThere for what is not the viewer's to change: a caller fetched with the wrong query. Whoever holds a link may
    answer about the alliance that it is of."""
    alliance = getattr(subject, "alliance", subject)
    if alliance is None or alliance._meta.label != "people.Alliance":
        return
    answers = isinstance(by, Guest) and alliance.pk == by.alliance_id
    if alliance.org_id != by.org_id or not (answers or alliance.practitioner_id == by.id):
        raise NotThere


def _held(row: Any) -> Any:
    """The row as it stands now, held until the commit, with the rows beside it that were fetched already."""
    held = type(row)._default_manager.select_for_update().get(pk=row.pk)
    for field in row._meta.concrete_fields:
        unchanged = getattr(held, field.attname) == getattr(row, field.attname)
        if field.is_relation and field.is_cached(row) and unchanged:
            field.set_cached_value(held, field.get_cached_value(row))
    return held


def _person(row: Any) -> list[tuple[str, uuid.UUID]]:
    """Whom a row is about: the person it names, or the one of its alliance."""
    alliance = getattr(row, "alliance", None)
    person_id = getattr(row, "person_id", None) or getattr(alliance, "person_id", None)
    return [("person", person_id)] if person_id else []


# ---------------------------------------------------------------- saving twice is saving once
# The page makes the id of what it will create. The first save of that id is the record; the same words again are the
# same record; other words under the same id are kept beside it, never dropped and never called "already saved"; somebody
# else's id is refused as a malformed one is.


class Claim(Enum):
    """What a save of this id is: the first, the same again, or the same id with other words."""

    FIRST = "first"
    SAME = "same"
    OTHER = "other"


def claim(by: Viewer, verb: str, id: uuid.UUID, content: Mapping[str, Any]) -> Claim:
    """Claim an id for one record, inside the action's transaction. Raises NotThere for one that is not a UUIDv7 or that
    belongs to somebody else."""
    if id.version != 7:
        raise NotThere
    print_ = print_of(verb, content)
    try:
        with transaction.atomic():
            Submission.objects.create(
                id=id, org_id=by.org_id, author_id=by.id, kind=verb, fingerprint=print_, at=now()
            )
        return Claim.FIRST
    except IntegrityError:
        earlier = Submission.objects.filter(id=id, org_id=by.org_id, author_id=by.id).first()
    if earlier is None:
        raise NotThere
    return Claim.SAME if bytes(earlier.fingerprint) == print_ else Claim.OTHER


def is_sent(by: Viewer, id: uuid.UUID) -> bool:
    """Whether a page with this id was saved by them before."""
    return Submission.objects.filter(id=id, org_id=by.org_id, author_id=by.id).exists()


def keep_conflict(
    by: Viewer, verb: str, id: uuid.UUID, content: Mapping[str, Any], of_id: uuid.UUID | None = None
) -> None:
    """Keep, once, what a page was sent with that was saved already; it is shown with the row `of_id`, or that of the page."""
    revision = {"kind": verb, "of_id": of_id or id, "key_of": by.id, "content": canonical(content).decode()}
    _conflict, is_new = Revision.objects.get_or_create(
        org_id=by.org_id,
        sent_id=id,
        fingerprint=print_of(verb, content),
        defaults=revision | {"made_by_id": by.id},
    )
    if is_new:
        record_event(by, "version.kept", [("submission", id)])


def print_of(verb: str, content: Mapping[str, Any]) -> bytes:
    """What tells whether the same was sent, as it is kept."""
    return keyed(fingerprint({"kind": verb, **content}))


def keyed(print_: bytes) -> bytes:
    """A fingerprint as it is kept: without the keyring nobody finds the words of a short text by trying."""
    return hmac.digest(settings.KEYRING.derive("fingerprints"), print_, "sha256")


def id_is_taken(error: IntegrityError) -> bool:
    """True where a new record could not be made because another one has its id already (both databases)."""
    line = str(error).partition("\n")[0]
    return line.startswith("UNIQUE constraint failed") and line.endswith(".id") or '_pkey"' in line


# ---------------------------------------------------------------- what actions ask of what they were given


def needed(words: str, message: Any, field: str) -> str:
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
    """The state after an event. Raises Refused, in words for a person, where it cannot follow."""
    try:
        return machine.step(state, event).value
    except NotAllowed as no:
        raise Refused(MOVED_ON, field) from no
