"""The forms of a contact to come, of getting ready for it, and of a time apart."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.contacts.models import AbsenceReason, ContactWay
from alongside.documents.words import Spoken
from alongside.web.components import Chips, Day, Fold, SideBySide, Time, Words
from alongside.web.contacts.days import moment
from alongside.web.forms import Form


class PlanForm(Form):
    """A contact to come. Only the day is needed."""

    layout = (SideBySide("day", "time"), "way", "place")

    day = forms.DateField(label=_("Which day?"), widget=Day)
    time = forms.TimeField(label=_("What time?"), widget=Time, required=False)
    way = forms.ChoiceField(
        label=_("How?"), choices=ContactWay.choices, widget=Chips, required=False, initial=ContactWay.VISIT
    )
    place = forms.CharField(
        label=_("Where?"),
        max_length=120,
        required=False,
        help_text=_("Such as: at home, or the hospital café."),
    )

    def clean(self) -> dict:
        """`at` in the place of day and time, for the action."""
        data = super().clean() or {}
        return {
            "at": moment(data.get("day"), data.get("time")),
            "way": data.get("way") or ContactWay.VISIT,
            "place": data.get("place", ""),
        }


OWN = {
    "like_for_me": _("What is this like for me?"),
    "my_need": _("What do I need myself?"),
    "not_moving": _("What has not moved, and how would I say so?"),
}


class ReadyForm(Form):
    """Getting ready for one contact: a few light questions, none of them needed."""

    layout: tuple[Any, ...] = (
        "start_with",
        "respect",
        "name_openly",
        Fold(
            _("For me: what this is like, what I need, what has not moved"),
            *OWN,
            "openly",
            hint=_(
                "Only you see these here, until you tick them. A court or the client may be able to obtain them."
            ),
        ),
    )

    start_with = forms.CharField(label=_("What will we start with?"), widget=Words, required=False)
    respect = forms.CharField(widget=Words, required=False)
    name_openly = forms.CharField(label=_("What would be good to name openly?"), widget=Words, required=False)
    like_for_me = forms.CharField(label=OWN["like_for_me"], widget=Words, required=False)
    my_need = forms.CharField(label=OWN["my_need"], widget=Words, required=False)
    not_moving = forms.CharField(label=OWN["not_moving"], widget=Words, required=False)
    openly = forms.MultipleChoiceField(
        label=_("Say this openly: it goes onto the plan for both of you"),
        choices=list(OWN.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, person: Spoken, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = _("What do I respect or like about %(them)s today?") % {"them": person.them}
        self.fields["respect"].label = label


class ReadyUnplannedForm(ReadyForm):
    """The same where nothing is planned: it may say when."""

    layout = (*ReadyForm.layout, SideBySide("day", "time"))

    day = forms.DateField(label=_("Which day? Empty is today"), widget=Day, required=False)
    time = forms.TimeField(label=_("What time?"), widget=Time, required=False)

    def clean(self) -> dict:
        """`at` in the place of the two, for the action."""
        data = super().clean() or {}
        return {**data, "at": moment(data.pop("day", None), data.pop("time", None))}


class AbsenceForm(Form):
    """AbsenceReason there is no contact for a while. From today, and without an end, unless somebody knows."""

    layout = ("why", SideBySide("since", "until"))

    why = forms.ChoiceField(
        label=_("What is it?"),
        choices=AbsenceReason.choices,
        widget=Chips,
        error_messages={"required": _("Say which of these it is.")},
    )
    since = forms.DateField(label=_("Since when? Empty is today"), widget=Day, required=False)
    until = forms.DateField(label=_("Until when, if it is known?"), widget=Day, required=False)


class BackForm(Form):
    """The end of a time apart."""

    until = forms.DateField(label=_("The last day of it. Empty is today"), widget=Day, required=False)
