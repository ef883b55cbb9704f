"""Keeping what was tried, and what is not wanted again."""

import uuid

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.action import action, stamp
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.learning import queries
from alongside.learning.models import PracticeKind, PracticeLog


@action("practice.kept", codes=["exercise", "kind"])
def keep_practice(by: Viewer, *, id: uuid.UUID | None = None, exercise: str, kind: str) -> PracticeLog:
    """I tried it today; I do not want it again; or I do. Raises NotThere for an exercise that there is not, Refused."""
    queries.exercise(exercise)
    if kind not in PracticeKind.values:
        raise Refused(_("Please choose one of the buttons."))
    return PracticeLog.objects.create(**stamp(by, id), exercise=exercise, kind=kind, on=today(by.zone))
