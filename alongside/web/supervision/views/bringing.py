"""Bring something to supervision, say more about it, take it back, hand it on; and look at it in seven ways."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Role, Viewer
from alongside.agenda.queries import own_item, own_promise
from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.base.revisions import revisions
from alongside.documents import brought as wording
from alongside.documents.reasons.worded import worded
from alongside.documents.words import spoken
from alongside.insight.queries.today import today_of
from alongside.people.models import Alliance
from alongside.people.queries.people import alliances, own_alliance
from alongside.reflection.models import Reflection
from alongside.reflection.queries import reflection as own_reflection
from alongside.repair.queries import own_rupture, whole_rupture
from alongside.supervision import actions, queries
from alongside.supervision.models import BroughtKind, SupervisionItem, WayOfLooking
from alongside.supervision.outside.queries import helpers
from alongside.web.pages import Page, Step
from alongside.web.reflection.views import parts
from alongside.web.revisions import revised
from alongside.web.supervision import forms
from alongside.web.supervision.shown import agreed_line

BROUGHT = _("Brought. You can take it back until you have talked about it.")


class Bring(Page):
    """What would be shared stands on the page as it is; one press shares exactly that, for its day."""

    form_class: type[forms.BringItForm] = forms.BringItForm
    template, then, message = "supervision/bring.html", "brought", BROUGHT
    kind: BroughtKind

    def form_kwargs(self) -> dict[str, Any]:
        return {"supervisors": queries.supervisors(self.viewer)}

    def snapshot(self) -> str:
        """What is shared, as it stands now."""
        raise NotImplementedError

    def source(self) -> uuid.UUID | None:
        """The row that it is taken from."""
        return self.subject.id

    def save(self, by: Viewer, *subject: Any, id: uuid.UUID, **cleaned: Any) -> SupervisionItem:
        about = {"kind": self.kind.value, "source": self.source(), "snapshot": self.snapshot()}
        return actions.bring(by, self.alliance, id=id, **about | cleaned)

    def context(self) -> dict[str, Any]:
        source = self.source()
        return {
            "snapshot": self.snapshot(),
            "before": queries.of_source(self.viewer, source) if source else [],
            "warning": wording.WARNING % {"person": self.alliance.person.called},
            "supervisors": queries.supervisors(self.viewer),
        }


class BringRupture(Bring):
    of, fetch, kind = "rupture", staticmethod(own_rupture), BroughtKind.RUPTURE

    def snapshot(self) -> str:
        return wording.of_rupture(whole_rupture(self.viewer, self.subject.id))


class BringReflection(Bring):
    """A thought of one's own: one press on its own page, where every word of it stands. Not what was learned from it later."""

    of, fetch, kind = "reflection", staticmethod(own_reflection), BroughtKind.REFLECTION

    def find(self, **ids: Any) -> Reflection:
        reflection = super().find(**ids)
        if reflection.only_thought:  # none of it was kept
            raise NotThere
        return reflection

    def snapshot(self) -> str:
        return wording.of_reflection(parts(self.subject))


class BringItem(Bring):
    of, fetch, kind = "item", staticmethod(own_item), BroughtKind.AGENDA_ITEM

    def snapshot(self) -> str:
        return wording.of_item(self.subject)


class BringPromise(Bring):
    of, fetch, kind = "promise", staticmethod(own_promise), BroughtKind.PROMISE

    def snapshot(self) -> str:
        return wording.of_promise(self.subject, today(self.viewer.zone))


class BringNotice(Bring):
    """Something that Today says of somebody; where it says so no longer, there is nothing to bring."""

    of, fetch, kind = "alliance", staticmethod(own_alliance), BroughtKind.SIGNAL

    def find(self, **ids: Any) -> Alliance:
        alliance, rule = super().find(**ids), ids["rule"]
        page = today_of(self.viewer)
        reasons = (
            worded(notice, spoken(alliance), page.day, what=page.item_words.get(notice.facts.get("item"), ""))
            for notice, about in page.notices
            if about == alliance and notice.rule == rule
        )
        self.text = "".join(map(wording.of_notice, reasons))
        return alliance

    def before_showing(self) -> HttpResponse | None:
        return None if self.text else redirect("today")

    def snapshot(self) -> str:
        return self.text


