"""The exercises there are, and what the viewer made of them."""

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.core.practice import Exercise, Here, Practised, at_hand
from alongside.learning.files import exercises
from alongside.learning.models import PracticeKind, PracticeLog


def exercise(code: str) -> Exercise:
    """One exercise, by the name of its file. Raises NotThere."""
    try:
        return exercises()[code]
    except KeyError:
        raise NotThere from None


def log(viewer: Viewer) -> list[PracticeLog]:
    """My own log, the newest first. Nobody reads another's."""
    return list(PracticeLog.objects.filter(org_id=viewer.org_id, made_by_id=viewer.id).order_by("-seq"))


def practised(log: list[PracticeLog]) -> Practised:
    """What follows from a log: what was tried last when, and what is not wanted."""
    tried, wanted = {}, {}
    for row in reversed(log):
        if row.kind == PracticeKind.TRIED:
            tried[row.exercise] = row.on
        else:
            wanted[row.exercise] = row.kind
    unwanted = frozenset(code for code, kind in wanted.items() if kind == PracticeKind.NOT_AGAIN)
    return Practised(tried, unwanted)


def for_here(viewer: Viewer, here: Here) -> Exercise | None:
    """The exercise that a page shows this viewer; None where no moment holds."""
    day = today(viewer.zone)
    return at_hand(exercises().values(), here, practised(log(viewer)), day) if here.moments(day) else None
