"""Hints for plain words on a sheet for the client."""

from django.utils.translation import gettext_lazy as _

from alongside.core.reading import HintKind

HINTS = {
    HintKind.LONG_SENTENCE: _("The sentence that begins “%(where)s” has %(figure)s words. Can it be two?"),
    HintKind.SENTENCES_LONG: _("On average a sentence here has %(figure)s words. Fifteen read more easily."),
    HintKind.LONG_WORD: _("“%(where)s” is a long word. Is there a shorter one?"),
    HintKind.GRADE_HIGH: _("This reads like US school grade %(figure)s. Shorter words and sentences help."),
}