class BringQuestion(Bring):
    """A question of one's own, about somebody or about nobody in particular."""

    form_class, template, kind = forms.QuestionForm, "supervision/bring_question.html", BroughtKind.QUESTION

    def form_kwargs(self) -> dict[str, Any]:
        return super().form_kwargs() | {"alliances": alliances(self.viewer)}

    def save(self, by: Viewer, *, id: uuid.UUID, about: Alliance | None, **cleaned: Any) -> SupervisionItem:  # type: ignore[override]
        return actions.bring(by, about, id=id, kind=self.kind.value, source=None, **cleaned)

    def context(self) -> dict[str, Any]:
        return {
            "warning": wording.WARNING % {"person": wording.SOMEBODY},
            "supervisors": queries.supervisors(self.viewer),
        }


# ---------------------------------------------------------------- what was brought


class ShowBrought(Page):
    """One thing that was brought, for both: what was said about it, and seven ways to look at it."""

    of, fetch, then = "brought", staticmethod(queries.brought), "brought"
    form_class, template, save = forms.NoteForm, "supervision/brought.html", staticmethod(actions.note)

    def initial(self) -> dict[str, Any]:
        return {"is_guess": "known"}

    def context(self) -> dict[str, Any]:
        viewer, item = self.viewer, self.subject
        rows = queries.notes(viewer, item)
        is_mine = item.made_by_id == viewer.id
        handed_on = queries.handed_on(viewer, item) if is_mine else []
        reading = [item.supervisor_id, *(supervisor.pk for supervisor in handed_on)]
        return {
            "item": item,
            "mine": is_mine,
            "title": wording.title(item),
            "since": wording.since(item, viewer),
            "ways": [
                (way.label, wording.WAYS[way], [row for row in rows if row.way == way])
                for way in WayOfLooking
            ],
            "noted": bool(rows),
            "agreed": [agreed_line(row, viewer) for row in queries.agreed_about(viewer, item)],
            "sessions": [] if item.discussed_in else self._sessions(),
            "handed_on": handed_on,
            "helpers": helpers(viewer) if is_mine and viewer.is_(Role.WORKER) else [],
            "to_others": is_mine
            and [supervisor for supervisor in queries.supervisors(viewer) if supervisor.pk not in reading],
            "warning": wording.WARNING % {"person": item.person.called if item.person else wording.SOMEBODY},
            "revised": revised(revisions(viewer, item.id) if is_mine else [], forms.SaidForm()),
        }

    def _sessions(self) -> list[Any]:
        """Those of the two that are to come, in which it can be talked about."""
        two = (self.subject.made_by_id, self.subject.supervisor_id)
        coming = queries.coming(self.viewer)
        return [session for session in coming if (session.practitioner_id, session.supervisor_id) == two][:1]


class SayMore(Page):
    of, fetch, then = "brought", staticmethod(queries.own_brought), "brought"
    form_class, template, save = forms.SaidForm, "people/form.html", staticmethod(actions.ask)
    opens = {name: name for name in SupervisionItem.SAID}
    back, heading = ("brought", _("What you brought")), _("Say more about it")


class TakeBack(Step):
    of, fetch, then = "brought", staticmethod(queries.own_brought), "supervision"
    save, refused_at = staticmethod(actions.take_back), "brought"
    message = _("Taken back. Nobody reads it but you.")


class HandOn(Page):
    """One thing at a time, to another supervisor of mine."""

    of, fetch, then = "brought", staticmethod(queries.own_brought), "brought"
    form_class, template, save = forms.HandOnForm, "people/form.html", staticmethod(actions.hand_on)
    back, heading = ("brought", _("What you brought")), _("Hand it on")
    intro = _("They read what you brought, and what was noted about it and agreed. Nothing else of before.")
    draft = False

    def form_kwargs(self) -> dict[str, Any]:
        others = queries.supervisors(self.viewer)
        return {
            "supervisors": [
                supervisor for supervisor in others if supervisor.pk != self.subject.supervisor_id
            ]
        }

    def before_showing(self) -> HttpResponse | None:
        return None if self.form_kwargs()["supervisors"] else redirect("brought", self.subject.id)

    def after(self, saved: Any) -> str:
        return self.address(self.then, self.subject)


class TalkAbout(Step):
    """The two talk about it in this session."""

    of, fetch, then = "brought", staticmethod(queries.brought), "brought"

    def open(self, viewer: Viewer, **ids: Any) -> None:
        self.session = queries.session(viewer, ids.pop("session"))
        super().open(viewer, **ids)

    def save(self, by: Viewer, item: SupervisionItem, *, id: uuid.UUID | None) -> SupervisionItem:
        return actions.discuss(by, item, id=id, session=self.session)

    def go_on(self, saved: SupervisionItem) -> HttpResponse:
        return redirect("brought", saved.id)
