from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Role
from alongside.people.models import Person, Practitioner
from alongside.web.components.layout import Block, Row
from alongside.web.components.widgets import Chips, Day
from alongside.web.forms import Form

ROLES = [
    (Role.WORKER, _("Works with people of their own")),
    (Role.SUPERVISOR, _("Supervises")),
    (Role.LEAD, _("Leads the team: accounts, and who works with whom")),
]


class PractitionerForm(Form):
    """Somebody of the team."""

    layout: tuple[str | Block, ...] = (Row("name", "first_name"), "profession", "roles")

    name = forms.CharField(label=_("Name"), max_length=120)
    first_name = forms.CharField(
        label=_("What they are called"), max_length=60, help_text=_("As it stands on pages for clients.")
    )
    profession = forms.CharField(label=_("Profession"), max_length=80, required=False)
    roles = forms.MultipleChoiceField(
        label=_("What they do here"),
        choices=ROLES,
        widget=forms.CheckboxSelectMultiple,
        initial=[Role.WORKER],
    )


class AddPractitionerForm(PractitionerForm):
    """Somebody new, with the name to sign in with."""

    layout = (Row("name", "first_name"), "profession", "username", "roles")

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


class MeForm(Form):
    """My own name and how to reach me."""

    layout = (Row("name", "first_name"), "profession", Row("email", "phone"))

    name = forms.CharField(label=_("Your name"), max_length=120)
    first_name = forms.CharField(
        label=_("What you are called"), max_length=60, help_text=_("As it stands on pages for clients.")
    )
    profession = forms.CharField(label=_("Your profession"), max_length=80, required=False)
    email = forms.EmailField(label=_("Your e-mail"), required=False)
    phone = forms.CharField(label=_("Your telephone"), max_length=40, required=False)


class DatesForm(Form):
    """From a day, perhaps until a day."""

    since = forms.DateField(label=_("From"), widget=Day)
    until = forms.DateField(
        label=_("Last day"), widget=Day, required=False, help_text=_("Leave it empty if none is known.")
    )


def _named(found: list[Any]) -> list[tuple[str, str]]:
    return [("", str(_("Please choose"))), *((str(one.id), one.name) for one in found)]


class AssignmentForm(DatesForm):
    """Who works with whom."""

    layout = ("practitioner", "client", Row("since", "until"))

    practitioner = forms.TypedChoiceField(label=_("Who?"))
    client = forms.TypedChoiceField(label=_("With which client?"))

    def __init__(self, *args: Any, workers: list[Practitioner], clients: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("practitioner", _named(workers))
        self.offer("client", _named(clients))


class SupervisionForm(DatesForm):
    """Who supervises whom."""

    layout = ("supervisor", "practitioner", Row("since", "until"))

    supervisor = forms.TypedChoiceField(label=_("Who supervises?"))
    practitioner = forms.TypedChoiceField(label=_("Whom?"))

    def __init__(
        self, *args: Any, supervisors: list[Practitioner], workers: list[Practitioner], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("supervisor", _named(supervisors))
        self.offer("practitioner", _named(workers))


ENDS = [
    ("now", _("Now")),
    ("day", _("With a last day")),
    ("mistake", _("Now: it was a mistake")),
]


class EndForm(Form):
    """When something between two of the team ends, and whether it should ever have stood."""

    layout = ("how", "until")

    how = forms.ChoiceField(label=_("When does it end?"), choices=ENDS, widget=Chips, initial="now")
    until = forms.DateField(
        label=_("Last day"),
        widget=Day,
        required=False,
        help_text=_(
            "Only with a last day. Until the end of that day it stays open; a day that is over ends it now."
        ),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("how") == "day" and not data.get("until") and "until" not in self.errors:
            self.add_error("until", _("Please give the last day, or choose that it ends now."))
        if data.get("how") in ("now", "mistake") and data.get("until"):
            self.add_error("how", _("There is a last day below. Choose it here, or take the day away."))
        return data


def _password(label: Any, autocomplete: str, **more: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=200, strip=False, widget=widget, **more)


class NewPasswordForm(Form):
    """A password to set."""

    new = _password(
        _("Your new password"),
        "new-password",
        help_text=_("At least 12 characters. Three or four words that do not belong together are good."),
    )
    again = _password(_("The same once more"), "new-password")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("new") and data.get("again") and data["new"] != data["again"]:
            self.add_error("again", _("The two are not the same. Please type them again."))
        return data


class ChangePasswordForm(NewPasswordForm):
    """A new password in place of the present one."""

    layout = ("password", "new", "again")

    password = _password(_("Your present password"), "current-password")
