"""June, with whom it is steady, and her husband Ray."""

from __future__ import annotations

from alongside.agenda.models import AgendaItem, Goal
from alongside.core.states.agenda import MyEvent, TheirEvent
from alongside.ops.demo.stage import Stage
from alongside.ops.demo.together import Together, alliance, client, person
from alongside.people.models import GoodToKnowKind, Practitioner, Pronoun


def tell(stage: Stage, sam: Practitioner) -> None:
    """Steady: every three weeks, both lists move, she rings as often as I do. One promise of mine is late."""
    june = client(stage, sam, "June Ashby", Pronoun.SHE, 535, phone="01632 960181")
    sing = _june_is(june)
    june.before(60, JUNE, quiet=0)
    choir, falls = _june_and_the_choir(june, sing)
    _june_sings(june, choir, falls)
    june.planned(-4, "10:00", "Va", "in her kitchen")
    _ray(stage, sam, june)


def _june_is(june: Together) -> Goal:
    """What is good to know of her, and what she wants to reach."""
    june.good(GoodToKnowKind.BEGIN, "She makes the tea. Let her finish before you open a folder.", ago=500)
    june.good(GoodToKnowKind.END, "Write the next date in her diary, with her pen.", ago=500)
    june.good(GoodToKnowKind.SAFE, "Ray in the next room with the door open.", ago=480)
    june.good(GoodToKnowKind.WORDS_USE, "My wobbly days.", theirs=True, ago=450)
    june.good(GoodToKnowKind.GETTING_IN, "Knock twice and come in. The back door sticks.", ago=450)
    june.good(
        GoodToKnowKind.GET_RIGHT,
        "Choir was my faith, if I’m honest.",
        theirs=True,
        question="faith_in_your_days",
        ago=430,
    )
    value = june.good(GoodToKnowKind.VALUE, "Being useful to somebody on a Thursday.", theirs=True, ago=420)
    walk = june.goal(400, "Walk to the post box and back without Ray behind me.", value=value)
    june.reached(walk, 140)
    return june.goal(120, "Sing at the spring concert, sitting or standing.", value=value)


def _june_and_the_choir(june: Together, sing: Goal) -> tuple[AgendaItem, AgendaItem]:
    """Her list and mine move side by side."""
    choir = june.wants(
        58, "Choir without being wheeled to the front", "I am an alto, not a mascot", goal=sing
    )
    june.step(
        choir, 37, TheirEvent.I_DID_IT, "Rang the choir. There is a side door and a seat in the alto row."
    )
    falls = june.mine(
        90,
        "The loose rug in the hall",
        "A fall would cost you the spring.",
        how_to_say="I nearly went over on it myself.",
    )
    june.step(falls, 58, MyEvent.NAMED)
    june.step(falls, 37, MyEvent.AGREED, "Ray nailed it down, since it was their wedding rug.")
    return choir, falls


def _june_sings(june: Together, choir: AgendaItem, falls: AgendaItem) -> None:
    """She sings; the dates of the rehearsals are what I owe her."""
    june.met(
        58,
        "Va",
        "Choir without being wheeled to the front",
        touched={choir: "heard", falls: "named"},
        mine_came_up="named",
        ease=4,
    )
    june.met(
        37,
        "Va",
        "An alto, me, at seventy-one.",
        touched={choir: "helped", falls: "agreed"},
        mine_came_up="agreed",
        ease=5,
    )
    _the_rehearsals(june, choir)


def _the_rehearsals(june: Together, choir: AgendaItem) -> None:
    """The dates of the rehearsals are what I owe her."""
    dates = june.promised(16, "Find out the dates of the spring rehearsals", 2, choir)
    june.met(
        16,
        "Ct",
        "When does it start again after the break?",
        touched={choir: "heard"},
        promise=dates,
        did=["listened", "promised"],
        ease=4,
    )
    june.kept(37, "Send the choir the note about parking at the side door", 30, 31, choir)


def _ray(stage: Stage, sam: Practitioner, june: Together) -> None:
    """Her husband, who counts her breaths at night."""
    ray_ = person(stage, sam, "Ray Ashby", Pronoun.HE, 530)
    june.around(ray_, "family", "husband", 535)
    ray = alliance(stage, sam, ray_, 480)
    ray.good(GoodToKnowKind.BEGIN, "Talk in the shed. He talks better with a plane in his hand.", ago=400)
    nights = ray.wants(40, "I don’t sleep when she’s out of breath", "I lie there and count")
    listen = ray.mine(80, "Somebody for him to talk to", "It would be yours, not about June.")
    ray.before(
        60,
        (
            "Va | She’s the patient, not me. | Said that he counts as well. He planed for a while.",
            "Ct | She did the post box. I watched from the window. | He was crying, happily.",
        ),
        quiet=2,
    )
    ray.step(listen, 40, MyEvent.RAISED_BY_THEM, "Asked whether the carers' group has men in it.")
    ray.met(
        40,
        "Va",
        "I don’t sleep when she’s out of breath",
        touched={nights: "heard", listen: "they_raised"},
        mine_came_up="they_raised",
    )
    ray.met(16, "Ca", "Went to the group. Four of us, and a dog.", touched={nights: "heard"})


JUNE = (
    "Va | I say yes to everybody. Have you noticed? | I had. We practised a no, for laughs.",
    "Ct | Wobbly today but I did my buttons. | She rang to tell somebody.",
    "Va | I miss being asked for things. | She now does the phone tree for the street.",
    "Va | You look tired, Sam. | I said that I was. She gave me the good biscuits. | named",
    "Ct | The post box has moved. They moved it for me, Ray says. | They had not. It was funny.",
    "Va | I’d like the curtains open while we talk. | Curtains open. Noted for everybody.",
    "Va | I did it. Post box and back. | Reached, dated, written in her diary. | agreed",
    "Ct | Tell that doctor I am not a case. | Told that doctor, in those words, with her leave.",
    "Va | What do you do on your Thursdays? | Told her about the allotment. | named",
)
