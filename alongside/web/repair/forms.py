"""The forms of hard patches, hard conversations, forgiven slips and days that may hurt."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _, ngettext

from alongside.documents.repair import CONVERSATION, GUESS_GOES, LET_STAND, PARTS, spoken
from alongside.documents.words import Spoken
from alongside.repair import models
from alongside.repair.actions.beside import CONVERSATION_FACTS
from alongside.repair.actions.facts import guessed
from alongside.web.components import Chips, Day, Group, SideBySide, Words
from alongside.web.forms import Form, TakeBackForm

BETWEEN = "|"  # stands in no phrase


def _words(**more: Any) -> forms.CharField:
    return forms.CharField(widget=Words, **{"required": False, **more})


def _chips(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=Chips, **{"required": False, **more})


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=Day, required=False)


@dataclass(frozen=True)
class Stand:
    """The second act beneath a field: a tick that these phrases, and no others, are their words or what was seen."""

    name: str
    value: str
    ticked: bool
    goes: Any = GUESS_GOES
    label: Any = LET_STAND


class FactsForm(Form):
    """What happened: a guess at why is refused beside its field, with every word kept.

    Subclass and say which `facts` it asks for. What may stand is handed to the action as `let_stand`.
    """

    facts: tuple[str, ...] = ()

    def asked(self, data: dict[str, Any]) -> tuple[str, ...]:
        """Those of the fields in which words are held to what happened, as the rest of the form stands."""
        return self.facts

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        asked = self.asked(data)
        data["let_stand"] = {name: self.data.get(f"{name}-stands", "").split(BETWEEN) for name in asked}
        for name in asked:
            text = data.get(name) or ""
            if not (guesses := guessed(text)):
                continue
            left = guessed(text, data["let_stand"][name])
            value = BETWEEN.join(phrase.casefold() for phrase in guesses)
            self.fields[name].stand = Stand(f"{name}-stands", value, not left)  # type: ignore[attr-defined]
            if left:
                message = ngettext(
                    "%(phrases)s guesses at why. Please write what was seen, said or done. Their own words go in quotation marks.",
                    "%(phrases)s guess at why. Please write what was seen, said or done. Their own words go in quotation marks.",
                    len(left),
                )
                self.add_error(name, message % {"phrases": ", ".join(f"“{phrase}”" for phrase in left)})
        return data


class AboutForm(Form):
    """A form about a person: labels may name them."""

    def __init__(self, *args: Any, person: Spoken, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill = spoken(person)

    def ask(self, name: str, question: tuple[Any, Any]) -> None:
        """Give a field a question and the hint beneath it."""
        label, hint = question
        self.fields[name].label = str(label) % self.fill
        self.fields[name].help_text = str(hint) % self.fill


class WhoseForm(AboutForm):
    """Whose slip it was, if there was one."""

    whose = _chips(_("Whose slip was it, if there was one?"), models.RuptureWhose.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whose"].choices = [  # type: ignore[attr-defined]
            (value, self.fill["names"] if value == models.RuptureWhose.THEIRS else label)
            for value, label in models.RuptureWhose.choices
        ]


class RuptureForm(WhoseForm, FactsForm):
    """Something is hard. Nothing is needed."""

    facts = ("their_side", "my_side")
    layout = ("their_side", "my_side", "whose", "came", "on")

    their_side = _words()
    my_side = _words()
    came = _chips(_("How did it come to light?"), models.RuptureCame.choices)
    on = _day(_("On which day? Empty is today"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in self.facts:
            self.ask(part, PARTS[part])

    def clean_came(self) -> str:
        return self.cleaned_data["came"] or models.RuptureCame.NOTICED


class AttemptForm(AboutForm, FactsForm):
    """Something I did about it, and how it landed. What they said is their words."""

    facts = ("words",)
    layout = ("kind", "words", "landed", "their_words", SideBySide("on", "follow_up_on"))

    kind = _chips(
        _("What was it?"),
        models.AttemptKind.choices,
        required=True,
        error_messages={"required": _("Please choose what you tried.")},
    )
    words = _words(label=_("What did you say or do?"))
    landed = _chips(_("How did it land?"), models.Landed.choices)
    their_words = _words()
    on = _day(_("On which day? Empty is today"))
    follow_up_on = _day(_("A day to come back, if you set one"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask("their_words", (_("What did %(name)s say?"), ""))


class WhenForm(AboutForm):
    """When they want to talk about it."""

    when = _chips(
        "",
        models.RuptureWhen.choices,
        required=True,
        error_messages={"required": _("Please choose what they said.")},
    )
    on = _day(_("Which day, if they named one?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask("when", (_("What did %(name)s say?"), ""))


class MendedForm(AboutForm):
    """Their word for it."""

    words = _words(
        required=True,
        error_messages={
            "required": _("Please write what they said. Without their word it is calmer, not mended.")
        },
    )
    said_by = _chips(_("Who said so?"), (), required=True, initial="they")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask("words", (_("What did %(name)s say?"), ""))
        self.offer("said_by", [("they", self.fill["name"]), ("both", _("Both of us"))])


class PartForm(AboutForm, FactsForm):
    """One thing written about it."""

    facts = ("words",)
    words = _words(
        required=True, error_messages={"required": _("Please write something, or leave the page.")}
    )
    in_their_words = forms.BooleanField(label=_("These are their own words"), required=False)

    def __init__(self, *args: Any, part: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask("words", PARTS[part])
        if part not in ("their_side", "agreed", "stronger"):
            del self.fields["in_their_words"]

    def asked(self, data: dict[str, Any]) -> tuple[str, ...]:
        return () if data.get("in_their_words") else self.facts


class RetractRuptureForm(TakeBackForm):
    """Why a hard patch is taken back."""

    reasons = models.RuptureWhy.choices
    stands = _("It stands with the hard patch. What was written stays too.")


class BeganForm(Form):
    """Another first day."""

    layout = ("on", "words")
    on = forms.DateField(
        label=_("On which day did it become hard?"),
        widget=Day,
        error_messages={"required": _("Please give the day on which it became hard.")},
    )
    words = _words(
        label=_("In a few words, if you like"), help_text=_("It stands with the earlier day, which is kept.")
    )


class ConversationForm(AboutForm, FactsForm):
    """A hard conversation, thought through. Only what it is about is needed."""

    facts = CONVERSATION_FACTS
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
    back_on = _day("")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, question in CONVERSATION.items():
            self.ask(name, question)


class HadConversationForm(Form):
    """It was said."""

    landed = _chips(_("How did it land?"), models.Landed.choices)
    on = _day(_("On which day? Empty is today"))


class SlipForm(FactsForm):
    """Whose it was, and what happened, if one likes."""

    facts = ("words",)
    whose = _chips(_("Whose was it?"), (), required=True)
    words = _words(label=_("What happened? Leave it out if you like"))

    def __init__(self, *args: Any, person: Spoken, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("whose", [("mine", _("Mine")), ("theirs", person.names)])


class HardDayForm(Form):
    """A day that may hurt."""

    kind = _chips(
        _("What kind of day is it?"),
        models.HardDayKind.choices,
        required=True,
        error_messages={"required": _("Please choose what kind of day it is.")},
    )
    on = forms.DateField(label=_("Which day?"), widget=Day)
    yearly = forms.BooleanField(label=_("It comes again every year"), required=False)
    words = _words(
        label=_("What would help on that day?"),
        help_text=_("Best asked beforehand: ring or leave in peace, before or after."),
    )
