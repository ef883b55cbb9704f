"""What the pencil exercise says: the rounds, how it is held just now, and what there is to talk about after a round.

Figures are said as what happened, never as how well it went.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from alongside.core.pencil.physics import Hold, Pencil
from alongside.core.pencil.rounds import PLACES, Afterwards, Round, Watch

ROUNDS: Mapping[Round, tuple[Promise, Promise]] = {
    Round.HOLD_STILL: (
        gettext_lazy("hold still"),
        gettext_lazy("Hold it between you. Nobody has to get anywhere."),
    ),
    Round.MY_WAY: (
        gettext_lazy("my way"),
        gettext_lazy("Each has a place to get to. Try to get to yours. Say nothing."),
    ),
    Round.THEIRS_FIRST: (
        gettext_lazy("theirs first"),
        gettext_lazy("Each has a place to get to. First find out where they want to go. Say nothing."),
    ),
    Round.ONE_AFTER_THE_OTHER: (
        gettext_lazy("one after the other"),
        gettext_lazy("First to the place of the one on the left, then to the other’s. Say nothing."),
    ),
    Round.SAY_WHERE: (
        gettext_lazy("say where you want to go"),
        gettext_lazy("Tell each other where you want to go, then go there."),
    ),
}
PLACE: Mapping[str, Promise] = {
    "window": gettext_lazy("the window"),
    "door": gettext_lazy("the door"),
    "table": gettext_lazy("the table"),
    "sofa": gettext_lazy("the sofa"),
}
WHO: Mapping[str, Promise] = {"a": gettext_lazy("Left"), "b": gettext_lazy("Right")}
#: Below so many newtons it is held like this.
PRESSED: Sequence[tuple[float, Promise]] = (
    (0.3, gettext_lazy("hardly pressed")),
    (2.0, gettext_lazy("pressed a little")),
    (3.0, gettext_lazy("pressed firmly")),
    (99.0, gettext_lazy("pressed so hard that it may fall")),
)
REASON: Mapping[Hold, Promise] = {
    Hold.TOO_HARD: gettext_lazy("it was pressed too hard"),
    Hold.PULLED_AWAY: gettext_lazy("one pulled away"),
    Hold.DRIFTED_APART: gettext_lazy("the fingertips drifted apart"),
}
LIES = gettext_lazy("It lies in the room. Take it up together.")
FELL = gettext_lazy("It fell: {reason}.")
WHERE = gettext_lazy("{cm} cm to {place}")  # filled in the browser too
MOVES: Mapping[str, Promise] = {
    **PLACE,
    "stay": gettext_lazy("stay where I am"),
    "nearer": gettext_lazy("press more"),
    "away": gettext_lazy("press less"),
}
AFTERWARDS: Mapping[str, Promise] = {
    "both": gettext_lazy("Once one had been followed, the other got there too."),
    "dropped": gettext_lazy("Once one had been followed, it fell."),
    "on_the_way": gettext_lazy("Once one had been followed, it was on its way to the other’s place."),
    "stayed": gettext_lazy("Once one had been followed, it stayed there."),
}
QUESTIONS: Sequence[Promise] = (
    gettext_lazy("What did you do when you felt the other go another way?"),
    gettext_lazy("When did you know where they wanted to go? What told you?"),
    gettext_lazy("What was it like to be followed? What was it like to follow?"),
    gettext_lazy("Was there a time when nobody moved? What would have helped?"),
    gettext_lazy("Where in your work is it like this just now?"),
)


@dataclass(frozen=True)
class RoundAccount:
    """What is told of a round. Seconds from its start, or of nobody moving; None where it did not happen."""

    a_there: float | None
    b_there: float | None
    gave_way: str
    gave_way_at: float | None
    longest_still: float | None
    drops: Sequence[str]
    afterwards: str


def account_of(seen: Watch) -> RoundAccount:
    return RoundAccount(
        seen.a_there, seen.b_there, seen.gave_way, seen.gave_way_at, seen.longest_still, seen.drops, seen.afterwards
    )  # fmt: skip


def lies(hold: Hold) -> str:
    """Why it is not held; for `HELD`, nothing."""
    reason = REASON.get(hold)
    return str(FELL).format(reason=reason) if reason else str(LIES) if hold == Hold.LAID_DOWN else ""


def live() -> dict[str, Any]:
    """What the script of the table says."""
    lying = {hold: lies(hold) for hold in Hold if hold != Hold.HELD}
    return {"pressed": PRESSED, "dropped": lying, "where": WHERE, "place": PLACE}


def together() -> dict[str, Any]:
    """What the script of a room for two devices says besides."""
    ends = _("You hold the left end."), _("You hold the right end.")
    return {"you": _("You"), "they": _("They"), "get_to": _("Get to {place}"), "ends": ends}


def held(pencil: Pencil) -> str:
    """How hard it is pressed, or why it lies."""
    return lies(pencil.hold) or next(str(grip) for most, grip in PRESSED if pencil.press < most)


def described(pencil: Pencil) -> list[str]:
    """How it is held, and how far it is from each place, the nearest first."""
    cm = {name: round(100 * hypot(x - pencil.x, y - pencil.y)) for name, (x, y) in PLACES.items()}
    near = sorted(PLACES, key=lambda name: cm[name])
    return [held(pencil), *(str(WHERE).format(cm=cm[name], place=PLACE[name]) for name in near)]


def told(kind: Round, account: RoundAccount, places: Mapping[str, str]) -> list[str]:
    """The round in sentences: who got where, who gave way first, how long nobody moved, what came after following."""
    sentences = [] if kind == Round.HOLD_STILL else list(_way(account, places))
    if still := round(account.longest_still or 0):
        sentences.append(_("Nobody moved for %(time)s at a time.") % {"time": lasting(still)})
    drops = len(account.drops)
    if not drops:
        return [*sentences, _("It never fell.")]
    reasons = ", ".join(str(REASON[Hold(reason)]) for reason in dict.fromkeys(account.drops))
    fell = ngettext("It fell once: %(reasons)s.", "It fell %(n)s times: %(reasons)s.", drops)
    return [*sentences, fell % {"n": drops, "reasons": reasons}]


def lasting(seconds: float) -> str:
    rounded = max(1, round(seconds))
    return ngettext("%(n)s second", "%(n)s seconds", rounded) % {"n": rounded}


def _way(account: RoundAccount, places: Mapping[str, str]) -> Iterator[str]:
    for side, when in (("a", account.a_there), ("b", account.b_there)):
        values: dict[str, Any] = {"who": WHO[side], "place": PLACE[places[side]]}
        if when is None:
            yield _("%(who)s wanted to get to %(place)s. The pencil did not come there.") % values
        else:
            sentence = _("%(who)s wanted to get to %(place)s. The pencil was there after %(time)s.")
            yield sentence % (values | {"time": lasting(when)})
    if account.gave_way in WHO:
        values = {"who": WHO[account.gave_way], "time": lasting(account.gave_way_at or 0)}
        yield _("%(who)s gave way first, after %(time)s.") % values
    elif account.gave_way:
        yield _("Nobody gave way first: it went the same way for both.")
    else:
        yield _("Nobody gave way.")
    if account.afterwards != Afterwards.NEVER:
        yield str(AFTERWARDS[account.afterwards])
