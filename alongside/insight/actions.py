"""Putting a notice aside, keeping which signals were shown, and saying what is usual here."""

import datetime as dt
import uuid
from collections.abc import Iterable

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.action import action, stamp
from alongside.base.clock import today
from alongside.base.errors import NotThere, Refused
from alongside.core.detection.settings import usual
from alongside.core.instruments.own import CLIENT
from alongside.core.noticing.notice import Rule
from alongside.core.noticing.rules import LEADING
from alongside.core.priors import FEWEST_ALLIANCES, Prior
from alongside.core.question import answer
from alongside.core.results import Figure, NotEnough
from alongside.core.service_figures import enough_for_a_mean, enough_since
from alongside.insight.models import NotNow, OrgPrior, ServiceReport, SignalShown, UsualFrom
from alongside.insight.queries import question, service
from alongside.insight.queries.check_ins import CheckInRow
from alongside.people.models import Alliance

ASIDE = dt.timedelta(days=14)  # long enough not to nag, short enough to come back before the next rhythm


@action("notice.aside", records="A", codes=["rule"])
def set_aside(by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None, rule: str) -> NotNow:
    """Put one notice about an alliance aside for a fortnight. Raises NotThere for a rule that does not exist or leads."""
    if rule not in set(Rule) or rule in LEADING:
        raise NotThere
    until = today(by.zone) + ASIDE
    aside, _made = NotNow.objects.get_or_create(
        org_id=by.org_id, alliance=alliance, rule=rule, until=until, defaults=stamp(by, id)
    )
    return aside


@action("notice.taken_up", records="A", codes=["rule"])
def take_up(by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None, rule: str) -> NotNow:
    """Putting it aside was a mistake, or there is room now. Raises NotThere for a rule that does not exist, Refused."""
    if rule not in set(Rule):
        raise NotThere
    day = today(by.zone)
    rows = NotNow.objects.filter(org_id=by.org_id, alliance=alliance, rule=rule)
    aside = rows.filter(until__gte=day).order_by("-until").first()
    if aside is None:
        raise Refused(_("This is not put aside any more."))
    aside.until = day - dt.timedelta(days=1)
    aside.save()
    return aside


def keep_shown(by: Viewer, signals: Iterable[tuple[CheckInRow, Alliance]]) -> None:
    """Keep which signals from scores Today has shown, once a day: the budget of a week counts them.

    Each is the check-in it comes from, and its alliance.
    """
    day = today(by.zone)
    for check_in, alliance in signals:
        if check_in.shown_on is None:
            first_shown(by, alliance, check_in=check_in.id)
        elif check_in.shown_on < day:
            rows = SignalShown.objects.filter(org_id=by.org_id, alliance_id=alliance.id, check_in=check_in.id)
            rows.filter(last_on__lt=day).update(last_on=day)


@action("notice.shown", records="A", codes=["rule"])
def first_shown(
    by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None, check_in: uuid.UUID
) -> SignalShown:
    """A signal was shown for the first time. Two pages at once are one row: the second finds what the first has kept."""
    day = today(by.zone)
    shown, _made = SignalShown.objects.get_or_create(
        org_id=by.org_id,
        alliance=alliance,
        check_in=check_in,
        defaults=stamp(by, id) | {"first_on": day, "last_on": day},
    )
    return shown


@action("service.worked-out", of="report", codes=["instrument"])
def work_out_report(by: Viewer, *, id: uuid.UUID | None = None, instrument: str) -> ServiceReport:
    """The figures of the service as they stand now: a new report where enough has changed since the last, else the last.

    Raises Refused where not even one figure can be said, NotThere for who does not lead.
    """
    last = service.latest_report(by, instrument)
    if last is not None and not _enough_is_new(by, last):
        return last
    series = service.scores_of(by.org_id, [instrument])[instrument]
    try:
        figures = service.figures_from(series, service.in_use(by, instrument).scale)
    except NotEnough as lacking:
        raise Refused(_("Too few to say. Nothing was worked out.")) from lacking
    return ServiceReport.objects.create(
        **stamp(by, id),
        instrument=instrument,
        relationships=len(series),
        figures={name: figure.as_json() for name, figure in figures.items()},
        on=today(by.zone),
    )


def _enough_is_new(by: Viewer, last: ServiceReport) -> bool:
    """Whether so much has changed that the difference of two reports tells about nobody."""
    try:
        enough_since(service.changed_since(by.org_id, last.instrument, last.made_at))
    except NotEnough:
        return False
    return True


