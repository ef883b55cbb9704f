"""Dean: a van stands in his parking space, and a support worker is to be found. First things first."""

from __future__ import annotations

from alongside.agenda.models import AgendaItem, Origin
from alongside.core.states.agenda import MyEvent, TheirEvent
from alongside.core.states.promise import PromiseEvent
from alongside.ops.demo import hard
from alongside.ops.demo.stage import Stage
from alongside.ops.demo.together import Together, alliance, client, person
from alongside.people.models import GoodToKnowKind, Person, Practitioner, Pronoun

YEAR = (
    "Va | Nobody told me who you were or why you were coming. | Said who I am and what I can not do. Left my number on the fridge.",
    "Va | I used to do four flats a day. Plastering, ceilings, the lot. | He showed me the cornice in the hall. He is proud of it, and it is good.",
    "Ct | The chair cushion has gone again. | Rang wheelchair services with him on the line. New one on Thursday.",
    "Va | Karen thinks I can’t hear her on the phone about me. | Agreed that I ring Dean first, always, and Karen only with him knowing.",
    "Ct | Match day was rubbish, couldn’t get through the gate. | Wrote to the club’s access officer. They rang him back themselves.",
    "Va | Don’t give me another exercise sheet. | Put the sheets away. Asked what he already does: the stairs rail, forty times a day. | named",
    "Mt | They sent the physio letter to my old address | Corrected it with the clinic and told him the same day.",
    "Va | I got to the match. On my own. | Best visit for months. We had his tea, which is strong.",
    "Ct | The lift people were here and fixed the wrong lift. | Could not fix it today and said so. Asked for a date in writing.",
)


def tell(stage: Stage, sam: Practitioner) -> tuple[Together, Person]:
    """Dean, his sister Karen, the building manager and the solicitor they share with others."""
    dean = client(stage, sam, "Dean Whitlock", Pronoun.HE, 540, phone="01632 960114")
    _good_to_know(dean)
    value = dean.good(
        GoodToKnowKind.VALUE, "Doing it myself, even if it takes all morning.", theirs=True, ago=380
    )
    goal = dean.goal(370, "Get to the Saturday match and back without asking anybody.", value=value)
    dean.expect(
        534,
        my_role="I am your case manager. I help you get the help you want, and I keep it all in one place.",
        my_plan="I visit every two weeks. We start with what is on your mind.",
        i_can="Write letters, ring people, come with you, and find out who decides.",
        i_can_not="I can not hurry the court, and I can not make the housing office say yes.",
        we_can="You tell me when I get it wrong. I tell you what I have done and what I have not.",
        who_i_tell="Your solicitor sees my monthly notes. If I think somebody may be badly hurt I must say so, and I will tell you first.",
    )
    dean.before(40, YEAR)
    _the_van(dean, goal)
    helen = person(stage, sam, "Helen Marsh", Pronoun.SHE, 530, email="helen.marsh@example.org")
    _circle(stage, sam, dean, helen)
    return dean, helen


def _good_to_know(dean: Together) -> None:
    _how_to_come_and_go(dean)
    _how_to_reach_him(dean)
    _what_matters_to_him(dean)


def _how_to_come_and_go(dean: Together) -> None:
    dean.good(
        GoodToKnowKind.BEGIN,
        "Let him put the kettle on himself. Sit at the table, not on the bed side.",
        ago=500,
    )
    dean.good(
        GoodToKnowKind.END, "Say ten minutes before you go. He likes to see you out to the lift.", ago=500
    )
    dean.good(GoodToKnowKind.AVOID, "Do not move the chair or anything on the tray without asking.", ago=480)
    dean.good(
        GoodToKnowKind.SAFE, "Tell me what you are writing while you are writing it.", theirs=True, ago=470
    )
    dean.good(
        GoodToKnowKind.EARLIER,
        "A man came with a clipboard for an hour and I never heard from him again.",
        theirs=True,
        ago=460,
    )


def _how_to_reach_him(dean: Together) -> None:
    dean.good(
        GoodToKnowKind.REACH, "Ring, after ten. Texts get lost under the football.", theirs=True, ago=450
    )
    dean.good(
        GoodToKnowKind.REACH_SAFELY, "Do not leave messages with neighbours. Voicemail is fine.", ago=450
    )
    dean.good(
        GoodToKnowKind.GETTING_IN,
        "Main door 2580, then flat 3 on the ground floor. Key safe by the meter: 7194.",
        ago=440,
    )
    dean.good(GoodToKnowKind.WORDS_USE, "The chair. The accident.", theirs=True, ago=400)
    dean.good(GoodToKnowKind.WORDS_AVOID, "Service user. Compliance. Wheelchair-bound.", theirs=True, ago=400)


def _what_matters_to_him(dean: Together) -> None:
    dean.good(
        GoodToKnowKind.MATTERS,
        "Saturdays. The match, then chips, then nobody asking me anything.",
        theirs=True,
        ago=390,
    )
    dean.good(
        GoodToKnowKind.GET_RIGHT,
        "Plasterer from sixteen. I still look at every ceiling I am under.",
        theirs=True,
        question="work_before",
        ago=350,
    )
    dean.good(
        GoodToKnowKind.GET_RIGHT,
        "Don’t get a lad in to wash me. If it has to be somebody, I pick.",
        theirs=True,
        question="who_may_help_with_what",
        ago=120,
    )


def _the_van(dean: Together, goal: object) -> None:
    recruit, van = _what_is_wanted(dean, goal)
    lift = _the_lift(dean)
    _van_first(dean, recruit, van, lift)
    _the_letter(dean, van)
    _these_days(dean, van)


