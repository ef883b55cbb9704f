from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.models.account import MOST_DAYS
from alongside.web import fields
from alongside.web.forms import Form


class ScreenBackForm(Form):
    password = fields.password(_("Your password"), "current-password")


class AgainForm(Form):
    again_password = fields.password(_("Your password, or a code of your app"), "current-password")


class SecondStepForm(Form):
    """A code; whose password was right, where to go on to and sealed words come along unseen."""

    code = fields.code(_("The code"))
    half = forms.CharField(widget=forms.HiddenInput)
    next = forms.CharField(required=False, widget=forms.HiddenInput)
    held = forms.CharField(required=False, widget=forms.HiddenInput)


class AppForm(Form):
    code = fields.code(_("The code that your app shows now"))
    secret = forms.CharField(widget=forms.HiddenInput)


class PasskeyForm(Form):
    name = forms.CharField(
        label=_("What will you know it by?"),
        max_length=60,
        help_text=_("For example the phone or computer it is on."),
    )


class DaysForm(Form):
    days = forms.IntegerField(
        label=_("Days"),
        min_value=0,
        max_value=MOST_DAYS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class SignInForm(Form):
    """A name and a password; where to go on to, and sealed words, come along unseen."""

    username = forms.CharField(
        label=_("Your sign-in name"),
        max_length=80,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = fields.password(_("Your password"), "current-password")
    next = forms.CharField(required=False, widget=forms.HiddenInput)
    held = forms.CharField(required=False, widget=forms.HiddenInput)
