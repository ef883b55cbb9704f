"""What the rules of noticing are given about one alliance, and what its check-ins say, as its practitioner's pages work it out."""

from __future__ import annotations

from alongside.core.noticing.facts import AllianceFacts
from alongside.core.noticing.notice import Rule
from alongside.core.noticing.rules import notice_all
from alongside.insight.caseload import caseload_of
from alongside.insight.facts import facts_of
from alongside.insight.interpretation import Interpretation, interpret
from alongside.insight.priors import priors_for
from alongside.insight.series import Key, look_rows, patches_of, readable, series_of
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances


def facts(alliance: Alliance) -> AllianceFacts:
    """Of an alliance whose practitioner is assigned today."""
    viewer = alliance.practitioner.as_viewer()
    [found] = facts_of(caseload_of(viewer, own_alliances(viewer).filter(pk=alliance.pk)))
    return found


def rules(alliance: Alliance) -> list[Rule]:
    """The rules that have something to say about it today, the heaviest first."""
    viewer = alliance.practitioner.as_viewer()
    caseload = caseload_of(viewer, own_alliances(viewer).filter(pk=alliance.pk))
    [found] = facts_of(caseload)
    return [notice.rule for notice in notice_all(found, caseload.day)]


def interpretations(alliance: Alliance) -> dict[Key, Interpretation]:
    """What the newest look of each of its series says."""
    series = series_of(look_rows(readable(alliance.org_id, [alliance.pk])))
    patches = {alliance.pk: patches_of(alliance.org_id, alliance.pk)}
    saved = priors_for(alliance.org_id, {key.instrument for key in series})
    return interpret(alliance.org_id, series, patches, saved)
