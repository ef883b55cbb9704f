"""The forms of what stands beside a check-in: what comes of it, who reads it, what works, how often."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.checkins import models
from alongside.checkins.actions.voices import LARGEST_CLIP
from alongside.core.rhythm import BETWEEN, THEIRS_BETWEEN
from alongside.web import fields
from alongside.web.forms import AboutForm, TakeBackForm


class DifferentlyForm(AboutForm):
    words = fields.words(
        _("Ask %(them)s what you could do differently. What will you do?"),
        _("As small as it is: ring before I come."),
        needed=_("Please write what you will do differently."),
    )
    due_on = fields.day(_("By which day?"), _("May stay empty: some things are for every time."))


class ReplyForm(AboutForm):
    words = fields.words(
        _("Your reply to %(them)s"),
        _("Short and plain. What you will do can be promised beside it."),
    )
    sound = forms.FileField(
        label=_("Or say it"),
        help_text=_("A minute at most. Whoever may read the reply can hear it; no machine writes it down."),
        widget=forms.FileInput(attrs={"accept": "audio/*", "capture": True, "data-record": "60"}),
        required=False,
    )

    def clean_sound(self) -> bytes | None:
        """Enough of it to see that it is too large; None where nothing was said."""
        file = self.cleaned_data["sound"]
        return file.read(LARGEST_CLIP + 1) if file else None


class TheirYesForm(AboutForm):
    layout = ("audience", "how", "on")

    audience = fields.chips(_("%(name)s says"), needed=True)
    how = fields.chips(_("How did %(name)s say so?"), models.TheirYes.How.choices, needed=True)
    on = fields.day(_("On"))

    def __init__(self, *args: Any, worker: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            models.Audience.WORKER: _("%(worker)s can read it"),
            models.Audience.TALK: _("%(worker)s can read it and talk to me"),
        }
        self.offer("audience", [(code, text % {"worker": worker}) for code, text in labels.items()])


class RetractCheckInForm(TakeBackForm):
    reasons = [
        (code, label)
        for code, label in models.CheckInRetraction.choices
        if code != models.CheckInRetraction.THEMSELVES
    ]
    stands = _("It stands with the answer. What was said stays too.")


class WhatWorksForm(AboutForm):
    words = fields.words(_("What works for %(them)s?"))
    in_their_words = fields.tick(_("These are %(their)s own words"), initial=True)


MINE: dict[str, Any] = {"min_value": BETWEEN[0], "max_value": BETWEEN[1]}
THEIRS: dict[str, Any] = {"min_value": THEIRS_BETWEEN[0], "max_value": THEIRS_BETWEEN[1]}


class RhythmForm(AboutForm):
    mine_weeks = forms.IntegerField(
        label=_("My own look: every how many weeks?"),
        help_text=_("In an open hard patch it comes closer by itself."),
        **MINE,
    )
    theirs_weeks = forms.IntegerField(
        label=_("Asking %(them)s: every how many weeks?"),
        help_text=_("Four at the least. In an open hard patch there is no form, whatever stands here."),
        **THEIRS,
    )
    good_weeks = forms.IntegerField(
        label=_("In good times, ask what works at least every how many weeks?"), **MINE
    )
