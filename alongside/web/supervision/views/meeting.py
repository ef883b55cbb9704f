"""Supervision for both sides: its page, one session, what was agreed in it, and the contract."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Role, Viewer
from alongside.base.clock import new_id, parse_id, today
from alongside.base.models import there
from alongside.documents import brought as wording
from alongside.documents.agreements import near
from alongside.people.models import SupervisionLink
from alongside.supervision import actions, models, queries
from alongside.web.forms import day_and_time
from alongside.web.pages import Page, StaffRequest, Step
from alongside.web.supervision import forms
from alongside.web.supervision.shown import agreed_line, now_of, session_line


def supervision(request: StaffRequest) -> HttpResponse:
    """What do I do now; then each supervision of mine: when the two meet, and what was brought."""
    viewer = request.viewer
    waiting, coming = queries.waiting(viewer), queries.coming(viewer)
    links = queries.supervisions(viewer)
    is_supervised = any(link.practitioner_id == viewer.id for link in links)
    context = {
        "now": now_of(viewer),
        "pairs": [
            {
                "link": link,
                "other": queries.other(viewer, link),
                "is_mine": link.practitioner_id == viewer.id,
                "sessions": [session_line(session, viewer) for session in coming if _same_two(session, link)],
                "items": [_line(item, viewer) for item in waiting if _between(item, link)],
            }
            for link in links
        ],
        "before": [] if is_supervised else [_line(item, viewer) for item in queries.own_items(viewer)],
        "brings": is_supervised and viewer.is_(Role.WORKER),
        "worker": viewer.is_(Role.WORKER),
        "supervisor": viewer.is_(Role.SUPERVISOR),
    }
    return render(request, "supervision/supervision.html", context)


def _same_two(session: models.SupervisionSession, link: SupervisionLink) -> bool:
    return (session.practitioner_id, session.supervisor_id) == (link.practitioner_id, link.supervisor_id)


def _between(item: models.SupervisionItem, link: SupervisionLink) -> bool:
    return (item.made_by_id, item.supervisor_id) == (link.practitioner_id, link.supervisor_id)


def _line(item: models.SupervisionItem, viewer: Viewer) -> dict[str, Any]:
    """One thing that was brought, as lists and sessions show it."""
    return {
        "item": item,
        "id": item.id,
        "form_id": new_id(),
        "title": wording.title(item),
        "since": wording.since(item, viewer),
        "mine": item.made_by_id == viewer.id,
    }


def supervision_with(request: StaffRequest, supervision: uuid.UUID) -> HttpResponse:
    """One supervision: the sessions of the two, and what was talked about or brought before."""
    viewer = request.viewer
    link = queries.supervision(viewer, supervision)
    coming = [session for session in queries.coming(viewer) if _same_two(session, link)]
    context = {
        "link": link,
        "other": queries.other(viewer, link),
        "is_mine": link.practitioner_id == viewer.id,
        "coming": [session_line(session, viewer) for session in coming],
        "held": queries.held(viewer, link),
        "earlier": [_line(item, viewer) for item in queries.earlier(viewer, link)],
        **_agreement(viewer, link),
    }
    return render(request, "supervision/with.html", context)


def _agreement(viewer: Viewer, link: SupervisionLink) -> dict[str, Any]:
    """What the two keep to, what one of them proposed since, and the versions before."""
    versions = queries.contracts(viewer, link.practitioner_id, link.supervisor_id)
    standing = next((version for version in versions if version.agreed_at), None)
    proposed = versions[0] if versions and versions[0] != standing else None
    return {
        "standing": standing,
        "proposed": proposed,
        "to_agree": proposed is not None and proposed.made_by_id != viewer.id,
        "versions": [version for version in versions if version not in (standing, proposed)],
    }


# ---------------------------------------------------------------- a session


class ShowSession(Page):
    """One session, for both; its form is what they agree."""

    of, fetch, then = "session", staticmethod(queries.session), "session"
    form_class, template, save = forms.AgreeForm, "supervision/session.html", staticmethod(actions.agree)
    message = _("Agreed.")

    def open(self, viewer: Viewer, **ids: Any) -> None:
        super().open(viewer, **ids)
        self.items = queries.for_session(viewer, self.subject)

    def form_kwargs(self) -> dict[str, Any]:
        two = [self.subject.practitioner, self.subject.supervisor]
        return {"two": two, "items": self.items, "titles": [wording.title(item) for item in self.items]}

    def context(self) -> dict[str, Any]:
        viewer, session = self.viewer, self.subject
        day, is_mine = today(viewer.zone), session.practitioner_id == viewer.id
        last = next((held for held in queries.held(viewer, session) if held.at < session.at), None)
        return {
            "session": session,
            "line": session_line(session, viewer),
            "last": near(localdate(last.at), day) if last else "",
            "link": next((link for link in queries.supervisions(viewer) if _same_two(session, link)), None),
            "is_mine": is_mine,
            "who": session.practitioner,
            "items": [_line(item, viewer) for item in self.items],
            "before": [agreed_line(agreed, viewer) for agreed in queries.agreed_before(viewer, session)],
            "agreed": [agreed_line(agreed, viewer) for agreed in queries.agreed_in(viewer, session)],
            "not_mentioned": queries.not_mentioned(viewer, session, self.items),
            "asks_once": is_mine and not session.asked_at and not session.held_at,
            "ids": [new_id() for _button in range(3)],
        }

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> models.AgreedAction:
        return self.save(self.viewer, self.subject, id=id, **cleaned)


class PlanSession(Page):
    of, fetch, then = "supervision", staticmethod(queries.supervision), "session"
    form_class, template, save = forms.SessionForm, "people/form.html", staticmethod(actions.plan_session)
    back, heading = ("supervision", _("Supervision")), _("When do you meet?")


class MoveSession(Page):
    of, fetch, then = "session", staticmethod(queries.session), "session"
    form_class, template, save = forms.SessionForm, "people/form.html", staticmethod(actions.move_session)
    back, heading = ("session", _("The session")), _("Another time")

    def initial(self) -> dict[str, Any]:
        return day_and_time(self.subject.at, False)


class StepSession(Step):
    """It was held, it will not be, or "held" was pressed too soon."""

    of, fetch, then, fields = "session", staticmethod(queries.session), "session", ("event",)
    save = staticmethod(actions.step_session)

    def after(self, saved: models.SupervisionSession) -> str:
        return reverse("supervision") if saved.dropped_at else super().after(saved)


class AnswerNearly(Step):
    """Asked once: there is nothing else, or it is brought now."""

    of, fetch, then, fields = "session", staticmethod(queries.session), "session", ("more",)

    def save(self, by: Viewer, session: models.SupervisionSession, *, id: uuid.UUID | None, more: str) -> Any:
        self.then = "bring-question" if more else "session"
        return actions.answer_nearly(by, session, id=id)


class StepAgreed(Step):
    """Done, or not done after all; back to the session that it was pressed in, else to Today."""

    of, fetch, fields = "agreed", staticmethod(queries.agreed), ("event",)
    save, then = staticmethod(actions.step_agreed), "supervision"

    def open(self, viewer: Viewer, **ids: Any) -> None:
        super().open(viewer, **ids)
        sent = self.request.POST.get("session")
        self.session = queries.session(viewer, there(parse_id(sent))) if sent else None

    def go_on(self, saved: models.AgreedAction) -> HttpResponse:
        return redirect("session", self.session.id) if self.session else redirect("today")


# ---------------------------------------------------------------- the contract


class WriteContract(Page):
    """A version of one of the two; what stood last is what it begins with."""

    of, fetch, then = "supervision", staticmethod(queries.supervision), "supervision-with"
    form_class, template, save = forms.ContractForm, "people/form.html", staticmethod(actions.write_contract)
    back, heading = ("supervision-with", _("Your supervision")), _("What you two keep to")
    intro = _("You write it, the other one agrees to it or writes it anew. What stood before stays.")
    message = _("Written. It counts once the other one has agreed to it.")

    def initial(self) -> dict[str, Any]:
        link = self.subject
        versions = queries.contracts(self.viewer, link.practitioner_id, link.supervisor_id)
        return (
            {name: getattr(versions[0], name) for name in models.SupervisionContract.WORDS}
            if versions
            else {}
        )


class AgreeContract(Step):
    of, fetch, then = "contract", staticmethod(queries.contract), "supervision"
    save, message = staticmethod(actions.agree_contract), _("You both keep to this now.")
