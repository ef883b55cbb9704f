"""The two agendas in words: the tag beside an item, the small print after it, its history, and what can happen to it.

Items of mine are read as wishes ("when there is room"), never as something that was turned down. `i` is
None where the reader is the practitioner, and the practitioner's first name where somebody else reads.
"""

import datetime as dt

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from alongside.agenda.actions.items import machine_of
from alongside.agenda.models import AgendaItem, AgendaItemStep, Side, Written
from alongside.core.ordering import Mark
from alongside.core.outside_reason import Authority, outside_reason
from alongside.core.states.agenda import MyEvent, TheirEvent, TheirState
from alongside.documents.agreements import promise_tag
from alongside.documents.words import Spoken, day

HELPED = {
    TheirEvent.I_DID_IT: gettext_lazy("I did it"),
    TheirEvent.TOGETHER: gettext_lazy("worked it out together"),
    TheirEvent.OWN_STEP: gettext_lazy("their own step"),
    TheirEvent.COULD_NOT_FIX: gettext_lazy("could not fix it, and said so"),
}
MARKS = {
    Mark.CANNOT_WAIT: gettext_lazy("this cannot wait"),
    Mark.READY: gettext_lazy("%(they)s %(are)s ready"),
    Mark.TALKED: gettext_lazy("talked about"),
    Mark.AGREED: gettext_lazy("agreed"),
    Mark.OPEN_NAMED: gettext_lazy("when there is room, named openly"),
    Mark.WAITING: gettext_lazy("when there is room"),
    Mark.CLOSED: gettext_lazy("closed"),
}
STANDS = {
    TheirState.OPEN: "",
    TheirState.DOING: gettext_lazy("doing"),
    TheirState.PARKED: gettext_lazy("parked"),
    TheirState.DONE: gettext_lazy("done"),
    TheirState.WILL_NOT_WORK: gettext_lazy("will not work"),
    TheirState.WITHDRAWN: gettext_lazy("written down by mistake"),
    TheirState.CLOSED: gettext_lazy("let go"),
}
DOING = {
    TheirEvent.I_DID_IT: gettext_lazy("doing, you"),
    TheirEvent.TOGETHER: gettext_lazy("doing, together"),
    TheirEvent.OWN_STEP: gettext_lazy("doing, %(their)s own step"),
}
CUES = {
    MyEvent.RAISED_BY_THEM: gettext_lazy("%(They)s raised it, %(day)s"),
    MyEvent.SAID_YES: gettext_lazy("%(They)s said yes, %(day)s"),
    MyEvent.THINGS_EASED: gettext_lazy("%(their)s mind eased, %(day)s"),
}
HISTORY = {
    TheirEvent.HEARD: gettext_lazy("It was on %(their)s mind again"),
    TheirEvent.BEGUN: gettext_lazy("Begun"),
    TheirEvent.I_DID_IT: gettext_lazy("%(I)s did it"),
    TheirEvent.TOGETHER: gettext_lazy("Worked out together"),
    TheirEvent.OWN_STEP: gettext_lazy("%(names)s own step"),
    TheirEvent.COULD_NOT_FIX: gettext_lazy("%(I)s could not fix it, and said so"),
    TheirEvent.PARKED: gettext_lazy("Parked"),
    TheirEvent.WILL_NOT_WORK: gettext_lazy("Will not work for %(name)s"),
    TheirEvent.SAID_DONE: gettext_lazy("%(name)s said that it is done"),
    TheirEvent.LET_GO: gettext_lazy("%(name)s let it go"),
    TheirEvent.REOPENED: gettext_lazy("Taken up again"),
    TheirEvent.WITHDRAWN: gettext_lazy("Taken off: it was written down by mistake"),
    MyEvent.NAMED: gettext_lazy("Named openly, last on this day"),
    MyEvent.RAISED_BY_THEM: gettext_lazy("%(name)s raised it"),
    MyEvent.SAID_YES: gettext_lazy("%(name)s said yes to talking about it"),
    MyEvent.THINGS_EASED: gettext_lazy("%(names)s mind eased"),
    MyEvent.TALKED: gettext_lazy("Talked about"),
    MyEvent.AGREED: gettext_lazy("Agreed"),
    MyEvent.DONE: gettext_lazy("Done"),
    MyEvent.DROPPED: gettext_lazy("No longer needed"),
    Written.REWORDED: gettext_lazy("Put in other words. Before, it said"),
    Written.ABOUT_SAFETY: gettext_lazy("It is about safety and cannot wait"),
    Written.NOT_ABOUT_SAFETY: gettext_lazy("It is no longer about safety"),
}
THEIR_CHOICES = {
    TheirEvent.I_DID_IT: gettext_lazy("I did it"),
    TheirEvent.TOGETHER: gettext_lazy("We worked it out together"),
    TheirEvent.OWN_STEP: gettext_lazy("%(names)s own step"),
    TheirEvent.COULD_NOT_FIX: gettext_lazy("I could not fix it, and said so"),
    TheirEvent.BEGUN: gettext_lazy("It is begun"),
    TheirEvent.HEARD: gettext_lazy("It was on %(their)s mind again"),
    TheirEvent.SAID_DONE: gettext_lazy("%(name)s says it is done"),
    TheirEvent.LET_GO: gettext_lazy("%(name)s lets it go"),
    TheirEvent.PARKED: gettext_lazy("Park it"),
    TheirEvent.REOPENED: gettext_lazy("Take it up again"),
    TheirEvent.WITHDRAWN: gettext_lazy("It was written down by mistake"),
}
MY_CHOICES = {
    MyEvent.RAISED_BY_THEM: gettext_lazy("%(name)s raised it"),
    MyEvent.SAID_YES: gettext_lazy("%(name)s said yes to talking about it"),
    MyEvent.THINGS_EASED: gettext_lazy("%(names)s mind eased"),
    MyEvent.NAMED: gettext_lazy("I named it openly"),
    MyEvent.TALKED: gettext_lazy("We talked about it"),
    MyEvent.AGREED: gettext_lazy("We agreed"),
    MyEvent.WHEN_THERE_IS_ROOM: gettext_lazy("When there is room"),
    MyEvent.DONE: gettext_lazy("It is done"),
    MyEvent.DROPPED: gettext_lazy("It is no longer needed"),
    MyEvent.REOPENED: gettext_lazy("Take it up again"),
}
#: One tap on the item's own page, without a word more.
ONE_TAP = (
    TheirEvent.HEARD,
    TheirEvent.SAID_DONE,
    TheirEvent.PARKED,
    TheirEvent.REOPENED,
    *(MyEvent.RAISED_BY_THEM, MyEvent.SAID_YES, MyEvent.THINGS_EASED, MyEvent.NAMED),
)
#: What is said after one tap.
AFTER_TAP: dict[str, Promise] = {
    TheirEvent.HEARD: gettext_lazy("It is on %(their)s mind again."),
    TheirEvent.SAID_DONE: gettext_lazy("Done, as %(name)s says."),
    TheirEvent.PARKED: gettext_lazy("Parked. It stays on %(names)s list."),
    TheirEvent.REOPENED: gettext_lazy("Taken up again."),
    **dict.fromkeys(
        (MyEvent.RAISED_BY_THEM, MyEvent.SAID_YES, MyEvent.THINGS_EASED),
        gettext_lazy("%(name)s is ready for it."),
    ),
    MyEvent.NAMED: gettext_lazy("Named openly. Now it waits until there is room."),
}
WHO = {
    Authority.LEGAL_TEAM: gettext_lazy("the legal team"),
    Authority.INSURER: gettext_lazy("the insurer"),
    Authority.COURT: gettext_lazy("the court"),
    Authority.EXPERT: gettext_lazy("an expert"),
    Authority.DEPUTY: gettext_lazy("the deputy"),
    Authority.REGULATOR: gettext_lazy("a rule or a regulator"),
    Authority.FUNDER: gettext_lazy("whoever pays"),
    Authority.EMPLOYER: gettext_lazy("your own organisation"),
    Authority.TIMETABLE: gettext_lazy("the timetable"),
    Authority.CLAIM: gettext_lazy("the claim"),
    Authority.PAPER: gettext_lazy("a document"),
    Authority.HAVE_TO: gettext_lazy("having to"),
}
#: To be filled with `who`.
REMARK = gettext_lazy(
    "So far this reason names %(who)s. That may be true; what could the person have from it? "
    "If you do not know yet, you can ask."
)


