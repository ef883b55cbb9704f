"""Making a promise, agreeing another day, saying that it was not kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.agenda.models import AgendaItem
from alongside.documents.pronouns import Spoken
from alongside.web.agenda.forms.rows import RowChoice, offer
from alongside.web.components.layout import SideBySide
from alongside.web.components.widgets import Day, Words
from alongside.web.forms import Form


class BesideForm(Form):
    """Something I said I would do."""

    layout = ("words", SideBySide("due_on", "made_on"))

    words = forms.CharField(
        label=_("What did you say you would do?"),
        widget=Words,
        help_text=_("As you said it."),
        error_messages={"required": _("Please write what you said you would do.")},
    )
    due_on = forms.DateField(label=_("By which day?"), widget=Day, required=False)
    made_on = forms.DateField(label=_("Said on"), widget=Day, required=False)


class PromiseForm(BesideForm):
    """The same, with what it is about."""

    item = RowChoice(label=_("What is it about?"))

    def __init__(self, *args: Any, items: list[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "item", items, _("nothing on the lists"), keep=True)


class NewDayForm(Form):
    """Another day, agreed with them."""

    due_on = forms.DateField(
        label=_("Which day did the two of you agree on?"),
        widget=Day,
        error_messages={"required": _("Please give the day you agreed on.")},
    )
    words = forms.CharField(label=_("Why, in a few words"), widget=Words, required=False)


class SaidForm(Form):
    """What I said to them about it."""

    words = forms.CharField(
        widget=Words,
        help_text=_(
            "Such as: I said I would ring on Friday, and I did not. I am sorry. I will ring on Monday."
        ),
        error_messages={"required": _("Please write what you said.")},
    )
    on = forms.DateField(label=_("On which day?"), widget=Day, required=False)

    def __init__(self, *args: Any, person: Spoken, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("What did you say to %(name)s?") % {"name": person.name}
