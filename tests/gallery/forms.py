"""Forms with every widget, every block and every kind of error."""

from django import forms

from alongside.web.components import (
    Chips,
    ChipsMany,
    Circles,
    Day,
    Fold,
    Group,
    SideBySide,
    Time,
    Words,
)
from alongside.web.forms import Form

DID = [
    (words, words)
    for words in ("listened", "promised something", "worked it out together", "could not fix it")
]
CAME_UP = [
    (words, words) for words in ("not today", "they raised it", "I named it", "“not now”", "we agreed")
]
EASE = list(enumerate(("very uneasy", "uneasy", "so-so", "at ease", "very at ease")))
OFTEN = list(enumerate(("always", "most times", "sometimes", "not often", "never")))
TWO = [
    ("a", "one of them"),
    ("b", "the other, which has a good many words to it and so takes more than one line"),
]


class ContactForm(Form):
    """The contact form of the mock-up."""

    layout = (
        "on_mind",
        "did",
        SideBySide("promise", "by"),
        "came_up",
        "ease",
        Fold(
            "More: who was there, minutes",
            "there",
            SideBySide("began", "minutes"),
            hint="Only if it helps you.",
        ),
    )

    on_mind = forms.CharField(label="What was on his mind?", help_text="In his words.", widget=Words)
    did = forms.MultipleChoiceField(
        label="What did you do about it?", choices=DID, widget=ChipsMany, required=False
    )
    promise = forms.CharField(label="What did you promise?", widget=Words(lines=1), required=False)
    by = forms.DateField(label="By when?", widget=Day, required=False)
    came_up = forms.ChoiceField(label="Did yours come up?", choices=CAME_UP, widget=Chips, required=False)
    ease = forms.ChoiceField(label="How at ease did I feel?", choices=EASE, widget=Circles, required=False)
    there = forms.CharField(label="Who was there?", required=False)
    began = forms.TimeField(label="When did it begin?", widget=Time, required=False)
    minutes = forms.IntegerField(label="Minutes", required=False)


class EveryField(Form):
    """Every other kind of field, all needed but one."""

    layout = (
        Group("Who and when", "name", "email", SideBySide("day", "time"), hint="As they told you."),
        "often",
    )

    often = forms.ChoiceField(
        label="How often?",
        choices=OFTEN,
        widget=Circles,
        help_text="Theirs to say.",
    )
    name = forms.CharField(label="Name")
    email = forms.EmailField(label="Address")
    day = forms.DateField(label="Day", widget=Day)
    time = forms.TimeField(label="Time", widget=Time)
    person = forms.ChoiceField(label="With whom?", choices=TWO)
    one = forms.ChoiceField(label="Only one", choices=TWO, widget=forms.RadioSelect)
    some = forms.MultipleChoiceField(label="Some", choices=TWO, widget=forms.CheckboxSelectMultiple)
    sure = forms.BooleanField(label="I have read this to them", help_text="Aloud, and slowly.")
    file = forms.FileField(label="A file")
    note = forms.CharField(label="Anything else", widget=Words, required=False)
    page = forms.CharField(widget=forms.HiddenInput, initial="7")
