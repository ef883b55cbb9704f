"""The forms of a contact to come, of getting ready for it, and of a time apart."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.contacts.models import AbsenceReason, ContactWay
from alongside.web import fields
from alongside.web.components import Fold, SideBySide
from alongside.web.forms import AboutForm, Form, moment


class _DatedForm(Form):
    def clean(self) -> dict:
        """`at` and `time_open` in the place of day and time, for the action."""
        data = super().clean() or {}
        when = moment(data.pop("day", None), data.pop("time", None))
        return {**data, **when}


class PlanForm(_DatedForm):
    """A contact to come. Only the day is needed."""

    layout = (SideBySide("day", "time"), "way", "place")

    day = fields.day(_("Which day?"), needed=True)
    time = fields.time(_("What time, if it is known?"))
    way = fields.chips(_("How?"), ContactWay.choices, initial=ContactWay.VISIT)
    place = fields.line(_("Where?"), 120, _("Such as: at home, or the hospital café."))

    def clean_way(self) -> str:
        return self.cleaned_data["way"] or ContactWay.VISIT


OWN = {
    "like_for_me": _("What is this like for me?"),
    "my_need": _("What do I need myself?"),
    "not_moving": _("What has not moved, and how would I say so?"),
}


class ReadyForm(AboutForm):
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

    start_with = fields.words(_("What will we start with?"))
    respect = fields.words(_("What do I respect or like about %(them)s today?"))
    name_openly = fields.words(_("What would be good to name openly?"))
    like_for_me = fields.words(OWN["like_for_me"])
    my_need = fields.words(OWN["my_need"])
    not_moving = fields.words(OWN["not_moving"])
    openly = forms.MultipleChoiceField(
        label=_("Say this openly: it goes onto the plan for both of you"),
        choices=list(OWN.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class ReadyUnplannedForm(_DatedForm, ReadyForm):
    layout = (*ReadyForm.layout, SideBySide("day", "time"))

    day = fields.day(_("Which day, if not today?"))
    time = fields.time(_("What time, if it is known?"))


class AbsenceForm(Form):
    """Why there is no contact for a while. From today, and without an end, unless somebody knows."""

    layout = ("why", SideBySide("since", "until"))

    why = fields.chips(_("What is it?"), AbsenceReason.choices, needed=_("Please say what it is."))
    since = fields.day(_("Since when, if not today?"))
    until = fields.day(_("Until when, if it is known?"))


class LeaveForm(Form):
    """My leave for all my people."""

    layout = (SideBySide("since", "until"), "covered_by")

    since = fields.day(_("Your first day away, if not today"))
    until = fields.day(_("Your last day away, if you know it"))
    covered_by = fields.line(_("Who covers for you?"), 200, _("A name, and how to reach them."))


class BackForm(Form):
    until = fields.day(_("The last day of it, if not today"))
