"""One record of every kind that an address can name, for each practitioner of the test world.

A route with a part that has no maker here fails the permission matrix: whoever adds a route adds the maker, and the
matrix, the sweep of ids and the audit test then cover it without being told. The words in every record are unlike
anybody else's, so that a page which shows them gives itself away.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from alongside.agenda.models import ExpectSheet, Goal, GoalStep, Item, ItemStep, Promise, PromiseStep
from alongside.base import clock
from alongside.base.acting import acting_for
from alongside.base.ids import new_id
from alongside.checkins.models import Answer, Look, Questionnaire, WorkedFor
from alongside.contacts.models import Addendum, Away, Contact, ForMe, Plan, PromisedIn, Touch
from alongside.exchange import actions as exchange
from alongside.people.models import (
    Alliance,
    Assignment,
    CircleLink,
    GoodToKnow,
    OwnValue,
    Person,
    Practitioner,
    SupervisionLink,
)
from alongside.repair.models import Attempt, HardTalk, Slip, Strain, StrainAddendum, StrainNote, Weather
from alongside.repair.models.strain import Part
from alongside.web.people.get_right import BY_MARK
from tests.pictures import picture
from tests.world import World

Maker = Callable[["Whose"], uuid.UUID]
MAKERS: dict[str, Maker] = {}
#: Where a route means something narrower than its part is called: (route, part) -> the maker.
NARROWER: dict[tuple[str, str], str] = {
    ("getting-in-change", "entry"): "door",
    ("practitioner-photo", "practitioner"): "pictured",
    ("paper-plan", "contact"): "planned",
}
#: Parts that are nobody's, such as a chapter or a kind: a value that exists.
FIXED: dict[str, str] = {
    "part": "my_part",
    "kind": "begin",
    "rule": "crowded_out",
    "mark": next(iter(BY_MARK)),
    "secret": "x" * 43,
    "instrument": "own-client",
    "slot": "wai-sr",
    "key": "unusual",
}
#: What a form needs to hold so that whoever may post it gets further than the door.
BODIES: dict[str, dict[str, str]] = {
    "draft": {"_path": "/me/change/"},
}


@dataclass
class Whose:
    """A practitioner with one person, and the records made of them so far.

    `word` marks every word about the person, `around` those about a relative, `mine` what is the practitioner's own.
    """

    worker: Practitioner
    person: Person
    alliance: Alliance
    lead: Practitioner
    supervisor: Practitioner
    word: str
    around: str
    mine: str
    made: dict[str, uuid.UUID] = field(default_factory=dict)

    def id(self, name: str) -> uuid.UUID:
        """The id of their record of this kind, made at the first asking."""
        if name not in MAKERS:
            raise LookupError(f"Say in tests/web/samples.py how to make a {name!r}: an address names one.")
        if name not in self.made:
            self.made[name] = MAKERS[name](self)
        return self.made[name]

    def parts(self, route: str, names: Iterable[str]) -> dict[str, str]:
        """What fills the parts of an address for their records."""
        return {
            name: FIXED[name] if name in FIXED else str(self.id(NARROWER.get((route, name), name)))
            for name in names
        }

    def words(self, about: str) -> str:
        """Words that nobody else's records hold."""
        return f"{about} {self.word}"

    def own_words(self, about: str) -> str:
        """The practitioner's own words: about nobody."""
        return f"{about} {self.mine}"

    def canaries(self) -> dict[str, uuid.UUID]:
        """Whose record it is that was shown where this word stands on a page."""
        relative = CircleLink.objects.get(pk=self.id("link")).person_id
        return {self.word: self.person.id, self.around: relative}

    def own(self) -> dict:
        """What every row needs."""
        return {"org_id": self.worker.org_id, "made_by": self.worker}

    def of(self) -> dict:
        """What every row of the alliance needs."""
        return {**self.own(), "alliance": self.alliance}

    @property
    def day(self) -> dt.date:
        return clock.now().date()


def maker(make: Maker) -> Maker:
    """Use this function for the part of an address that is called like it."""
    MAKERS[make.__name__] = make
    return make


def everybody(world: World) -> dict[str, Whose]:
    """Owner, colleague, stranger, each with all their records made; once for one world."""
    if made := getattr(world, "everybody", None):
        return made
    people = {
        "owner": (
            world.sam,
            world.dean,
            world.with_dean,
            world.maya,
            world.olu,
            "zebrafinch",
            "marshwort",
            "tinderbox",
        ),
        "colleague": (
            world.priya,
            world.amir,
            world.with_amir,
            world.maya,
            world.olu,
            "quillwort",
            "sandpiper",
            "lanternjaw",
        ),
        "stranger": (
            world.kit,
            world.far,
            world.with_far,
            world.lena,
            world.kit,
            "oxbowlake",
            "hollyfern",
            "copperbeech",
        ),
    }
    all_of_them = {name: Whose(*parts) for name, parts in people.items()}
    for whose in all_of_them.values():
        for name in MAKERS:
            whose.id(name)
    world.everybody = all_of_them  # type: ignore[attr-defined]
    return all_of_them


