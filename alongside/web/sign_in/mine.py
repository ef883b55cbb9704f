"""Where I am signed in: my own sessions, each of which I can end."""

import datetime as dt
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from alongside.base.clock import now
from alongside.people.actions.signing_in import end_session
from alongside.people.models import Practitioner
from alongside.people.queries.team import my_account
from alongside.web.pages import StaffRequest
from alongside.web.sign_in.sessions import BEGAN, BROWSER, LONGEST, SessionStore, kept


@dataclass(frozen=True)
class Mine:
    """One of my sessions. `key` is the hash that the database holds of its key."""

    key: str
    began: dt.datetime
    browser: str
    is_here: bool


def sessions(request: StaffRequest) -> HttpResponse:
    """Where I am signed in. POST ends one of them; of one that is not mine, or over, nothing is said."""
    own_sessions = _of(request, my_account(request.viewer))
    if request.method != "POST":
        return render(request, "sign_in/sessions.html", {"sessions": own_sessions})
    ended = next((session for session in own_sessions if session.key == request.POST.get("session")), None)
    if ended is not None and not ended.is_here:
        end_session(by=request.viewer)
        Session.objects.filter(pk=ended.key).delete()
        messages.success(request, _("Ended. Whoever was signed in there is out."))
    return redirect("sessions")


def _of(request: StaffRequest, me: Practitioner) -> list[Mine]:
    """The sessions that still open this account, this one first, then the newest. Whose a session is stands inside it."""
    own_key, auth_hash = kept(request.session.session_key), me.get_session_auth_hash()
    own_sessions = []
    for row in Session.objects.filter(expire_date__gt=now()):
        content = SessionStore().decode(row.session_data)
        is_mine = content.get(SESSION_KEY) == str(me.pk)
        began = dt.datetime.fromtimestamp(content.get(BEGAN, 0), dt.UTC)
        is_open = (
            constant_time_compare(content.get(HASH_SESSION_KEY, ""), auth_hash) and now() - began <= LONGEST
        )
        if is_mine and is_open:
            own_sessions.append(Mine(row.pk, began, content.get(BROWSER, ""), row.pk == own_key))
    return sorted(own_sessions, key=lambda session: (session.is_here, session.began), reverse=True)
