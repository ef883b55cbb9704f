"""The others Sam works with: steady, new, crowded out, and gone quiet after hospital."""

from __future__ import annotations

from alongside.agenda.models import AgendaItem, Origin
from alongside.core.states.agenda import MyEvent
from alongside.core.states.promise import PromiseEvent
from alongside.ops.demo.stage import Stage
from alongside.ops.demo.stories import june
from alongside.ops.demo.together import Together, client, person
from alongside.people.models import GoodToKnowKind, Person, Practitioner, Pronoun


def tell(stage: Stage, sam: Practitioner, helen: Person) -> None:
    """June and Ray, Kayleigh, Amir and Maureen."""
    june.tell(stage, sam)
    _kayleigh(stage, sam)
    _amir(stage, sam, helen)
    _maureen(stage, sam)


def _kayleigh(stage: Stage, sam: Practitioner) -> None:
    """New: a referral's list is mine, hers is empty, and nothing is known yet. That is how it begins."""
    kay = client(stage, sam, "Kayleigh Brand", Pronoun.SHE, 9, phone="01632 960192")
    _a_referrals_list(kay)
    _first_words(kay)


def _a_referrals_list(kay: Together) -> None:
    """What came with her is mine."""
    for words, why in (
        ("Neuropsychology assessment", "So that school and you know what helps."),
        ("Find a gym with a quiet hour", "You had one before the crash."),
        ("Support plan for the mornings", "The solicitor’s timetable says by the end of term."),
        ("Benefits forms", "Some of it is money that is yours already."),
    ):
        kay.mine(9, words, why, origin=Origin.REFERRAL)
    kay.good(GoodToKnowKind.REACH, "The referral gives her mobile. Not yet asked what suits her.", ago=9)


def _first_words(kay: Together) -> None:
    """Who I am, said and written, and the café she chose."""
    kay.expect(
        2,
        given=False,
        my_role="I am your case manager. That means one person who keeps hold of all the threads.",
        my_plan="Three meetings to get to know each other. Nothing gets decided in them.",
        i_can="Come to you, at a time you choose, and start with what you want to talk about.",
        i_can_not="I can not change what the court asks for, and I will say so when it asks.",
        who_i_tell="Your solicitor gets a short note each month. You can read it first.",
    )
    kay.met(
        6,
        "Cm",
        "",
        "Said who I am. She said the café was fine and that she had to go.",
        at="16:45",
        minutes=4,
        ease=3,
    )
    kay.planned(-1, "16:30", "Va", "the café she chose")


def _amir(stage: Stage, sam: Practitioner, helen: Person) -> None:
    """Crowded out: the last four contacts were about my list, and nothing of his for six weeks."""
    amir = client(stage, sam, "Amir Haddad", Pronoun.HE, 420, phone="01632 960133")
    _amir_is(stage, sam, helen, amir)
    amir.before(60, AMIR)
    _the_stall(amir)
    _my_list_only(amir)


def _amir_is(stage: Stage, sam: Practitioner, helen: Person, amir: Together) -> None:
    """What is good to know of him, and who is around him."""
    amir.good(GoodToKnowKind.BEGIN, "Shoes off. Accept the tea, whatever the hour.", ago=400)
    amir.good(GoodToKnowKind.REACH, "Not between prayers on Friday.", theirs=True, ago=400)
    amir.good(GoodToKnowKind.SAFE, "Sit where he can see the door.", ago=390)
    amir.good(
        GoodToKnowKind.GET_RIGHT,
        "Arabic when it hurts. English for forms.",
        theirs=True,
        question="language_for_hard_things",
        ago=380,
    )
    amir.good(GoodToKnowKind.MATTERS, "The stall. Thirty years of the same stall.", theirs=True, ago=370)
    leila = person(stage, sam, "Leila Haddad", Pronoun.SHE, 415)
    amir.around(leila, "family", "wife", 420)
    amir.around(helen, "solicitor", "solicitor", 410)


def _the_stall(amir: Together) -> None:
    """The last time that something of his came first."""
    stall = amir.wants(
        44, "Sit at the stall for one hour, with my cousin", "the boys on the row should see me there"
    )
    amir.met(
        44,
        "Va",
        "Sit at the stall for one hour, with my cousin",
        "He drew me where the chair would stand.",
        touched={stall: "heard"},
        ease=4,
    )


