"""Writing the demo into an installation that holds nobody yet, as if it had been used day by day."""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base import clock
from alongside.base.clock import new_id
from alongside.base.request_context import acting_for
from alongside.ops.demo.acts import Actor
from alongside.ops.demo.telling import ZONE, acts, moment, read, weekday
from alongside.people.actions.assignments import supervise
from alongside.people.models import Organisation, Practitioner

FOUNDED = 560  # days ago


def nobody_is_here() -> bool:
    """Whether no organisation exists yet: the demo may be made."""
    return not Organisation.objects.exists()


@transaction.atomic
def make_demo() -> None:
    """Make both organisations and what they did. The caller has seen that nobody is here."""
    today = clock.today(ZONE)
    password = make_password(settings.DEMO_PASSWORD)  # hashed once: argon2 is slow on purpose
    viewers: dict[str, Viewer] = {}
    for entry in read("organisations.toml")["organisation"]:
        with clock.moved_to(moment(weekday(today, FOUNDED), "08:00")):
            org = Organisation.objects.create(name=entry["name"], zone=ZONE, is_demo=True)
            team = {}
            for member in entry["practitioners"]:
                about = {**member, "first_name": member["name"].split()[0], "password": password}
                team[member["username"]] = Practitioner.objects.create(org=org, **about)
            lead = team[entry["lead"]]
            by, since = lead.as_viewer(), weekday(today, FOUNDED)
            record(by, "demo.made", [("organisation", org.pk)])
            for username in entry.get("supervised", ()):
                supervise(by, id=new_id(), supervisor=lead, practitioner=team[username], since=since)
        viewers |= {username: practitioner.as_viewer() for username, practitioner in team.items()}
    people: dict[str, Actor] = {}
    for act in acts(today):
        actor = people.setdefault(act.who, Actor(viewers[act.by], today, people))
        with clock.moved_to(act.at), acting_for(actor.by):
            actor.play(act)
