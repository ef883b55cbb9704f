"""Luca, who is at risk at times, and his support worker Tunde; his mother Rosa has a story of her own."""

from __future__ import annotations

from alongside.agenda.models import AgendaItem, Goal
from alongside.core.states.agenda import MyEvent, TheirEvent
from alongside.ops.demo.stage import Stage
from alongside.ops.demo.stories import rosa
from alongside.ops.demo.together import Together, alliance, client, person
from alongside.people.models import GoodToKnowKind, Person, Practitioner, Pronoun

LUCA = (
    "Va | I don’t do mornings. | Moved all visits to the afternoon. He noticed.",
    "Va | Everyone talks to Mum, not me. | Turned my chair. Asked him what he would like me to know.",
    "Mt | can u bring the bike thing | Printed the trike page. He kept it on the wall.",
    "Va | I went round the block with Tunde. | Twice round, he says. Tunde says three times.",
    "Va | I want a job where I get a lanyard. | Wrote that down word for word. | named",
    "Da | Too many people in the meeting. | Next time: three people, camera off, half an hour.",
    "Va | I cooked. It was only pasta. | It was good pasta.",
)


def tell(stage: Stage, sam: Practitioner, helen: Person) -> None:
    """Luca, his mother Rosa and his support worker Tunde."""
    luca = client(stage, sam, "Luca Moretti", Pronoun.HE, 540, phone="01632 960171")
    _luca(luca)
    rosa_ = person(stage, sam, "Rosa Moretti", Pronoun.SHE, 300, phone="01632 960172")
    tunde_ = person(stage, sam, "Tunde Bello", Pronoun.HE, 420, phone="01632 960173")
    luca.around(rosa_, "family", "mother", 540)
    luca.around(helen, "solicitor", "solicitor", 530)
    luca.around(tunde_, "support_worker", "support worker", 420)
    rosa.tell(alliance(stage, sam, rosa_, 292))
    _tunde(alliance(stage, sam, tunde_, 410))


def _luca(luca: Together) -> None:
    goal = _luca_is(luca)
    luca.earliest = "14:00"
    luca.before(30, LUCA)
    _the_garden_centre(luca, goal)


def _luca_is(luca: Together) -> Goal:
    """What is good to know of him, and what he works for."""
    luca.good(GoodToKnowKind.BEGIN, "Speak to Luca first, then to the room.", ago=500)
    luca.good(GoodToKnowKind.AVOID, "No surprises. Two people at a time.", ago=500)
    luca.good(GoodToKnowKind.REACH, "Text. I don’t pick up.", theirs=True, ago=480)
    luca.good(
        GoodToKnowKind.GETTING_IN,
        "Side gate, code 6042. The bell upsets the dog and then everybody.",
        ago=480,
    )
    luca.good(
        GoodToKnowKind.GET_RIGHT,
        "Say my name right. Loo-ka.",
        theirs=True,
        question="name_and_how_to_say_it",
        ago=300,
    )
    own = luca.good(GoodToKnowKind.VALUE, "Having my own money and my own key.", theirs=True, ago=250)
    return luca.goal(240, "A job where I get a lanyard.", value=own)


def _the_garden_centre(luca: Together, goal: Goal) -> None:
    """A lanyard, and the bus that leads to it."""
    lanyard = luca.wants(90, "The garden centre said maybe", "they have lanyards", goal=goal)
    luca.step(lanyard, 60, TheirEvent.TOGETHER, "Tunde and Luca went to look.")
    travel = luca.mine(
        80,
        "Practise the bus with somebody",
        "Then the garden centre is twenty minutes, not a favour.",
    )
    luca.step(travel, 21, MyEvent.SAID_YES, "If Tunde does it and nobody films it.")
    luca.met(
        21,
        "Va",
        "They said come on a Tuesday.",
        "He had ironed a shirt.",
        touched={lanyard: "heard", travel: "talked"},
        mine_came_up="agreed",
        ease=4,
    )
    luca.met(6, "Mt", "tuesday was ok", "", at="18:30", touched={lanyard: "heard"})
    luca.planned(-5, "15:00", "Va", "at home")


def _tunde(tunde: Together) -> None:
    _tunde_is(tunde)
    rota, notes = _rota_and_notes(tunde)
    _tunde_lately(tunde, rota, notes)


def _tunde_is(tunde: Together) -> None:
    """What is good to know of him."""
    tunde.good(GoodToKnowKind.REACH, "Text me the night before. I start at seven.", theirs=True, ago=380)
    tunde.good(GoodToKnowKind.MATTERS, "Being told why, not only what.", theirs=True, ago=380)


def _rota_and_notes(tunde: Together) -> tuple[AgendaItem, AgendaItem]:
    """His rota first, then my notes after each shift."""
    rota = tunde.wants(
        35, "The rota comes out on Friday for Saturday", "I have my daughter every other weekend"
    )
    tunde.step(rota, 28, TheirEvent.I_DID_IT, "Asked the agency for two weeks ahead, and they agreed.")
    notes = tunde.mine(
        100,
        "Two lines after each shift, in plain words",
        "So that you are not the only one who remembers.",
    )
    tunde.step(notes, 64, MyEvent.TALKED)
    tunde.step(notes, 35, MyEvent.AGREED)
    return rota, notes


def _tunde_lately(tunde: Together, rota: AgendaItem, notes: AgendaItem) -> None:
    """What was said, and what came of it."""
    tunde.before(
        45,
        (
            "Va | He was frightened and I was frightened. | Sat with it. He did well and did not know that he had.",
            "Ct | Nobody tells me when the plan changes. | Now I text him the same day. | named",
            "Ca | He made me tea today. That is new. | We were both pleased.",
        ),
    )
    tunde.met(
        35,
        "Va",
        "The rota comes out on Friday for Saturday",
        touched={rota: "heard", notes: "agreed"},
        mine_came_up="agreed",
    )
    tunde.met(9, "Ct", "Two weeks ahead now. I booked the zoo.", touched={rota: "heard"})
