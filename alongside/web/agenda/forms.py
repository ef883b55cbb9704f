"""The forms of the agendas: what stands on the two lists, promises, goals and the what-to-expect sheet."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from alongside.agenda.actions.agreements import BOTH_AGREE
from alongside.agenda.models import AgendaItem, Goal
from alongside.core.reading import HintKind, read
from alongside.core.states.agenda import MyEvent, TheirEvent
from alongside.core.states.agreements import GoalEvent
from alongside.documents.agreements import HINTS
from alongside.documents.papers.expect import PARTS
from alongside.people.models import GoodToKnow, OwnValue
from alongside.web import fields
from alongside.web.components import Chips, Fold, SideBySide, Words
from alongside.web.forms import AboutForm, Form

OPTION = 80  # characters of an option; a list of choices is not for reading
KNOWN = {event.value for event in (*TheirEvent, *MyEvent, *GoalEvent)} | {BOTH_AGREE}
NEEDED = _("Please write what it is about.")
#: Honest from the first: what cannot be promised is not promised.
WHO_I_TELL = _(
    "What you tell me stays with me and the team that works with you.\n"
    "I write short notes about our work. You can ask to see them.\n"
    "If anyone is in danger, I cannot keep that to myself. I will try to tell you first.\n"
    "A court might ask to see what I have written. If I know of it, I will tell you."
)
I_CAN_NOT = _("I cannot decide about your money or your claim.\nI cannot be there day and night.")


class RowChoice(forms.ChoiceField):
    """Cleaned to the row itself, or to None where nothing is chosen."""

    rows: dict[str, Model]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.rows = {}

    def clean(self, value: Any) -> Any:
        return self.rows.get(super().clean(value))


def offer(form: forms.Form, name: str, rows: Iterable[Any], none: Any, *, keep: bool = False) -> None:
    """Offer these rows by their words. A question without an answer is left out, unless it is to be kept."""
    field: Any = form.fields[name]
    field.rows = {str(row.pk): row for row in rows}
    options = [(key, Truncator(row.words).chars(OPTION)) for key, row in field.rows.items()]
    field.choices = [("", none), *options]
    if not options and not keep:
        del form.fields[name]


class EventField(forms.ChoiceField):
    """Offers what can happen now, and takes any event there is: whether it can still follow is the action's to say.

    A page that is sent twice has moved its subject on by the first time. The action knows the page by its id.
    """

    def __init__(self, **kwargs: Any):
        needed = {"required": _("Please choose what happened.")}
        super().__init__(label=_("What happened?"), widget=Chips, error_messages=needed, **kwargs)

    def valid_value(self, value: Any) -> bool:
        return str(value) in KNOWN


class ItemForm(AboutForm):
    goal = RowChoice(label=_("Is it part of a goal of the two of you?"))

    def __init__(self, *args: Any, goals: list[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "goal", goals, _("none yet"))


class TheirForm(ItemForm):
    layout = ("words", "in_their_words", "why")

    words = fields.words(_("What does %(name)s want to get done?"), needed=NEEDED)
    in_their_words = fields.tick(
        _("These are %(their)s own words"),
        _("They then stand in quotation marks, for whoever reads them."),
        initial=True,
    )
    why = fields.words(_("Why does it matter to %(name)s?"))


class MyForm(ItemForm):
    words = fields.words(_("What would you like to get done?"), needed=NEEDED)
    why = fields.words(
        _("Why I think this could help you. Does it?"), _("As you would say it to %(name)s, and then ask.")
    )
    how_to_say = fields.words(
        _("How I will say it"),
        _("In your own voice. What you need yourself, or that things are not moving, may be part of it."),
    )
    safety = fields.tick(
        _("This cannot wait: it is about somebody’s safety"),
        _("It then comes right after %(their)s first concern, and nothing can put it behind."),
    )
    deadline = fields.day(
        _("By when, if there is a day"), _("It is shown, and it never goes before a concern of %(theirs)s.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        more = ["deadline", *({"goal"} & self.fields.keys())]
        self.layout = ("words", "why", "how_to_say", "safety", Fold(_("More: by when, goal"), *more))


class ReferralForm(Form):
    pasted = fields.words(
        _("The list, one need a line"),
        _("Paste it as it is. Bullets and numbers are taken off."),
        needed=_("Please paste or write at least one line."),
        widget=Words(lines=8),
        max_length=20_000,
    )


class AgreedForm(Form):
    event = EventField()
    on = fields.day(_("On which day?"))

    def __init__(self, *args: Any, events: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("event", events)


class HappenedForm(AgreedForm):
    layout = ("event", "words", "on")

    words = fields.words(_("A few words about it"))


class InsteadForm(AboutForm):
    words = fields.words(
        _("Why will it not work for %(name)s?"), _("As %(name)s sees it, in words that %(name)s may read.")
    )
    instead = fields.words(_("What came instead?"), _("Leave it empty while you are still looking."))


class GoalForm(AboutForm):
    words = fields.words(
        _("What would %(name)s like, in the words of the two of you?"),
        needed=_("Please write the goal, in %(their)s words."),
    )
    value = RowChoice(label=_("Which value of %(names)s does it rest on?"))
    own_value = RowChoice(label=_("Or on a value of yours?"))

    def __init__(self, *args: Any, values: list[GoodToKnow], own: list[OwnValue], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "value", values, _("not said"))
        offer(self, "own_value", own, _("not said"))


class PromiseBesideForm(Form):
    layout = ("words", SideBySide("due_on", "made_on"))

    words = fields.words(
        _("What did you say you would do?"),
        _("As you said it."),
        needed=_("Please write what you said you would do."),
    )
    due_on = fields.day(_("By which day?"))
    made_on = fields.day(_("Said on"))


class PromiseForm(PromiseBesideForm):
    item = RowChoice(label=_("What is it about?"))

    def __init__(self, *args: Any, items: list[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "item", items, _("nothing on the lists"), keep=True)


class NewDayForm(Form):
    due_on = fields.day(
        _("Which day did the two of you agree on?"), needed=_("Please give the day you agreed on.")
    )
    words = fields.words(_("Why, in a few words"))


class PromiseSaidForm(AboutForm):
    words = fields.words(
        _("What did you say to %(name)s?"),
        _("Such as: I said I would ring on Friday, and I did not. I am sorry. I will ring on Monday."),
        needed=_("Please write what you said."),
    )
    on = fields.day(_("On which day?"))


def hints(texts: Iterable[str]) -> list[list[str]]:
    """What could read more easily in each text, in words: each kind of hint once. Nothing is ever refused for one."""
    hinted: set[HintKind] = set()
    of_texts = []
    for text in texts:
        of_text = {hint.kind: hint for hint in reversed(read(text)) if hint.kind not in hinted}
        hinted |= of_text.keys()
        of_texts.append(
            [
                str(HINTS[hint.kind]) % {"where": hint.where, "figure": f"{hint.figure:g}"}
                for hint in of_text.values()
            ]
        )
    return of_texts


class SheetForm(AboutForm):
    my_role = fields.words(PARTS["my_role"], _("Who you are, who pays you, and for whom you are there."))
    my_plan = fields.words(
        PARTS["my_plan"], _("What you would like to do with %(them)s first, and why it could help %(them)s.")
    )
    i_can = fields.words(PARTS["i_can"], _("In small steps that %(they)s can picture."))
    i_can_not = fields.words(PARTS["i_can_not"], _("So that nobody waits for it."))
    we_can = fields.words(
        PARTS["we_can"], _("What %(they)s can ask of you, and what you would ask of %(them)s.")
    )
    who_i_tell = fields.words(
        PARTS["who_i_tell"], _("Danger is never kept secret, and a court might ask. Keep that in.")
    )
