"""What every form on a staff page is built on."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, ngettext_lazy

from alongside.base.errors import Refused
from alongside.documents.words import Spoken
from alongside.web.components import Block, Chips, Placed, Words, is_seen, names_in, place

#: The longest text that a box for words takes, unless its field says otherwise; what is longer is refused with every
#: word still in it.
LONGEST = 5_000
NOON = dt.time(12)

# Django says what was wrong; ours say what to do. The first class that fits counts.
KINDER: dict[type[forms.Field], dict[str, Any]] = {
    forms.MultipleChoiceField: {"required": _("Please choose at least one.")},
    forms.ChoiceField: {
        "required": _("Please choose one."),
        "invalid_choice": _("Please choose one of these."),
    },
    forms.DateField: {
        "required": _("Please give a day."),
        "invalid": _("Please give a day, like 22/11/2026."),
    },
    forms.TimeField: {
        "required": _("Please give a time."),
        "invalid": _("Please give a time, like 14:30."),
    },
    forms.IntegerField: {
        "required": _("Please write a number."),
        "invalid": _("Please write a whole number, like 45."),
        "max_value": _("Please write a number that is %(limit_value)s at most."),
        "min_value": _("Please write a number that is %(limit_value)s at least."),
    },
    forms.EmailField: {
        "required": _("Please write an address."),
        "invalid": _("Please write an address, like name@example.org."),
    },
    forms.BooleanField: {"required": _("Please tick this to go on.")},
    forms.FileField: {
        "required": _("Please choose a file."),
        "empty": _("This file is empty. Please choose another."),
    },
    forms.Field: {"required": _("Please fill this in.")},
}
TOO_LONG = ngettext_lazy(
    "Please make this shorter: it has %(show_value)d characters, and one fits here.",
    "Please make this shorter: it has %(show_value)d characters, and %(limit_value)d fit here.",
    "limit_value",
)


class Form(forms.Form):
    """A form that keeps every typed word and names what to do beside the field.

    `layout` names the fields in their order, with SideBySide, Group and Fold around some of them; fields it leaves out come
    after it, so that none can be lost.
    """

    layout: tuple[str | Block, ...] = ()
    advised = False  # a kind remark stands beside some field; the next Save keeps the words as they are
    # The browser's own bubbles come one at a time and vanish; ours stay beside the field.
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            kinder = next(messages for kind, messages in KINDER.items() if isinstance(field, kind))
            for code, message in {**kinder, "max_length": TOO_LONG}.items():
                kinds = (getattr(kind, "default_error_messages", {}) for kind in type(field).__mro__)
                usual = next((messages[code] for messages in kinds if code in messages), None)
                if field.error_messages.get(code) == usual:  # what a form says for itself stays
                    field.error_messages[code] = message
            # the browser would cut what is pasted, without a word
            field.widget.attrs.pop("maxlength", None)

    def full_clean(self) -> None:
        """Fields that a form adds for one person are here by now."""
        for field in self.fields.values():
            if not (isinstance(field, forms.CharField) and isinstance(field.widget, forms.Textarea)):
                continue
            if not field.max_length:
                field.max_length = LONGEST
                field.validators.append(MaxLengthValidator(LONGEST, TOO_LONG))
        super().full_clean()

    def placed(self) -> list[Placed]:
        """The visible fields as they stand on the page."""
        named = names_in(self.layout)
        rest = [field.name for field in self.visible_fields() if field.name not in named]
        return [place(part, self) for part in (*self.layout, *rest) if is_seen(part, self)]

    def offer(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        """What may be chosen in a field, where that depends on whom the form is about."""
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def refuse(self, no: Refused) -> None:
        """Say it beside its field; on top where this page has no such field, so that it is always said."""
        self.add_error(no.field if no.field in self.fields else None, str(no.message))

    def advise(self, remarks: Mapping[str, str]) -> None:
        """Put a kind remark beside each of these fields. It is no error."""
        self.advised = bool(remarks)
        for name, remark in remarks.items():
            self.fields[name].advice = remark  # type: ignore[attr-defined]

    def advice_links(self) -> Iterator[tuple[str, str]]:
        """Where the remarks stand: (id of the field, its label)."""
        for bound in self._in_order():
            if getattr(bound.field, "advice", ""):
                yield _first_input(bound), str(bound.label)

    def marks_needed(self) -> bool:
        """Whether to say which fields are needed: only where some are and some are not."""
        return len({field.field.required for field in self.visible_fields()}) == 2

    def asks_for_a_password(self) -> bool:
        """Whether something typed here never comes back on the page."""
        return any(isinstance(field.widget, forms.PasswordInput) for field in self.fields.values())

    def error_links(self) -> Iterator[tuple[str, str, str]]:
        """What to put right, in the order of the page: where (an id, "" for the form as a whole), which field, what."""
        for message in self.non_field_errors():
            yield "", "", str(message)
        for bound in self._in_order():
            for message in bound.errors:
                yield _first_input(bound), str(bound.label), str(message)

    def _in_order(self) -> Iterator[forms.BoundField]:
        yield from self.hidden_fields()
        for part in self.placed():
            yield from part.fields()


class AboutForm(Form):
    """A form about a person: labels, hints, choices and what is said where nothing was given may hold the forms of `Spoken`."""

    def __init__(self, *args: Any, person: Spoken, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill = person.forms
        for name, field in self.fields.items():
            field.label = field.label and str(field.label) % self.fill
            field.help_text = str(field.help_text) % self.fill
            if needed := field.error_messages.get("required"):
                field.error_messages["required"] = str(needed) % self.fill
            choices: Any = getattr(field, "choices", ())
            if choices:
                self.offer(name, [(value, str(label) % self.fill) for value, label in choices])


class TakeBackForm(Form):
    """Choose a reason; a few words where one likes. A form of it names its `reasons` and what the words stand with."""

    layout = ("why", "words")
    reasons: Any = ()
    stands: Any = ""

    why = forms.ChoiceField(
        label=_("Why is it taken back?"),
        widget=Chips,
        error_messages={"required": _("Please choose why it is taken back.")},
    )
    words = forms.CharField(label=_("In a few words"), widget=Words, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("why", self.reasons)
        self.fields["words"].help_text = self.stands


def moment(day: dt.date | None, time: dt.time | None) -> dict[str, Any]:
    """What a form names, as an action takes it: without a day today, without a time the day alone, without both nothing."""
    if day is None and time is None:
        return {"at": None, "time_open": False}
    at = timezone.make_aware(dt.datetime.combine(day or timezone.localdate(), time or NOON))
    return {"at": at, "time_open": time is None}


def day_and_time(at: dt.datetime, time_open: bool) -> dict[str, Any]:
    """The same as the two fields show it."""
    local = timezone.localtime(at)
    return {
        "day": local.date(),
        "time": None if time_open else local.time().replace(second=0, microsecond=0),
    }


def _first_input(bound: forms.BoundField) -> str:
    if bound.is_hidden:
        return ""
    return f"{bound.auto_id}_0" if bound.use_fieldset else str(bound.auto_id)
