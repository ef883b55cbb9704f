"""The forms of my own load."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.people.models import Practitioner
from alongside.web import fields
from alongside.web.forms import Form


class HelpedForm(Form):
    words = fields.words(
        _("What has helped you before, when it was a lot?"),
        _("Somebody to ring, an hour without the phone, a walk: in your own words."),
        needed=_("Write what helped."),
    )


class BringLoadForm(Form):
    """To whom it is brought. What is brought stands on the page, and is worked out again when it is sent."""

    to = fields.chips(_("To whom?"), needed=True)
    asks = fields.words(_("What would you like from them?"), _("To listen, to decide something, a day off."))

    def __init__(self, *args: Any, supervisors: list[Practitioner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.supervisors = {str(supervisor.id): supervisor for supervisor in supervisors}
        self.offer("to", [(id, supervisor.name) for id, supervisor in self.supervisors.items()])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data | {"to": self.supervisors.get(data.get("to", ""))}
