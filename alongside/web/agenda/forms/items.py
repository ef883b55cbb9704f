"""What stands on the two lists, and what happens to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.agenda.models import Goal
from alongside.documents.pronouns import Spoken
from alongside.web.agenda.forms.event import EventField
from alongside.web.agenda.forms.rows import RowChoice, offer
from alongside.web.components.layout import Fold
from alongside.web.components.widgets import Day, Words
from alongside.web.forms import Form

_NEEDED = {"required": _("Please write what it is about.")}


class TheirForm(Form):
    """Something on their mind."""

    words = forms.CharField(widget=Words, error_messages=_NEEDED)
    in_their_words = forms.BooleanField(
        label=_("These are their own words"),
        required=False,
        initial=True,
        help_text=_("They then stand in quotation marks, for whoever reads them."),
    )
    why = forms.CharField(widget=Words, required=False)
    goal = RowChoice(label=_("Does it hang on a goal of the two of you?"))

    def __init__(self, *args: Any, person: Spoken, goals: list[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = {"name": person.name}
        self.fields["words"].label = _("What does %(name)s want to get done?") % name
        self.fields["why"].label = _("Why does it matter to %(name)s?") % name
        offer(self, "goal", goals, _("none yet"))


class MyForm(Form):
    """Something I was asked to raise, or think I need to."""

    layout = ("words", "why", "how_to_say", "safety", Fold(_("More: by when, goal"), "deadline"))

    words = forms.CharField(label=_("What would you like to get done?"), widget=Words, error_messages=_NEEDED)
    why = forms.CharField(label=_("Why I think this could help you. Does it?"), widget=Words, required=False)
    how_to_say = forms.CharField(
        label=_("How I will say it"),
        widget=Words,
        required=False,
        help_text=_(
            "In your own voice. What you need yourself, or that things are not moving, may be part of it."
        ),
    )
    safety = forms.BooleanField(
        label=_("This can not wait: it is about somebody’s safety"),
        required=False,
        help_text=_("It then comes right after their first concern, and nothing can put it behind."),
    )
    deadline = forms.DateField(
        label=_("By when, if there is a day"),
        widget=Day,
        required=False,
        help_text=_("It is shown, and it never goes before a concern of theirs."),
    )
    goal = RowChoice(label=_("Does it hang on a goal of the two of you?"))

    def __init__(self, *args: Any, person: Spoken, goals: list[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].help_text = _("As you would say it to %(name)s, and then ask.") % {
            "name": person.name
        }
        offer(self, "goal", goals, _("none yet"))
        if goals:
            self.layout = (*self.layout[:-1], Fold(_("More: by when, goal"), "deadline", "goal"))


class ReferralForm(Form):
    """The list that came with the referral."""

    pasted = forms.CharField(
        label=_("The list, one need a line"),
        widget=forms.Textarea(attrs={"rows": 8, "class": "words"}),
        max_length=20_000,
        help_text=_("Paste it as it is. Bullets and numbers are taken off."),
        error_messages={"required": _("Please paste or write at least one line.")},
    )


class HappenedForm(Form):
    """What happened to an item, on a day."""

    event = EventField()
    words = forms.CharField(label=_("A few words about it"), widget=Words, required=False)
    on = forms.DateField(label=_("On which day?"), widget=Day, required=False)

    def __init__(self, *args: Any, events: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("event", events)


class InsteadForm(Form):
    """What will never work for this person, and what came in its place (S16)."""

    words = forms.CharField(widget=Words, required=False)
    instead = forms.CharField(
        label=_("What came instead?"),
        widget=Words,
        required=False,
        help_text=_("Leave it empty while you are still looking."),
    )

    def __init__(self, *args: Any, person: Spoken, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("Why will it not work for %(name)s?") % {"name": person.name}
        self.fields["words"].help_text = _("As %(name)s sees it, in words that %(name)s may read.") % {
            "name": person.name
        }
