"""Getting ready: a few light questions, none of them needed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.documents.pronouns import Spoken
from alongside.web.components.layout import Fold, Row
from alongside.web.components.widgets import Day, Time, Words
from alongside.web.contacts.when import moment
from alongside.web.forms import Form

OWN = {
    "like_for_me": _("What is this like for me?"),
    "my_need": _("What do I need myself?"),
    "not_moving": _("What has not moved, and how would I say so?"),
}


def _own(name: str) -> forms.CharField:
    return forms.CharField(label=OWN[name], widget=Words, required=False)


class ReadyForm(Form):
    """A plan for one contact."""

    layout: tuple[Any, ...] = (
        "start_with",
        "respect",
        "name_openly",
        Fold(
            _("For me: what this is like, what I need, what has not moved"),
            *OWN,
            "openly",
            hint=_(
                "Only you see these here, until you tick them. A court or the client may be able to obtain them."
            ),
        ),
    )

    start_with = forms.CharField(label=_("What will we start with?"), widget=Words, required=False)
    respect = forms.CharField(widget=Words, required=False)
    name_openly = forms.CharField(label=_("What would be good to name openly?"), widget=Words, required=False)
    like_for_me = _own("like_for_me")
    my_need = _own("my_need")
    not_moving = _own("not_moving")
    openly = forms.MultipleChoiceField(
        label=_("Say this openly: it goes onto the plan for both of you"),
        choices=list(OWN.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, person: Spoken, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["respect"].label = _("What do I respect or like about %(them)s today?") % {
            "them": person.them
        }


class ReadyUnplannedForm(ReadyForm):
    """The same where nothing is planned: it may say when."""

    layout = (*ReadyForm.layout, Row("day", "time"))

    day = forms.DateField(label=_("Which day? Empty is today"), widget=Day, required=False)
    time = forms.TimeField(label=_("What time?"), widget=Time, required=False)

    def clean(self) -> dict[str, Any]:
        """`at` in the place of the two fields."""
        data = super().clean() or {}
        return {**data, "at": moment(data.pop("day", None), data.pop("time", None))}
