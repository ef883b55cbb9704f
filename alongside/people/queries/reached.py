"""What was agreed in person before anything is sent. The alliance, or the person, was fetched for this viewer."""

import datetime as dt

from django.db.models import Exists, OuterRef

from alongside.access.identities import Viewer
from alongside.base import mail
from alongside.base.request_context import saw
from alongside.people import models


def safe_ways_asked(viewer: Viewer, person: models.Person) -> models.SafeWays | None:
    """The answer that stands; it comes with the person of an alliance."""
    saw("person", [person.id])
    asked: models.SafeWays | None = getattr(person, "safe_ways", None)
    return asked if asked and asked.org_id == viewer.org_id else None


def safe_ways(viewer: Viewer, person: models.Person) -> tuple[models.SafeWay, ...] | None:
    """The ways that they said are safe to reach them by; None where nobody asked yet."""
    asked = safe_ways_asked(viewer, person)
    return tuple(map(models.SafeWay, asked.ways.split())) if asked else None


def may_mail(viewer: Viewer, person: models.Person) -> bool:
    """Whether something for them can go by mail from here: they gave an address, and said that this way is safe."""
    is_safe = models.SafeWay.EMAIL in (safe_ways(viewer, person) or ())
    return is_safe and bool(person.email) and mail.is_set_up()


def agreed_sign(viewer: Viewer, alliance: models.Alliance) -> models.AgreedSign | None:
    """The picture and the word that the two agreed on; None where they did not yet."""
    saw("person", [alliance.person_id])
    return models.AgreedSign.objects.filter(org_id=viewer.org_id, alliance=alliance).first()


def access_need(viewer: Viewer, person: models.Person) -> models.AccessNeed | None:
    """What they need to take part; None where nobody asked yet. It comes with the person of an alliance."""
    saw("person", [person.id])
    need: models.AccessNeed | None = getattr(person, "access_need", None)
    return need if need and need.org_id == viewer.org_id else None


_newer = models.CapacityDecision.objects.filter(
    org_id=OuterRef("org_id"),
    person_id=OuterRef("person_id"),
    decision=OuterRef("decision"),
    seq__gt=OuterRef("seq"),
)
#: The newest of each kind of decision.
STANDING = models.CapacityDecision.objects.filter(~Exists(_newer))


def decisions(
    viewer: Viewer, person: models.Person
) -> tuple[list[models.CapacityDecision], list[models.CapacityDecision]]:
    """Those that stand, and those that stood before, the newest first, each with whoever wrote it down."""
    saw("person", [person.id])
    rows = models.CapacityDecision.objects.filter(org_id=viewer.org_id, person=person).order_by("-seq")
    rows = rows.select_related("made_by").defer("made_by__photo")
    standing = {row.decision: row for row in reversed(rows)}
    return list(standing.values()), [row for row in rows if row != standing[row.decision]]


def is_unwanted(viewer: Viewer, person: models.Person, day: dt.date) -> bool:
    """Whether they did not want to take part on this day, whatever else was found."""
    standing = STANDING.filter(org_id=viewer.org_id, person=person, dissent=True)
    return standing.filter(decided_on__lte=day).exists()
