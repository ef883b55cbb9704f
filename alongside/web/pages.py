"""How a page with a form is written, and a button that is one step.

A page says what is asked, in which template, which action saves it, and where it leads:

    class PlanContact(AlliancePage):
        form_class, template, then = PlanForm, "contacts/plan.html", "contact"
        save = staticmethod(actions.plan)                      # (by, alliance, *, id, **cleaned)

The form's cleaned_data are exactly the keyword arguments of the action: a form whose fields are others says so in its
`clean`, and what the page knows by itself it hands on with `partial(actions.plan, way="visit")`. The page makes the id of
what it will create, so that saving twice is saving once; what is typed is kept as a draft of this author and this page;
what the action refuses stands beside its field with every word still there.

* About another record: name the query and the argument of the address. Where an area has several pages about it, they
  share a class of two lines:

    class ContactPage(AlliancePage):
        of, fetch = "contact", staticmethod(queries.own_contact)

* About nothing yet, or about what the address does not name: a `Page`; the action then is (by, *, id, **cleaned).
* About something within an alliance, where the address names both: `Within` as well. Anything else: write `find`.
* A button without a page of its own: a `Step`, whose POST is one action.
* The rest is optional: `opens`, `initial`, `form_kwargs`, `advice`, `before_showing`, `before_saving`, `context`, `after`.
  In all of them `self.viewer`, `self.subject` and `self.alliance` are there.

docs/how-to/add-a-page.md says what else a page needs: its address, its row in the permission table, its sample.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import get_resolver, reverse
from django.views import View

from alongside.access.identities import Viewer
from alongside.base import drafts
from alongside.base.clock import new_id, parse_id
from alongside.base.errors import Refused
from alongside.base.models import there
from alongside.base.request_context import RequestContext
from alongside.base.revisions import came_twice
from alongside.documents.words import spoken
from alongside.people.models import Alliance
from alongside.people.queries.people import own_alliance
from alongside.web.forms import AboutForm, Form

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

HEARD = "heard"  # the hidden field which says that a remark was shown


class StaffRequest(HttpRequest):
    """The door has put on it who is asking; Headers, its number in the log."""

    viewer: Viewer
    acting: RequestContext
    request_id: str
    handed: dict[str, Any] | None  # where the screen is while somebody else holds it


def sent_id(request: HttpRequest) -> uuid.UUID | None:
    """The id that the page made for what it will create, None where none was sent. Raises NotThere for one that no page
    of ours made: another in its place would make two records of a double sending."""
    sent = request.POST.get("id")
    return None if sent is None else there(parse_id(sent))


def id_for(request: HttpRequest) -> uuid.UUID:
    """The same, or a new one where the field is missing: then the words count for more than saving once."""
    return sent_id(request) or new_id()


def page_for(viewer: Viewer) -> str:
    """A signed mark of whom a form was rendered for: words held through a sign-in go back to them only."""
    return signing.dumps(viewer.id.hex if viewer.signed_in else "", salt="alongside.form")


def written_for(mark: str) -> uuid.UUID | None:
    """Whom a form was rendered for; None where the mark is not ours."""
    try:
        return parse_id(signing.loads(mark, salt="alongside.form"))
    except signing.BadSignature:
        return None


class About(View):
    """What pages and steps share: the subject, fetched once for this viewer, and where to go on to."""

    request: StaffRequest
    viewer: Viewer
    subject: Any = None
    of: str = ""  # the argument of the address that names the subject; without one there is none
    fetch: Callable[[Viewer, uuid.UUID], Any]  # the query that finds it. Raises NotThere
    save: Callable[..., Any]  # one action: (by, subject, *, id, **cleaned). Raises Refused
    then: str  # the route to go on to once it is saved
    twice = ""  # the route instead where the same page was sent before with other words, and both stand there
    message: str | _StrPromise = ""  # said there

    def open(self, viewer: Viewer, **ids: Any) -> None:
        """Find what it is about, once: a view lives for one request. Raises NotThere."""
        if self.subject is None:
            self.viewer = viewer
            self.subject = self.find(**ids)

    def find(self, **ids: Any) -> Any:
        return self.fetch(self.viewer, ids[self.of]) if self.of else None

    @property
    def alliance(self) -> Alliance:
        """The alliance that the subject is, or belongs to."""
        return self.subject if isinstance(self.subject, Alliance) else self.subject.alliance

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> Any:
        """Save it, with the subject where there is one."""
        subjects = [] if self.subject is None else [self.subject]
        return self.save(self.viewer, *subjects, id=id, **cleaned)

    def after(self, saved: Any) -> str:
        again = self.twice and came_twice(self.viewer, saved.id)
        return self.address(self.twice if again else self.then, saved)

    def address(self, route: str, record: Any) -> str:
        """The address of a route. Its arguments are those of this page where they have the same name; else the record
        of that name that `record` belongs to; else `record` itself."""
        names = get_resolver().reverse_dict.getlist(route)[0][3]
        others = {
            name: getattr(record, f"{name}_id", None) or record.id for name in names - self.kwargs.keys()
        }
        return reverse(route, kwargs={name: self.kwargs.get(name) or others[name] for name in names})

    def go_on(self, saved: Any) -> HttpResponse:
        """On to the next page, which says that it is saved."""
        address = self.after(saved)
        if self.message:
            messages.success(self.request, self.message)
        return redirect(address)


class Within(About):
    """Mixed into a page or step about something that is found within an alliance: the address names both."""

    part: str  # the argument of the address that names it
    fetch_part: Callable[[Viewer, Alliance, uuid.UUID], Any]

    def find(self, **ids: Any) -> Any:
        self.around = self.fetch(self.viewer, ids["alliance"])
        return self.fetch_part(self.viewer, self.around, ids[self.part])

    @property
    def alliance(self) -> Alliance:
        return self.around


class Page(About):
    """One form on one page: show, save, go on."""

    form_class: type[Form]
    template: str
    back: tuple[str, str | _StrPromise] | None = None  # where the link on top leads to, and its words
    heading: Any = ""
    intro: Any = ""  # said under it
    opens: Mapping[str, str] = {}  # fields that open with what the subject says now: attributes by field
    draft = True  # keep what is typed; off for pages where nothing is typed
    own_words = False  # some of what is typed is the practitioner's alone, though the page is of care facts

    def keeps_draft(self, viewer: Viewer) -> bool:
        """Whether what is typed is kept, and what was typed before is shown. Own words of before are closed to an account
        that has a new password by a lead's link, and are neither shown nor written over."""
        return self.draft and not (viewer.closed and self.own_words)

    def initial(self) -> dict[str, Any]:
        """What the form shows before anybody has typed: of the subject, what `opens` names."""
        return {field: getattr(self.subject, name) for field, name in self.opens.items()}

    def form_kwargs(self) -> dict[str, Any]:
        """More for the form's constructor: choices and names that depend on the subject."""
        return {}

    def advice(self, cleaned: dict[str, Any]) -> dict[str, str]:
        """Kind remarks on what was typed, by field. They are said once, after the first Save, and block nothing."""
        return {}

    def before_showing(self) -> HttpResponse | None:
        """An answer in place of a page that has nothing to ask now. None is the usual case."""
        return None

    def before_saving(self, cleaned: dict[str, Any]) -> HttpResponse | None:
        """An answer in place of saving what is typed well: a question that comes first. None is the usual case."""
        return None

    def context(self) -> dict[str, Any]:
        """What else the template shows."""
        return {}

    def get(self, request: StaffRequest, **ids: Any) -> HttpResponse:
        self.open(request.viewer, **ids)
        if answer := self.before_showing():
            return answer
        draft = drafts.kept(self.viewer, request.path) if self.keeps_draft(self.viewer) else None
        form = self.form_class(initial=self.initial(), **self.form_kwargs())
        id = None
        if draft is not None:
            typed = QueryDict(mutable=True)
            for name, values in drafts.fields_of(draft).items():
                typed.setlist(name, values)
            # without an id it is no form as it stood, but words that were brought along for some fields
            as_typed = {
                name: field.widget.value_from_datadict(typed, {}, name)
                for name, field in form.fields.items()
                if "id" in typed or name in typed
            }
            form.initial = {**form.initial, **as_typed}
            id = parse_id(typed.get("id", ""))
        return self.show(form, id or new_id(), draft=draft)

    def post(self, request: StaffRequest, **ids: Any) -> HttpResponse:
        self.open(request.viewer, **ids)
        form = self.form_class(request.POST, request.FILES, **self.form_kwargs())
        id = id_for(request)
        if not form.is_valid():
            return self.show(form, id, status=422)
        if HEARD not in request.POST and (remarks := self.advice(form.cleaned_data)):
            form.advise(remarks)
            return self.show(form, id, status=422)
        if answer := self.before_saving(form.cleaned_data):
            return answer
        try:
            saved = self.act(id, form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
            return self.show(form, id, status=422)
        if self.keeps_draft(self.viewer):
            drafts.drop(self.viewer, request.path)
        return self.go_on(saved)

    def show(self, form: Form, id: uuid.UUID, *, draft: Any = None, status: int = 200) -> HttpResponse:
        alliance = getattr(self, "alliance", None)
        shown = {
            "form": form,
            "form_id": id,
            "form_for": page_for(self.viewer),
            "draft": draft,
            "keeps_draft": self.keeps_draft(self.viewer),
            "subject": self.subject,
            "alliance": alliance,
            "person": alliance and alliance.person,
            "heading": self.heading,
            "intro": self.intro,
        }
        if self.back:
            route, label = self.back
            shown["back"] = (self.address(route, self.subject), label)
        return render(self.request, self.template, shown | self.context(), status=status)


class AlliancePage(Page):
    """A page about an alliance of the viewer's own, or about a record of one."""

    of = "alliance"
    fetch: Callable[[Viewer, uuid.UUID], Any] = staticmethod(own_alliance)

    def form_kwargs(self) -> dict[str, Any]:
        return {"person": spoken(self.alliance)} if issubclass(self.form_class, AboutForm) else {}


class Step(About):
    """A button without a page of its own. What is refused is said on the page that it leads to, or at `refused_at`."""

    of = "alliance"
    fetch: Callable[[Viewer, uuid.UUID], Any] = staticmethod(own_alliance)
    fields: tuple[str, ...] = ()  # what the button sends along for the action, as text
    refused_at = ""  # the route that says a refusal, where that is not the page it leads to

    def before_saving(self) -> HttpResponse | None:
        """An answer in place of the step: a question that comes first. None is the usual case."""
        return None

    def post(self, request: StaffRequest, **ids: Any) -> HttpResponse:
        self.open(request.viewer, **ids)
        if answer := self.before_saving():
            return answer
        try:
            saved = self.act(sent_id(request), {name: request.POST.get(name, "") for name in self.fields})
        except Refused as refused:
            messages.warning(request, refused.message)
            return redirect(self.address(self.refused_at or self.then, self.subject))
        return self.go_on(saved)
