"""The other organisation: Maya leads it and has people of her own. Nobody elsewhere can see them."""

from __future__ import annotations

from alongside.core.states.agenda import MyEvent, TheirEvent
from alongside.ops.demo.stage import Stage
from alongside.ops.demo.together import Together, alliance, client, person
from alongside.people.models import GoodToKnowKind, Practitioner, Pronoun


def tell(stage: Stage, maya: Practitioner) -> None:
    """Tomasz and Ewa, Ivy and their deputy, Winston."""
    _tomasz(stage, maya)
    _ivy(stage, maya)
    _winston(stage, maya)


def _tomasz(stage: Stage, maya: Practitioner) -> None:
    tomasz = client(stage, maya, "Tomasz Nowak", Pronoun.HE, 510, phone="01632 960210")
    _tomasz_is(tomasz)
    _the_bench(tomasz)
    _ewa(stage, maya, tomasz)


def _tomasz_is(tomasz: Together) -> None:
    """What is good to know of him, and how it began."""
    tomasz.good(GoodToKnowKind.BEGIN, "Shake hands with everybody, the boys too.", ago=480)
    tomasz.good(
        GoodToKnowKind.GET_RIGHT,
        "Polish with my wife, English with you. I follow more than I say.",
        theirs=True,
        question="interpreter_or_family",
        ago=460,
    )
    tomasz.before(
        50,
        (
            "Va | Twenty years I laid floors and never once fell. | Looked at the floor. It is a beautiful floor.",
            "Ct | The boys are ashamed of the stick. | Asked him about his own father’s stick.",
            "Va | I don’t want charity, I want a bench. | Found out about the men’s shed. | named",
        ),
    )


def _the_bench(tomasz: Together) -> None:
    """His bench first; the pain clinic is named, and waits."""
    bench = tomasz.wants(46, "A bench in the shed by the window", "I can sand sitting down")
    tomasz.step(bench, 32, TheirEvent.TOGETHER, "Measured it together. He drew it.")
    pain = tomasz.mine(
        70,
        "The pain clinic letter",
        "It lapses if nobody answers it, and you said the nights are bad.",
    )
    tomasz.step(pain, 46, MyEvent.NAMED)
    tomasz.met(
        46,
        "Va",
        "A bench in the shed by the window",
        touched={bench: "heard", pain: "named"},
        mine_came_up="named",
        ease=4,
    )
    tomasz.met(15, "Va", "The shed men call me professor.", touched={bench: "heard"}, ease=5)
    tomasz.promised(15, "Bring the timber list", -3, bench)
    tomasz.planned(0, "13:00", "Va", "in the shed")


def _ewa(stage: Stage, maya: Practitioner, tomasz: Together) -> None:
    """His wife, who wants to be asked as well."""
    ewa_ = person(stage, maya, "Ewa Nowak", Pronoun.SHE, 500)
    tomasz.around(ewa_, "family", "wife", 510)
    ewa = alliance(stage, maya, ewa_, 400)
    ewa.good(GoodToKnowKind.REACH, "After six. She cleans three offices before that.", ago=380)
    tired = ewa.wants(29, "I want to be asked as well", "everybody asks about him, nobody about me")
    ewa.earliest = "18:15"
    ewa.before(
        50,
        (
            "Ca | He does not tell you the truth about the nights. | Thanked her, and asked what she needs at night herself.",
        ),
        quiet=3,
    )
    ewa.met(29, "Va", "I want to be asked as well", touched={tired: "heard"}, ease=4)


def _ivy(stage: Stage, maya: Practitioner) -> None:
    ivy = client(stage, maya, "Ivy Chandler", Pronoun.THEY, 240, phone="01632 960222")
    ivy.good(GoodToKnowKind.WORDS_USE, "They, please. My gran manages it.", theirs=True, ago=235)
    ivy.good(GoodToKnowKind.SAFE, "Camera off. I draw while I listen.", theirs=True, ago=230)
    ivy.before(
        40,
        (
            "Da | I nearly didn’t come on. | Thanked them for coming on.",
            "Mt | drew you this | A heron. It is above my desk.",
            "Da | Everyone has a plan for my money except me. | Said that the deputy should hear that from them. | named",
        ),
    )
    _the_tablet(ivy)
    _neil(stage, maya, ivy)


