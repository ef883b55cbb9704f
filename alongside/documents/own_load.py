"""How the work is for a practitioner, in words: what they marked, and the one thing to do next. Kind, and never a count."""

from collections.abc import Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _, gettext_lazy

from alongside.core.own_load import Balance, Feeling, NextStep
from alongside.insight.queries.own_load import OwnLoad

#: "When this phone rings I feel …"
FEELINGS = {
    Feeling.GLAD: gettext_lazy("glad"),
    Feeling.CALM: gettext_lazy("calm"),
    Feeling.TIRED: gettext_lazy("tired"),
    Feeling.TENSE: gettext_lazy("tense"),
    Feeling.DREAD: gettext_lazy("dread"),
}
BALANCES = {
    Balance.GIVES: gettext_lazy("It gives"),
    Balance.EVEN: gettext_lazy("It is even"),
    Balance.TAKES: gettext_lazy("It takes"),
}
NEXT = {
    NextStep.BRING: gettext_lazy(
        "Choose one of them, and think it through with somebody. The others can wait a day."
    ),
    NextStep.AGAIN: gettext_lazy("Do one thing that has helped you before."),
    NextStep.WRITE: gettext_lazy(
        "Write down one thing that has helped you before, while you can think of it."
    ),
    NextStep.LEAVE: gettext_lazy("No time off is set. Look for a day."),
    NextStep.NOTHING: gettext_lazy("Nothing needs doing now."),
}


def marked(feeling: str, balance: str) -> str:
    """ "tense; it takes"."""
    label = str(BALANCES[Balance(balance)])
    return f"{FEELINGS[Feeling(feeling)]}; {label[:1].lower()}{label[1:]}"


def several(names: Sequence[str]) -> str:
    """That it is hard with several at once, said kindly."""
    return _("It is hard with %(names)s at the same time. That is a lot for one person to carry.") % {
        "names": get_text_list(list(names), _("and"))
    }


def snapshot(load: OwnLoad) -> str:
    """What is shared where a practitioner brings this to supervision: the newest of each, as it stands now."""
    lines = [several([alliance.person.called for alliance in load.strained])] if load.several else []
    for person in load.people:
        marks = [marked(person.marks[0].feeling, person.marks[0].balance)] if person.marks else []
        marks += [_("a hard patch is open")] if person.ruptures else []
        lines += [f"{person.alliance.person.called}: {', '.join(marks)}"] if marks else []
    lines += [_("No time off is set.")] if lines and not load.leaves else []
    return "\n".join(lines)
