"""The forms about what happened: How was it? (filled in in a car park, with one hand), a message, and what is added."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy

from alongside.agenda.models import AgendaItem
from alongside.agenda.queries import TwoAgendas
from alongside.base.clock import parse_id
from alongside.contacts.actions.recording import PLANNED, TOLD
from alongside.contacts.models import ContactPlan, ContactWay, Started
from alongside.documents import contacts as wording
from alongside.documents.boundaries import NEEDS
from alongside.web import fields
from alongside.web.components import Block, ChipsMany, Circles, Fold, SideBySide, Words
from alongside.web.forms import AboutForm, Form, moment

NEW, NOTE_ONLY, NOT_NOW = "new", "note", "not_now"
CAME_UP = [
    ("not_today", _("not today")),
    ("they_raised", _("%(they)s raised it")),
    ("named", _("I named it")),
    (NOT_NOW, pgettext_lazy("their answer", "“not now”")),
    ("agreed", _("we agreed")),
]
STARTED = {**dict(Started.choices), "them": _("%(They)s did")}
COURT = _("A court or the client may be able to obtain it.")
ONLY_YOU = _(
    "Only you see this here; it is not part of the note. A court or the client may be able to obtain it."
)
BLANK = {"placeholder": " "}  # lets the stylesheet see whether something has been typed


def at_ease(help_text: Any = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("How at ease did I feel?"),
        help_text=help_text,
        choices=wording.EASE,
        coerce=int,
        empty_value=None,
        widget=Circles,
        required=False,
    )


#: What a contact holds by the name of a field.
OF_CONTACT = (*PLANNED, *TOLD, "minutes", "did", "mine_came_up", "in_their_words")
EMPTY = {"on_their_mind": _("Nothing is written yet. Write a word, or press once more to keep it as it is.")}


def is_empty(cleaned: dict[str, Any]) -> bool:
    """Whether nobody said anything: when, where, how and ticks that stood there are no words."""
    beside = {*PLANNED, "at", "time_open", "is_new", "came_about", "in_their_words"}
    return not any(value for name, value in cleaned.items() if name not in beside)


class IfPromised(Block):
    """Shown once something was promised, or has been typed; always where the browser cannot tell."""

    template = "contacts/_if_promised.html"


class IfMine(Block):
    template = "contacts/_if_mine.html"


class OneItem(forms.ChoiceField):
    """One of the items that were on the page. Which still stand, and whose they are, the action knows: a
    page that is saved again must find the same answer, even where an item was closed since."""

    def valid_value(self, value: Any) -> bool:
        return parse_id(str(value)) is not None or super().valid_value(value)


class SomeItems(forms.TypedMultipleChoiceField):
    def valid_value(self, value: Any) -> bool:
        return parse_id(str(value)) is not None


class SomeParts(forms.MultipleChoiceField):
    """Parts of my plan. A page that is saved again may name one that was on it and was written anew since."""

    def valid_value(self, value: Any) -> bool:
        return value in ContactPlan.PARTS


class RecordForm(AboutForm):
    """Nothing is needed but the person, and that is the page."""

    of_plan = SomeParts(label=_("What came about?"), widget=forms.CheckboxSelectMultiple, required=False)
    of_mine = SomeParts(
        label=_("For me. Tick what was named openly"), widget=forms.CheckboxSelectMultiple, required=False
    )
    kept = SomeItems(
        label=_("What I promised. Tick what is kept"),
        coerce=uuid.UUID,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    on_their_mind = fields.words(_("What was on %(their)s mind?"))
    in_their_words = fields.tick(_("These are %(their)s own words"))
    their_item = OneItem(label=_("Does it go on %(their)s list?"), widget=forms.RadioSelect, required=False)
    did = forms.MultipleChoiceField(
        label=_("What did you do about it?"), choices=wording.DID, widget=ChipsMany, required=False
    )
    promise = fields.words(_("What did you promise?"), widget=Words(BLANK, lines=1))
    due_on = fields.day(_("By when?"))
    mine_came_up = fields.chips(_("Did yours come up?"), CAME_UP)
    my_item = OneItem(label=_("Which of yours?"), widget=forms.RadioSelect, required=False)
    ease = at_ease(ONLY_YOU)
    why = fields.words(_("Why does it matter to %(them)s?"), _("Kept with what is new on %(their)s list."))
    named = fields.words(
        _("What was named openly in the room?"), _("A feeling, a worry, how the list of tasks feels.")
    )
    came_of_it = fields.words(_("What came of naming it?"))
    also = SomeItems(
        label=_("What else was talked about?"),
        coerce=uuid.UUID,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    who_was_there = fields.line(_("Who was there?"), 200)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=1440, required=False)
    started_by = fields.chips(_("Who started it?"), STARTED.items())
    way = fields.chips(_("How?"), ContactWay.choices)
    day = fields.day(_("On which day, if not today?"))
    time = fields.time(_("Time"))
    place = fields.line(_("Where?"), 120)
    note = fields.words(_("Anything else for the note?"))
    shared = fields.words(_("What did I share about myself?"), ONLY_YOU)
    landed = fields.words(_("How did that land?"))

    def __init__(
        self,
        *args: Any,
        agendas: TwoAgendas,
        first: dict[str, Any],
        plan: ContactPlan | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        # The first values of the fields, not of the form: the fold stays closed over them, in a draft and beside an error.
        for name, value in first.items():
            self.fields[name].initial = value
        their_items, my_items = _short(agendas.their_items), _short(agendas.my_items)
        about = [
            (NOTE_ONLY, gettext("Only for the note")),
            (NEW, gettext("Something new: put it on %(their)s list") % self.fill),
        ]
        self._offer("their_item", [*about, *their_items], when=True)
        self._offer("my_item", my_items, when=len(my_items) > 1)
        self._offer("also", [*their_items, *my_items], when=len(their_items) + len(my_items) > 1)
        self._offer_plan(plan, agendas)
        self.layout = (*self._plan_fold(plan), *self._layout(planned="started_by" in first))

    def _offer(self, name: str, choices: list[tuple[str, str]], *, when: bool) -> None:
        """A choice among items is seen only where there is one; an answer that comes back is read all the same."""
        field = self.fields[name]
        field.choices = choices  # type: ignore[attr-defined]
        if not when:
            many = isinstance(field, forms.MultipleChoiceField)
            field.widget = forms.MultipleHiddenInput() if many else forms.HiddenInput()

    def _offer_plan(self, plan: ContactPlan | None, agendas: TwoAgendas) -> None:
        """What I planned, each with a tick. What was meant to be said openly begins as said."""
        written = [part for part in ContactPlan.PARTS if plan and getattr(plan, part)]
        choices = [(part, f"{wording.PLANNED[part]}: {getattr(plan, part)}") for part in written]
        for name, is_own in (("of_plan", False), ("of_mine", True)):
            offered = [choice for choice in choices if (choice[0] in ContactPlan.OWN) is is_own]
            self._offer(name, offered, when=bool(offered))
        openly = [part for part in (*plan.openly, "name_openly") if part in written] if plan else []
        self.fields["of_plan"].initial = [part for part in openly if part not in ContactPlan.OWN]
        self.fields["of_mine"].initial = [part for part in openly if part in ContactPlan.OWN]
        promises = [(str(promise.id), promise.words) for promise in agendas.promises]
        self._offer("kept", promises, when=bool(promises))

    def _plan_fold(self, plan: ContactPlan | None) -> tuple[Block, ...]:
        """On top and folded: the plan, or what was promised where there is none."""
        if plan is None:
            return (Fold(_("What I promised"), "kept"),)
        hint = _("Only you see your plan here; it stays with this contact. %(court)s") % {"court": COURT}
        ticked = len([*self.fields["of_plan"].initial, *self.fields["of_mine"].initial])
        title = gettext("What I planned")
        if ticked:  # folded, it says that something is ticked already
            title = gettext("What I planned (ticked as named openly: %(n)d)") % {"n": ticked}
        return (Fold(title, "of_plan", "of_mine", "kept", hint=hint),)

    def _layout(self, *, planned: bool) -> tuple[str | Block, ...]:
        """Who came to whom, and how, was said by planning; where nobody planned, only the practitioner knows (S23)."""
        how = ("started_by", "way")
        fold = Fold(
            _("More: who was there, what was named, minutes"),
            "who_was_there",
            SideBySide("minutes", "place"),
            *(how if planned else ()),
            SideBySide("day", "time"),
            *("note", "named", "came_of_it", "why", "also", "shared", "landed"),
        )
        main = (
            "on_their_mind",
            "in_their_words",
            "their_item",
            "did",
            IfPromised("promise", "due_on"),
            "mine_came_up",
        )
        return (*main, IfMine("my_item"), *(() if planned else how), "ease", fold)

    def clean_mine_came_up(self) -> str:
        """From here on "not now" and "I named it" are one and the same."""
        came_up = self.cleaned_data["mine_came_up"]
        return "named" if came_up == NOT_NOW else came_up

    def clean(self) -> dict[str, Any]:
        """What the action takes: `item_id`, `is_new` and `my_item_id` in the place of the choices, `at` and `time_open` of day and
        time."""
        data = super().clean() or {}
        if self.errors:
            return data
        data["came_about"] = [*data.pop("of_plan"), *data.pop("of_mine")]
        when, about = moment(data.pop("day"), data.pop("time")), data.pop("their_item") or NOTE_ONLY
        chosen = {
            "item_id": parse_id(about),
            "is_new": about == NEW,
            "my_item_id": parse_id(data.pop("my_item")),
        }
        return {**data, **chosen, **when}


def _short(items: Iterable[AgendaItem]) -> list[tuple[str, str]]:
    return [(str(item.id), Truncator(item.words).words(14)) for item in items]


class MessageForm(Form):
    """A message late at night. The two buttons say who started it; words are welcome and not needed."""

    words = fields.words(_("What about? Leave it out if you like"))
    started_by = forms.ChoiceField(
        choices=[(Started.THEM.value, ""), (Started.ME.value, "")],
        widget=forms.HiddenInput,
        error_messages={"required": _("Press the button that says who wrote.")},
    )

    def clean(self) -> dict:
        """Words of theirs are on their mind, words of mine are a note."""
        data = super().clean() or {}
        started_by = data.get("started_by", "")
        where = "on_their_mind" if started_by == Started.THEM else "note"
        return {"way": ContactWay.MESSAGE, "started_by": started_by, where: data.get("words", "")}


class PrivateNoteForm(AboutForm):
    """How it was for me. Nothing is needed; leaving all empty takes it back."""

    ease = at_ease()
    shared = fields.words(
        _("What did I share about myself?"),
        _("Enough to be human, not so much that they look after you; it differs with everybody."),
    )
    why_shared = fields.line(_("Why?"), 200)
    whose_need = fields.chips(_("Whose need was it?"), [(code.value, label) for code, label in NEEDS.items()])
    landed = fields.words(_("How did that land?"))


class AddToContactForm(Form):
    words = fields.words(_("What should be added?"), needed=_("Write what should be added."))


class RetractContactForm(Form):
    words = fields.words(
        _("What was wrong?"),
        _("Such as: this was with somebody else."),
        needed=_("Write in a few words what was wrong. It stands with the contact."),
    )
