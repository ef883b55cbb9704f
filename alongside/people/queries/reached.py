"""What was agreed in person before anything is sent. The alliance, or the person, was fetched for this viewer."""

from alongside.access.identities import Viewer
from alongside.base import mail
from alongside.base.request_context import saw
from alongside.people.models import AccessNeed, AgreedSign, Alliance, Person, SafeWay, SafeWays


def safe_ways_asked(viewer: Viewer, person: Person) -> SafeWays | None:
    """The answer that stands; it comes with the person of an alliance."""
    saw("person", [person.id])
    asked: SafeWays | None = getattr(person, "safe_ways", None)
    return asked if asked and asked.org_id == viewer.org_id else None


def safe_ways(viewer: Viewer, person: Person) -> tuple[SafeWay, ...] | None:
    """The ways that they said are safe to reach them by; None where nobody asked yet."""
    asked = safe_ways_asked(viewer, person)
    return tuple(map(SafeWay, asked.ways.split())) if asked else None


def may_mail(viewer: Viewer, person: Person) -> bool:
    """Whether something for them can go by mail from here: they gave an address, and said that this way is safe."""
    is_safe = SafeWay.EMAIL in (safe_ways(viewer, person) or ())
    return is_safe and bool(person.email) and mail.is_set_up()


def agreed_sign(viewer: Viewer, alliance: Alliance) -> AgreedSign | None:
    """The picture and the word that the two agreed on; None where they did not yet."""
    saw("person", [alliance.person_id])
    return AgreedSign.objects.filter(org_id=viewer.org_id, alliance=alliance).first()


def access_need(viewer: Viewer, person: Person) -> AccessNeed | None:
    """What they need to take part; None where nobody asked yet. It comes with the person of an alliance."""
    saw("person", [person.id])
    need: AccessNeed | None = getattr(person, "access_need", None)
    return need if need and need.org_id == viewer.org_id else None
