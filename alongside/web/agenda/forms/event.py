"""What happened, as one of the events that are on offer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.core.states.agenda import MyEvent, TheirEvent
from alongside.core.states.goal import GoalEvent
from alongside.web.components.widgets import Chips

KNOWN = {event.value for event in (*TheirEvent, *MyEvent, *GoalEvent)}


class EventField(forms.ChoiceField):
    """Offers what can happen now, and takes any event there is: whether it can still follow is the action's to say.

    A page that is sent twice has moved its subject on by the first time. The action knows the page by its id.
    """

    def __init__(self, **kwargs: Any):
        needed = {"required": _("Please choose what happened.")}
        super().__init__(label=_("What happened?"), widget=Chips, error_messages=needed, **kwargs)

    def valid_value(self, value: Any) -> bool:
        return str(value) in KNOWN
