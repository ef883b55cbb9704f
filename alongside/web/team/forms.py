"""The forms of the team, of one's own account and of passwords. What they clean is what their actions take."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Role
from alongside.checkins.actions.voices import LARGEST
from alongside.documents.faces import SYMBOLS
from alongside.people.actions.accounts import LEAST, MOST
from alongside.people.faces import MOST_BYTES
from alongside.people.models import Practitioner
from alongside.web import fields
from alongside.web.components import Block, SideBySide
from alongside.web.forms import Form
from alongside.web.templatetags.words import symbol

ROLES = [
    (Role.WORKER, _("Works with clients")),
    (Role.SUPERVISOR, _("Supervises")),
    (Role.LEAD, _("Leads the team: accounts, and who works with whom")),
]


def roles_of(practitioner: Practitioner) -> str:
    """What somebody does here, in words."""
    return " · ".join(str(label) for role, label in ROLES if role in practitioner.roles)


class PractitionerForm(Form):
    layout: tuple[str | Block, ...] = (SideBySide("name", "first_name"), "profession", "username", "roles")

    name = forms.CharField(label=_("Name"), max_length=120)
    first_name = forms.CharField(
        label=_("What people call them"), max_length=60, help_text=_("Pages for clients use this name.")
    )
    profession = fields.line(_("Profession"), 80)
    username = forms.RegexField(
        r"^[\w.@+-]+$",
        label=_("Sign-in name"),
        max_length=80,
        help_text=_("Letters, digits and . @ + - _ without spaces."),
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}
        ),
        error_messages={"invalid": _("Please use only letters, digits and . @ + - _ without spaces.")},
    )
    roles = forms.MultipleChoiceField(
        label=_("What they do here"),
        choices=ROLES,
        widget=forms.CheckboxSelectMultiple,
        initial=[Role.WORKER],
    )


class AddPractitionerForm(PractitionerForm):
    layout = (SideBySide("name", "first_name"), "profession", "email", "username", "roles")

    email = forms.EmailField(
        label=_("Their e-mail"), required=False, help_text=_("Their own at work. A link can be sent there.")
    )


class MeForm(Form):
    layout = (SideBySide("name", "first_name"), "profession", SideBySide("email", "phone"))

    name = forms.CharField(label=_("Your name"), max_length=120)
    first_name = forms.CharField(
        label=_("What people call you"), max_length=60, help_text=_("Pages for clients use this name.")
    )
    profession = fields.line(_("Your profession"), 80)
    email = forms.EmailField(label=_("Your e-mail"), required=False)
    phone = fields.line(_("Your telephone"), 40)


class SymbolForm(Form):
    """One of a few simple shapes, or none."""

    symbol = forms.ChoiceField(label=_("Your symbol"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drawn = [(code, format_html("{} {}", symbol(code), shape.name)) for code, shape in SYMBOLS.items()]
        self.offer("symbol", [*drawn, ("", _("None"))])


class PhotoForm(Form):
    photo = forms.FileField(
        label=_("The photo"),
        help_text=_(
            "JPEG or PNG, at most 5 MB. It is made smaller, and what the camera wrote into it is taken out."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )

    def clean_photo(self) -> bytes:
        """Enough of it to see that it is too large."""
        return self.cleaned_data["photo"].read(MOST_BYTES + 1)


class SentenceForm(Form):
    """One sentence, as the microphone of the browser took it."""

    sound = forms.FileField(
        label=_("The recording"),
        help_text=_("A few seconds, at most 20 KB. Where there is a microphone it can be recorded here."),
        widget=forms.FileInput(attrs={"accept": "audio/*", "data-record": "15"}),
    )
    milliseconds = forms.IntegerField(min_value=0, max_value=60_000, required=False, widget=forms.HiddenInput)

    def clean_sound(self) -> bytes:
        """Enough of it to see that it is too large."""
        return self.cleaned_data["sound"].read(LARGEST + 1)

    def clean_milliseconds(self) -> int:
        return self.cleaned_data["milliseconds"] or 0


class DelayForm(Form):
    hours = forms.IntegerField(
        label=_("Hours"),
        min_value=LEAST,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class LinkForm(Form):
    """From a day, perhaps until a day, between two: `rows` are whom each of the other fields offers and gives."""

    since = fields.day(_("From"), needed=True)
    until = fields.day(_("Last day"), _("Leave it empty if none is known."))

    def __init__(self, *args: Any, rows: Mapping[str, Iterable[Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in rows.items():
            by_id = {str(row.id): row for row in offered}
            self.offer(name, [("", _("Please choose")), *((id, row.name) for id, row in by_id.items())])
            self.fields[name].coerce = by_id.__getitem__  # type: ignore[attr-defined]


class AssignmentForm(LinkForm):
    layout = ("practitioner", "client", SideBySide("since", "until"))

    practitioner = forms.TypedChoiceField(label=_("Who?"))
    client = forms.TypedChoiceField(label=_("With which client?"))


class SupervisionForm(LinkForm):
    layout = ("supervisor", "practitioner", SideBySide("since", "until"))

    supervisor = forms.TypedChoiceField(label=_("Who supervises?"))
    practitioner = forms.TypedChoiceField(label=_("Who is supervised?"))


class EndForm(Form):
    """When something between two of the team ends, and whether it should ever have stood."""

    layout = ("how", "until")

    how = fields.chips(
        _("When does it end?"),
        [
            ("now", _("Now")),
            ("day", _("On the last day below")),
            ("mistake", _("Now, because it was a mistake")),
        ],
        needed=True,
        initial="now",
    )
    until = fields.day(
        _("Last day"),
        _("It stays open until the end of that day; a day that is over ends it now."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        how, until = cleaned.get("how"), cleaned.get("until")
        if how == "day" and not until and "until" not in self.errors:
            self.add_error("until", _("Please give the last day, or choose that it ends now."))
        if how in ("now", "mistake") and until:
            self.add_error(
                "how", _("There is a last day below. Choose that it ends on it, or take the day out.")
            )
        return {"until": until, "by_mistake": how == "mistake"}


class NewPasswordForm(Form):
    new = fields.password(
        _("Your new password"),
        "new-password",
        help_text=_("At least 12 characters. Three or four words that do not belong together are good."),
    )
    again = fields.password(_("The same password again"), "new-password")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("new") and cleaned.get("again") and cleaned["new"] != cleaned["again"]:
            self.add_error("again", _("The two are not the same. Please type them again."))
        return cleaned


class ChangePasswordForm(NewPasswordForm):
    layout = ("password", "new", "again")

    password = fields.password(_("Your current password"), "current-password")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        return {"present": cleaned.get("password"), "password": cleaned.get("new")}
