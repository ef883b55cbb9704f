"""Rosa, whose son Luca is at risk at times: a hard patch that mended, and that mended in her words."""

from __future__ import annotations

from alongside.agenda.models import AgendaItem, Goal
from alongside.contacts.models import Contact
from alongside.core.states.agenda import MyEvent, TheirEvent
from alongside.ops.demo.stories import mending
from alongside.ops.demo.stories.mending import HARD, MENDED
from alongside.ops.demo.together import Together
from alongside.people.models import GoodToKnowKind

BEFORE = (
    "Va | I have had nine of you through this door. | Said I would rather come less and be the same person.",
    "Ct | He was up at two and at three and at five. | Listened. She did not want a plan, she wanted somebody to know.",
    "Va | Nobody asks his mother. | Asked his mother. Stayed longer than planned.",
    "Ct | He smiled at the physio, a real one. | She rang only to say that.",
)


def tell(rosa: Together) -> None:
    """What there is between Sam and Rosa, beside the hard patch and since."""
    goal = _rosa_is(rosa)
    _what_to_expect(rosa)
    _hard_patch(rosa)
    _since(rosa, goal)


def _rosa_is(rosa: Together) -> Goal:
    """What is good to know of her, and what she wants."""
    rosa.good(GoodToKnowKind.BEGIN, "Begin with how she is. Luca comes second, she says so herself.", ago=280)
    rosa.good(GoodToKnowKind.SAFE, "Say before you write anything down.", theirs=True, ago=275)
    rosa.good(GoodToKnowKind.WORDS_AVOID, "Behaviours.", theirs=True, ago=270)
    rosa.good(GoodToKnowKind.WORDS_USE, "When he is frightened.", theirs=True, ago=270)
    rosa.good(
        GoodToKnowKind.REACH, "Ring before you write. A letter on its own feels like a verdict.", ago=MENDED
    )
    rosa.good(
        GoodToKnowKind.GET_RIGHT,
        "Sunday is church and my sister. Please not Sundays.",
        theirs=True,
        question="days_that_matter",
        ago=260,
    )
    rosa.good(
        GoodToKnowKind.EARLIER, "They decided things about us in a room we were not in.", theirs=True, ago=255
    )
    value = rosa.good(GoodToKnowKind.VALUE, "Being his mum, not his manager.", theirs=True, ago=200)
    return rosa.goal(70, "One weekend a month where I am just his mum.", value=value)


def _what_to_expect(rosa: Together) -> None:
    """What she can expect of me, and the first months."""
    rosa.expect(
        285,
        my_role="I am Luca’s case manager. I listen to you as his mother, and I work for him.",
        i_can="Tell you what I am doing and why, before it happens.",
        i_can_not="I can not promise that nobody is ever called when he is at risk.",
        who_i_tell="If somebody may be badly hurt I must tell the safeguarding lead. I will tell you myself, as soon as I safely can.",
    )
    rosa.before(HARD + 4, BEFORE)


def _hard_patch(rosa: Together) -> None:
    staff, said = _it_was_said(rosa)
    _too_soon(rosa)
    _asked_in(rosa, staff)
    _agreed(rosa, staff)
    mending.tell(rosa, said)


def _it_was_said(rosa: Together) -> tuple[AgendaItem, Contact]:
    """At the door, with no warning."""
    staff = rosa.mine(
        HARD + 10,
        "What staff do when he is at risk",
        "So that nobody has to guess at night, you least of all.",
        safety=True,
        how_to_say="I need to name something hard. Is now all right, or after tea?",
    )
    said = rosa.met(
        HARD,
        "Va",
        "You would have the police on my son.",
        "She asked me to leave, and I did. What I said had to be said. How I said it did not have to be like that.",
        touched={staff: "named"},
        mine_came_up="named",
        ease=1,
    )
    return staff, said


def _too_soon(rosa: Together) -> None:
    """A card, a visit called off, a call too soon, and his chest, which had nothing to do with it."""
    rosa.met(HARD - 2, "Mm", "", "A card: I am sorry for how I said it. No need to answer.", at="12:00")
    rosa.did_not_happen(HARD - 9, "Va", "cancelled_by_them")
    rosa.met(HARD - 20, "Cm", "Not now, Sam.", "Too soon. Said that I would be here, and rang off.", ease=2)
    rosa.met(
        HARD - 34,
        "Ct",
        "He has a chest infection. I thought you should know.",
        "She rang me. We spoke about the chest and nothing else.",
        ease=3,
    )


