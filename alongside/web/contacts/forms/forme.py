"""What is mine of a contact."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.documents.contacts import EASE
from alongside.web.components.widgets import Circles, Words
from alongside.web.forms import Form


class ForMeForm(Form):
    """Nothing is needed; leaving all empty takes it back."""

    ease = forms.TypedChoiceField(
        label=_("How at ease did I feel?"),
        choices=EASE,
        coerce=int,
        empty_value=None,
        widget=Circles,
        required=False,
    )
    shared = forms.CharField(
        label=_("What did I share about myself?"),
        help_text=_("Enough to be human, not so much that they look after you; it differs with everybody."),
        widget=Words,
        required=False,
    )
    landed = forms.CharField(label=_("How did that land?"), widget=Words, required=False)
