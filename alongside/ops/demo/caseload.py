"""The two organisations, told and not yet written."""

from __future__ import annotations

import datetime as dt

from alongside.ops.demo.stage import Stage
from alongside.ops.demo.stories import around_sam, dean, fern_lane, helen, looks, luca, priya, questionnaire
from alongside.people.models import OwnValue, Practitioner, SupervisionLink

ZONE = "Europe/London"


def tell(seed: int, today: dt.date) -> tuple[Stage, Stage]:
    """The whole caseload as rows that are not saved. The same seed and day give the same rows, ids included."""
    return _saltmarsh(Stage(f"saltmarsh {seed}", today, ZONE)), _fern_lane(
        Stage(f"fern lane {seed}", today, ZONE)
    )


def _saltmarsh(stage: Stage) -> Stage:
    stage.open("Saltmarsh Case Management")
    sam, pri = _saltmarsh_team(stage)
    _with_dean, solicitor = dean.tell(stage, sam)
    luca.tell(stage, sam, solicitor)
    around_sam.tell(stage, sam, solicitor)
    helen.tell(stage, sam, solicitor)
    priya.tell(stage, pri)
    looks.tell_saltmarsh(stage)
    questionnaire.tell(stage)
    return stage


def _saltmarsh_team(stage: Stage) -> tuple[Practitioner, Practitioner]:
    """Sam and Priya, whom Olu supervises."""
    sam = stage.practitioner("sam", "Sam Okafor", "Case manager", phone="01632 960101", symbol="leaf")
    pri = stage.practitioner("priya", "Priya Nair", "Case manager", phone="01632 960102", symbol="bird")
    olu = stage.practitioner(
        "olu",
        "Olu Adeyemi",
        "Clinical lead and supervisor",
        is_worker=False,
        is_supervisor=True,
        is_lead=True,
    )
    for one in (sam, pri):
        stage.add(
            SupervisionLink,
            olu,
            stage.moment(550),
            supervisor=olu,
            practitioner=one,
            since=stage.days.day(550),
        )
    _value(stage, sam, "Saying what I will do, and doing it.")
    _value(stage, sam, "Nobody should have to tell their story twice.")
    _value(stage, pri, "Being straight with people, and kind while I am at it.")
    return sam, pri


def _fern_lane(stage: Stage) -> Stage:
    stage.open("Fern Lane Rehabilitation")
    maya = stage.practitioner(
        "maya", "Maya Lindqvist", "Team lead", phone="01632 960201", symbol="boat", is_lead=True
    )
    _value(stage, maya, "People decide. I carry the bags.")
    fern_lane.tell(stage, maya)
    looks.tell_fern_lane(stage)
    return stage


def _value(stage: Stage, whose: Practitioner, words: str) -> None:
    stage.add(OwnValue, whose, stage.moment(500), practitioner=whose, words=words)
