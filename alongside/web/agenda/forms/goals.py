"""A goal that is written together."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.documents.pronouns import Spoken
from alongside.people.models import GoodToKnow, OwnValue
from alongside.web.agenda.forms.event import EventField
from alongside.web.agenda.forms.rows import RowChoice, offer
from alongside.web.components.widgets import Day, Words
from alongside.web.forms import Form


class GoalForm(Form):
    """The goal in their words, tied to a value of theirs or of mine."""

    words = forms.CharField(
        widget=Words,
        error_messages={"required": _("Please write the goal, in their words.")},
    )
    value = RowChoice()
    own_value = RowChoice(label=_("Or on a value of yours?"))

    def __init__(
        self, *args: Any, person: Spoken, values: list[GoodToKnow], own: list[OwnValue], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        name = {"name": person.name}
        self.fields["words"].label = _("What would %(name)s like, in the words of the two of you?") % name
        self.fields["value"].label = _("On which value of %(name)s does it rest?") % name
        offer(self, "value", values, _("not said"))
        offer(self, "own_value", own, _("not said"))


class AgreedForm(Form):
    """Who agreed, or what became of it, and on which day."""

    event = EventField()
    on = forms.DateField(label=_("On which day?"), widget=Day, required=False)

    def __init__(self, *args: Any, events: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("event", events)
