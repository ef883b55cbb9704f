"""What a client reads on the pages of a link. Short sentences, no word drawn together, nothing that sounds like a test.

`%(me)s` is the worker's first name, `%(supervisor)s` whoever supervises them.
"""

import datetime as dt

from django.utils.text import Truncator
from django.utils.translation import gettext as _, gettext_lazy

from alongside.checkins.models import Audience, Mode
from alongside.documents.agreements import near
from alongside.documents.words import quoted

SHORT = 5  # words that are enough to bring a visit back

ASKS = gettext_lazy("%(me)s would like to know how it is for you.")
HOW_MUCH = gettext_lazy("How much is right for you today?")
CARE = gettext_lazy("Your care will not change.")
IS_THAT_RIGHT = gettext_lazy("Is that right?")
MUCH = {
    "one": gettext_lazy("One thing"),
    "five": gettext_lazy("Five things"),
    "not_today": gettext_lazy("Not today"),
}
COMPANY = {
    Mode.ALONE: gettext_lazy("I am on my own"),
    Mode.WITH_HELP: gettext_lazy("Somebody helps me"),
    Mode.FOR_THEM: gettext_lazy("Somebody answers for me"),
}
BESIDE = {
    Mode.WITH_HELP: gettext_lazy("%(helper)s helps you."),
    Mode.FOR_THEM: gettext_lazy("%(helper)s answers for you."),
}
WHO = gettext_lazy("Who can read your answers?")
AUDIENCES = {
    Audience.WORKER: gettext_lazy("%(me)s can read it"),
    Audience.TALK: gettext_lazy("%(me)s can read it and talk to me"),
    Audience.SUPERVISOR: gettext_lazy("Only %(supervisor)s, not %(me)s"),
    Audience.NOBODY: gettext_lazy("Nobody yet"),
}
READS = {
    Audience.WORKER: gettext_lazy("%(me)s can read this."),
    Audience.TALK: gettext_lazy("%(me)s can read this and talk to you."),
    Audience.SUPERVISOR: gettext_lazy("Only %(supervisor)s can read this."),
    Audience.NOBODY: gettext_lazy("Nobody can read this yet."),
}
#: Beside the choice of who reads it.
TRUE_OF_ALL = (
    gettext_lazy("If somebody is in danger, it cannot stay secret."),
    gettext_lazy("A court might ask to see it."),
    gettext_lazy("In an emergency, ring 999."),
)
#: Folded away beneath it: a heading, and what stands under it.
WHEN_READ = (
    gettext_lazy("When is it read?"),
    (
        gettext_lazy("Nobody reads it at once."),
        gettext_lazy("It can take a week."),
        gettext_lazy("You can take it back later, on your next link."),
        gettext_lazy("Or ring %(me)s and say so."),
    ),
)
SUPERVISOR_DOES = (
    gettext_lazy("What if I choose %(supervisor)s?"),
    (
        gettext_lazy("%(supervisor)s is there to help %(me)s do good work."),
        gettext_lazy("They work for the same service."),
        gettext_lazy("%(supervisor)s reads it within a week and talks to you first."),
        gettext_lazy("%(me)s is not told unless you say yes."),
        gettext_lazy("To take it back, ring %(supervisor)s."),
    ),
)
#: Always, and the only way past the worker where nobody supervises them.
ADVOCATE = (
    gettext_lazy("Can I talk to somebody else?"),
    (
        gettext_lazy("Yes. You can talk to an advocate."),
        gettext_lazy("An advocate is on your side."),
        gettext_lazy("They do not work for this service."),
        gettext_lazy("Your council can tell you who they are."),
    ),
)
HARD = {
    "yes": gettext_lazy("Yes"),
    "no": gettext_lazy("No"),
    "dont_know": gettext_lazy("I do not know"),
    "rather_not_say": gettext_lazy("I would rather not say"),
}
TALK = {
    "yes": gettext_lazy("Yes"),
    "not_now": gettext_lazy("Not now"),
    "no": gettext_lazy("No"),
}
#: Where an answer in words may be said: the way to it, and what has to be known before.
SAY = gettext_lazy("Or say it")
VOICE = (
    gettext_lazy("Who can read your answers can hear it."),
    gettext_lazy("They may know your voice."),
    gettext_lazy("No machine writes it down."),
    gettext_lazy("You have one minute."),
)
CLIP_TOO_LONG = gettext_lazy("This is too long. Please say it in one minute.")
NO_CLIP = gettext_lazy("We cannot play this. Please say it again, or write it.")
SORT = gettext_lazy("How is it going with these?")
CHOICES = {"hard": HARD, "talk": TALK}


def last_time(me: str, on: dt.date | None, theirs: str, today: dt.date) -> str:
    """The last time they saw each other: the day, and what it was about in their own words. "" where it is not known."""
    if on is None:
        return ""
    fill = {"me": me, "day": near(on, today), "words": quoted(Truncator(theirs.strip()).words(SHORT))}
    with_words = _("The last time you saw %(me)s: %(day)s, about %(words)s.")
    return (with_words if theirs.strip() else _("The last time you saw %(me)s: %(day)s.")) % fill
