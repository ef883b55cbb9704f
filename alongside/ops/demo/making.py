"""Writing the demo caseload into an installation that holds nobody yet."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from alongside.agenda.models import (
    AgendaItem,
    AgendaItemStep,
    ExpectSheet,
    Goal,
    GoalStep,
    Promise,
    PromiseStep,
)
from alongside.audit.record import record
from alongside.base.clock import today
from alongside.checkins.models import Answer, CheckIn, Questionnaire, WhatWorks
from alongside.contacts.models import Absence, Contact, PrivateNote, PromisedIn, Touch
from alongside.ops.demo.caseload import ZONE, tell
from alongside.ops.demo.stage import Stage
from alongside.people.models import (
    Alliance,
    Assignment,
    CircleLink,
    GoodToKnow,
    Organisation,
    OwnValue,
    Person,
    Practitioner,
    SupervisionLink,
)
from alongside.repair.models import HardConversation, HardDay, RepairAttempt, Rupture, RuptureNote, Slip

SEED = 1
#: Whoever is pointed to comes before whoever points.
IN_ORDER = (
    SupervisionLink,
    OwnValue,
    Person,
    Assignment,
    CircleLink,
    Alliance,
    GoodToKnow,
    Goal,
    GoalStep,
    AgendaItem,
    AgendaItemStep,
    Promise,
    PromiseStep,
    Contact,
    Touch,
    PromisedIn,
    PrivateNote,
    Absence,
    ExpectSheet,
    HardConversation,
    Rupture,
    RuptureNote,
    RepairAttempt,
    Slip,
    HardDay,
    Questionnaire,
    CheckIn,
    Answer,
    WhatWorks,
)


class SomebodyIsHere(RuntimeError):
    """The installation already holds an organisation; the demo goes into an empty one only."""


def nobody_is_here() -> bool:
    """Whether no organisation exists yet: the demo may be made."""
    return not Organisation.objects.exists()


@transaction.atomic
def make_demo(seed: int = SEED) -> None:
    """Make both organisations. Raises SomebodyIsHere where there is one already."""
    if not nobody_is_here():
        raise SomebodyIsHere
    password = make_password(settings.DEMO_PASSWORD)  # hashed once: argon2 is slow on purpose
    for stage in tell(seed, today(ZONE)):
        _write(stage, password)


def _write(stage: Stage, password: str) -> None:
    stage.org.save(force_insert=True)
    for one in stage.practitioners:
        one.password = password
    Practitioner.objects.bulk_create(stage.practitioners)
    for model in IN_ORDER:
        model.objects.bulk_create(stage.of(model))
    lead = next(one for one in stage.practitioners if one.is_lead)
    about = [("organisation", stage.org.pk)]
    record(lead.as_viewer(), "demo.made", about, people=len(stage.people), alliances=len(stage.alliances))
