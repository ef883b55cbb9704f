"""The words of a case note's lines."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.core.case_note import LineKind
from alongside.core.states import HELP
from alongside.documents.wording.agenda import THEIR_EVENTS

LINES = {
    LineKind.CONTACT: _("%(day)s: %(way)s."),
    LineKind.PRESENT: _("Present: %(names)s."),
    LineKind.ON_THEIR_MIND: _("On their mind: %(words)s"),
    LineKind.HELPED: _("Done about it: %(how)s."),
    LineKind.PROMISED: _("Promised: %(text)s."),
    LineKind.MENTIONED: _("Mentioned: %(text)s."),
    LineKind.TALKED_ABOUT: _("Talked about: %(text)s."),
    LineKind.AGREED: _("Agreed: %(text)s."),
    LineKind.DONE: _("Done: %(text)s."),
    LineKind.NEXT: _("Next contact: %(day)s."),
}
#: How somebody helped, as the record of a contact and the agenda have it.
HOW: dict[str, Promise] = {
    **{how.value: THEIR_EVENTS[how] for how in HELP},
    "listened": _("listened"),
    "promised": _("promised something"),
    "worked_out": _("worked it out together"),
    "could_not_fix": _("could not fix it, and said so"),
}
STARTED = {"me": _("started by me"), "them": _("started by them"), "arranged": _("arranged")}