@maker
def person(whose: Whose) -> uuid.UUID:
    whose.person.name = f"{whose.person.name} {whose.word}"
    whose.person.preferred_name = whose.word.capitalize()
    whose.person.phone = whose.person.outside_ref = whose.words("07700")
    whose.person.email = f"{whose.word}@example.org"
    whose.person.save()
    return whose.person.id


@maker
def alliance(whose: Whose) -> uuid.UUID:
    return whose.alliance.id


@maker
def practitioner(whose: Whose) -> uuid.UUID:
    return whose.worker.id


@maker
def pictured(whose: Whose) -> uuid.UUID:
    """The same with a photo."""
    Practitioner.objects.filter(pk=whose.worker.pk).update(photo=picture(size=(8, 8)))
    return whose.worker.id


@maker
def link(whose: Whose) -> uuid.UUID:
    relative = Person.objects.create(
        name=f"{whose.around.capitalize()} Aunt", preferred_name=whose.around.capitalize(), **whose.own()
    )
    made = CircleLink.objects.create(
        client=whose.person, person=relative, place="family", role=whose.words("aunt"), **whose.own()
    )
    return made.id


@maker
def entry(whose: Whose) -> uuid.UUID:
    made = GoodToKnow.objects.create(
        person=whose.person, kind="value", words=whose.words("Being early"), on=whose.day, **whose.own()
    )
    return made.id


@maker
def value(whose: Whose) -> uuid.UUID:
    made = OwnValue.objects.create(
        practitioner=whose.worker, words=whose.own_words("Patience"), **whose.own()
    )
    return made.id


@maker
def door(whose: Whose) -> uuid.UUID:
    made = GoodToKnow.objects.create(
        person=whose.person, kind="getting_in", words=whose.words("Key"), on=whose.day, **whose.own()
    )
    return made.id


@maker
def contact(whose: Whose) -> uuid.UUID:
    made = Contact.objects.create(
        state="happened",
        at=clock.now() - dt.timedelta(days=3),
        **{
            name: whose.words(name)
            for name in (
                "place",
                "on_their_mind",
                "named",
                "came_of_it",
                "who_was_there",
                "note",
                "outside_ref",
            )
        },
        **whose.of(),
    )
    Addendum.objects.create(contact=made, words=whose.words("Added"), **whose.own())
    ForMe.objects.create(
        contact=made,
        author=whose.worker,
        shared=whose.words("Mine"),
        landed=whose.words("Well"),
        **whose.own(),
    )
    return made.id


@maker
def planned(whose: Whose) -> uuid.UUID:
    made = Contact.objects.create(
        at=clock.now() + dt.timedelta(hours=2), place=whose.words("At"), **whose.of()
    )
    own = ("respect", "start_with", "name_openly", "like_for_me", "my_need", "not_moving")
    Plan.objects.create(contact=made, **{name: whose.words(name) for name in own}, **whose.own())
    return made.id


@maker
def away(whose: Whose) -> uuid.UUID:
    return Away.objects.create(why="hospital", since=whose.day - dt.timedelta(days=20), **whose.of()).id


@maker
def goal(whose: Whose) -> uuid.UUID:
    made = Goal.objects.create(words=whose.words("Walk to the shop"), **whose.of())
    GoalStep.objects.create(
        goal=made, event="reworded", words=whose.words("Walk"), on=whose.day, **whose.own()
    )
    return made.id


@maker
def item(whose: Whose) -> uuid.UUID:
    made = Item.objects.create(
        side="theirs", state="open", on=whose.day, state_on=whose.day, **_item_words(whose), **whose.of()
    )
    ItemStep.objects.create(
        item=made, event="i_did_it", words=whose.words("Rang"), on=whose.day, **whose.own()
    )
    Touch.objects.create(contact_id=whose.id("contact"), item=made, how="heard", **whose.own())
    Item.objects.create(
        side="mine", state="waiting", on=whose.day, state_on=whose.day, **_item_words(whose), **whose.of()
    )
    for side, over in (("theirs", "will_not_work"), ("mine", "done")):
        days = {"on": whose.day, "state_on": whose.day}
        Item.objects.create(side=side, state=over, closed=True, **days, **_item_words(whose), **whose.of())
    return made.id


def _item_words(whose: Whose) -> dict[str, str]:
    return {name: whose.words(name) for name in ("words", "why", "how_to_say", "instead")}


