"""Ways to go on, as labels of buttons and lines of a list (S4, S7, S8, S20).

To be filled with the forms of `reasons_parts.blanks`.
"""

from django.utils.translation import gettext_lazy as _

from alongside.core.noticing import Way

WAYS = {
    Way.START_WITH_THEIRS: _("Start with something of %(theirs)s"),
    Way.THINK_IT_THROUGH: _("Think it through"),
    Way.KEEP_IT: _("Keep it now"),
    Way.SAY_SO: _("Say that it is late, and own it"),
    Way.AGREE_NEW_DATE: _("Agree another date together"),
    Way.NAME_ONE_OF_MINE: _("Name one thing of mine, openly"),
    Way.ASK_WHAT_WE_LEAVE_OUT: _("Ask what the two of us leave out"),
    Way.SHORT_HELLO: _("Say a short hello, with nothing to ask"),
    Way.ASK_HOW_TO_KEEP_IN_TOUCH: _("Ask how %(they)s would like to keep in touch"),
    Way.ASK_SOMEBODY_CLOSE: _("Ask somebody close to %(them)s, if that is agreed"),
    Way.WELCOME_BACK: _("Welcome %(them)s back"),
    Way.ASK_WHAT_CHANGED: _("Ask what is different now"),
    Way.GO_WITH_SOMETHING_OF_THEIRS: _("Go with something of %(theirs)s first"),
    Way.ASK_HOW_IT_FEELS: _("Ask how it feels to be asked this"),
    Way.SAY_WHY_FOR_THEM: _("Say what %(they)s could have from it, and ask whether it is so"),
    Way.SMALLER_STEP: _("Make the first step smaller"),
    Way.ANOTHER_TIME_OR_PLACE: _("Try another time or place"),
    Way.ASK_WHAT_WOULD_WORK: _("Ask what will never work, and what would instead"),
    Way.LET_IT_REST: _("Let it rest until a date, and say so"),
    Way.TAKE_TO_SUPERVISION: _("Bring it to supervision"),
    Way.SAY_IT_KINDLY_NOW: _("Say it kindly, now"),
    Way.ASK_AND_LISTEN: _("Ask what is on %(their)s mind, and listen"),
    Way.GET_READY: _("Get ready"),
    Way.LOOK_NOW: _("Look now, for a minute"),
    Way.LOOK_TOGETHER: _("Look together, when you next meet"),
    Way.ASK_WHAT_WORKS: _("Ask what goes well, and what makes it work"),
    Way.ACKNOWLEDGE: _("Acknowledge it today"),
    Way.OWN_MY_PART: _("Own my part, without a defence"),
    Way.KEEP_THEIR_DAY: _("Keep the day %(they)s named"),
    Way.FOLLOW_UP: _("Follow up, as you said you would"),
    Way.STAY_IN_TOUCH: _("Stay in touch, with nothing to ask"),
    Way.SLOW_DOWN: _("Slow down: ask less, listen more"),
    Way.LEAVE_MINE: _("Leave what is yours for another day"),
    Way.COME_BACK: _("Come back to it, as you said you would"),
    Way.ASK_HOW_IT_IS: _("Ask how it is between you"),
    Way.RING_AFTER: _("Ring after it, with nothing to ask"),
}
