"""The forms of thinking something through, and of what keeps or opens it."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from alongside.people.models.account import THINKING_MONTHS
from alongside.reflection.models import Asked, Felt, HoldWhy, Order
from alongside.web import fields
from alongside.web.components import ChipsMany, Fold
from alongside.web.forms import AboutForm, Form


class ThinkForm(AboutForm):
    """What `think` takes. Guesses at what might be being asked go no further than this, unless their author says so."""

    felt = forms.MultipleChoiceField(
        label=_("What did I feel?"), choices=Felt.choices, widget=ChipsMany, required=False
    )
    own_words = fields.words(_("In my own words"))
    not_genuine = fields.words(
        _("Does something not feel genuine?"),
        _("It is all right to notice that. It may be a need, or a test."),
    )
    asked = forms.MultipleChoiceField(
        label=_("What might be being asked of me?"),
        help_text=_("A guess, so it is not kept unless you say so."),
        choices=Asked.choices,
        widget=ChipsMany,
        required=False,
    )
    keep_asked = fields.tick(_("Keep this guess as well"))
    mine = fields.words(_("What of this is mine?"))
    watch_for = fields.words(_("What will I watch for, while it plays out?"))
    vulnerable = fields.words(_("How vulnerable %(are)s %(they)s in this?"))
    look_again_on = fields.day(
        _("A day to look again"), _("Today then says the name of %(name)s, and nothing else.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        more = gettext("How vulnerable %(are)s %(they)s in this? · A day to look again") % self.fill
        self.layout = (
            "felt",
            Fold(_("In my own words · What does not feel genuine"), "own_words", "not_genuine"),
            "asked",
            "keep_asked",
            "mine",
            "watch_for",
            Fold(more, "vulnerable", "look_again_on"),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        keeps_guess = cleaned.pop("keep_asked", False)
        return cleaned if keeps_guess else {**cleaned, "asked": []}


class LookAgainForm(AboutForm):
    learned = fields.words(
        _("What I learned"),
        _("About yourself and your work: it can be taken along, so leave %(name)s out of it."),
    )
    look_again_on = fields.day(_("Look again on another day"))


class MonthsForm(Form):
    months = forms.IntegerField(
        label=_("Months"),
        min_value=THINKING_MONTHS[0],
        max_value=THINKING_MONTHS[1],
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class ChoosingForm(Form):
    """`rows`: by field, whom of the organisation it offers and gives."""

    def __init__(self, *args: Any, rows: dict[str, list[Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in rows.items():
            by_id = {str(row.id): row for row in offered}
            self.offer(name, [("", _("Please choose")), *((id, row.name) for id, row in by_id.items())])
            self.fields[name].coerce = by_id.__getitem__  # type: ignore[attr-defined]


class HoldForm(ChoosingForm):
    layout = ("why", "practitioner", "person")

    why = fields.chips(_("Why?"), HoldWhy.choices, needed=_("Please choose why."))
    practitioner = forms.TypedChoiceField(
        label=_("What this practitioner thought"), required=False, empty_value=None
    )
    person = forms.TypedChoiceField(
        label=_("Or what anybody thought about this client, and those around them"),
        required=False,
        empty_value=None,
    )


class OpeningForm(ChoosingForm):
    layout = ("order", "order_on", "practitioner", "person", "reason")

    order = fields.chips(
        _("What do you hold?"), Order.choices, needed=_("Without an order nothing is opened. Please choose.")
    )
    order_on = fields.day(_("Of which day is it?"), needed=True)
    practitioner = forms.TypedChoiceField(label=_("Who thought it?"))
    person = forms.TypedChoiceField(
        label=_("About which client?"), help_text=_("With those who stand around them.")
    )
    reason = fields.words(
        _("What does it ask for, and why is this needed?"),
        _("Whoever thought it reads this. Write its number and what it names."),
        needed=_("Please write what the order asks for, and why this is needed for it."),
    )
