"""How it was between the two, look by look: told for some, left blank for others, with gaps as they come."""

from __future__ import annotations

from alongside.checkins.models import Medium, Mode
from alongside.ops.demo.looks import Looks
from alongside.ops.demo.stage import Stage
from alongside.ops.demo.stories.rosa import HARD


def tell_saltmarsh(stage: Stage) -> None:
    """Sam's people and Priya's."""
    _rosa(_with(stage, "Rosa Moretti"))
    _dean(_with(stage, "Dean Whitlock"))
    _amir(_with(stage, "Amir Haddad"))
    _june(_with(stage, "June Ashby"))
    _luca(_with(stage, "Luca Moretti"))
    _with(stage, "Tunde Bello").both((150, 13, 13), (35, 15, 14), (9, 16, 16))
    _helen(_with(stage, "Helen"))
    _callum(_with(stage, "Callum Reid"))
    _gwen(_with(stage, "Gwen Parry"))


def tell_fern_lane(stage: Stage) -> None:
    """Maya's people."""
    tomasz = _with(stage, "Tomasz Nowak")
    tomasz.both((300, 12, 14), (240, 14, 14), (200, 15, 16), (60, 17, 16), (15, 17, 17))
    tomasz.worked(60, "You let me finish the sentence.")
    _with(stage, "Winston Grant").both((120, 16, 15), (18, 17, 17))


def _with(stage: Stage, name: str) -> Looks:
    return Looks(stage, next(one for one in stage.alliances if one.person.name.startswith(name)))


def _rosa(rosa: Looks) -> None:
    rosa.both((270, 8, 12), (237, 11, 13), (210, 14, 14), (184, 15, 15))
    rosa.mirror(HARD - 16, 6)
    rosa.mirror(HARD - 36, 8)
    rosa.both((112, 13, 14), (85, 16, 15), (57, 17, 17), (26, 18, 17))
    rosa.at_ease((277, 2), (257, 2), (237, 3), (217, 3), (197, 3), (178, 3))
    rosa.at_ease((HARD - 1, 1), (HARD - 36, 2), (HARD - 47, 2), (112, 3), (92, 4), (71, 3), (50, 4), (26, 4))
    rosa.for_me(
        HARD - 16, 1, unspoken="What it costs her to hear it.", differently="Ask how she is, and mean it."
    )
    rosa.said(
        210,
        went_well="That you came and asked me, not only him.",
        made_it_work="You sat down first. You did not write anything until I had said it.",
        easier="Ring before you write.",
    )
    rosa.said(26, went_well="The respite plan.", made_it_work="You let me read it before anybody else did.")


def _dean(dean: Looks) -> None:
    dean.both((500, 10, 12), (460, 11, 12), (425, 13, 13), (390, 14, 13))
    dean.both(
        (250, 13, 14), (215, 14, 14), (180, 15, 14), (140, 15, 16), (100, 16, 15), (62, 14, 16), (26, 16, 15)
    )
    dean.at_ease(
        (500, 1), (460, 2), (425, 2), (390, 3), (250, 2), (180, 3), (140, 3), (100, 3), (62, 2), (26, 3)
    )
    dean.said(
        100,
        went_well="You rang the council when you said you would.",
        made_it_work="You do the boring bit first and talk after.",
    )


def _amir(amir: Looks) -> None:
    amir.both((380, 12, 15), (345, 13, 15), (310, 14, 15), (150, 13, 15), (115, 12, 15), (75, 11, 14))
    amir.mirror(37, 12)
    amir.at_ease((380, 3), (310, 3), (150, 2), (115, 2), (75, 1), (37, 1))
    amir.said(310, went_well="My sister could come.", made_it_work="You sent the questions the day before.")


def _june(june: Looks) -> None:
    june.both((480, 15, 14), (440, 16, 15))
    for ago, total in ((300, 18), (200, 17)):
        june.theirs(ago, total, mode=Mode.WITH_HELP, medium=Medium.PAPER, helper="Ray")
    june.both((400, 16, 16), (360, 17, 16))
    june.both((95, 16, 16), (50, 17, 16), (30, 10, 15), (9, 9, 14))  # lower, and nobody knows yet why
    june.at_ease((480, 3), (440, 3), (300, 4), (200, 3), (95, 4), (50, 4))
    june.worked(95, "One thing at a time, and the kettle on.")


def _luca(luca: Looks) -> None:
    luca.both((500, 8, 10), (330, 12, 12), (290, 13, 13), (90, 15, 15), (21, 17, 16))
    luca.at_ease((330, 2), (290, 3), (90, 3), (21, 4))
    luca.worked(90, "You text. You don’t make me talk to Mum about it.")


def _helen(helen: Looks) -> None:
    helen.both((200, 13, 12), (120, 12, 13), (40, 14, 14))


def _callum(callum: Looks) -> None:
    callum.both(
        (420, 14, 13), (380, 15, 15), (345, 15, 15), (150, 17, 16), (100, 18, 17), (60, 17, 17), (20, 18, 18)
    )
    callum.at_ease((420, 3), (345, 3), (150, 4), (60, 4))
    callum.said(60, went_well="You told me straight.", made_it_work="You came back after I shouted.")


def _gwen(gwen: Looks) -> None:
    gwen.both((400, 11, 13), (350, 11, 12), (110, 12, 13), (66, 15, 13), (22, 13, 14))
    gwen.worked(66, "Welsh first, then the rest.")
