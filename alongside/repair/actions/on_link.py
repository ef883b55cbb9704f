"""A check-in on a link: giving one where a form may be brought, and keeping what was answered on it."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.action import action
from alongside.base.clock import today
from alongside.base.errors import NotThere, Refused
from alongside.checkins.actions.check_ins import media
from alongside.checkins.actions.invitations import answered, give_link, guest
from alongside.checkins.models import CheckIn, Invitation, Medium, Reminder
from alongside.checkins.queries import audiences
from alongside.core.check_in_path import Unfinished
from alongside.core.instruments.own import FIVE_STEPS
from alongside.people.models import Alliance
from alongside.people.queries.reached import may_mail
from alongside.repair.actions.asked import check_wanted, in_open_rupture, keep_client_check_in


@action("invitation.given", records="B")
def invite(by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None, reminder: str = "") -> Invitation:
    """A link to one check-in; its `secret` is known only now, and not where the same page is sent again. Raises Refused."""
    check_invite(by, alliance)
    if reminder not in Reminder or (reminder == Reminder.MAIL and not may_mail(by, alliance.person)):
        raise Refused(_("Please choose one of these."), "reminder")
    invitation, secret = give_link(by, alliance, id=id, reminder=reminder)
    invitation.secret = secret
    return invitation


def check_invite(by: Viewer, alliance: Alliance) -> None:
    """Raises Refused where no link is given today."""
    check_wanted(by, alliance, None)
    if in_open_rupture(by, alliance, None):
        raise Refused(_("In a hard patch there is no list of questions: one spoken question is enough."))
    if Medium.PAPER not in media(by, alliance, today(by.zone)):
        raise Refused(
            _("At the first three contacts, and within four weeks of a form, ask aloud instead."), None
        )


@transaction.atomic
def answer_on_link(invitation: Invitation) -> CheckIn:
    """Keep what was answered, once, and end the link. Raises Refused where nothing was, or where nobody is chosen any more who
    may read it; NotThere where the link is over."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.over:
        raise NotThere
    by, begun = guest(invitation), Unfinished.read(invitation.unfinished)
    if begun.audience not in audiences(by, invitation.alliance):
        raise Refused(_("Please choose who can read it."), "audience")
    check_in = keep_client_check_in(
        by,
        invitation.alliance,
        on=today(by.zone),
        steps=begun.steps,
        form=begun.form or FIVE_STEPS,
        words=begun.written_words,
        clips=begun.spoken,
        choices=begun.choices,
        mode=begun.company,
        medium=Medium.LINK,
        audience=begun.audience,
        helper=begun.helper,
    )
    answered(invitation)
    return check_in
