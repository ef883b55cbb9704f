"""The forms about people: as few fields as will do, the rest folded away."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from alongside.documents.faces import SYMBOLS
from alongside.people.models import CapacityFinding, CirclePlace, Decision, Person, SafeWay
from alongside.web import fields
from alongside.web.components import Block, ChipsMany, Fold, SideBySide, Words
from alongside.web.forms import AboutForm, Form
from alongside.web.templatetags.words import symbol

PRONOUNS = [("", _("just the name")), ("she", _("she")), ("he", _("he")), ("they", _("they"))]


class DetailsForm(Form):
    layout: tuple[str | Block, ...] = (
        SideBySide("name", "preferred_name"),
        "pronoun",
        SideBySide("phone", "email"),
        "address",
    )

    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("Please write a name.")}
    )
    preferred_name = fields.line(_("Likes to be called"), 60, _("If it is not the first name."))
    pronoun = fields.chips(_("How to speak of them here"), PRONOUNS)
    phone = forms.CharField(
        label=_("Phone"), max_length=40, required=False, widget=forms.TextInput({"inputmode": "tel"})
    )
    email = forms.EmailField(label=_("Email"), required=False)
    address = fields.line(
        _("Address"),
        200,
        _("On one line. A door code or a key stands under Getting in, on a page of its own."),
    )


class PlaceForm(Form):
    layout: tuple[str | Block, ...] = ("place", "role", SideBySide("since", "until"))

    place = fields.chips(_("Who they are to the client"), CirclePlace.choices, needed=True)
    role = fields.line(_("In your own words"), 60, _("Mother, speech therapist, the neighbour with the key."))
    since = fields.day(_("Since"))
    until = fields.day(_("Last day"), _("Empty while it goes on."))


class JoinForm(PlaceForm, DetailsForm):
    """Somebody new in a circle, or somebody I know already."""

    layout: tuple[str | Block, ...] = (
        "person",
        SideBySide("name", "preferred_name"),
        "place",
        "role",
        "with_me",
        Fold(
            _("More: phone, email, address, days"),
            "pronoun",
            SideBySide("phone", "email"),
            "address",
            SideBySide("since", "until"),
        ),
    )

    person = forms.ChoiceField(label=_("Somebody you know already"), required=False, widget=forms.Select)
    with_me = fields.tick(
        _("I work with them too"),
        _("Opens a page of their own for the two of you, apart from the client’s."),
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
            either = _("Please write a name, or choose somebody above.")
            self.add_error("name", either if self.known else _("Please write a name."))
        return data | {"person": self.known.get(data.get("person", ""))}


class EntryForm(AboutForm):
    layout = ("words", "in_their_words", "on")

    words = fields.words(_("In a few words"), needed=_("Please write it down in a few words."))
    in_their_words = fields.tick(_("These are %(their)s own words"))
    on = fields.day(_("When you heard it"))


class OwnValueForm(Form):
    words = fields.words(
        _("Something that matters to you in this work"),
        _("One at a time. “Nobody has to tell their story twice.”"),
        needed=_("Please write it down in a few words."),
        max_length=200,
        widget=Words(lines=1),
    )


class SafeWaysForm(AboutForm):
    ways = forms.MultipleChoiceField(
        label=_("Safe ways to reach %(them)s"),
        choices=SafeWay.choices,
        widget=ChipsMany,
        error_messages={"required": _("Choose what is safe, or “Only in person”.")},
    )
    asked_on = fields.day(_("When you asked"))


class AgreedSignForm(Form):
    """The pictures are the symbols that there are, each with its name."""

    picture = forms.ChoiceField(label=_("The picture"), widget=forms.RadioSelect)
    word = fields.line(_("The word"), 30, _("One that comes to mind easily, and that nobody would guess."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drawn = [(code, format_html("{} {}", symbol(code), shape.name)) for code, shape in SYMBOLS.items()]
        self.offer("picture", drawn)


class AccessNeedsForm(AboutForm):
    layout = ("words", "met", "told", SideBySide("asked_on", "review_on"))

    words = fields.words(_("What is needed"), needed=_("Please write it down in a few words."))
    met = fields.words(_("How that is met"), _("What you bring, change or leave out."))
    told = fields.line(
        _("Who else knows"), 200, _("Told with %(their)s yes: the therapist, the support worker.")
    )
    asked_on = fields.day(_("When you asked"))
    review_on = fields.day(_("When to ask again"), needed=_("Please choose a day to come."))


class CapacityForm(AboutForm):
    layout = ("decision", "finding", "support", "asked", "dissent", "decided_on")

    decision = fields.chips(_("What is decided"), Decision.choices, needed=True)
    finding = fields.chips(_("How"), CapacityFinding.choices, needed=True)
    support = fields.words(_("What helped %(them)s to decide"))
    asked = fields.words(
        _("Who was asked, where it was decided for %(them)s"),
        _("Whoever is close to %(them)s, an advocate, an attorney or deputy for this very matter."),
    )
    dissent = fields.tick(
        _("%(name)s: no, I do not want it"),
        _(
            "In words, or shown without words. Then no link works and no form is asked, whatever else was found."
        ),
    )
    decided_on = fields.day(_("On"))
