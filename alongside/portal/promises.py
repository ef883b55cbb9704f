"""What their worker said they would do, with dates, and that something of it did not happen."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from alongside.agenda.actions.agreements import step_promise
from alongside.agenda.models import Promise
from alongside.agenda.queries import promises_of
from alongside.base.clock import parse_id
from alongside.base.models import there
from alongside.base.request_context import saw
from alongside.core.check_in_path import Unfinished
from alongside.core.states.agreements import PROMISE, PromiseEvent, PromiseState
from alongside.portal.door import PortalRequest

#: Written down by mistake, or not needed any more: nothing that they would look for.
GONE = (PromiseState.WITHDRAWN, PromiseState.RELEASED)
MOST = 8


def promises(request: PortalRequest) -> HttpResponse:
    """The newest, what is still to be done first; one button beside each says that it did not happen. Before they have begun, who
    holds the link may be somebody else, whom it reached by mistake."""
    if not Unfinished.read(request.invitation.unfinished).much:
        return redirect("hello")
    viewer, alliance = request.acting.viewer, request.invitation.alliance
    rows = [promise for promise in promises_of(viewer, alliance) if promise.state not in GONE]
    saw("person", [alliance.person_id])
    if request.method == "POST":
        denied = parse_id(request.POST.get("promise", ""))
        promise = there(next((row for row in rows if row.pk == denied and _may(row)), None))
        step_promise(viewer, promise, event=PromiseEvent.DID_NOT_HAPPEN)
        return redirect("promises")
    rows.sort(key=lambda promise: promise.state != PromiseState.OPEN)  # stable: the newest stays first
    shown = [{"promise": promise, "may": _may(promise)} for promise in rows[:MOST]]
    return render(request, "portal/promises.html", {"promises": shown, "practitioner": alliance.practitioner})


def _may(promise: Promise) -> bool:
    return PromiseEvent.DID_NOT_HAPPEN in PROMISE.events_from(promise.state)