def _asked_in(rosa: Together, staff: AgendaItem) -> None:
    """She asked me in; and then it was all said."""
    rosa.met(
        HARD - 42,
        "Va",
        "You did not even sit down before you said it.",
        "She asked me in. I listened. Not about whether, only about how.",
        touched={staff: "talked"},
        mine_came_up="they_raised",
        ease=3,
    )
    rosa.met(
        MENDED,
        "Va",
        "I knew it could come to that. I needed you to know what it costs me to hear it.",
        "Two hours, most of it quiet. She said: if anyone is called, you tell me yourself.",
        touched={staff: "agreed"},
        mine_came_up="agreed",
        shared="That I had lain awake over it too.",
        ease=4,
    )


def _agreed(rosa: Together, staff: AgendaItem) -> None:
    """What was agreed, in her words."""
    rosa.step(staff, MENDED, MyEvent.TALKED)
    rosa.step(
        staff,
        MENDED,
        MyEvent.AGREED,
        "Written on one page with her, in her words. Look again in half a year.",
    )
    tell_me = rosa.wants(
        MENDED, "Tell me yourself if anyone is called", "last time I heard it from a stranger"
    )
    rosa.promised(
        MENDED, "If police are called, I will tell you myself, as soon as I safely can.", None, tell_me
    )


def _since(rosa: Together, goal: object) -> None:
    hours = _steady_again(rosa)
    weekend = _the_weekend(goal, rosa)
    _these_days(rosa, hours, weekend)


def _steady_again(rosa: Together) -> AgendaItem:
    """The months after: she rings when something is good."""
    rosa.met(110, "Ct", "I slept five hours.", "She rang to say so.", ease=4)
    hours = rosa.mine(
        35, "Review of support hours", "More nights off.", how_to_say="You choose which nights."
    )
    rosa.kept(96, "Send the one page about nights to the whole team", 90, 91)
    rosa.met(96, "Va", "Put it where the night staff can see it, not in a file.", ease=4)
    rosa.met(76, "Va", "I said no to my sister again and I should not have.", ease=4)
    return hours


def _the_weekend(goal: object, rosa: Together) -> AgendaItem:
    """A goal of hers, and what was done about it."""
    weekend = _a_weekend(goal, rosa)
    rosa.met(
        69,
        "Va",
        "A weekend where I am just his mum",
        "We wrote the goal at her kitchen table.",
        touched={weekend: "heard"},
        ease=5,
    )
    rosa.met(
        48,
        "Va",
        "Carla says she could do Saturdays.",
        touched={weekend: "helped"},
        did=["listened", "worked_out"],
        ease=4,
    )
    return weekend


def _a_weekend(goal: object, rosa: Together) -> AgendaItem:
    """What she wants, and what was done about it."""
    weekend = rosa.wants(
        69,
        "A weekend where I am just his mum",
        "I have not slept a night through since the accident.",
        goal=goal,
    )
    rosa.step(weekend, 48, TheirEvent.TOGETHER, "you: respite plan \u00b7 she: asks her sister")
    rosa.kept(69, "Find out what respite his budget allows", 55, 56, weekend)
    return weekend


def _these_days(rosa: Together, hours: AgendaItem, weekend: AgendaItem) -> None:
    """The review of hours, and the plan that she reads first."""
    rosa.met(
        27,
        "Da",
        "What would they charge me for a night?",
        "Named the review of hours; she took it as a help.",
        touched={weekend: "heard", hours: "named"},
        mine_came_up="named",
        ease=5,
    )
    rosa.met(13, "Ct", "He went out without looking back. I cried, the good sort.", ease=5)
    plan = rosa.promised(6, "Send her the respite plan to read before I send it anywhere", -4, weekend)
    rosa.met(
        6,
        "Ct",
        "A weekend where I am just his mum",
        "She asked for the plan first. Of course.",
        touched={weekend: "heard"},
        promise=plan,
        did=["listened", "promised"],
        at="18:15",
        ease=5,
    )
    rosa.planned(0, "14:00", "Da")
    rosa.planned(-21, "11:00", "Va", "in her kitchen")
