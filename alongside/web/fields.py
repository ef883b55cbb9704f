"""The fields that most forms ask for, each with its widget.

`needed` is what is said where nothing was given; True says it in the usual words. Without it a field may stay empty.
"""

from typing import Any

from django import forms

from alongside.web.components import Chips, Day, Time, Words


def words(label: Any = "", hint: Any = "", *, needed: Any = None, **more: Any) -> forms.CharField:
    """Somebody's words."""
    options = {"label": label, "help_text": hint, "widget": Words, **_needed(needed), **more}
    return forms.CharField(**options)


def day(label: Any = "", hint: Any = "", *, needed: Any = None) -> forms.DateField:
    return forms.DateField(label=label, help_text=hint, widget=Day, **_needed(needed))


def time(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=Time, required=False)


def line(label: Any, most: int, hint: Any = "") -> forms.CharField:
    """A few words on one line, of at most so many characters."""
    return forms.CharField(label=label, max_length=most, help_text=hint, required=False)


def chips(label: Any = "", choices: Any = (), *, needed: Any = None, **more: Any) -> forms.ChoiceField:
    """One of a few short answers."""
    return forms.ChoiceField(label=label, choices=choices, widget=Chips, **_needed(needed), **more)


def tick(label: Any, hint: Any = "", **more: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=hint, required=False, **more)


def password(label: Any, autocomplete: str, **more: Any) -> forms.CharField:
    """A password as it is typed, spaces included."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=200, strip=False, widget=widget, **more)


def code(label: Any) -> forms.CharField:
    """A code from an app, or from paper."""
    attrs = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(label=label, max_length=40, widget=forms.TextInput(attrs=attrs))


def _needed(needed: Any) -> dict[str, Any]:
    messages = {} if needed is None or needed is True else {"required": needed}
    return {"required": needed is not None, "error_messages": messages}
