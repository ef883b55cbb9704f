"""The forms of checking in. Nothing is preselected and nothing is needed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.agenda.models import Goal
from alongside.checkins import models
from alongside.core.check_in_path import as_answer
from alongside.core.instruments.model import Instrument
from alongside.core.instruments.own import CLIENT, CLIENT_QUESTIONS, MIRROR
from alongside.documents import checkins as wording
from alongside.documents.words import Spoken
from alongside.repair.actions.asked import WORDS
from alongside.web import fields
from alongside.web.components import Block, Chips, ChipsApart, Fold, Group
from alongside.web.forms import AboutForm, Form

CHOICES = {asked.key: [(code, _(label)) for code, label in asked.choices] for asked in CLIENT_QUESTIONS}


def _step() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        choices=wording.steps(rather_not=True),
        coerce=as_answer,
        empty_value=None,
        widget=ChipsApart,
        required=False,
    )


def _practice(label: Any) -> forms.TypedChoiceField:
    """One practice item: which of the five steps they gave."""
    return forms.TypedChoiceField(
        label=label, choices=wording.five_steps, coerce=int, empty_value=None, widget=Chips, required=False
    )


def day_given() -> forms.DateField:
    return fields.day(_("On which day was it, if not today?"))


def who_helped() -> forms.CharField:
    hint = _("Their name stands beside these answers wherever they are shown.")
    return fields.line(_("Who helped, or answered?"), 80, hint)


class NamedForm(Form):
    """Its questions name the two: those of the instrument, and those apart from any score."""

    instrument: Instrument | None = None

    def __init__(self, *args: Any, worker: str, client: Spoken, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill, texts = client.forms, wording.questions(worker, client)
        if self.instrument:
            texts |= wording.item_texts(self.instrument, worker, client)
        for name, field in self.fields.items():
            field.label = texts.get(name) or (field.label and str(field.label) % self.fill)


class _StepsForm(NamedForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.items():
            self.offer(name, wording.steps(rather_not=self.instrument is CLIENT))

    def items(self) -> list[str]:
        """The fields that are answered with a step."""
        return [name for name, field in self.fields.items() if getattr(field, "coerce", None) is as_answer]

    def clean(self) -> dict[str, Any]:
        """`answers` in the place of the items."""
        data = super().clean() or {}
        answers = {item: data[item] for item in self.items() if data.get(item) is not None}
        return {**{name: data[name] for name in data.keys() - self.items()}, "answers": answers}


class GiveLinkForm(NamedForm):
    """Where something is known of what is safe, it is read first."""

    safe = fields.tick(_("I have read this, and %(name)s can get a link in a safe way."))
    reminder = fields.chips(_("Remind %(them)s of it?"), models.Reminder.choices)

    def __init__(self, *args: Any, safely: bool, by_mail: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reminder"].initial = models.Reminder.MAIL if by_mail else models.Reminder.MINE
        if not by_mail:
            ways = [way for way in models.Reminder if way != models.Reminder.MAIL]
            self.offer("reminder", [(way.value, way.label) for way in ways])
        if not safely:
            del self.fields["safe"]
        else:
            self.fields["safe"].required = True

    def clean(self) -> dict[str, Any]:
        return {"reminder": self.cleaned_data.get("reminder", "")}


class HandFiveForm(NamedForm):
    """Who will be there while they answer on my device."""

    mode = fields.chips(_("Who will be there?"), models.Mode.choices, needed=True)
    helper = who_helped()


class AnswerFiveForm(_StepsForm):
    instrument = CLIENT
    listens, on_my_side, helps, can_tell, safe = _step(), _step(), _step(), _step(), _step()
    mode = fields.chips(_("Who was there?"), models.Mode.choices, needed=True)
    helper = who_helped()


class YesNoForm(AnswerFiveForm):
    """The same where five steps are too many."""

    def offer(self, name: str, choices: Any) -> None:
        super().offer(name, [*wording.yes_no(), *wording.asides()])


class ChooseFormForm(AboutForm):
    layout = (Group(_("Two to practise with"), "certain", "between"), "form")
    certain = _practice(_("The sun comes up in the morning."))
    between = _practice(_("It rains where I live."))
    form = fields.chips(_("How does %(name)s answer the five?"), models.ClientForm.choices, needed=True)


class FiveForm(AnswerFiveForm):
    layout = (
        *(item.key for item in CLIENT.items),
        Group(_("How it was asked"), "medium", "mode", "helper", "on"),
    )
    medium = fields.chips(
        _("How did you ask?"),
        [
            (models.Medium.ALOUD.value, models.Medium.ALOUD.label),
            (models.Medium.PAPER.value, models.Medium.PAPER.label),
        ],
        needed=True,
    )
    on = fields.day(_("On which day was it, if not today?"), _("A sheet needs the day it was filled in."))

    def __init__(self, *args: Any, paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not paper:
            self.offer("medium", [(models.Medium.ALOUD.value, models.Medium.ALOUD.label)])

    def clean(self) -> dict[str, Any]:
        """A sheet is typed in later than it was filled in."""
        data = super().clean()
        if data.get("medium") == models.Medium.PAPER and not data.get("on") and "on" not in self.errors:
            self.add_error("on", _("Please give the day on which it was filled in."))
        return data


class CheckInForMeForm(_StepsForm):
    layout: tuple[str | Block, ...] = (
        "at_ease",
        "raise_hard",
        "bring_problems",
        Fold(
            _("In words, if you like"),
            "unspoken",
            "easy",
            "stuck",
            "differently",
            hint=_("Only you see this here. A court or the client may be able to obtain it."),
        ),
    )
    at_ease, raise_hard, bring_problems = _step(), _step(), _step()
    unspoken, easy, stuck, differently = fields.words(), fields.words(), fields.words(), fields.words()


class MirrorForm(CheckInForMeForm):
    """How I think it is for them, and below it how it is for me: two check-ins, saved by one press."""

    instrument = MIRROR
    layout = (
        *(item.key for item in MIRROR.items),
        Group(_("And how it is for me"), *CheckInForMeForm.layout),
    )
    listens, safe, on_my_side, helps, can_tell = _step(), _step(), _step(), _step(), _step()

    def clean(self) -> dict[str, Any]:
        """`answers` of the mirror, and `for_me`."""
        data = super().clean()
        answers, own = data["answers"], ("at_ease", "raise_hard", "bring_problems")
        return data | {"for_me": {item: answers.pop(item) for item in own if item in answers}}


class _Asked(NamedForm):
    went_well, made_it_work = fields.words(), fields.words()
    hard = fields.chips(choices=CHOICES["hard"])
    hard_words = fields.words(_("What was hard, in %(their)s words"))
    talk = fields.chips(choices=CHOICES["talk"])
    easier = fields.words()
    on = day_given()

    def clean(self) -> dict[str, Any]:
        """`words` and `choices`, as the action takes them."""
        data = super().clean() or {}
        choices = {name: data[name] for name in ("hard", "talk") if name in data}
        answers = {name: data[name] for name in WORDS if name in data}
        return {"words": answers, "choices": choices, "on": data.get("on")}


class DirectlyForm(_Asked):
    layout = ("went_well", "made_it_work", "hard", "hard_words", "talk", "easier", "on")


class OneQuestionForm(_Asked):
    """In a hard patch: one spoken question, and whether something is hard."""

    layout = ("one_question", "hard", "on")
    went_well = made_it_work = talk = easier = hard_words = None  # type: ignore[assignment]
    one_question = fields.words(wording.ONE_QUESTION)


class GoalsForm(_Asked):
    """By way of the goals: what is going well and why is it easy, where are we stuck; then what is hard."""

    went_well = None  # type: ignore[assignment]

    def __init__(self, *args: Any, goals: Iterable[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = tuple(goals)
        groups = [self._about(goal) for goal in self.goals]
        self.layout = (*groups, "made_it_work", "hard", "hard_words", "talk", "easier", "on")
        self.fields["hard"].label = str(wording.HARD)

    def _about(self, goal: Goal) -> Group:
        far, easy, stuck = (f"{part}_{goal.id.hex}" for part in ("far", "easy", "stuck"))
        self.fields[far] = _step()
        self.fields[far].label = _("How far along is this, as %(name)s sees it?") % self.fill
        self.fields[far].help_text = _("Ask it about once a quarter, whether it goes well or not.")
        self.offer(far, wording.how_far())
        self.fields[easy] = fields.words(_("What is going well, and why is it easy?"))
        self.fields[stuck] = fields.words(_("Where are we stuck?"))
        return Group(goal.words, far, easy, stuck)

    def clean(self) -> dict[str, Any]:
        """Also `goals`: (goal, key, words or how far) of what was said about each."""
        data = dict(self.cleaned_data)
        spoken = [
            (goal.id, f"goal_{part}", data.get(f"{part}_{goal.id.hex}"))
            for goal in self.goals
            for part in ("far", "easy", "stuck")
        ]
        return {**super().clean(), "goals": [answer for answer in spoken if answer[2] not in (None, "")]}
