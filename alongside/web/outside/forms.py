"""What is asked on the pages beside supervision."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.documents.outside import PARTS, QUESTIONS, answers_to
from alongside.people.models import Alliance, Practitioner
from alongside.supervision.outside.models import HelperKind, HoursKind, HoursTheme
from alongside.web import fields
from alongside.web.forms import Form


class HelperForm(Form):
    layout = ("kind", "name", "what")

    kind = fields.chips(_("Who is it?"), HelperKind.choices, needed=_("Please choose one."))
    name = fields.line(_("What do you call them?"), 80, _("Sealed under your key; it stands on no sheet."))
    what = fields.line(_("What are they?"), 120, _("For instance: a psychologist I trained with."))


class OutsideSheetForm(Form):
    """One page: so each part has its length."""

    layout = ("about", *PARTS)

    about = fields.chips(
        _("Whom is it about?"), help_text=_("Then they, and those around them, are called by what they are.")
    )
    happened = fields.words(
        PARTS["happened"], needed=_("Please write what you would like to think about."), max_length=1500
    )
    tried = fields.words(PARTS["tried"], max_length=700)
    asks = fields.words(PARTS["asks"], max_length=400)

    def __init__(self, *args: Any, alliances: list[Alliance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alliances = {str(alliance.id): alliance for alliance in alliances}
        self.offer("about", [(id, alliance.person.called) for id, alliance in self.alliances.items()])

    def clean_about(self) -> Alliance | None:
        return self.alliances.get(self.cleaned_data["about"])


class SupervisionLookForm(Form):
    layout = ("supervisor", *QUESTIONS, "words")

    supervisor = fields.chips(_("Supervision with"), needed=_("Please choose one."))
    words = fields.words(_("In a few words"), _("What would make it easier to bring?"))

    def __init__(self, *args: Any, supervisors: list[Practitioner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.supervisors = {str(supervisor.id): supervisor for supervisor in supervisors}
        self.offer("supervisor", [(id, supervisor.name) for id, supervisor in self.supervisors.items()])
        if len(self.supervisors) == 1:
            self.initial.setdefault("supervisor", next(iter(self.supervisors)))
        for question, label in QUESTIONS.items():
            self.fields[question] = fields.chips(label, answers_to(question).items())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        answers = {question: cleaned.pop(question, "") for question in QUESTIONS}
        supervisor = self.supervisors.get(cleaned.get("supervisor", ""))
        self.cleaned_data = cleaned | {"answers": answers, "supervisor": supervisor}
        return self.cleaned_data


class HoursForm(Form):
    layout = ("kind", "minutes", "theme", "on")

    kind = fields.chips(_("What was it?"), HoursKind.choices, needed=_("Please choose one."))
    minutes = forms.IntegerField(label=_("How many minutes?"), min_value=1, max_value=24 * 60)
    theme = fields.chips(_("What was it mostly about?"), HoursTheme.choices, needed=_("Please choose one."))
    on = fields.day(_("On which day?"), _("Empty: today."))