def _the_tablet(ivy: Together) -> None:
    """The tablet, and how Ivy came to say yes to the deputy."""
    tablet = ivy.wants(36, "My own tablet, not the shared one", "my drawings are on it")
    deputy = ivy.mine(50, "Meet the deputy with me there", "Then it is you who says it.")
    ivy.step(deputy, 22, MyEvent.SAID_YES, "If it is half an hour and I can draw.")
    ivy.met(
        36,
        "Da",
        "My own tablet, not the shared one",
        touched={tablet: "heard", deputy: "named"},
        mine_came_up="named",
        ease=4,
    )
    ivy.met(
        22,
        "Da",
        "OK. Half an hour.",
        touched={deputy: "agreed", tablet: "heard"},
        mine_came_up="agreed",
        ease=5,
    )
    ivy.kept(36, "Ask the deputy what a tablet needs", 25, 26, tablet)
    ivy.planned(-6, "16:00", "Da")


def _neil(stage: Stage, maya: Practitioner, ivy: Together) -> None:
    """Their deputy, who hears from me when it is not urgent as well."""
    neil_ = person(stage, maya, "Neil Strand", Pronoun.HE, 235, email="neil.strand@example.org")
    ivy.around(neil_, "deputy", "deputy", 240)
    neil = alliance(stage, maya, neil_, 200)
    neil.good(GoodToKnowKind.REACH, "E-mail, with the figure in the first line.", ago=190)
    neil.before(
        30,
        (
            "Cm | I only ever hear from people when it is urgent. | Now I send a line when it is not.",
            "Ca | What are the drawings like? | Told him about the heron.",
        ),
        quiet=2,
    )
    neil.met(20, "Ca", "Half an hour is fine. I will bring nothing.", ease=4)


def _winston(stage: Stage, maya: Practitioner) -> None:
    winston = client(stage, maya, "Winston Grant", Pronoun.HE, 380, phone="01632 960230")
    _winston_is(winston)
    _the_bus(winston)


def _winston_is(winston: Together) -> None:
    """What is good to know of him, and how trust came."""
    winston.good(GoodToKnowKind.BEGIN, "Mr Grant until he says otherwise. He has not.", ago=370)
    winston.good(
        GoodToKnowKind.GET_RIGHT,
        "Church on Saturday. People get that wrong.",
        theirs=True,
        question="days_to_leave_alone",
        ago=360,
    )
    winston.good(GoodToKnowKind.EARLIER, "I was spoken to like a boy on that ward.", theirs=True, ago=350)
    winston.before(
        45,
        (
            "Va | I drove the 36 for thirty-one years. | Asked him for the route. He gave me every stop.",
            "Va | I will tell you when I trust you. | Said that was fair.",
            "Ct | You may call on Tuesday. | He rang himself. First time. | named",
        ),
    )


def _the_bus(winston: Together) -> None:
    """The 36 once more, at the front."""
    bus = winston.wants(41, "Ride the 36 once more, at the front", "the drivers still know me")
    hearing = winston.mine(65, "A hearing check", "You said the sermon has gone quiet.")
    winston.step(hearing, 41, MyEvent.NAMED)
    winston.met(
        41,
        "Va",
        "Ride the 36 once more, at the front",
        touched={bus: "heard", hearing: "named"},
        mine_came_up="named",
        ease=4,
    )
    winston.step(bus, 18, TheirEvent.I_DID_IT, "The garage said yes. They want a photograph.")
    winston.met(18, "Ct", "Tell them I will wear the cap.", touched={bus: "helped"}, ease=5)
    winston.planned(-1, "10:00", "Va", "the garage")