@maker
def promise(whose: Whose) -> uuid.UUID:
    made = Promise.objects.create(
        words=whose.words("Ring the council"), made_on=whose.day, due_on=whose.day, **whose.of()
    )
    PromiseStep.objects.create(
        promise=made, event="kept", words=whose.words("Rang"), on=whose.day, **whose.own()
    )
    PromisedIn.objects.create(contact_id=whose.id("contact"), promise=made, **whose.own())
    return made.id


@maker
def look(whose: Whose) -> uuid.UUID:
    made = _look(whose, "client", whose.person.id, audience="talk")
    mine = _look(whose, "for_me", whose.worker.id, audience="mine")
    Answer.objects.create(
        look=mine, item="stuck", key_of=whose.worker.id, words=whose.words("Stuck"), **whose.own()
    )
    return made.id


@maker
def questionnaire(whose: Whose) -> uuid.UUID:
    """The organisation's: colleagues share it."""
    found = Questionnaire.objects.filter(org_id=whose.worker.org_id).first()
    if found is None:
        wording = {"a": whose.own_words("We go at my pace"), "b": whose.own_words("I am heard")}
        text = INVENTED.format(**wording)
        about = {"key": "invented", "version": 1, "text": text, "granted_by": whose.own_words("Ours")}
        found = Questionnaire.objects.create(**about, **whose.own())
    return found.id


INVENTED = """key = "invented"
version = "1"
name = "Invented"
rater = "client"
range = "1:5:1"
items = ["a", "b"]
reversed = ["b"]
minimum = 2
prorate = false
validated = false
licence = "Ours."
citation = "Invented for tests"

[wording]
a = "{a}"
b = "{b}"
"""


def _look(whose: Whose, rater: str, key_of: uuid.UUID, **more: object) -> Look:
    """A look with one step and some words."""
    made = Look.objects.create(
        person=whose.person,
        rater=rater,
        instrument="own-client",
        version="1",
        mode="together" if rater == "client" else "alone",
        medium="aloud",
        on=whose.day,
        score=16,
        top=20,
        answered=5,
        **whose.of(),
        **more,
    )
    Answer.objects.create(look=made, item="listens", step=3, key_of=key_of, **whose.own())
    Answer.objects.create(
        look=made, item="went_well", key_of=key_of, words=whose.words("Well"), **whose.own()
    )
    return made


@maker
def worked(whose: Whose) -> uuid.UUID:
    made = WorkedFor.objects.create(
        person=whose.person, words=whose.words("Tea first"), on=whose.day, **whose.of()
    )
    return made.id


@maker
def sheet(whose: Whose) -> uuid.UUID:
    parts = ("my_role", "my_plan", "i_can", "i_can_not", "we_can", "who_i_tell")
    return ExpectSheet.objects.create(**{name: whose.words(name) for name in parts}, **whose.of()).id


@maker
def file(whose: Whose) -> uuid.UUID:
    rows = f"name\n{whose.own_words('Uncle')}\n".encode()
    with acting_for(viewer := whose.worker.as_viewer()):
        return exchange.bring("caseload", whose.own_words("People") + ".csv", rows, by=viewer, id=new_id()).id


@maker
def assignment(whose: Whose) -> uuid.UUID:
    return Assignment.objects.get(practitioner=whose.worker, client=whose.person).id


@maker
def supervision(whose: Whose) -> uuid.UUID:
    found = SupervisionLink.objects.filter(practitioner=whose.worker).first()
    if found is None and whose.supervisor != whose.worker:
        found = SupervisionLink.objects.create(
            supervisor=whose.lead, practitioner=whose.worker, since=whose.day, **whose.own()
        )
    return found.id if found else whose.worker.id


@maker
def strain(whose: Whose) -> uuid.UUID:
    made = Strain.objects.create(began_on=whose.day, state_on=whose.day, **whose.of())
    said = {"strain": made, "person": whose.person, **whose.own()}
    about = said | {"on": whose.day}
    StrainAddendum.objects.create(words=whose.words("Later"), earlier_day=whose.day, **said)
    for part in Part:
        StrainNote.objects.create(part=part, words=whose.words(part), **about)
    Attempt.objects.create(
        kind="conversation", words=whose.words("Rang"), their_words=whose.words("Go"), **about
    )
    return made.id


@maker
def talk(whose: Whose) -> uuid.UUID:
    parts = {name: whose.words(name) for name in ("about", *HardTalk.WORDS)}
    made = HardTalk.objects.create(contact_id=whose.id("planned"), person=whose.person, **parts, **whose.of())
    return made.id


@maker
def slip(whose: Whose) -> uuid.UUID:
    made = Slip.objects.create(person=whose.person, on=whose.day, words=whose.words("Clumsy"), **whose.of())
    return made.id


@maker
def weather(whose: Whose) -> uuid.UUID:
    made = Weather.objects.create(
        person=whose.person, kind="expert", on=whose.day, words=whose.words("Ring"), **whose.of()
    )
    return made.id
