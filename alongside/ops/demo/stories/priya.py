"""The people Priya works with: one that only ever gets its own way, one mended, one with promises in every state."""

from __future__ import annotations

from alongside.agenda.models import Item
from alongside.core.states import MyEvent, PromiseEvent, TheirEvent
from alongside.ops.demo import hard
from alongside.ops.demo.stage import Stage
from alongside.ops.demo.together import Together, alliance, client, person
from alongside.people.models import Practitioner
from alongside.people.models.goodtoknow import Kind
from alongside.people.models.person import Pronoun


def tell(stage: Stage, priya: Practitioner) -> None:
    """Frank, Callum and Denise, Gwen and her occupational therapist."""
    _frank(stage, priya)
    _callum(stage, priya)
    _gwen(stage, priya)


FRANK = (
    "Va | You're a good girl, you do as I ask. | Smiled. Did as he asked.",
    "Ct | Get on to them about the television. | Got on to them.",
    "Ct | And the bins. | And the bins.",
    "Va | The last one argued. You don't. | Nothing of mine came up.",
)


def _frank(stage: Stage, priya: Practitioner) -> None:
    """Only ever his: useful, friendly, and nothing of mine has been named for months."""
    frank = client(stage, priya, "Frank Osborne", Pronoun.HE, 330, phone="01632 960120")
    frank.good(Kind.BEGIN, "Let him finish the paper. He looks up when he is ready.", ago=300)
    frank.good(Kind.REACH, "He rings. He always rings.", ago=300)
    frank.good(Kind.MATTERS, "Being answered the same day.", theirs=True, ago=280)
    frank.mine(
        36,
        "How much he drinks in the evening",
        "You told me you sleep badly. This may be part of it.",
        how_to_say="I like our talks, and there is one I have been leaving out.",
    )
    frank.before(100, FRANK)
    for ago, words in (
        (92, "Ring the council about the hedge"),
        (70, "A bigger telephone, with the red button"),
        (51, "Somebody to read me the racing pages"),
        (30, "Tell the chemist to bring it on Mondays"),
        (13, "That telephone is too loud now"),
    ):
        item = frank.wants(ago, words)
        frank.met(
            ago, "Ct" if ago % 2 else "Va", words, "Done the same day.", touched={item: "helped"}, ease=4
        )
        if ago > 13:
            frank.step(item, ago - 1, TheirEvent.I_DID_IT)
            frank.step(item, ago - 6, TheirEvent.SAID_DONE)
    frank.planned(0, "11:30", "Va", "in his front room")
    frank.planned(-7, "11:30", "Va", "in his front room")


CALLUM = (
    "Va | I can hear you being careful. | Stopped being careful. It went better.",
    "Ct | I told the lads at the depot. They were all right about it. | He rang from the car park.",
    "Va | Denise says I'm short with her. I am. | Stayed with that. He brought it up himself. | named",
    "Mt | sorry about tuesday | Wrote back that Tuesday was fine by me.",
)


def _callum(stage: Stage, priya: Practitioner) -> None:
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
    callum.good(Kind.BEGIN, "Be on time. It is how he knows.", ago=210)
    callum.good(Kind.SAFE, "Say it straight, once, and then stop.", theirs=True, ago=400)
    callum.good(Kind.WORDS_AVOID, "Journey.", theirs=True, ago=380)
    callum.good(Kind.MATTERS, "The depot. The lads. My own van one day.", theirs=True, ago=370)


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
        "I promised the plan and did not bring it. That cost you the foreman's meeting.",
    )
    callum.did_not_happen(208, "Va", "cancelled_by_them")
    callum.met(199, "Cm", "I'm listening.", "Said what I had done about it, and asked nothing.", ease=2)


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
        (112, "They've given me the ledger. I like the ledger."),
        (80, "Denise laughed at something I said."),
    ):
        callum.met(ago, "Va", words, ease=5)


def _full_fridays(callum: Together) -> None:
    """His Fridays; my rest before the drive can not wait, and is agreed."""
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
        "Canteen's all right. They do a roll.",
        touched={full: "heard", rest: "agreed"},
        mine_came_up="agreed",
        ease=5,
    )
    callum.step(full, 12, TheirEvent.OWN_STEP, "He asked the foreman himself.")
    callum.met(12, "Ct", "I asked him myself. He's thinking about it.", touched={full: "heard"}, ease=5)
    callum.planned(-2, "09:00", "Va", "in the depot canteen")


