"""Short exercises in words: the moments they are for, what they rest on, and a log of them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.core.practice import Grade, Moment

MOMENTS: dict[Moment, Promise] = {
    Moment.FIRST_MEETING: _("Before a first meeting"),
    Moment.HARD_CONVERSATION: _("Before a hard conversation"),
    Moment.TOO_EARLY: _("After a try that came too early"),
    Moment.NOT_GENUINE: _("When something feels like being pulled"),
    Moment.STUCK: _("When nothing moves"),
    Moment.ENDING: _("Before an ending"),
}
GRADES: dict[Grade, Promise] = {
    Grade.TRIAL: _("What it rests on: it was tried out and compared"),
    Grade.CORRELATIONAL: _("What it rests on: things that were seen to go together; nobody tried it out"),
    Grade.WISDOM: _("What it rests on: what experienced people do"),
    Grade.IDEA: _("What it rests on: our own idea"),
}
