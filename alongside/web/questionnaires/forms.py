"""Adding a questionnaire: the wording item by item, or its whole data file; and the licence, without which nothing goes in."""

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.core.instruments.model import Instrument, Item, Subscale
from alongside.core.scale import NotOnScale, Scale, as_text
from alongside.documents.checkins import MOST_CHIPS
from alongside.web import fields
from alongside.web.components import ChipsMany, Fold, Group, SideBySide, Words
from alongside.web.forms import Form

NUMBER = re.compile(r"-?\d+(\.\d+)?")
#: What a slot leaves open; whoever adds the wording has ticked that it was compared.
OPEN = "to be confirmed against the licensed copy"
LONGEST = 2_000  # characters of an introduction, of labels or subscales
LARGEST = 200_000  # bytes of a data file; twelve items are two thousand


class LicenceForm(Form):
    """Who granted the licence, under which reference, until when, and that we hold it."""

    granted_by = forms.CharField(
        label=_("Who granted the licence?"),
        max_length=120,
        error_messages={"required": _("Please say who granted it. Nothing is added without a licence.")},
    )
    reference = fields.line(_("Its number or reference"), 120)
    valid_until = fields.day(
        _("Its last day"),
        _("Leave it empty if it has none. After this day nobody is asked; what was answered stays."),
    )
    held = forms.BooleanField(
        label=_("We hold this licence, and it allows us to use this wording here."),
        error_messages={"required": _("Please tick this if it is so. Nothing is added without a licence.")},
    )
    checked = forms.BooleanField(
        label=_("The range, the reversed items and the subscales are as in our licensed copy."),
        error_messages={"required": _("Please look at your copy first, and put right here what differs.")},
    )
    licence = Group(_("The licence"), "granted_by", SideBySide("reference", "valid_until"), "held", "checked")


class FileForm(LicenceForm):
    """A whole data file, pasted or sent. What was in a file that was sent stays on the page to be mended."""

    layout = ("file", "text", LicenceForm.licence)
    file = forms.FileField(
        label=_("The file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".toml,text/plain"}),
    )
    text = fields.words(
        _("Or its text"),
        _("A data file in TOML, as described below."),
        widget=Words(lines=8),
        max_length=LARGEST,
        strip=False,
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

    introduction = fields.words(_("What is said before the first item"), max_length=LONGEST)
    lowest = forms.CharField(label=_("Lowest answer"), max_length=8)
    highest = forms.CharField(label=_("Highest answer"), max_length=8)
    step = forms.CharField(label=_("In steps of"), max_length=8)
    labels = fields.words(
        _("What the answers are called"),
        _("One a line, the lowest first. Two lines are the two ends. Empty if they have no names."),
        max_length=LONGEST,
    )
    turned = forms.MultipleChoiceField(
        label=_("Reversed items"),
        help_text=_("A high answer to these lowers the total."),
        widget=ChipsMany,
        required=False,
    )
    subscales = fields.words(_("Subscales"), _("One a line, like: bond: 3, 5, 7, 9"), max_length=LONGEST)

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instrument = instrument
        items = [name for item in instrument.items for name in self._item(item)]
        self.offer("turned", [(item.key, item.key) for item in instrument.items])
        names = _(
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
        labels = {f"item_{item.key}": _("Item %(item)s")}
        if self.instrument.answers.top >= MOST_CHIPS:
            labels[f"low_{item.key}"] = _("Item %(item)s: words at the lowest end")
            labels[f"high_{item.key}"] = _("Item %(item)s: words at the highest end")
        for name, label in labels.items():
            needed = _("Please write what this item says.") if name.startswith("item_") else None
            self.fields[name] = fields.words(
                label % {"item": item.key}, needed=needed, widget=Words(lines=1), max_length=600
            )
        return list(labels)

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
    scale, labels = instrument.answers, instrument.labels
    items: dict[str, str] = {}
    for item in instrument.items:
        ends = {f"low_{item.key}": item.lowest_label, f"high_{item.key}": item.highest_label}
        items |= {f"item_{item.key}": item.text, **ends}
    if labels and not any(labels[1:-1]):
        labels = (labels[0], labels[-1])  # those between have no names
    subscales = (f"{subscale.key}: {', '.join(subscale.items)}" for subscale in instrument.subscales)
    return {
        **items,
        "introduction": instrument.introduction,
        "lowest": as_text(scale.low),
        "highest": as_text(scale.high),
        "step": as_text(scale.step),
        "labels": "\n".join(labels),
        "turned": [item.key for item in instrument.items if item.reversed],
        "subscales": "\n".join(subscales),
    }