def _my_list_only(amir: Together) -> None:
    """Four contacts, and all of them about my list."""
    forms = amir.mine(
        60,
        "The witness statement",
        "It is your story, and you read it before anybody.",
        origin=Origin.REFERRAL,
        deadline=amir.day(-12),
    )
    house = amir.mine(50, "Measurements for the bathroom", "So that Leila does not lift you.")
    _contacts_about_it(amir, forms, house)
    amir.step(forms, 7, MyEvent.TALKED)
    amir.step(house, 28, MyEvent.TALKED)
    amir.kept(28, "Send the drawing of the bathroom to Leila", 21, 21, house)
    amir.planned(-3, "14:30", "Va", "at home")


def _contacts_about_it(amir: Together, forms: AgendaItem, house: AgendaItem) -> None:
    """Dates, measurements, quotes: nothing of the stall."""
    amir.met(37, "Cm", "", "Dates for the statement.", touched={forms: "talked"}, minutes=10, ease=3)
    amir.met(
        28, "Va", "", "Measured with the builder. Two hours.", touched={house: "talked"}, minutes=120, ease=3
    )
    amir.met(
        16,
        "Cm",
        "",
        "The statement again; the solicitor has moved her date.",
        touched={forms: "talked"},
        minutes=10,
        ease=2,
    )
    amir.met(
        7,
        "Cm",
        "",
        "Builder’s quote, and the statement.",
        touched={forms: "talked", house: "talked"},
        minutes=15,
        ease=2,
    )


AMIR = (
    "Va | You are a guest first and a case manager second. | Drank three teas. Learned more than in any form.",
    "Va | My hand knows the scales, it only shakes. | We weighed oranges. He was right to the gram.",
    "Ct | The boys ask when I come back. | Did not answer for him. Asked what he tells them.",
    "Va | Leila carries too much and says nothing. | Asked her separately, with his leave. | named",
    "Mt | Eid Mubarak from the family | Answered the same evening.",
    "Va | Nobody here asks about the stall. | Asked about the stall.",
)


def _maureen(stage: Stage, sam: Practitioner) -> None:
    """Gone quiet: two weeks in hospital with her chest, home since, and we have not spoken."""
    maureen = client(stage, sam, "Maureen Tully", Pronoun.SHE, 480, phone="01632 960146")
    _maureen_is(stage, sam, maureen)
    garden = _the_garden(maureen)
    _quiet_since(maureen, garden)


def _maureen_is(stage: Stage, sam: Practitioner, maureen: Together) -> None:
    """What is good to know of her."""
    maureen.good(GoodToKnowKind.BEGIN, "Ask after the cat. His name is Bishop.", ago=450)
    maureen.good(GoodToKnowKind.AVOID, "The word hospital, unless she uses it first.", ago=440)
    maureen.good(GoodToKnowKind.REACH, "The landline. The mobile lives in a drawer.", theirs=True, ago=440)
    maureen.good(GoodToKnowKind.GETTING_IN, "Joanne next door at 14 has the key. Ring her first.", ago=430)
    joanne = person(stage, sam, "Joanne Tully", Pronoun.SHE, 470, phone="01632 960147")
    maureen.around(joanne, "family", "niece", 480)


def _the_garden(maureen: Together) -> AgendaItem:
    """The edges before winter, and a rail of mine that she raised herself."""
    garden = maureen.wants(70, "Somebody to do the edges before winter", "the neighbours look, and so do I")
    rails = maureen.mine(95, "A rail by the back step", "Then the garden is yours in the wet as well.")
    maureen.before(
        60,
        (
            "Va | You’re the only one who sits down. | Sat down.",
            "Ct | Bishop brought a frog in. | Ten minutes about the frog.",
            "Va | I was a dinner lady. Four hundred plates. | She still counts when she is nervous. | named",
            "Ct | I don’t want my niece bothered. | Asked what Joanne may know. She said: the key, and nothing else.",
        ),
    )
    maureen.met(
        48,
        "Va",
        "Somebody to do the edges before winter",
        touched={garden: "heard", rails: "talked"},
        mine_came_up="they_raised",
        ease=4,
    )
    maureen.step(rails, 48, MyEvent.RAISED_BY_THEM)
    return garden


def _quiet_since(maureen: Together, garden: AgendaItem) -> None:
    """A promise broken and owned; then hospital, and nothing since."""
    asked = maureen.promised(48, "Ask the gardening scheme about the edges", 34, garden)
    maureen.became(asked, 30, PromiseEvent.OWNED, "Told her that I had not rung them, and that I was sorry.")
    maureen.became(asked, 30, PromiseEvent.CHANGED, "She said: after the frost will do.", due=-9)
    maureen.met(30, "Ct", "My chest is tight but it’s only the damp.", at="15:10", ease=3)
    maureen.away("hospital", 22, 8)
