from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.web import fields
from alongside.web.forms import Form


class ScreenBackForm(Form):
    password = fields.password(_("Your password"), "current-password")


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