def _denise(stage: Stage, priya: Practitioner, callum: Together) -> None:
    """His wife, and the evening that is not about the injury."""
    denise_ = person(stage, priya, "Denise Reid", Pronoun.SHE, 490)
    callum.around(denise_, "family", "wife", 500)
    denise = alliance(stage, priya, denise_, 350)
    denise.good(Kind.REACH_SAFELY, "Her own mobile only. The house phone is Callum's office now.", ago=300)
    evenings = denise.wants(45, "One evening that is not about the injury", "we used to dance on Thursdays")
    group = denise.mine(75, "The partners' group on Wednesdays", "Two of them dance as well.")
    denise.before(
        60,
        (
            "Ca | I'm not sure what I'm allowed to say to you. | Told her what I keep to myself and what I can not.",
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


def _gwen(stage: Stage, priya: Practitioner) -> None:
    """Promises in every state, and one thing of mine that has stood for long: my way of raising it has not worked yet."""
    gwen = client(stage, priya, "Gwen Parry", Pronoun.SHE, 460, phone="01632 960163")
    _gwen_is(gwen)
    drive = gwen.mine(
        200,
        "The driving assessment",
        "If it goes well it is the farm, alone.",
        deadline=gwen.day(-30),
    )
    gwen.before(
        70,
        (
            "Va | I drove a tractor at eleven. | Looked at the photograph. She did.",
            "Ct | That bus driver shouted at me. | Wrote to the bus company with her. They apologised.",
            "Va | They all think I'm deaf. I'm slow, not deaf. | Slowed down.",
            "Va | Don't bring that up again today. | Left it, and stayed for the cawl. | named",
        ),
    )
    bus = _the_bus_pass(gwen)
    _the_keys(gwen, drive, bus)
    gwen.promised(8, "Ring her sister about the spare room", 0)
    gwen.planned(0, "15:30", "Ca")
    _nadia(stage, priya, gwen)


def _gwen_is(gwen: Together) -> None:
    """What is good to know of her, and where she wants to get."""
    gwen.good(Kind.BEGIN, "Bore da, and mean it. The rest can be in English.", ago=430)
    gwen.good(
        Kind.GET_RIGHT,
        "Welsh when I'm tired. Tell them that before, not after.",
        theirs=True,
        question="language_for_hard_things",
        ago=430,
    )
    gwen.good(Kind.AVOID, "Talking over the top of the car keys.", ago=420)
    value = gwen.good(Kind.VALUE, "Going where I like when I like.", theirs=True, ago=400)
    gwen.goal(300, "Get to my sister's farm on my own terms.", value=value)


def _the_bus_pass(gwen: Together) -> Item:
    """What I could not fix, and what became of what I promised about it."""
    bus = gwen.wants(66, "A bus pass that works after nine", "my sister milks until nine")
    gwen.step(
        bus, 45, TheirEvent.COULD_NOT_FIX, "The rule is the county's. Told her so, and who to be cross with."
    )
    gwen.kept(66, "Ask the county about the bus pass", 50, 52, bus)
    letter = gwen.promised(45, "Send her the county's answer in Welsh", 20, bus)
    gwen.became(
        letter, 22, PromiseEvent.CHANGED, "The translator is on leave; she said next week is fine.", due=4
    )
    return bus


def _the_keys(gwen: Together, drive: Item, bus: Item) -> None:
    """The driving was named more than once and has not moved."""
    gwen.met(66, "Va", "A bus pass that works after nine", touched={bus: "heard"}, ease=4)
    gwen.met(
        45,
        "Va",
        "So who do I shout at?",
        touched={bus: "helped", drive: "named"},
        did=["listened", "could_not_fix"],
        mine_came_up="named",
        ease=3,
    )
    gwen.step(drive, 190, MyEvent.NAMED, "She picked up the keys and put them in her apron.")
    gwen.met(22, "Ct", "I'm not waiting on a translator, I'm waiting on you.", touched={bus: "heard"}, ease=3)
    gwen.met(
        8,
        "Va",
        "My sister's knee has gone. I want to be there.",
        "Did not bring mine. It was not the day.",
        touched={bus: "heard"},
        ease=4,
    )


def _nadia(stage: Stage, priya: Practitioner, gwen: Together) -> None:
    """Her occupational therapist, so that one thing is said and not three."""
    nadia_ = person(stage, priya, "Nadia Rahman", Pronoun.SHE, 400, email="nadia.rahman@example.org")
    gwen.around(nadia_, "therapist", "occupational therapist", 400)
    nadia = alliance(stage, priya, nadia_, 330)
    nadia.good(Kind.REACH, "Message first, then ring. She has clinics all morning.", ago=300)
    joint = nadia.wants(
        38, "One visit together before anybody writes a report", "last time we contradicted each other"
    )
    keys = nadia.mine(60, "How we speak about the driving", "She hears it from three of us at once.")
    nadia.before(
        60,
        (
            "Gm | I thought you were doing that. | So had she, of me. We made a list of who does what.",
            "Ct | Gwen showed me the tractor. | We compared notes, with leave.",
        ),
    )
    nadia.met(
        38,
        "Ca",
        "One visit together before anybody writes a report",
        touched={joint: "heard", keys: "talked"},
        mine_came_up="named",
    )
    nadia.step(keys, 38, MyEvent.TALKED)
    nadia.met(10, "Ct", "Thursday week works for me.", touched={joint: "heard"})


__all__ = ["Together", "tell"]
