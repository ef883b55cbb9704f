"""How was it? The page that is filled in in a car park, with one hand (mock-up `contact`)."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from alongside.agenda.queries import TwoAgendas
from alongside.base.ids import parse_id
from alongside.contacts.actions import Held
from alongside.contacts.models.contact import Started, Way
from alongside.documents import contacts as words
from alongside.documents.pronouns import Spoken
from alongside.people.models import Person
from alongside.web.components.layout import Block, Fold, Row
from alongside.web.components.widgets import Chips, ChipsMany, Circles, Day, Time, Words
from alongside.web.contacts.when import moment
from alongside.web.forms import Form

#: Who came to whom, and how. Planning said it; where nobody planned, only the practitioner knows (S23).
HOW = ("started_by", "way")
NEW, NOTE_ONLY, NOT_NOW = "new", "note", "not_now"
CAME_UP = [
    ("not_today", _("not today")),
    ("they_raised", _("they raised it")),
    ("named", _("I named it")),
    (NOT_NOW, pgettext_lazy("their answer", "“not now”")),
    ("agreed", _("we agreed")),
]
ONLY_YOU = _(
    "Only you see this here; it is not part of the note. A court or the client may be able to obtain it."
)
BLANK = {"placeholder": " "}  # lets the stylesheet see whether something has been typed


class IfPromised(Block):
    """Shown once something was promised, or has been typed; always where the browser can not tell."""

    template = "contacts/_if_promised.html"


class IfMine(Block):
    """Shown once something of mine came up."""

    template = "contacts/_if_mine.html"


class OneItem(forms.ChoiceField):
    """One of the items that were on the page. Which still stand, and whose they are, the action knows: a
    page that is saved again must find the same answer, even where an item was closed since."""

    def valid_value(self, value: Any) -> bool:
        return parse_id(str(value)) is not None or super().valid_value(value)


class SomeItems(forms.TypedMultipleChoiceField):
    """Some of them."""

    def valid_value(self, value: Any) -> bool:
        return parse_id(str(value)) is not None


class RecordForm(Form):
    """Nothing is needed but the person, and that is the page."""

    on_their_mind = forms.CharField(widget=Words, required=False)
    their_item = OneItem(label=_("Is it about one of these?"), widget=forms.RadioSelect, required=False)
    did = forms.MultipleChoiceField(
        label=_("What did you do about it?"), choices=words.DID, widget=ChipsMany, required=False
    )
    promise = forms.CharField(label=_("What did you promise?"), widget=Words(BLANK, lines=1), required=False)
    due_on = forms.DateField(label=_("By when?"), widget=Day, required=False)
    mine_came_up = forms.ChoiceField(
        label=_("Did yours come up?"), choices=CAME_UP, widget=Chips, required=False
    )
    my_item = OneItem(label=_("Which of yours?"), widget=forms.RadioSelect, required=False)
    ease = forms.TypedChoiceField(
        label=_("How at ease did I feel?"),
        help_text=ONLY_YOU,
        choices=words.EASE,
        coerce=int,
        empty_value=None,
        widget=Circles,
        required=False,
    )
    why = forms.CharField(
        label=_("Why does it matter to them?"),
        help_text=_("Kept with what is new on their list."),
        widget=Words,
        required=False,
    )
    named = forms.CharField(
        label=_("What was named openly in the room?"),
        help_text=_("A feeling, a worry, how the list of tasks feels."),
        widget=Words,
        required=False,
    )
    came_of_it = forms.CharField(label=_("What came of naming it?"), widget=Words, required=False)
    also = SomeItems(
        label=_("What else was talked about?"),
        coerce=uuid.UUID,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    who_was_there = forms.CharField(label=_("Who was there?"), max_length=200, required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=1440, required=False)
    started_by = forms.ChoiceField(
        label=_("Who started it?"), choices=Started.choices, widget=Chips, required=False
    )
    way = forms.ChoiceField(label=_("How?"), choices=Way.choices, widget=Chips, required=False)
    day = forms.DateField(label=_("Day. Empty is now"), widget=Day, required=False)
    time = forms.TimeField(label=_("Time"), widget=Time, required=False)
    place = forms.CharField(label=_("Where?"), max_length=120, required=False)
    note = forms.CharField(label=_("Anything else for the note?"), widget=Words, required=False)
    shared = forms.CharField(
        label=_("What did I share about myself?"), help_text=ONLY_YOU, widget=Words, required=False
    )
    landed = forms.CharField(label=_("How did that land?"), widget=Words, required=False)

    def __init__(
        self, *args: Any, person: Person, agendas: TwoAgendas, first: dict[str, Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._begin_with(first)
        self.was_planned = "started_by" in first
        self.agendas = agendas
        self.spoken = Spoken(person.called, person.pronoun)
        self.fields["on_their_mind"].label = words.on_their_mind(person.pronoun, person.called)
        self._offer("their_item", self._about(), when=bool(agendas.theirs))
        self._offer(
            "my_item", [(str(i.id), _short(i.words)) for i in agendas.mine], when=len(agendas.mine) > 1
        )
        both = [*agendas.theirs, *agendas.mine]
        self._offer("also", [(str(i.id), _short(i.words)) for i in both], when=len(both) > 1)
        self.layout = self._layout()

    def _begin_with(self, first: dict[str, Any]) -> None:
        """These are nobody's answers yet: the fold stays closed over them, in a draft and beside an error too."""
        for name, value in first.items():
            self.fields[name].initial = value

    def _offer(self, name: str, choices: list[tuple[str, str]], *, when: bool) -> None:
        """A choice among items is seen only where there is one; an answer that comes back is read all the same."""
        field = self.fields[name]
        field.choices = choices  # type: ignore[attr-defined]
        if not when:
            field.widget = forms.MultipleHiddenInput() if name == "also" else forms.HiddenInput()

    def _about(self) -> list[tuple[str, str]]:
        theirs = [(str(item.id), _short(item.words)) for item in self.agendas.theirs]
        return [
            *theirs,
            (NEW, gettext("Something new: put it on their list")),
            (NOTE_ONLY, gettext("Only for the note")),
        ]

    def _layout(self) -> tuple[str | Block, ...]:
        main: list[str | Block] = [
            *self._here("on_their_mind", "their_item", "did"),
            IfPromised("promise", "due_on"),
            "mine_came_up",
            *([IfMine("my_item")] if self._here("my_item") else []),
            *(() if self.was_planned else HOW),
            "ease",
        ]
        there = (
            "who_was_there",
            Row("minutes", "place"),
            *(HOW if self.was_planned else ()),
            Row("day", "time"),
            "note",
        )
        named = ("named", "came_of_it", "why", *self._here("also"), "shared", "landed")
        return (*main, Fold(_("More: who was there, what was named, minutes"), *there, *named))

    def _here(self, *names: str) -> list[str]:
        return [name for name in names if not self.fields[name].widget.is_hidden]

    def clean_mine_came_up(self) -> str:
        """From here on "not now" and "I named it" are one and the same."""
        came_up = self.cleaned_data["mine_came_up"]
        return "named" if came_up == NOT_NOW else came_up

    def clean(self) -> dict[str, Any]:
        """`held` beside the fields, for the action."""
        data = super().clean() or {}
        return data if self.errors else {**data, "held": self._held(dict(data))}

    def _held(self, data: dict[str, Any]) -> Held:
        about, mine = data.pop("their_item") or NEW, data.pop("my_item")
        return Held(
            at=moment(data.pop("day"), data.pop("time")),
            item_id=parse_id(about),
            is_new=about == NEW,
            my_item_id=parse_id(mine),
            did=tuple(data.pop("did")),
            also=tuple(data.pop("also")),
            **data,
        )


def _short(text: str) -> str:
    return Truncator(text).words(14)
