"""The form of a licensed questionnaire, built from its data. Nothing is preselected and nothing is needed."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from alongside.checkins.models import Medium, Mode
from alongside.core.instruments.model import Instrument, Item
from alongside.core.scale import NotOnScale, as_text
from alongside.documents.checkins import MOST_CHIPS, asides, choices, span, with_names
from alongside.documents.words import Spoken
from alongside.web import fields
from alongside.web.checkins.forms.own import as_answer, day_given, who_helped
from alongside.web.components import ChipsApart, Group
from alongside.web.forms import Form


class LicensedForm(Form):
    """One field per item; how it was asked, where it is theirs."""

    def __init__(
        self,
        *args: Any,
        instrument: Instrument,
        names: tuple[str, Spoken],
        media: tuple[Medium, ...],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.instrument, self.names = instrument, (names[0], names[1].name)
        self.chosen = instrument.answers.top < MOST_CHIPS
        parts: list[Any] = [self._item(item) for item in instrument.items]
        self.fields["on"] = day_given()
        self.layout = (*parts, self._how(media) if media else "on")

    def _item(self, item: Item) -> str | Group:
        text = with_names(item.text, *self.names)
        if self.chosen:
            self.fields[f"item_{item.key}"] = forms.TypedChoiceField(
                label=text, choices=choices(self.instrument), coerce=as_answer, empty_value=None,
                widget=ChipsApart, required=False, error_messages={"invalid_choice": _("Please choose one of these.")},
            )  # fmt: skip
            return f"item_{item.key}"
        # a number on a line, and apart from it the answers that are no score
        ends = " – ".join(filter(None, (item.lowest_label, item.highest_label)))
        number = forms.CharField(
            label=_("From %(span)s") % {"span": span(self.instrument.answers)},
            help_text=with_names(ends, *self.names),
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            max_length=12,
            required=False,
        )
        self.fields[f"item_{item.key}"] = number
        self.fields[f"apart_{item.key}"] = fields.chips(_("Or"), asides())
        return Group(text, f"item_{item.key}", f"apart_{item.key}")

    def _how(self, media: tuple[Medium, ...]) -> Group:
        labels = {Medium.DEVICE: _("on this device, with me")}
        ways = [(medium.value, labels.get(medium, medium.label)) for medium in media]
        self.fields["medium"] = fields.chips(_("How did you ask?"), ways, needed=True)
        self.fields["mode"] = fields.chips(_("Who was there?"), Mode.choices, needed=True)
        self.fields["helper"] = who_helped()
        return Group(gettext_lazy("How it was asked"), "medium", "mode", "helper", "on")

    def clean(self) -> dict[str, Any]:
        """`answers` in the place of the items."""
        data = super().clean() or {}
        answers = {item.key: self._answer(item.key, data) for item in self.instrument.items}
        how: dict[str, Any] = {
            name: data[name] for name in ("medium", "mode", "helper", "on") if name in data
        }
        return {**how, "answers": {key: answer for key, answer in answers.items() if answer is not None}}

    def _answer(self, key: str, data: dict[str, Any]) -> Any:
        typed = data.get(f"item_{key}")
        if self.chosen:
            return typed
        apart = data.get(f"apart_{key}", "")
        if not typed:
            return as_answer(apart) if apart else None
        if apart:
            self.add_error(f"item_{key}", _("Please give a number or choose one of the two below, not both."))
        scale = self.instrument.answers
        try:
            return scale.steps(typed.replace(",", "."))
        except NotOnScale:
            span_ = {"span": span(scale), "step": as_text(scale.step)}
            self.add_error(
                f"item_{key}", _("Please write a number from %(span)s, in steps of %(step)s.") % span_
            )
            return None
