"""What an attacker sends: every address, and every form of a page that was open to them once, filled in so that it fits."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from alongside.access.scopes import Scope
from alongside.access.table import TABLE
from alongside.base.clock import today
from tests.web.forms import Posted, forms_of
from tests.web.samples import Whose
from tests.web.swept import Address, addresses, at_the_door, undone
from tests.world import World

ROUTES = [one for one in addresses() if one.name not in {"sign-out", "draft"}]
#: Parts of an address that name something of the practitioner's own, or of the organisation's: no record of a client.
NOT_OF_A_CLIENT = {
    "file", "value", "practitioner", "pictured", "assignment", "supervision", "questionnaire", "own_request", "helped", "hold", "opening",
    "helper", "sheet", "session_look", "hours_entry", "session", "contract", "spoken",
}  # fmt: skip
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Form:
    """A form, the route of the page on which it stood, and the route it is sent to."""

    page: str
    posted: Posted

    @property
    def route(self) -> str:
        """Where it is sent."""
        return resolve(self.posted.path).view_name


def of_a_client(address: Address) -> bool:
    """Whether it names the record of a client or of somebody around one. What a lead is shown holds names and no record."""
    is_for_leads = Scope.LEAD in {TABLE[address.name].get, TABLE[address.name].post}
    return not is_for_leads and bool(set(address.record_parts) - NOT_OF_A_CLIENT)


def forms(world: World, whose: Whose, actor: str = "owner") -> Iterator[Form]:
    """Every form of every page of these records, as this actor is given it."""
    client, theirs = at_the_door(world, actor, Client), set(whose.made.values())
    seen = set()
    for address in ROUTES:
        if TABLE[address.name].get is None:
            continue
        with undone():
            text = _text(client.get(path := address.of(whose)))
        for posted in forms_of(text, path):
            key = (posted.path, tuple(sorted(posted.data)))
            # Today has forms about others too
            ours = address.record_parts or theirs.issuperset(ids_in(posted.path))
            if key not in seen and ours and posted.path != "/sign-out/":
                seen.add(key)
                yield Form(address.name, _fitting(address.name, posted, today(whose.worker.org.zone)))


def ids_in(path: str) -> set[object]:
    """The records that an address names."""
    return {part for part in resolve(path).kwargs.values() if isinstance(part, UUID)}


def _text(answer: HttpResponse) -> str:
    html = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    return answer.content.decode() if html else ""


def _fitting(page: str, posted: Posted, day: dt.date) -> Posted:
    """With what this form takes, where what fills it otherwise does not fit."""
    tomorrow, yesterday = [(day + _DAY).isoformat()], [(day - _DAY).isoformat()]
    other = {
        "access-needs": {"review_on": tomorrow},
        "check-in-differently": {"due_on": tomorrow},
        "circle-add": {"name": [""], "preferred_name": [""], "since": [""], "until": [""]},
        "contact-plan": {"day": tomorrow},
        "contact-promise": {"due_on": tomorrow},
        "item-promise": {"due_on": tomorrow},
        "leave": {"until": [""]},
        "promise-add": {"due_on": tomorrow},
        "promise-day": {"due_on": tomorrow},
        "reflection-again": {"look_again_on": tomorrow},
        "session": {"due_on": tomorrow},
        "rupture-back": {"on": tomorrow},
        "rupture-began": {"on": yesterday},
        "rupture-tried": {"follow_up_on": tomorrow},
        "rupture-when": {"on": tomorrow},
        "think-about": {"look_again_on": tomorrow},
        "think-contact": {"look_again_on": tomorrow},
        "think-rupture": {"look_again_on": tomorrow},
        "together-device": {"mode": ["together"], "helper": [""]},
        "together-five": {"mode": ["together"], "helper": [""]},
    }.get(page, {})
    return Posted(
        posted.path, posted.data | {name: value for name, value in other.items() if name in posted.data}
    )


def methods(address: Address) -> list[str]:
    """How an address can be asked for."""
    return [method for method in ("GET", "POST") if TABLE[address.name].scope(method)]
