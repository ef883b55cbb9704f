"""The forms about people: as few fields as will do, the rest folded away."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.models import CirclePlace, Person
from alongside.web.components import Block, Chips, Day, Fold, SideBySide, Words
from alongside.web.forms import Form

PRONOUNS = [("", _("just the name")), ("she", _("she")), ("he", _("he")), ("they", _("they"))]


class DetailsForm(Form):
    """What somebody is called and how to reach them."""

    layout: tuple[str | Block, ...] = (
        SideBySide("name", "preferred_name"),
        "pronoun",
        SideBySide("phone", "email"),
    )

    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("Please write a name.")}
    )
    preferred_name = forms.CharField(
        label=_("Likes to be called"),
        max_length=60,
        required=False,
        help_text=_("If it is not the first name."),
    )
    pronoun = forms.ChoiceField(
        label=_("How to speak of them here"), choices=PRONOUNS, widget=Chips, required=False
    )
    phone = forms.CharField(
        label=_("Phone"), max_length=40, required=False, widget=forms.TextInput({"inputmode": "tel"})
    )
    email = forms.EmailField(label=_("Email"), required=False)


class PlaceForm(Form):
    """Where somebody stands in a circle."""

    layout: tuple[str | Block, ...] = ("place", "role", SideBySide("since", "until"))

    place = forms.ChoiceField(
        label=_("Who they are to the client"), choices=CirclePlace.choices, widget=Chips
    )
    role = forms.CharField(
        label=_("In your own words"),
        max_length=60,
        required=False,
        help_text=_("Mother, speech therapist, the neighbour with the key."),
    )
    since = forms.DateField(label=_("Since"), widget=Day, required=False)
    until = forms.DateField(
        label=_("Last day"), widget=Day, required=False, help_text=_("Empty while it goes on.")
    )


class JoinForm(PlaceForm, DetailsForm):
    """Somebody new in a circle, or somebody I know already."""

    layout: tuple[str | Block, ...] = (
        "person",
        SideBySide("name", "preferred_name"),
        "place",
        "role",
        "with_me",
        Fold(
            _("More: phone, email, days"),
            "pronoun",
            SideBySide("phone", "email"),
            SideBySide("since", "until"),
        ),
    )

    person = forms.ChoiceField(label=_("Somebody you know already"), required=False, widget=forms.Select)
    with_me = forms.BooleanField(
        label=_("I work with them too"),
        required=False,
        help_text=_("Opens a page of their own for the two of you, apart from the client’s."),
    )

    def __init__(self, *args: Any, known: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False
        self.known = {str(person.id): person for person in known}
        if known:
            named = [(id, person.name) for id, person in self.known.items()]
            self.offer("person", [("", _("Nobody, this is a new person")), *named])
        else:
            del self.fields["person"]
            self.layout = self.layout[1:]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("person") and data.get("name"):
            self.add_error("name", _("Choose somebody above, or write a new name: one of the two."))
        if not data.get("person") and not data.get("name"):
            known = "person" in self.fields
            self.add_error(
                "name",
                _("Please write a name, or choose somebody above.") if known else _("Please write a name."),
            )
        return data | {"person": self.known.get(data.get("person", ""))}


class EntryForm(Form):
    """One thing that is good to know."""

    layout = ("words", "in_their_words", "on")

    words = forms.CharField(
        label=_("In a few words"),
        widget=Words,
        error_messages={"required": _("Please write it down in a few words.")},
    )
    in_their_words = forms.BooleanField(label=_("These are their own words"), required=False)
    on = forms.DateField(label=_("When you heard it"), widget=Day, required=False)


class OwnValueForm(Form):
    """Something that matters to me in this work."""

    words = forms.CharField(
        label=_("Something that matters to you in this work"),
        max_length=200,
        widget=Words(lines=1),
        help_text=_("One at a time. “Nobody has to tell their story twice.”"),
        error_messages={"required": _("Please write it down in a few words.")},
    )
