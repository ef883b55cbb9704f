"""Supervision: agree how, bring something, meet, look at it, and agree what comes of it.

Everything here is one of the two's own: a caller fetched it with a query of `queries`, which knows nobody else.
"""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.action import MOVED_ON, action, needed, stamp
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.revisions import keep_replaced
from alongside.people.models import Alliance, Practitioner, SupervisionLink
from alongside.supervision import models, queries


@action("supervision.brought", records="E", codes=["kind"])
def bring(
    by: Viewer,
    alliance: Alliance | None,
    *,
    id: uuid.UUID | None = None,
    kind: str,
    source: uuid.UUID | None,
    snapshot: str,
    to: Practitioner,
    **said: str,
) -> models.SupervisionItem:
    """Bring one thing to a supervisor, as it stands now: exactly these words are shared. Raises Refused."""
    if to not in queries.supervisors(by):
        raise Refused(_("Please choose somebody who supervises you today."), "to")
    return models.SupervisionItem.objects.create(
        **stamp(by, id),
        supervisor=to,
        kind=models.BroughtKind(kind),
        source=source,
        person_id=alliance and alliance.person_id,
        snapshot=needed(snapshot, _("Please write what you would like to bring."), "snapshot"),
        **{name: said.get(name, "").strip() for name in models.SupervisionItem.SAID},
    )


@action("supervision.asked", records="E")
def ask(
    by: Viewer, item: models.SupervisionItem, *, id: uuid.UUID | None = None, **said: str
) -> models.SupervisionItem:
    """Say, or say anew, which decision is needed, what was tried and what they say. Raises Refused once it was talked about."""
    _check_own(by, item)
    before = {name: getattr(item, name) for name in item.SAID}
    after = {name: said.get(name, "").strip() for name in item.SAID}
    if before == after:
        return item
    if any(before.values()):
        keep_replaced(by, "supervision.asked", item.id, by.id, before)
    for name, text in after.items():
        setattr(item, name, text)
    item.save()
    return item


@action("supervision.taken_back", records="E")
def take_back(
    by: Viewer, item: models.SupervisionItem, *, id: uuid.UUID | None = None
) -> models.SupervisionItem:
    """Nobody but its author reads it any more. Raises Refused once it was talked about."""
    _check_own(by, item)
    item.taken_back_at = now()
    item.save(update_fields=["taken_back_at"])
    return item


def _check_own(by: Viewer, item: models.SupervisionItem) -> None:
    if item.made_by_id != by.id:
        raise NotThere
    if item.discussed_in_id or item.taken_back_at:
        raise Refused(MOVED_ON)


@action("supervision.handed_on", records="E")
def hand_on(
    by: Viewer, item: models.SupervisionItem, *, id: uuid.UUID | None = None, to: Practitioner
) -> models.HandedOn:
    """Let another supervisor of mine read this one thing, and what was noted about it. Raises Refused."""
    if item.made_by_id != by.id:
        raise NotThere
    if to not in queries.supervisors(by) or to.pk == item.supervisor_id:
        raise Refused(_("Please choose somebody else who supervises you today."), "to")
    handed_on = models.HandedOn.objects.filter(org_id=by.org_id, item=item, supervisor=to).first()
    return handed_on or models.HandedOn.objects.create(**stamp(by, id), item=item, supervisor=to)


# ---------------------------------------------------------------- sessions


@action("supervision.planned", records="E")
def plan_session(
    by: Viewer, supervision: SupervisionLink, *, id: uuid.UUID | None = None, at: dt.datetime
) -> models.SupervisionSession:
    """The two meet at this time."""
    return models.SupervisionSession.objects.create(
        **stamp(by, id), practitioner=supervision.practitioner, supervisor=supervision.supervisor, at=at
    )


@action("supervision.moved", records="E")
def move_session(
    by: Viewer, session: models.SupervisionSession, *, id: uuid.UUID | None = None, at: dt.datetime
) -> models.SupervisionSession:
    """They meet at another time. Raises Refused once it was held."""
    if session.held_at:
        raise Refused(MOVED_ON, "day")
    if session.at != at:
        session.at = at
        session.save(update_fields=["at"])
    return session


@action("supervision.{event}", records="E")
def step_session(
    by: Viewer, session: models.SupervisionSession, *, id: uuid.UUID | None = None, event: str
) -> models.SupervisionSession:
    """It was `held`, is `dropped`, or is `open_again` where "held" was pressed too soon. Raises Refused."""
    if event not in ("held", "dropped", "open_again"):
        raise Refused(MOVED_ON)
    came_of_it = models.SupervisionItem.objects.filter(org_id=by.org_id, discussed_in=session).exists()
    came_of_it = came_of_it or models.AgreedAction.objects.filter(org_id=by.org_id, session=session).exists()
    if event == "dropped" and (session.held_at or came_of_it):
        raise Refused(_("Something was talked about or agreed in it. Please say that it was held."))
    if event == "dropped":
        session.dropped_at = now()
    else:
        session.held_at = None if event == "open_again" else session.held_at or now()
    session.save(update_fields=["held_at", "dropped_at"])
    return session


