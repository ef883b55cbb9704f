"""What a notice says, before names, days and numbers are filled in; and the ways to go on, each with the page it begins at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.core.noticing.notice import Notice, Way


@dataclass(frozen=True)
class ReasonParts:
    """Sentences with the blanks of `worded.blanks` and of `fill`: what was noticed, the one thing to do, what it rests on.

    `named` is the head where the words of the item that the notice is about may be shown, as %(what)s. `chance` is how
    often the like turns up by itself ("" where no such figure is known).
    """

    head: str
    do: str
    why: str
    fill: Mapping[str, str] = field(default_factory=dict)
    named: str = ""
    chance: str = ""


Wording = Callable[[Notice], ReasonParts]


class WayOn(NamedTuple):
    """`label` has the blanks of `worded.blanks`. `page` is a name of the permission table, `about` the fact of the notice
    that holds the id of what that page is about: the alliance where it names none."""

    label: str | Promise
    page: str = "alliance"
    about: str = ""


WAYS = {
    Way.START_WITH_THEIRS: WayOn(_("Start with something of %(theirs)s"), "alliance-ready"),
    Way.THINK_IT_THROUGH: WayOn(_("Think it through")),
    Way.NAME_ONE_OF_MINE: WayOn(_("Name one thing of mine, openly"), "alliance-ready"),
    Way.ASK_WHAT_WE_LEAVE_OUT: WayOn(_("Ask what the two of us leave out"), "together"),
    Way.SHORT_HELLO: WayOn(_("Say a short hello, with nothing to ask"), "message"),
    Way.ASK_HOW_TO_KEEP_IN_TOUCH: WayOn(_("Ask how %(they)s would like to keep in touch"), "alliance-ready"),
    Way.ASK_SOMEBODY_CLOSE: WayOn(_("Ask somebody close to %(them)s, if that is agreed"), "circle"),
    Way.REMIND: WayOn(_("Go to the link"), "check-in-link"),
    Way.DECIDE_AGAIN: WayOn(_("Ask %(them)s again"), "capacity"),
    Way.ASK_NEEDS_AGAIN: WayOn(_("Ask %(them)s whether it is still so"), "access-needs"),
    Way.WELCOME_BACK: WayOn(_("Welcome %(them)s back"), "absence", "absence"),
    Way.ASK_WHAT_CHANGED: WayOn(_("Ask what is different now"), "alliance-ready"),
    Way.GO_WITH_SOMETHING_OF_THEIRS: WayOn(_("Go with something of %(theirs)s first"), "item", "item"),
    Way.ASK_HOW_IT_FEELS: WayOn(_("Ask how it feels to be asked this"), "alliance-ready"),
    Way.SAY_WHY_FOR_THEM: WayOn(
        _("Say what %(they)s could have from it, and ask whether it is so"), "item-change", "item"
    ),
    Way.SMALLER_STEP: WayOn(_("Make the first step smaller"), "item-change", "item"),
    Way.ANOTHER_TIME_OR_PLACE: WayOn(_("Try another time or place"), "contact-plan"),
    Way.ASK_WHAT_WOULD_WORK: WayOn(
        _("Ask what will never work, and what would instead"), "item-instead", "item"
    ),
    Way.LET_IT_REST: WayOn(_("Let it rest until a date, and say so"), "item-happened", "item"),
    Way.TAKE_TO_SUPERVISION: WayOn(_("Bring it to supervision"), "bring-notice"),
    Way.SAY_IT_KINDLY_NOW: WayOn(_("Say it kindly, now"), "item", "item"),
    Way.ASK_AND_LISTEN: WayOn(_("Ask what is on %(their)s mind, and listen"), "alliance-ready"),
    Way.COME_BACK_TO_GOAL: WayOn(_("Come back to this goal"), "goal", "goal"),
    Way.WORD_IT_ANEW: WayOn(
        _("Put it in other words together, as %(they)s would say it today"), "goal-change", "goal"
    ),
    Way.LET_IT_GO: WayOn(_("Let it go together, if something else matters more"), "goal-agreed", "goal"),
    Way.GET_READY: WayOn(_("Get ready"), "alliance-ready"),
    Way.LOOK_NOW: WayOn(_("Take a minute: how do you think it is?"), "check-in-mirror"),
    Way.LOOK_TOGETHER: WayOn(_("Ask together, when you next meet"), "together"),
    Way.ASK_WHAT_WORKS: WayOn(_("Ask what goes well, and what makes it work"), "together"),
    Way.ACKNOWLEDGE: WayOn(_("Acknowledge it today"), "rupture", "rupture"),
    Way.OWN_MY_PART: WayOn(_("Own my part, without a defence"), "rupture", "rupture"),
    Way.KEEP_THEIR_DAY: WayOn(_("Keep the day %(they)s named"), "rupture", "rupture"),
    Way.FOLLOW_UP: WayOn(_("Follow up, as you said you would"), "rupture", "rupture"),
    Way.STAY_IN_TOUCH: WayOn(_("Stay in touch, with nothing to ask"), "rupture", "rupture"),
    Way.SLOW_DOWN: WayOn(_("Slow down: ask less, listen more"), "alliance-ready"),
    Way.LEAVE_MINE: WayOn(_("Leave what is yours for another day"), "agenda"),
    Way.COME_BACK: WayOn(_("Come back to it, as you said you would"), "hard-conversation", "conversation"),
    Way.ASK_HOW_IT_IS: WayOn(_("Ask how it is between you"), "together"),
    Way.REPLY: WayOn(_("Reply to %(them)s"), "check-in-reply", "answered"),
    Way.RING_AFTER: WayOn(_("Ring after it, with nothing to ask")),
}
