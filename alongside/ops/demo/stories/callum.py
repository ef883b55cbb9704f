"""Callum, to whom I came late and with nothing, and who says that it is stronger now."""

from __future__ import annotations

from alongside.agenda.models import AgendaItem
from alongside.core.states.agenda import MyEvent, TheirEvent
from alongside.core.states.promise import PromiseEvent
from alongside.ops.demo import hard
from alongside.ops.demo.stage import Stage
from alongside.ops.demo.together import Together, alliance, client, person
from alongside.people.models import GoodToKnowKind, Practitioner, Pronoun

CALLUM = (
    "Va | I can hear you being careful. | Stopped being careful. It went better.",
    "Ct | I told the lads at the depot. They were all right about it. | He rang from the car park.",
    "Va | Denise says I’m short with her. I am. | Stayed with that. He brought it up himself. | named",
    "Mt | sorry about tuesday | Wrote back that Tuesday was fine by me.",
)


def tell(stage: Stage, priya: Practitioner) -> None:
    """Mended: I turned up late and unprepared some months ago, he said so, and it is stronger now."""
    callum = client(stage, priya, "Callum Reid", Pronoun.HE, 500, phone="01632 960158")
    _callum_is(callum)
    callum.before(240, CALLUM)
    _late_and_unprepared(callum)
    _back_at_the_depot(callum)
    _full_fridays(callum)
    _denise(stage, priya, callum)


def _callum_is(callum: Together) -> None:
    """What is good to know of him."""
    callum.good(GoodToKnowKind.BEGIN, "Be on time. It is how he knows.", ago=210)
    callum.good(GoodToKnowKind.SAFE, "Say it straight, once, and then stop.", theirs=True, ago=400)
    callum.good(GoodToKnowKind.WORDS_AVOID, "Journey.", theirs=True, ago=380)
    callum.good(GoodToKnowKind.MATTERS, "The depot. The lads. My own van one day.", theirs=True, ago=370)


def _late_and_unprepared(callum: Together) -> None:
    """A promise broken, and what it took to come back from it."""
    broken = callum.promised(236, "Bring the return-to-work plan to the visit", 222)
    callum.met(
        222,
        "Va",
        "You came late and you came with nothing.",
        "He was right. I said so before I said anything else.",
        ease=1,
    )
    callum.became(broken, 222, PromiseEvent.BROKEN)
    callum.became(
        broken,
        220,
        PromiseEvent.OWNED,
        "I promised the plan and did not bring it. That cost you the foreman’s meeting.",
    )
    callum.did_not_happen(208, "Va", "cancelled_by_them")
    callum.met(199, "Cm", "I’m listening.", "Said what I had done about it, and asked nothing.", ease=2)


def _back_at_the_depot(callum: Together) -> None:
    """He goes back to work by half days."""
    callum.met(
        180,
        "Va",
        "You can come back next week.",
        "We rang the foreman together.",
        did=["listened", "worked_out"],
        ease=4,
    )
    callum.met(166, "Ct", "Half days from the first. They said yes.", "He rang me first, he said.", ease=5)
    for ago, words in (
        (140, "Half a day is longer than it used to be."),
        (112, "They’ve given me the ledger. I like the ledger."),
        (80, "Denise laughed at something I said."),
    ):
        callum.met(ago, "Va", words, ease=5)


def _full_fridays(callum: Together) -> None:
    """His Fridays; my rest before the drive can not wait, and is agreed."""
    full, rest = _what_each_wants(callum)
    callum.met(
        55,
        "Va",
        "Full Fridays by the summer",
        touched={full: "heard", rest: "talked"},
        mine_came_up="named",
        ease=4,
    )
    callum.met(
        33,
        "Ca",
        "Canteen’s all right. They do a roll.",
        touched={full: "heard", rest: "agreed"},
        mine_came_up="agreed",
        ease=5,
    )
    callum.step(full, 12, TheirEvent.OWN_STEP, "He asked the foreman himself.")
    callum.met(12, "Ct", "I asked him myself. He’s thinking about it.", touched={full: "heard"}, ease=5)
    callum.planned(-2, "09:00", "Va", "in the depot canteen")


def _what_each_wants(callum: Together) -> tuple[AgendaItem, AgendaItem]:
    """His Fridays, and my rest before the drive."""
    full = callum.wants(55, "Full Fridays by the summer", "Friday is when the lads go for breakfast")
    rest = callum.mine(
        60,
        "A rest before the drive home",
        "You said the last bend frightens you.",
        safety=True,
        how_to_say="This one can not wait, and I would rather say it to you than about you.",
    )
    callum.step(rest, 55, MyEvent.TALKED)
    callum.step(rest, 33, MyEvent.AGREED, "Twenty minutes in the canteen. He tells the foreman himself.")
    return full, rest


def _denise(stage: Stage, priya: Practitioner, callum: Together) -> None:
    """His wife, and the evening that is not about the injury."""
    denise_ = person(stage, priya, "Denise Reid", Pronoun.SHE, 490)
    callum.around(denise_, "family", "wife", 500)
    denise = alliance(stage, priya, denise_, 350)
    denise.good(
        GoodToKnowKind.REACH_SAFELY, "Her own mobile only. The house phone is Callum’s office now.", ago=300
    )
    evenings = denise.wants(45, "One evening that is not about the injury", "we used to dance on Thursdays")
    group = denise.mine(75, "The partners' group on Wednesdays", "Two of them dance as well.")
    denise.before(
        60,
        (
            "Ca | I’m not sure what I’m allowed to say to you. | Told her what I keep to myself and what I can not.",
            "Ct | He came home and told me about a ledger. For an hour. | She laughed.",
        ),
    )
    denise.met(
        45,
        "Ca",
        "One evening that is not about the injury",
        touched={evenings: "heard", group: "named"},
        mine_came_up="named",
    )
    denise.step(group, 45, MyEvent.NAMED)
    denise.met(17, "Ct", "We danced in the kitchen. Badly.", touched={evenings: "heard"})
    hard.hurts(denise, -1, "anniversary", "Thursday music. A text is enough.", yearly=True)