@action("supervision.answered_once", records="E")
def answer_nearly(
    by: Viewer, session: models.SupervisionSession, *, id: uuid.UUID | None = None
) -> models.SupervisionSession:
    """They were asked whether there is one thing that they nearly did not bring: not again before this session."""
    if session.practitioner_id != by.id:
        raise NotThere
    if session.asked_at is None:
        session.asked_at = now()
        session.save(update_fields=["asked_at"])
    return session


@action("supervision.discussed", records="E")
def discuss(
    by: Viewer,
    item: models.SupervisionItem,
    *,
    id: uuid.UUID | None = None,
    session: models.SupervisionSession,
) -> models.SupervisionItem:
    """The two talk about it in this session: from now on it cannot be taken back. Raises Refused."""
    if item.made_by_id != session.practitioner_id or item.taken_back_at or session.held_at:
        raise Refused(MOVED_ON)
    if item.discussed_in_id is None:
        item.discussed_in = session
        item.save(update_fields=["discussed_in"])
    return item


@action("supervision.noted", records="E", codes=["way"])
def note(
    by: Viewer,
    item: models.SupervisionItem,
    *,
    id: uuid.UUID | None = None,
    way: str,
    is_guess: bool,
    words: str,
) -> models.SupervisionNote:
    """Note something in one of the seven ways, as a fact or as a guess. Raises Refused."""
    if way not in models.WayOfLooking.values:
        raise Refused(_("Please choose one of the seven ways."), "way")
    text = needed(words, _("Please write something down."), "words")
    return models.SupervisionNote.objects.create(
        **stamp(by, id), item=item, way=way, is_guess=is_guess, words=text
    )


@action("supervision.agreed", records="E")
def agree(
    by: Viewer,
    session: models.SupervisionSession,
    *,
    id: uuid.UUID | None = None,
    what: str,
    owner: Practitioner,
    due_on: dt.date,
    item: models.SupervisionItem | None = None,
) -> models.AgreedAction:
    """What one of the two will do by a day. Raises Refused."""
    if owner.pk not in (session.practitioner_id, session.supervisor_id):
        raise Refused(_("Please choose one of you two."), "owner")
    if due_on < today(by.zone):
        raise Refused(_("Please choose today or a day to come."), "due_on")
    return models.AgreedAction.objects.create(
        **stamp(by, id),
        session=session,
        item=item,
        owner=owner,
        what=needed(what, _("Please write what one of you will do."), "what"),
        due_on=due_on,
    )


@action("supervision.{event}", records="E")
def step_agreed(
    by: Viewer, agreed: models.AgreedAction, *, id: uuid.UUID | None = None, event: str
) -> models.AgreedAction:
    """It is `done`, or `not_done` after all: that was pressed by mistake. Either of the two says so. Raises Refused."""
    if event not in ("done", "not_done"):
        raise Refused(MOVED_ON)
    if (agreed.done_at is None) is (event == "done"):
        agreed.done_at = now() if event == "done" else None
        agreed.save(update_fields=["done_at"])
    return agreed


# ---------------------------------------------------------------- the contract


@action("supervision.contract_written", records="E")
def write_contract(
    by: Viewer,
    supervision: SupervisionLink,
    *,
    id: uuid.UUID | None = None,
    kept: str,
    who_sees: str,
    passed_on: str,
) -> models.SupervisionContract:
    """Propose what the two keep to. It is in force once the other one has agreed. Raises Refused."""
    return models.SupervisionContract.objects.create(
        **stamp(by, id),
        practitioner=supervision.practitioner,
        supervisor=supervision.supervisor,
        kept=needed(kept, _("Please write what is kept."), "kept"),
        who_sees=needed(who_sees, _("Please write who sees it."), "who_sees"),
        passed_on=needed(passed_on, _("Please write what must be passed on."), "passed_on"),
    )


@action("supervision.contract_agreed", records="E")
def agree_contract(
    by: Viewer, contract: models.SupervisionContract, *, id: uuid.UUID | None = None
) -> models.SupervisionContract:
    """Agree to what the other one proposed. Raises Refused for one's own, and for one that another has followed."""
    newest = queries.contracts(by, contract.practitioner_id, contract.supervisor_id)[0]
    if contract.made_by_id == by.id or newest != contract:
        raise Refused(MOVED_ON)
    if contract.agreed_at is None:
        contract.agreed_at = now()
        contract.save(update_fields=["agreed_at"])
    return contract
