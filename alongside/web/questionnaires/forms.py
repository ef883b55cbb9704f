"""Adding a questionnaire: the wording item by item, or its whole data file; and the licence, without which nothing goes in."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from alongside.core.instruments.model import Instrument, Item, Subscale
from alongside.core.scale import NotOnScale, Scale, as_text
from alongside.documents.checkins import MOST_CHIPS
from alongside.web.components import ChipsMany, Day, Fold, Group, SideBySide, Words
from alongside.web.forms import Form

NUMBER = re.compile(r"-?\d+(\.\d+)?")
#: What a slot leaves open; whoever adds the wording has ticked that it was compared.
OPEN = "to be confirmed against the licensed copy"
LARGEST = 200_000  # bytes of a data file; twelve items are two thousand


class LicenceForm(Form):
    """Who granted the licence, under which reference, until when, and that we hold it."""

    granted_by = forms.CharField(
        label=gettext_lazy("Who granted the licence?"),
        max_length=120,
        error_messages={
            "required": gettext_lazy("Please say who granted it. Nothing is added without a licence.")
        },
    )
    reference = forms.CharField(label=gettext_lazy("Its number or reference"), max_length=120, required=False)
    valid_until = forms.DateField(
        label=gettext_lazy("Its last day"),
        help_text=gettext_lazy(
            "Leave it empty if it has none. After this day nobody is asked; what was answered stays."
        ),
        widget=Day,
        required=False,
    )
    held = forms.BooleanField(
        label=gettext_lazy("We hold this licence, and it allows us to use this wording here."),
        error_messages={
            "required": gettext_lazy("Please tick this if it is so. Nothing is added without a licence.")
        },
    )
    checked = forms.BooleanField(
        label=gettext_lazy("The range, the reversed items and the subscales are as in our licensed copy."),
        error_messages={
            "required": gettext_lazy("Please look at your copy first, and put right here what differs.")
        },
    )
    licence = Group(
        gettext_lazy("The licence"), "granted_by", SideBySide("reference", "valid_until"), "held", "checked"
    )


class FileForm(LicenceForm):
    """A whole data file, pasted or sent. What was in a file that was sent stays on the page to be mended."""

    layout = ("file", "text", LicenceForm.licence)
    file = forms.FileField(
        label=gettext_lazy("The file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".toml,text/plain"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Or its text"),
        help_text=gettext_lazy("A data file in TOML, as described below."),
        widget=Words(lines=8),
        max_length=LARGEST,
        strip=False,
        required=False,
    )

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        self.unreadable = False
        if data is not None and files and files.get("file"):
            data = data.copy()
            try:
                data["text"] = files["file"].read(LARGEST).decode("utf-8-sig") or data.get("text", "")
            except UnicodeDecodeError:
                self.unreadable = True
        super().__init__(data, files, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.unreadable:
            self.add_error("file", _("This file is no text in UTF-8. Please save it as plain text."))
        elif not data.get("text", "").strip():
            self.add_error("text", _("Please choose a file, or paste its text here."))
        return data


class WordingForm(LicenceForm):
    """The wording of each item, and what may have to be put right after the licensed copy."""

    introduction = forms.CharField(
        label=gettext_lazy("What is said before the first item"),
        widget=Words,
        max_length=2000,
        required=False,
    )
    lowest = forms.CharField(label=gettext_lazy("Lowest answer"), max_length=8)
    highest = forms.CharField(label=gettext_lazy("Highest answer"), max_length=8)
    step = forms.CharField(label=gettext_lazy("In steps of"), max_length=8)
    labels = forms.CharField(
        label=gettext_lazy("What the answers are called"),
        help_text=gettext_lazy(
            "One a line, the lowest first. Two lines are the two ends. Empty if they have no names."
        ),
        widget=Words,
        max_length=2000,
        required=False,
    )
    turned = forms.MultipleChoiceField(
        label=gettext_lazy("Reversed items"),
        help_text=gettext_lazy("A high answer to these lowers the total."),
        widget=ChipsMany,
        required=False,
    )
    subscales = forms.CharField(
        label=gettext_lazy("Subscales"),
        help_text=gettext_lazy("One a line, like: bond: 3, 5, 7, 9"),
        widget=Words,
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instrument = instrument
        items = [name for item in instrument.items for name in self._item(item)]
        self.offer("turned", [(item.key, item.key) for item in instrument.items])
        names = gettext_lazy(
            "{worker} stands for the worker’s first name and {client} for the client’s, where you want them."
        )
        self.layout = (
            Group(_("The wording"), "introduction", *items, hint=names),
            Group(_("The answers"), SideBySide("lowest", "highest", "step"), "labels"),
            Fold(_("The key"), "turned", "subscales", hint=_("As in your licensed copy.")),
            LicenceForm.licence,
        )

    def _item(self, item: Item) -> list[str]:
        """The fields of one item; words at the two ends where its answers are too many to have names."""
        number = {"item": item.key}
        names = [f"item_{item.key}"]
        self.fields[names[0]] = self._words(_("Item %(item)s") % number, needed=True)
        if self.instrument.answers.top >= MOST_CHIPS:
            names += [f"low_{item.key}", f"high_{item.key}"]
            self.fields[names[1]] = self._words(_("Item %(item)s: words at the lowest end") % number)
            self.fields[names[2]] = self._words(_("Item %(item)s: words at the highest end") % number)
        return names

    @staticmethod
    def _words(label: str, needed: bool = False) -> forms.CharField:
        missing = {"required": _("Please write what this item says.")}
        widget = Words(lines=1)
        return forms.CharField(
            label=label, widget=widget, max_length=600, required=needed, error_messages=missing
        )

    def clean(self) -> dict[str, Any]:
        """`instrument` as it was typed, beside the licence."""
        data = super().clean() or {}
        scale, subscales = self._scale(data), self._subscales(data.get("subscales", ""))
        labels = self._labels(data.get("labels", ""), scale) if scale else ()
        if not self.errors and scale:
            data["instrument"] = replace(
                self.instrument,
                answers=scale,
                labels=labels,
                subscales=subscales,
                items=tuple(
                    Item(
                        item.key,
                        data[f"item_{item.key}"],
                        item.key in data["turned"],
                        data.get(f"low_{item.key}", ""),
                        data.get(f"high_{item.key}", ""),
                    )
                    for item in self.instrument.items
                ),
                introduction=data["introduction"],
                caveats=tuple(caveat for caveat in self.instrument.caveats if OPEN not in caveat),
            )
        return data

    def _scale(self, data: dict[str, Any]) -> Scale | None:
        numbers: dict[str, Fraction] = {}
        for name in ("lowest", "highest", "step"):
            if NUMBER.fullmatch(text := data.get(name, "").strip()):
                numbers[name] = Fraction(text)
            elif name in data:
                self.add_error(name, _("Please write a number, like 1 or 0.5."))
        if len(numbers) < 3:
            return None
        try:
            return Scale(numbers["lowest"], numbers["highest"], numbers["step"])
        except NotOnScale:
            self.add_error("highest", _("From the lowest to the highest has to be a number of whole steps."))
            return None

    def _labels(self, text: str, scale: Scale) -> tuple[str, ...]:
        lines = [line.strip() for line in text.strip().splitlines()]
        if len(lines) == 2 and scale.top > 1:
            lines = [lines[0], *[""] * (scale.top - 1), lines[1]]
        if lines and len(lines) != scale.top + 1:
            count = {"lines": len(lines), "answers": scale.top + 1}
            says = _(
                "There are %(lines)s lines for %(answers)s answers. Write one for each, or the two ends."
            )
            self.add_error("labels", says % count)
        return tuple(lines)

    def _subscales(self, text: str) -> tuple[Subscale, ...]:
        known, subscales = {item.key for item in self.instrument.items}, []
        for number, line in enumerate(text.strip().splitlines(), 1):
            name, colon, rest = line.partition(":")
            items = tuple(key.strip() for key in rest.split(",") if key.strip())
            if not (name.strip() and colon and items and set(items) <= known):
                says = _("Line %(line)s: please write a name, a colon and items that there are.")
                self.add_error("subscales", says % {"line": number})
            subscales.append(Subscale(name.strip(), items))
        return tuple(subscales)


def shown(instrument: Instrument) -> dict[str, Any]:
    """What WordingForm shows of an instrument before anybody has typed."""
    items = {f"item_{item.key}": item.text for item in instrument.items}
    ends = {f"low_{item.key}": item.lowest_label for item in instrument.items}
    ends |= {f"high_{item.key}": item.highest_label for item in instrument.items}
    scale, labels = instrument.answers, instrument.labels
    if labels and not any(labels[1:-1]):
        labels = (labels[0], labels[-1])  # those between have no names
    return {
        **items,
        **ends,
        "introduction": instrument.introduction,
        "lowest": as_text(scale.low),
        "highest": as_text(scale.high),
        "step": as_text(scale.step),
        "labels": "\n".join(labels),
        "turned": [item.key for item in instrument.items if item.reversed],
        "subscales": "\n".join(
            f"{subscale.key}: {', '.join(subscale.items)}" for subscale in instrument.subscales
        ),
    }
