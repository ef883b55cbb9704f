"""The question of a service in words: how far it is to an answer, and what an answer says and does not say."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from alongside.core import service_figures
from alongside.core.question import FEWEST_PEOPLE, FEWEST_WAVES, Goes
from alongside.core.results import Figure, NotEnough
from alongside.documents.service import count
from alongside.insight.queries.question import BesideAlliance, Rated

HOW_TO_START = "python3 run.py --question"
#: Words may run over; each is said of the whole interval, and none of its middle.
SAYS: dict[str, dict[Goes, str | Promise]] = {
    "within": {
        Goes.MORE: gettext_lazy(
            "When somebody’s answers about their worker were above what is usual for them, this tended to be higher than usual for them a quarter later [M17]."
        ),
        Goes.LESS: gettext_lazy(
            "When somebody’s answers about their worker were above what is usual for them, this tended to be lower than usual for them a quarter later [M17]."
        ),
        Goes.NOT_TOLD: gettext_lazy(
            "It cannot be told. Answers about the worker above what is usual for somebody may be followed by more, by less or by nothing."
        ),
    },
    "back": {
        Goes.MORE: gettext_lazy(
            "When this was higher than usual for somebody, their answers about their worker tended to be above their usual a quarter later [M17]."
        ),
        Goes.LESS: gettext_lazy(
            "When this was higher than usual for somebody, their answers about their worker tended to be below their usual a quarter later [M17]."
        ),
        Goes.NOT_TOLD: gettext_lazy("It cannot be told."),
    },
    "between": {
        Goes.MORE: gettext_lazy(
            "People who answer higher about their worker on the whole are higher here on the whole. That may be how they answer anything; it says nothing of one following the other."
        ),
        Goes.LESS: gettext_lazy(
            "People who answer higher about their worker on the whole are lower here on the whole. It says nothing of one following the other."
        ),
        Goes.NOT_TOLD: gettext_lazy("It cannot be told."),
    },
}
TITLES = {
    "within": gettext_lazy("Within one person: first the alliance, a quarter later what is reached"),
    "back": gettext_lazy("The other way round: first what is reached, a quarter later the alliance"),
    "between": gettext_lazy("Between people, on the whole"),
}


@dataclass(frozen=True)
class AnswerPart:
    """One part of the answer: what it is about, what its range says, and the range."""

    title: str
    says: str
    sure: str = ""


def called(outcome: BesideAlliance) -> str:
    return (
        outcome.instrument.name if outcome.instrument else _("How far along their goals are, as they see it")
    )


def how_far(rated: Rated) -> str:
    """What is there and what is missing, for the page before anything is worked out; counts of a service only."""
    missing = FEWEST_PEOPLE - rated.people
    if missing > 0:
        nearly = FEWEST_PEOPLE - service_figures.ROUNDED_TO  # never "about 100 of 100"
        fill = {"n": count(min(rated.people, nearly)), "needed": FEWEST_PEOPLE, "waves": FEWEST_WAVES}
        return _(
            "Too few to say: %(n)s of %(needed)s people have answered both in %(waves)s quarters; %(missing)s are missing."
        ) % (fill | {"missing": count(missing)})
    try:
        service_figures.enough_for_a_mean(rated.people, rated.of_each_worker)
    except NotEnough:
        return _(
            "Too few to say: the answer would be mostly about one worker’s people, or about two workers’."
        )
    return _("There are enough: %(n)s people have answered both in %(waves)s quarters.") % {
        "n": count(rated.people),
        "waves": FEWEST_WAVES,
    }


def parts(figures: dict[str, Figure]) -> list[AnswerPart]:
    """The answer, with the second estimate beside it."""
    answer = []
    for name, title in TITLES.items():
        says, sure = _("It cannot be told: people’s usual levels hardly differ."), ""
        if (figure := figures.get(name)) and figure.interval:
            says, sure = str(SAYS[name][Goes.of(figure.interval)]), _sure(figure, name)
        answer.append(AnswerPart(str(title), says, sure))
    return [*answer, _checked(figures["within"], figures["check"])]


def _sure(figure: Figure, name: str) -> str:
    interval = figure.interval
    assert interval is not None
    unit = (
        _("from %(low)s to %(high)s, where -1 and 1 are always together, in 95 of 100 such workings-out")
        if name == "between"
        else _(
            "from %(low)s to %(high)s of a usual up for each usual up a quarter before, in 95 of 100 such workings-out"
        )
    )
    return unit % {"low": f"{interval.low:.2f}", "high": f"{interval.high:.2f}"}


def _checked(figure: Figure, check: Figure) -> AnswerPart:
    """The second estimate, which is less sure: it can agree, say nothing or say otherwise."""
    first, second = (Goes.of(each.interval) for each in (figure, check) if each.interval)
    if second is Goes.NOT_TOLD:
        says = _("Worked out in a second way, which is less sure, it cannot be told [M18].")
    elif first is second:
        says = _("Worked out in a second way, it says the same [M18].")
    else:
        says = _("Worked out in a second way, it says otherwise [M18]: hold to neither.")
    return AnswerPart(_("A check"), says, _sure(check, "within"))
