"""The forms of supervision: bring something, look at it in seven ways, agree what comes of it, meet, and the contract."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.models import Alliance, Practitioner
from alongside.supervision.models import SupervisionItem, WayOfLooking
from alongside.web import fields
from alongside.web.components import Chips, Fold, SideBySide, Time
from alongside.web.forms import Form, moment

WHOM = _("Whom do you bring it to?")
NOBODY = _("nobody in particular")


class Choosing(Form):
    """Some of what is chosen are rows: each is offered by its id, and handed on as the row."""

    def offer_rows(self, name: str, rows: Sequence[Any], labels: Sequence[Any]) -> None:
        """These rows under these labels."""
        self.rows = {**getattr(self, "rows", {}), name: {str(row.pk): row for row in rows}}
        self.offer(name, zip(self.rows[name], labels, strict=True))

    def chosen(self, name: str) -> Any:
        """The row that was chosen; None where none was."""
        return self.rows[name].get(self.cleaned_data.get(name, ""))


class SaidForm(Form):
    """What its author adds to what is brought. All of it may stay empty."""

    layout: Any = (Fold(_("What you need, what was tried"), "asks", "tried", "they_say"),)

    asks = fields.words(_("What do you need from it?"), _("Such as a decision, or: what do I do meanwhile?"))
    tried = fields.words(_("What was tried?"))
    they_say = fields.words(
        _("What do they say about it?"),
        _("Only what they let you pass on."),
    )


class BringItForm(SaidForm, Choosing):
    layout = ("to", *SaidForm.layout)
    to = fields.chips(WHOM, needed=_("Please choose whom you bring it to."))

    def __init__(self, *args: Any, supervisors: Sequence[Practitioner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_rows("to", supervisors, [supervisor.name for supervisor in supervisors])
        if len(supervisors) == 1:  # nothing to choose: one tap is enough
            self.fields["to"].widget = forms.HiddenInput()
            self.fields["to"].required = False
        self.only = supervisors[0] if len(supervisors) == 1 else None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        return {**data, "to": self.only or self.chosen("to")}


class QuestionForm(BringItForm):
    layout = ("snapshot", "about", *BringItForm.layout)

    snapshot = fields.words(
        _("What would you like to bring?"), needed=_("Please write what you would like to bring.")
    )
    about = fields.chips(_("About whom?"))

    def __init__(self, *args: Any, alliances: Sequence[Alliance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_rows("about", alliances, [alliance.person.name for alliance in alliances])

    def clean(self) -> dict[str, Any]:
        return {**super().clean(), "about": self.chosen("about")}


class NoteForm(Form):
    layout = ("way", "words", "is_guess")

    way = fields.chips(_("Which way of looking?"), WayOfLooking.choices, needed=True)
    words = fields.words(_("What do you see?"), needed=_("Please write something down."))
    is_guess = forms.TypedChoiceField(
        label=_("Is it what we know, or a guess?"),
        choices=[("known", _("We know it")), ("guess", _("A guess"))],
        coerce=lambda value: value == "guess",
        widget=Chips,
    )


class AgreeForm(Choosing):
    layout = ("what", SideBySide("owner", "due_on"), "item")

    what = fields.words(_("What will be done?"), needed=_("Please write what one of you will do."))
    owner = fields.chips(_("Who?"), needed=True)
    due_on = fields.day(_("By when?"), needed=True)
    item = fields.chips(_("About what?"))

    def __init__(
        self,
        *args: Any,
        two: Sequence[Practitioner],
        items: Sequence[SupervisionItem],
        titles: Sequence[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer_rows("owner", two, [practitioner.first_name for practitioner in two])
        self.offer_rows("item", items, titles)
        if not items:
            self.fields["item"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        return {**data, "owner": self.chosen("owner"), "item": self.chosen("item")}


class SessionForm(Form):
    layout = (SideBySide("day", "time"),)

    day = fields.day(_("Which day?"), needed=True)
    time = forms.TimeField(label=_("At what time?"), widget=Time)

    def clean(self) -> dict[str, dt.datetime]:
        data = super().clean() or {}
        if not {"day", "time"} <= data.keys():
            return {}
        return {"at": moment(data["day"], data["time"])["at"]}


class ContractForm(Form):
    kept = fields.words(
        _("What is kept?"),
        _("Such as: what we agree to do, and what you brought. No notes about anybody beside that."),
        needed=_("Please write what is kept."),
    )
    who_sees = fields.words(
        _("Who sees it?"), _("Such as: the two of us, here."), needed=_("Please write who sees it.")
    )
    passed_on = fields.words(
        _("What must be passed on, and how?"),
        _("Such as: danger to somebody; then we say so to each other first."),
        needed=_("Please write what must be passed on."),
    )


class HandOnForm(Choosing):
    to = fields.chips(_("To whom?"), needed=True)

    def __init__(self, *args: Any, supervisors: Sequence[Practitioner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_rows("to", supervisors, [supervisor.name for supervisor in supervisors])

    def clean(self) -> dict[str, Any]:
        return {"to": self.chosen("to")}