def their_tag(item: AgendaItem, person: Spoken, today: dt.date) -> tuple[str, str]:
    """The kind of the tag ("promise", "theirs") and its words, "" where nothing needs saying."""
    if item.promised:
        return "promise", promise_tag(item.promised[0], today)
    doing = DOING.get(item.last.event) if item.last and item.state == TheirState.DOING else None  # type: ignore[call-overload]
    return "theirs", str(doing or STANDS[TheirState(item.state)]) % person.forms


def their_note(item: AgendaItem) -> str:
    """What was promised or done about it; else why it matters to them."""
    if item.promised:
        return item.promised[0].words
    if item.last and item.last.words:
        return item.last.words
    return why_it_matters(item)


def why_it_matters(item: AgendaItem) -> str:
    """ "Why it matters: he cannot get the chair out"; "" where nobody said. It is told, so nobody's words."""
    return _("Why it matters: %(why)s") % {"why": item.why} if item.why else ""


def my_tag(item: AgendaItem, person: Spoken) -> str:
    """The words of the tag. What cannot wait has a tag of its own, and an edge."""
    mark = Mark.WAITING if item.mark is Mark.OPEN_NAMED else item.mark
    return "" if mark is Mark.CANNOT_WAIT else str(MARKS[mark]) % person.forms


