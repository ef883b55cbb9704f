"""One form on one page: fetch, show, save, go on.

The page makes the id of what it will create, so that saving twice is saving once. What is typed is
kept as a draft of this author and this page; a refusal keeps every word and stands beside its field.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views import View

from alongside.access.identities import Viewer
from alongside.base import drafts
from alongside.base.errors import Refused
from alongside.base.ids import new_id, parse_id
from alongside.web.forms import Form
from alongside.web.request import StaffRequest, id_for, page_for


class FormPage(View):
    """The former shape of `pages.Page`; it goes with the last page that has it."""

    request: StaffRequest
    form_class: type[Form]
    template: str
    draft = True  # keep what is typed; off for pages where nothing is typed
    own_words = (
        False  # some of what is typed here is the practitioner's alone, though the page is of care facts
    )

    def keeps_draft(self, viewer: Viewer) -> bool:
        """Whether what is typed is kept, and what was typed before is shown. Own words of before are closed to an account
        that has a new password by a lead's link, and are neither shown nor written over."""
        return self.draft and not (viewer.closed and self.own_words)

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Any:
        """What the form is about, fetched for this viewer. Raises NotThere."""
        raise NotImplementedError

    def open(self, viewer: Viewer, **ids: Any) -> None:
        """Find what it is about. Raises NotThere."""
        self.fetch(viewer, **ids)

    def initial(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        """What the form shows before anybody has typed."""
        return {}

    def form_kwargs(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        """More for the form's constructor: choices that depend on the subject."""
        return {}

    def before_saving(self, viewer: Viewer, subject: Any, data: dict[str, Any]) -> HttpResponse | None:
        """An answer in place of saving what is typed well: a question that comes first. None is the usual case."""
        return None

    def save(self, viewer: Viewer, subject: Any, id: uuid.UUID, data: dict[str, Any]) -> Any:
        """One action. Raises Refused with words for the person."""
        raise NotImplementedError

    def after(self, viewer: Viewer, subject: Any, saved: Any) -> str:
        """Where to go once it is saved."""
        raise NotImplementedError

    def context(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        """What else the template shows."""
        return {}

    def get(self, request: StaffRequest, **ids: uuid.UUID) -> HttpResponse:
        viewer = request.viewer
        subject = self.fetch(viewer, **ids)
        kept = drafts.kept(viewer, request.path) if self.keeps_draft(viewer) else None
        typed = _typed(kept) if kept else None
        form = self.form_class(initial=self.initial(viewer, subject), **self.form_kwargs(viewer, subject))
        if typed is not None:
            as_typed = {n: f.widget.value_from_datadict(typed, {}, n) for n, f in form.fields.items()}
            form.initial = {**form.initial, **as_typed}
        id = parse_id(typed.get("id", "")) if typed is not None else None
        return self._page(request, viewer, subject, form, id or new_id(), kept=kept)

    def post(self, request: StaffRequest, **ids: uuid.UUID) -> HttpResponse:
        viewer = request.viewer
        subject = self.fetch(viewer, **ids)
        form = self.form_class(request.POST, request.FILES, **self.form_kwargs(viewer, subject))
        id = id_for(request)
        if form.is_valid():
            if answer := self.before_saving(viewer, subject, form.cleaned_data):
                return answer
            try:
                saved = self.save(viewer, subject, id, form.cleaned_data)
            except Refused as no:
                form.refuse(no)
            else:
                if self.keeps_draft(viewer):
                    drafts.drop(viewer, request.path)
                return redirect(self.after(viewer, subject, saved))
        return self._page(request, viewer, subject, form, id, status=422)

    def _page(
        self,
        request: StaffRequest,
        viewer: Viewer,
        subject: Any,
        form: Form,
        id: uuid.UUID,
        kept: Any = None,
        status: int = 200,
    ) -> HttpResponse:
        own = {
            "form": form,
            "form_id": id,
            "form_for": page_for(viewer),
            "draft": kept,
            "keeps_draft": self.keeps_draft(viewer),
            "subject": subject,
        }
        return render(request, self.template, own | self.context(viewer, subject), status=status)


def _typed(draft: Any) -> QueryDict:
    typed = QueryDict(mutable=True)
    for name, values in drafts.fields_of(draft).items():
        typed.setlist(name, values)
    return typed
