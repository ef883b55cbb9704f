"""Thinking a hard conversation through, and how it landed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.documents.pronouns import Spoken
from alongside.documents.wording.repair import TALK, spoken
from alongside.repair.actions.talks import TALK_FACTS
from alongside.repair.models.rupture import Landed
from alongside.web.components.layout import Group
from alongside.web.components.widgets import Chips, Day, Words
from alongside.web.forms import Form
from alongside.web.repair.facts import FactsForm


def _words(**more: Any) -> forms.CharField:
    return forms.CharField(widget=Words, **{"required": False, **more})


class TalkForm(FactsForm):
    """Only what it is about is needed."""

    facts = ("about", *TALK_FACTS)
    layout = (
        "about",
        Group(_("Before"), "believe", "affected", "must_do"),
        Group(_("In the room"), "warn", "ask_leave", "first", "second", "stay"),
        Group(_("Afterwards"), "back_on"),
    )

    about = _words(
        required=True,
        error_messages={"required": _("Please write in a few words what it is about.")},
    )
    believe = _words()
    affected = _words()
    must_do = _words()
    warn = _words()
    ask_leave = _words()
    first = _words()
    second = _words()
    stay = _words()
    back_on = forms.DateField(widget=Day, required=False)

    def __init__(self, *args: Any, person: Spoken, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill = spoken(person)
        for name, (label, hint) in TALK.items():
            self.fields[name].label = str(label) % fill
            self.fields[name].help_text = str(hint) % fill


class SaidForm(Form):
    """It was said."""

    landed = forms.ChoiceField(
        label=_("How did it land?"), choices=Landed.choices, widget=Chips, required=False
    )
    on = forms.DateField(label=_("On which day? Empty is today"), widget=Day, required=False)
