"""Why something is taken back: the same two questions whatever it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.web.components.widgets import Chips, Words
from alongside.web.forms import Form


class TakeBackForm(Form):
    """Choose a reason; a few words where one likes. A form of it names its `reasons` and what the words stand with."""

    layout = ("why", "words")
    reasons: Any = ()
    stands: Any = ""

    why = forms.ChoiceField(
        label=_("Why is it taken back?"),
        widget=Chips,
        error_messages={"required": _("Please choose why it is taken back.")},
    )
    words = forms.CharField(label=_("In a few words"), widget=Words, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("why", self.reasons)
        self.fields["words"].help_text = self.stands
