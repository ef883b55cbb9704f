"""A kind way back after hospital, their time away, my leave or silence (S20): suggestions, in words."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.contacts.models import AbsenceReason
from alongside.documents.pronouns import Spoken

#: While it lasts. To be filled with the forms of `Spoken`.
MEANWHILE = {
    AbsenceReason.HOSPITAL: (
        _("Ask, or let somebody close ask, whether a visit is welcome before you go."),
        _("A card or a short message with nothing to ask is company enough."),
        _("Keep what you promised, and say what has to wait."),
    ),
    AbsenceReason.THEIR_TIME: (
        _("Leave %(them)s in peace; this time is %(theirs)s."),
        _("Agree beforehand who writes first when %(they_are)s back."),
    ),
    AbsenceReason.MY_LEAVE: (
        _("Say beforehand when you go and when you come back, and put the day in writing."),
        _("Say whom %(they)s can ring meanwhile, and tell that person what matters to %(them)s."),
        _("Finish, or hand over, what you promised for these days."),
    ),
    AbsenceReason.SILENCE: (
        _("Say a short hello, with nothing to ask and nothing to sign."),
        _("Look whether something you promised has gone quiet; if so, own that first."),
        _("Ask how, when and how often %(they)s would like to be in touch."),
        _("Ask somebody close to %(them)s how things are, if that is agreed."),
        _("Say that the door is open, and leave it open. Staying away is allowed."),
    ),
}
#: Once it is over.
BACK = {
    AbsenceReason.HOSPITAL: (
        _("Welcome %(them)s back, and ask what is different now: at home, with sleep, with who helps."),
        _("Start with something of %(theirs)s. Leave your own list for the next time."),
        _("Come for half as long as usual, at an hour that is easy."),
        _("Say what became of each thing you had promised."),
    ),
    AbsenceReason.THEIR_TIME: (
        _("Ask how it was, before anything else."),
        _("Ask what is on %(their)s mind now; it may be something new."),
        _("Say what became of each thing you had promised."),
    ),
    AbsenceReason.MY_LEAVE: (
        _("Say on the first day that you are back, with nothing to ask."),
        _("Ask how it was without you, and let the answer be what it is."),
        _("Say what became of each thing you had promised."),
    ),
    AbsenceReason.SILENCE: (
        _("Say that it is good to hear from %(them)s. Leave the why to %(them)s."),
        _("Start with something of %(theirs)s, and keep it short."),
        _("Ask what would make it easier to stay in touch."),
    ),
}


def suggestions(why: str, person: Spoken, *, back: bool) -> list[str]:
    """What may help, while it lasts or once it is over."""
    they_are = person.verb(gettext("%(they)s is"), gettext("%(they)s are")) % person.forms
    sentences = (BACK if back else MEANWHILE)[AbsenceReason(why)]
    return [str(sentence) % {**person.forms, "they_are": they_are} for sentence in sentences]
