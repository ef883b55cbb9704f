"""What you can expect from me: six parts, in plain words (S15)."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.documents.papers.expect import PARTS as ASKED
from alongside.web.agenda.plain import hints
from alongside.web.components.widgets import Words
from alongside.web.forms import Form

#: Honest from the first: what can not be promised is not promised.
WHO_I_TELL = _(
    "What you tell me stays with me and the team that works with you.\n"
    "I write short notes about our work. You can ask to see them.\n"
    "If anyone is in danger, I can not keep that to myself. I will try to tell you first.\n"
    "A court might ask to see what I have written. If I know of it, I will tell you."
)
I_CAN_NOT = _("I can not decide about your money or your claim.\nI can not be there day and night.")
HELP = {
    "my_role": _("Who you are, who pays you, and for whom you are there."),
    "my_plan": _("What you would like to do with them first, and why it could help them."),
    "i_can": _("In small steps that they can picture."),
    "i_can_not": _("So that nobody waits for it."),
    "we_can": _("What they can ask of you, and what you would ask of them."),
    "who_i_tell": _("Danger is never kept secret, and a court might ask. Keep that in."),
}


class SheetForm(Form):
    """The sheet, in words that a tired reader takes in."""

    my_role = forms.CharField(widget=Words, required=False)
    my_plan = forms.CharField(widget=Words, required=False)
    i_can = forms.CharField(widget=Words, required=False)
    i_can_not = forms.CharField(widget=Words, required=False)
    we_can = forms.CharField(widget=Words, required=False)
    who_i_tell = forms.CharField(widget=Words, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, label in ASKED.items():
            self.fields[name].label, self.fields[name].help_text = label, HELP[name]
            # what stands there from the version before; words just typed are saved without a remark
            self.fields[name].advice = " ".join(hints(self.initial.get(name) or ""))  # type: ignore[attr-defined]
