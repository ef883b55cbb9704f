"""Helen, the solicitor of three of Sam's people: somebody in the circle, with an alliance of her own."""

from __future__ import annotations

from alongside.core.states.agenda import MyEvent, TheirEvent
from alongside.ops.demo import hard
from alongside.ops.demo.stage import Stage
from alongside.ops.demo.together import Together, alliance
from alongside.people.models import GoodToKnowKind, Person, Practitioner


def tell(stage: Stage, sam: Practitioner, solicitor: Person) -> None:
    """What there is between Sam and Helen."""
    helen = alliance(stage, sam, solicitor, 525)
    helen.good(GoodToKnowKind.REACH, "Mornings, and put the name of the client first.", ago=500)
    helen.good(GoodToKnowKind.AVOID, "Asking for dates she can not give. She minds saying no.", ago=300)
    notes = helen.wants(41, "A note I can read in two minutes", "I have a hundred and ten of these")
    asked = helen.mine(60, "Ring me before you write to a client about me", "They show me the letter anyway.")
    helen.step(notes, 34, TheirEvent.I_DID_IT, "One page a month, what they want first.")
    helen.step(asked, 34, MyEvent.AGREED)
    helen.before(
        50,
        (
            "Ca | I can’t put a value on a parking space. | Told her what it costs him. She wrote it down.",
            "Gm | What does he actually want? | Read out his own words, with his leave. | named",
            "Ct | Your note was the only one I understood. | Thanked her.",
        ),
    )
    helen.met(
        41,
        "Ca",
        "A note I can read in two minutes",
        touched={notes: "heard", asked: "agreed"},
        mine_came_up="agreed",
    )
    helen.met(11, "Ca", "Better. Send me those.", touched={notes: "heard"})
    _the_letter(helen)


def _the_letter(helen: Together) -> None:
    """A letter that neither had rung the other about. It is in no client's record."""
    patch = hard.Patch(helen, 66, whose="both", came="noticed")
    patch.wrote(66, "their_side", "I read about my own advice in a letter from you.", theirs=True)
    patch.wrote(66, "my_side", "She had written to him first, and I answered him without ringing her.")
    patch.tried(
        65,
        "acknowledged",
        "Rang: that was not fair on you, and I did not ring first.",
        "mixed",
        event="acknowledged",
    )
    patch.tried(63, "apology", "In two lines, by mail, with nothing asked.", "well", event="acknowledged")
    patch.wrote(63, "my_part", "I wrote while I was cross.")
    patch.tried(60, "conversation", "Ten minutes on the phone.", "well", "I do it too.", event="talked")
    patch.wrote(60, "agreed", "Ring first. Both of us.", theirs=True)
    patch.mended(58, "Good. That is that, then.", "both")
