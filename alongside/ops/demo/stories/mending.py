"""The same hard patch as Sam kept it for himself: what was thought through, what was tried, and her word at the end."""

from __future__ import annotations

from alongside.contacts.models import Contact
from alongside.ops.demo import hard
from alongside.ops.demo.together import Together
from alongside.repair.models import HardConversation

HARD, MENDED = 172, 123  # days ago


def tell(rosa: Together, said: Contact) -> None:
    """The same, as Sam kept it for himself: what was tried, and her word at the end."""
    planned = _thought_through(rosa, said)
    patch = hard.Patch(rosa, HARD, whose="nobody", came="told", talk=planned)
    _acknowledged(patch)
    _stayed(patch)
    _talked(rosa, patch)


def _thought_through(rosa: Together, said: Contact) -> HardConversation:
    """The conversation as it was thought through beforehand."""
    return hard.talk(
        rosa,
        HARD + 4,
        said,
        "not",
        HARD - 7,
        about="What staff do when he is at risk",
        believe="That it could never happen to him. She has kept him safe for four years, and she is tired.",
        affected="The two who work nights; Luca himself.",
        must_do="Staff may ring the police when somebody is about to be badly hurt. I can not promise otherwise.",
        warn="There is something hard that I need to talk about with you.",
        ask_leave="Is now all right, or after tea?",
        first="If somebody is about to be badly hurt, staff may ring the police.",
        second="It does not mean that anybody thinks he is bad.",
        stay="Put the folder away. Be quiet. Make the tea.",
    )


def _acknowledged(patch: hard.Patch) -> None:
    """The same day, and the days after."""
    patch.wrote(HARD, "their_side", "You would have the police on my son.", theirs=True)
    patch.wrote(
        HARD, "my_side", "I said it at the door with my coat on, and did not ask whether now was all right."
    )
    patch.tried(
        HARD, "acknowledged", "On the step: I can see that this hurt you. I am going, and I am not gone.", "mixed",
        event="acknowledged",
    )  # fmt: skip
    patch.tried(
        HARD - 2, "apology", "A card: I am sorry for how I said it. No need to answer.", event="acknowledged"
    )
    patch.wrote(
        HARD - 5, "had_to_say", "That staff may ring the police when somebody is about to be badly hurt."
    )
    patch.wrote(
        HARD - 5, "manner", "At the door, in a hurry, with no warning. She heard it as a verdict on her."
    )


def _stayed(patch: hard.Patch) -> None:
    """Too early once; stayed in touch; looked at my own part."""
    patch.tried(
        HARD - 20,
        "conversation",
        "Rang to ask whether we could talk.",
        "too_early",
        "Not now, Sam.",
        event="too_early",
    )
    patch.later(HARD - 20)
    patch.tried(
        HARD - 34, "stayed", "She rang about his chest. We spoke about the chest and nothing else.", "well"
    )
    patch.wrote(HARD - 36, "my_part", "I had carried it for weeks, and put it down on her doorstep.")


def _talked(rosa: Together, patch: hard.Patch) -> None:
    """Talked about twice, and mended in her words."""
    patch.tried(
        HARD - 42, "conversation", "She asked me in. Only about how it was said.", "mixed",
        "You did not even sit down before you said it.", event="talked",
    )  # fmt: skip
    patch.tried(
        MENDED, "conversation", "Two hours, most of it quiet.", "well",
        "I knew it could come to that. I needed you to know what it costs me to hear it.", event="talked",
    )  # fmt: skip
    patch.wrote(MENDED, "agreed", "If anyone is called, you tell me yourself.", theirs=True)
    patch.mended(MENDED, "We are all right, you and me. Now come and eat.")
    patch.wrote(110, "stronger", "You are the one I would ring at night.", theirs=True)
    hard.hurts(rosa, 325, "anniversary", "She lights a candle. Ring in the evening, not before.", yearly=True)
