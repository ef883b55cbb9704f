"""What is to be done about supervision now, for both sides: on top of its page, and on Today."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.clock import new_id, today
from alongside.checkins.supervised import waiting_for
from alongside.core.noticing.check_ins import reply_by
from alongside.documents.agreements import near
from alongside.supervision import queries
from alongside.supervision.models import AgreedAction, SupervisionSession

AHEAD = 7  # days before a session that Today speaks of it


@dataclass(frozen=True)
class Now:
    """Answers sent to a supervisor alone, each with the day for a reply; what was agreed and is to do; the next session."""

    answers: list[tuple[Any, date]]
    to_do: list[dict[str, Any]]
    session: dict[str, Any] | None


def now_of(viewer: Viewer) -> Now:
    """In the order in which it is to be done; what is agreed stands with both of the two."""
    if viewer.closed:
        return Now([], [], None)
    day = today(viewer.zone)
    coming, agreed = queries.next_up(viewer)
    ahead = [met for met in coming if (localdate(met.at) - day).days <= AHEAD]
    return Now(
        answers=[(answers, reply_by(answers.on)) for answers in waiting_for(viewer)],
        to_do=[agreed_line(action, viewer) for action in agreed],
        session=session_line(ahead[0], viewer) if ahead else None,
    )


def agreed_line(agreed: AgreedAction, viewer: Viewer) -> dict[str, Any]:
    """What one of the two is to do or did, by when, and with whom it has to do."""
    day = today(viewer.zone)
    due = _("by %(day)s") if agreed.due_on >= day else _("was for %(day)s")
    return {
        "id": agreed.id,
        "form_id": new_id(),
        "what": agreed.what,
        "mine": agreed.owner_id == viewer.id,
        "who": _("You") if agreed.owner_id == viewer.id else agreed.owner.first_name,
        "about": agreed.item.person.called if agreed.item and agreed.item.person else "",
        "due": due % {"day": near(agreed.due_on, day)},
        "done": agreed.done_at is not None,
    }


def session_line(session: SupervisionSession, viewer: Viewer) -> dict[str, Any]:
    """ "Thursday, with Sam", and its hour."""
    at, other = localtime(session.at), queries.other(viewer, session)
    name = near(at.date(), today(viewer.zone))
    return {
        "id": session.id,
        "url": reverse("session", args=[session.id]),
        "heading": _("%(day)s, with %(name)s")
        % {"day": name[:1].upper() + name[1:], "name": other.first_name},
        "at": date_format(at, "H:i"),
        "over": at.date() < today(viewer.zone),
    }