def work_out_answer(by: Viewer, *, outcome: str) -> ServiceReport:
    """Whether alliances go with this outcome, as it stands now; the last answer where too little has changed since.

    It is no action: the database would wait for as long as it works. Raises Refused where there are too few, NotThere;
    core.question.NoPanelLibraries.
    """
    last = service.latest_report(by, CLIENT.key, outcome)
    if last is not None and not _enough_is_new(by, last):
        return last
    rated = question.rated(by, question.outcome(by, outcome))
    try:
        enough_for_a_mean(rated.people, rated.of_each_worker)
        figures = answer(rated.panel, service.SEED)
    except NotEnough as lacking:
        raise Refused(_("Too few to say. Nothing was worked out.")) from lacking
    return keep_answer(by, outcome=outcome, people=rated.people, figures=figures)


@action("service.asked", of="report", codes=["outcome"], aside=["figures"])
def keep_answer(
    by: Viewer, *, id: uuid.UUID | None = None, outcome: str, people: int, figures: dict[str, Figure]
) -> ServiceReport:
    """Keep what came of the question, with the day."""
    stored = {name: figure.as_json() for name, figure in figures.items()}
    worked_out = {"instrument": CLIENT.key, "outcome": outcome, "relationships": people, "figures": stored}
    return ServiceReport.objects.create(**stamp(by, id), **worked_out, on=today(by.zone))


@action("usual.estimated", codes=["instrument"])
def use_our_own(by: Viewer, *, id: uuid.UUID | None = None, instrument: str) -> OrgPrior:
    """Work out what is usual from the organisation's own check-ins, and use it. Raises Refused with too few, NotThere."""
    now = service.in_use(by, instrument)
    if not now.estimable:
        raise NotThere
    needed = {"needed": FEWEST_ALLIANCES}
    too_few = Refused(
        _("Too few to say. %(needed)s relationships with three looks each are needed; nothing was changed.")
        % needed
    )
    try:
        report = work_out_report(by, instrument=instrument)
    except Refused as refused:
        raise too_few from refused
    figures = report.read()
    if service.OF_A_PRIOR[0] not in figures:
        raise too_few
    if now.row and now.row.report_id == report.pk:
        return now.row
    mean, between, within = (figures[name] for name in service.OF_A_PRIOR)
    return OrgPrior.objects.create(
        **stamp(by, id) | _columns(now, Prior(mean.value, between.value, within.value)),
        how=UsualFrom.ESTIMATED,
        on=report.on,
        report=report,
        relationships=mean.n,
        intervals={
            name: [interval.low, interval.high]
            for name in service.OF_A_PRIOR
            if (interval := figures[name].interval) is not None
        },
    )


@action("usual.by_hand", codes=["instrument"])
def enter_usual(
    by: Viewer,
    *,
    id: uuid.UUID | None = None,
    instrument: str,
    mean: float,
    between: float,
    within: float,
    weight: int,
) -> OrgPrior:
    """Use figures entered by hand: the mean and two standard deviations in the instrument's points.

    Raises Refused beside the field that is out of bounds, NotThere.
    """
    now = service.in_use(by, instrument)
    figures = {"mean": mean, "between": between, "within": within, "weight": weight}
    if refused := next(service.out_of_bounds(now.scale, figures), None):
        raise refused
    step = float(now.scale.step)
    in_steps = (mean - float(now.scale.low)) / step, (between / step) ** 2, (within / step) ** 2
    columns = _columns(now, Prior(*in_steps, weight))
    return OrgPrior.objects.create(**stamp(by, id) | columns, how=UsualFrom.BY_HAND, on=today(by.zone))


@action("usual.default", codes=["instrument"])
def use_default(by: Viewer, *, id: uuid.UUID | None = None, instrument: str) -> OrgPrior | None:
    """Go back to the safe default; nothing happens where it is in use. Raises NotThere."""
    now = service.in_use(by, instrument)
    if now.row is None or now.row.how == UsualFrom.DEFAULT:
        return now.row
    columns = _columns(now, usual(now.scale))
    return OrgPrior.objects.create(**stamp(by, id) | columns, how=UsualFrom.DEFAULT, on=today(by.zone))


def _columns(now: service.UsualInUse, prior: Prior) -> dict[str, object]:
    return {
        "instrument": now.instrument.key,
        "rater": now.instrument.rater,
        "mean": prior.mean,
        "between": prior.between,
        "within": prior.within,
        "weight": prior.weight,
    }
