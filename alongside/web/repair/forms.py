"""The forms of hard patches, hard conversations, forgiven slips and days that may hurt."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _, ngettext

from alongside.documents.repair import CONVERSATION, GUESS_GOES, LET_STAND, PARTS
from alongside.repair import models
from alongside.repair.actions.beside import CONVERSATION_FACTS
from alongside.repair.actions.facts import guessed
from alongside.web import fields
from alongside.web.components import Group, SideBySide
from alongside.web.forms import AboutForm, Form, TakeBackForm

BETWEEN = "|"  # stands in no phrase
WHICH_DAY = _("On which day, if not today?")
SAID = _("What did %(name)s say?")
CAME = {**dict(models.RuptureCame.choices), "asked": _("%(They)s said so when asked")}
THEIRS = "%(names)s"  # the answer that names them


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


class WhoseForm(AboutForm):
    whose = fields.chips(
        _("Whose slip was it, if there was one?"),
        [
            (value, THEIRS if value == models.RuptureWhose.THEIRS else label)
            for value, label in models.RuptureWhose.choices
        ],
    )


class RuptureForm(WhoseForm, FactsForm):
    facts = ("their_side", "my_side")
    layout = ("their_side", "my_side", "whose", "came", "on")

    their_side = fields.words(*PARTS["their_side"])
    my_side = fields.words(*PARTS["my_side"])
    came = fields.chips(_("How did it come to light?"), CAME.items(), initial="noticed")
    on = fields.day(WHICH_DAY)

    def clean_came(self) -> str:
        return self.cleaned_data["came"] or models.RuptureCame.NOTICED


class AttemptForm(AboutForm, FactsForm):
    """Something I did about it, and how it landed. What they said is their words."""

    facts = ("words",)
    layout = ("kind", "words", "landed", "their_words", SideBySide("on", "follow_up_on"))

    kind = fields.chips(
        _("What was it?"), models.AttemptKind.choices, needed=_("Please choose what you tried.")
    )
    words = fields.words(_("What did you say or do?"))
    landed = fields.chips(_("How did it land?"), models.Landed.choices)
    their_words = fields.words(SAID)
    on = fields.day(WHICH_DAY)
    follow_up_on = fields.day(_("A day to come back, if you set one"))


class DayBackForm(AboutForm):
    """A day soon in one tap, or another one."""

    SOON = (("1", _("Tomorrow")), ("3", _("In three days")), ("7", _("In a week")))

    soon = fields.chips(_("When will you come back to it?"), SOON)
    on = fields.day(_("Or on this day"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        soon = dt.timedelta(days=int(data.get("soon") or 0))
        return {"on": data.get("on") or (timezone.localdate() + soon if soon else None)}


class WhenForm(AboutForm):
    when = fields.chips(SAID, models.RuptureWhen.choices, needed=_("Please choose what %(they)s said."))
    on = fields.day(_("Which day, if %(they)s named one?"))


class MendedForm(AboutForm):
    words = fields.words(
        SAID, needed=_("Please write what %(they)s said. Without %(their)s word it is calmer, not mended.")
    )
    said_by = fields.chips(
        _("Who said so?"), [("they", "%(name)s"), ("both", _("Both of us"))], needed=True, initial="they"
    )


class PartForm(AboutForm, FactsForm):
    facts = ("words",)
    words = fields.words(needed=_("Please write something, or leave the page."))
    in_their_words = fields.tick(_("These are %(their)s own words"))

    def __init__(self, *args: Any, part: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label, hint = PARTS[part]
        self.fields["words"].label, self.fields["words"].help_text = label % self.fill, hint % self.fill
        if part not in ("their_side", "agreed", "stronger"):
            del self.fields["in_their_words"]

    def asked(self, data: dict[str, Any]) -> tuple[str, ...]:
        return () if data.get("in_their_words") else self.facts


class RetractRuptureForm(TakeBackForm):
    reasons = models.RuptureWhy.choices
    stands = _("It stands with the hard patch. What was written stays too.")


class BeganForm(Form):
    layout = ("on", "words")
    on = fields.day(
        _("On which day did it become hard?"), needed=_("Please give the day on which it became hard.")
    )
    words = fields.words(
        _("In a few words, if you like"), _("It stands with the earlier day, which is kept.")
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

    about = fields.words(*CONVERSATION["about"], needed=_("Please write in a few words what it is about."))
    believe = fields.words(*CONVERSATION["believe"])
    affected = fields.words(*CONVERSATION["affected"])
    must_do = fields.words(*CONVERSATION["must_do"])
    warn = fields.words(*CONVERSATION["warn"])
    ask_leave = fields.words(*CONVERSATION["ask_leave"])
    first = fields.words(*CONVERSATION["first"])
    second = fields.words(*CONVERSATION["second"])
    stay = fields.words(*CONVERSATION["stay"])
    back_on = fields.day(*CONVERSATION["back_on"])


class HadConversationForm(Form):
    landed = fields.chips(_("How did it land?"), models.Landed.choices)
    on = fields.day(WHICH_DAY)


class SlipForm(AboutForm, FactsForm):
    """Whose it was, and what happened, if one likes."""

    facts = ("words",)
    whose = fields.chips(_("Whose was it?"), [("mine", _("Mine")), ("theirs", THEIRS)], needed=True)
    words = fields.words(_("What happened? Leave it out if you like"))


class HardDayForm(Form):
    kind = fields.chips(
        _("What kind of day is it?"),
        models.HardDayKind.choices,
        needed=_("Please choose what kind of day it is."),
    )
    on = fields.day(_("Which day?"), needed=True)
    yearly = fields.tick(_("It comes again every year"))
    words = fields.words(
        _("What would help on that day?"),
        _("Best asked beforehand: ring or leave in peace, before or after."),
    )
