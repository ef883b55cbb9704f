"""Noting a hard patch, what was tried, when they want to talk, and that it is mended."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.documents.pronouns import Spoken
from alongside.documents.wording.repair import PARTS, spoken
from alongside.repair.models.rupture import Came, Kind, Landed, When, Whose
from alongside.web.components.layout import SideBySide
from alongside.web.components.widgets import Chips, Day, Words
from alongside.web.forms import Form
from alongside.web.repair.facts import FactsForm


def _words(**more: Any) -> forms.CharField:
    return forms.CharField(widget=Words, **{"required": False, **more})


class _About(Form):
    """A form about a person: labels may name them."""

    def __init__(self, *args: Any, person: Spoken, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill = spoken(person)

    def ask(self, name: str, part: str) -> None:
        """Give a field the question of a part."""
        label, hint = PARTS[part]
        self.fields[name].label = str(label) % self.fill
        self.fields[name].help_text = str(hint) % self.fill


class WhoseForm(_About):
    """Whose slip it was, if there was one."""

    whose = forms.ChoiceField(
        label=_("Whose slip was it, if there was one?"), choices=Whose.choices, widget=Chips, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whose"].choices = [  # type: ignore[attr-defined]
            (value, self.fill["names"] if value == Whose.THEIRS else label) for value, label in Whose.choices
        ]


class NoteForm(WhoseForm, FactsForm):
    """Something is hard. Nothing is needed."""

    facts = ("their_side", "my_side")
    layout = ("their_side", "my_side", "whose", "came", "on")

    their_side = _words()
    my_side = _words()
    came = forms.ChoiceField(
        label=_("How did it come to light?"), choices=Came.choices, widget=Chips, required=False
    )
    on = forms.DateField(label=_("On which day? Empty is today"), widget=Day, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in ("their_side", "my_side"):
            self.ask(part, part)

    def clean_came(self) -> str:
        return self.cleaned_data["came"] or Came.NOTICED


class TriedForm(_About, FactsForm):
    """Something I did about it, and how it landed. What they said is their words."""

    facts = ("words",)
    layout = ("kind", "words", "landed", "their_words", SideBySide("on", "follow_up_on"))

    kind = forms.ChoiceField(
        label=_("What was it?"),
        choices=Kind.choices,
        widget=Chips,
        error_messages={"required": _("Please choose what you tried.")},
    )
    words = _words(label=_("What did you say or do?"))
    landed = forms.ChoiceField(
        label=_("How did it land?"), choices=Landed.choices, widget=Chips, required=False
    )
    their_words = _words()
    on = forms.DateField(label=_("On which day? Empty is today"), widget=Day, required=False)
    follow_up_on = forms.DateField(label=_("A day to come back, if you set one"), widget=Day, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["their_words"].label = _("What did %(name)s say?") % self.fill


class WhenForm(_About):
    """When they want to talk about it."""

    when = forms.ChoiceField(
        choices=When.choices,
        widget=Chips,
        error_messages={"required": _("Please choose what they said.")},
    )
    on = forms.DateField(label=_("Which day, if they named one?"), widget=Day, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["when"].label = _("What did %(name)s say?") % self.fill


class MendedForm(_About):
    """Their word for it."""

    words = _words(
        required=True,
        error_messages={
            "required": _("Please write what they said. Without their word it is calmer, not mended.")
        },
    )
    said_by = forms.ChoiceField(label=_("Who said so?"), widget=Chips, initial="they")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("What did %(name)s say?") % self.fill
        self.offer("said_by", [("they", self.fill["name"]), ("both", _("Both of us"))])


class PartForm(_About, FactsForm):
    """One thing written about it."""

    facts = ("words",)
    words = _words(
        required=True, error_messages={"required": _("Please write something, or leave the page.")}
    )
    in_their_words = forms.BooleanField(required=False)

    def __init__(self, *args: Any, part: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask("words", part)
        if part in ("their_side", "agreed", "stronger"):
            self.fields["in_their_words"].label = _("These are their own words")
        else:
            del self.fields["in_their_words"]

    def asked(self, data: dict[str, Any]) -> tuple[str, ...]:
        return () if data.get("in_their_words") else self.facts