def my_note(item: AgendaItem, person: Spoken, today: dt.date) -> str:
    """Where it stands, by when, and why I think it could help them."""
    parts = [_stands(item, person, today)]
    if item.deadline:
        parts.append(_("by %(day)s") % {"day": day(item.deadline, today)})
    if item.why and not parts[0]:
        fill = {"them": person.them, "why": asking(item.why)}
        parts.append(_("why I think this could help %(them)s: %(why)s") % fill)
    return " · ".join(filter(None, parts))


def asking(why: str) -> str:
    """A reason of mine ends in asking them, once, however it was written."""
    why = why.strip()
    return why if why.endswith("?") else _("%(why)s. Does it?") % {"why": why.rstrip(".")}


def _stands(item: AgendaItem, person: Spoken, today: dt.date) -> str:
    last = item.last
    if item.mark is Mark.READY and last and last.event in CUES:
        return str(CUES[MyEvent(last.event)]) % {**person.forms, "day": day(last.on, today)}
    stands = {"agreed": _("agreed %(day)s"), "talked": _("talked about %(day)s")}.get(item.state)
    if stands is None:
        return ""
    stands %= {"day": day(item.state_on, today)}
    return f"{stands}: {last.words}" if last and last.words else stands


def history(step: AgendaItemStep, person: Spoken, i: str | None = None) -> str:
    fill = {"name": person.name, "names": person.names, "their": person.their, "I": i or _("You")}
    return str(HISTORY[step.event]) % fill  # type: ignore[index]  # a StrEnum is its string


def choices(item: AgendaItem, person: Spoken) -> list[tuple[str, str]]:
    """What can happen to this item now, as the worker would say it; "will not work" has a page of its own."""
    labels = THEIR_CHOICES if item.side == Side.THEIRS else MY_CHOICES
    possible = set(machine_of(item).events_from(item.state))
    fill = {"name": person.name, "names": person.names, "their": person.their}
    return [(event.value, str(label) % fill) for event, label in labels.items() if event in possible]


def after_tap(event: str, person: Spoken) -> str:
    """What is said after one tap; "" for what is no tap."""
    return str(AFTER_TAP.get(event, "")) % person.forms


def remark(why: str) -> dict[str, str]:
    """The kind remark on a reason of mine that names only somebody outside, by its field. It blocks nothing."""
    reason = outside_reason(why)
    return {"why": str(REMARK) % {"who": WHO[reason]}} if reason else {}
