"""The people Priya works with: one that only ever gets its own way, one mended, one with promises in every state."""

from __future__ import annotations

from alongside.agenda.models import AgendaItem
from alongside.core.states.agenda import MyEvent, TheirEvent
from alongside.core.states.promise import PromiseEvent
from alongside.ops.demo.stage import Stage
from alongside.ops.demo.stories import callum
from alongside.ops.demo.together import Together, alliance, client, person
from alongside.people.models import GoodToKnowKind, Practitioner, Pronoun


def tell(stage: Stage, priya: Practitioner) -> None:
    """Frank, Callum and Denise, Gwen and her occupational therapist."""
    _frank(stage, priya)
    callum.tell(stage, priya)
    _gwen(stage, priya)


FRANK = (
    "Va | You’re a good girl, you do as I ask. | Smiled. Did as he asked.",
    "Ct | Get on to them about the television. | Got on to them.",
    "Ct | And the bins. | And the bins.",
    "Va | The last one argued. You don’t. | Nothing of mine came up.",
)


def _frank(stage: Stage, priya: Practitioner) -> None:
    """Only ever his: useful, friendly, and nothing of mine has been named for months."""
    frank = client(stage, priya, "Frank Osborne", Pronoun.HE, 330, phone="01632 960120")
    _frank_is(frank)
    frank.before(100, FRANK)
    _always_his(frank)


def _frank_is(frank: Together) -> None:
    """What is good to know of him, and the one thing that I leave out."""
    frank.good(GoodToKnowKind.BEGIN, "Let him finish the paper. He looks up when he is ready.", ago=300)
    frank.good(GoodToKnowKind.REACH, "He rings. He always rings.", ago=300)
    frank.good(GoodToKnowKind.MATTERS, "Being answered the same day.", theirs=True, ago=280)
    frank.mine(
        36,
        "How much he drinks in the evening",
        "You told me you sleep badly. This may be part of it.",
        how_to_say="I like our talks, and there is one I have been leaving out.",
    )


def _always_his(frank: Together) -> None:
    """Each time something of his, done the same day."""
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
            "Va | They all think I’m deaf. I’m slow, not deaf. | Slowed down.",
            "Va | Don’t bring that up again today. | Left it, and stayed for the cawl. | named",
        ),
    )
    bus = _the_bus_pass(gwen)
    _the_keys(gwen, drive, bus)
    gwen.promised(8, "Ring her sister about the spare room", 0)
    gwen.planned(0, "15:30", "Ca")
    _nadia(stage, priya, gwen)


def _gwen_is(gwen: Together) -> None:
    """What is good to know of her, and where she wants to get."""
    gwen.good(GoodToKnowKind.BEGIN, "Bore da, and mean it. The rest can be in English.", ago=430)
    gwen.good(
        GoodToKnowKind.GET_RIGHT,
        "Welsh when I’m tired. Tell them that before, not after.",
        theirs=True,
        question="language_for_hard_things",
        ago=430,
    )
    gwen.good(GoodToKnowKind.AVOID, "Talking over the top of the car keys.", ago=420)
    value = gwen.good(GoodToKnowKind.VALUE, "Going where I like when I like.", theirs=True, ago=400)
    gwen.goal(300, "Get to my sister’s farm on my own terms.", value=value)


def _the_bus_pass(gwen: Together) -> AgendaItem:
    """What I could not fix, and what became of what I promised about it."""
    bus = gwen.wants(66, "A bus pass that works after nine", "my sister milks until nine")
    gwen.step(
        bus, 45, TheirEvent.COULD_NOT_FIX, "The rule is the county’s. Told her so, and who to be cross with."
    )
    gwen.kept(66, "Ask the county about the bus pass", 50, 52, bus)
    letter = gwen.promised(45, "Send her the county’s answer in Welsh", 20, bus)
    gwen.became(
        letter, 22, PromiseEvent.CHANGED, "The translator is on leave; she said next week is fine.", due=4
    )
    return bus


def _the_keys(gwen: Together, drive: AgendaItem, bus: AgendaItem) -> None:
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
    gwen.met(22, "Ct", "I’m not waiting on a translator, I’m waiting on you.", touched={bus: "heard"}, ease=3)
    gwen.met(
        8,
        "Va",
        "My sister’s knee has gone. I want to be there.",
        "Did not bring mine. It was not the day.",
        touched={bus: "heard"},
        ease=4,
    )


def _nadia(stage: Stage, priya: Practitioner, gwen: Together) -> None:
    """Her occupational therapist, so that one thing is said and not three."""
    nadia_ = person(stage, priya, "Nadia Rahman", Pronoun.SHE, 400, email="nadia.rahman@example.org")
    gwen.around(nadia_, "therapist", "occupational therapist", 400)
    nadia = alliance(stage, priya, nadia_, 330)
    nadia.good(GoodToKnowKind.REACH, "Message first, then ring. She has clinics all morning.", ago=300)
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