def _what_is_wanted(dean: Together, goal: object) -> tuple[AgendaItem, AgendaItem]:
    """The van is his, the support worker mine."""
    recruit = dean.mine(
        33,
        "Ask about a support worker",
        "Somebody for the mornings, so that the getting up is not all of your day.",
        origin=Origin.REFERRAL,
        how_to_say="You pick, you say what they do, and you can say stop. Is this a day to talk about it?",
        deadline=dean.day(-45),
    )
    van = dean.wants(
        19, "That white van is in my space again", "I can’t get the chair out of the car", goal=goal
    )
    return recruit, van


def _the_lift(dean: Together) -> AgendaItem:
    """What went before: the lift, and something of mine that he raised."""
    lift = dean.wants(54, "They fixed the wrong lift", "four days indoors, the last time it stopped")
    dean.step(lift, 47, TheirEvent.BEGUN, "Asked for a date in writing.")
    dean.step(lift, 26, TheirEvent.SAID_DONE, "Both lifts work. He rang to say so.")
    dean.kept(47, "Ask the lift company for a date in writing", 40, 41, lift)
    seat = dean.mine(
        300,
        "Look at the seating assessment together",
        "Two hours more in the chair without the ache.",
    )
    dean.step(seat, 180, MyEvent.RAISED_BY_THEM, "His back was bad and he asked what the clinic had said.")
    dean.step(seat, 166, MyEvent.AGREED)
    dean.step(seat, 150, MyEvent.DONE)
    return lift


def _van_first(dean: Together, recruit: AgendaItem, van: AgendaItem, lift: AgendaItem) -> None:
    """The van is heard, the support worker named, and it can wait."""
    dean.met(33, "Va", "Same old.", "Short one. He was waiting for the lift engineer.", ease=3)
    dean.met(26, "Ct", "Lift’s working. Both of them.", touched={lift: "heard"}, at="10:20")
    dean.met(
        19,
        "Va",
        "That white van is in my space again",
        "We looked at it from the window together. He has photographs with dates.",
        touched={van: "heard", recruit: "named"},
        mine_came_up="named",
        named="Said that I have a support worker on my list and that it can wait.",
        came_of_it="He laughed: get me my space and we’ll see.",
        ease=4,
    )


def _the_letter(dean: Together, van: AgendaItem) -> None:
    """A letter is promised, and whose space it is has been found out."""
    letter = dean.promised(12, "Letter to the building manager", 0, van)
    dean.step(van, 12, TheirEvent.BEGUN, "A letter, with his photographs.")
    dean.met(
        12,
        "Ct",
        "It was there all weekend. I had to ring Karen to fetch the shopping.",
        "Read him the first lines of the letter. He changed two words.",
        touched={van: "helped"},
        promise=letter,
        did=["listened", "promised"],
        at="11:05",
    )
    lease = dean.promised(19, "Find out whose space it is in the lease", 14, van)
    dean.became(
        lease, 15, PromiseEvent.CHANGED, "The lease is with the housing office until Thursday.", due=9
    )
    dean.became(lease, 9, PromiseEvent.KEPT, "It is his: space 3, with the flat.")


def _these_days(dean: Together, van: AgendaItem) -> None:
    """What is under way now, and slips that were forgiven."""
    dean.met(5, "Mt", "back again tonight. reg ends KLO", "", at="22:40", touched={van: "heard"})
    dean.planned(0, "10:30", "Va", "his flat")
    dean.planned(-14, "10:30", "Va", "his flat")
    hard.slip(dean, 88, "Called him Dan at the door. He said: close enough, come in.")
    hard.slip(dean, 33, "Forgot the form and drove back for it. He had put the kettle on.")
    hard.hurts(dean, -9, "expert", "He wants a call the night before, about anything else.")


def _circle(stage: Stage, sam: Practitioner, dean: Together, helen: Person) -> None:
    karen = person(stage, sam, "Karen Whitlock", Pronoun.SHE, 520, phone="01632 960155")
    pell = person(stage, sam, "Graham Pell", Pronoun.NAME, 20)
    dean.around(karen, "family", "sister", 520)
    dean.around(helen, "solicitor", "solicitor", 530)
    dean.around(pell, "other", "building manager", 20)
    _karen(stage, sam, karen)


def _karen(stage: Stage, sam: Practitioner, karen: Person) -> None:
    """His sister, who is not to be the one who always fetches."""
    with_karen = alliance(stage, sam, karen, 515)
    with_karen.good(GoodToKnowKind.BEGIN, "Ask about the twins first.", ago=400)
    with_karen.good(GoodToKnowKind.REACH, "Evenings after eight. Never at the school.", theirs=True, ago=400)
    fetch = with_karen.wants(
        12, "I can’t be the one who always fetches", "I work nights and I have the twins"
    )
    with_karen.before(
        50,
        (
            "Cm | I just want somebody to tell me what is going on. | Explained that Dean hears first. She minded, then she saw why.",
            "Ct | He won’t say when he’s low. He goes quiet and tidies. | Thanked her. Asked what helps. She said the radio.",
            "Ca | I’m his sister, not his carer. | Wrote that down as she said it.",
        ),
    )
    with_karen.met(
        12,
        "Ct",
        "I can’t be the one who always fetches",
        "She was tired and laughed about it.",
        touched={fetch: "heard"},
    )
    with_karen.met(
        3, "Cm", "Did the letter go?", "Told her that Dean will say, and that it is in hand.", at="20:10"
    )
