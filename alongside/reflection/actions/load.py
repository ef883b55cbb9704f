"""How the work is for me: put down by myself, and by nobody and nothing else."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from alongside.access.identities import Role, Viewer
from alongside.base.action import action, day_of, needed, stamp
from alongside.base.canonical import canonical
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.checkins.models import Questionnaire
from alongside.contacts.models import Contact
from alongside.core.own_load import Balance, Feeling
from alongside.people.models import Alliance
from alongside.reflection.models import LoadAnswers, LoadMark, WhatHelped


@action("load.marked", records="C")
def mark_load(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    feeling: str,
    balance: str,
    contact: Contact | None = None,
) -> LoadMark:
    """When this phone rings I feel …, and whether it takes or gives. Raises Refused."""
    if feeling not in list(Feeling):
        raise Refused(_("Please choose what you feel when this phone rings."), "feeling")
    if balance not in list(Balance):
        raise Refused(_("Please press whether it takes or gives."), "balance")
    about = {"alliance": alliance, "contact": contact, "on": today(by.zone)}
    return LoadMark.objects.create(**stamp(by, id), **about, feeling=feeling, balance=balance)


@action("helped.added", records="C")
def add_what_helped(by: Viewer, *, id: uuid.UUID | None = None, words: str) -> WhatHelped:
    """What has helped me before. Raises Refused without words."""
    if not by.is_(Role.WORKER):
        raise NotThere
    helped = needed(words, _("Please write what helped."), "words")
    return WhatHelped.objects.create(**stamp(by, id), practitioner_id=by.id, words=helped)


@action("helped.retired", records="C")
def retire_what_helped(by: Viewer, helped: WhatHelped, *, id: uuid.UUID | None = None) -> WhatHelped:
    """It helps no longer, or was written by mistake. Saying it twice is saying it once."""
    if helped.retired_at is None:
        helped.retired_at = now()
        helped.save(update_fields=["retired_at"])
    return helped


@action("load.answered", records="C")
def answer_about_oneself(
    by: Viewer,
    questionnaire: Questionnaire,
    *,
    id: uuid.UUID | None = None,
    answers: Mapping[str, Any],
    on: dt.date | None = None,
) -> LoadAnswers:
    """A questionnaire about oneself, under the organisation's licence. Raises Refused, and NotThere for another kind."""
    if not by.is_(Role.WORKER) or questionnaire.instrument.rater != "self":
        raise NotThere
    if not questionnaire.in_use(today(by.zone)):
        raise Refused(_("This questionnaire is put away, or its licence has run out."))
    if not answers:
        raise Refused(_("Nothing is answered yet."))
    return LoadAnswers.objects.create(
        **stamp(by, id),
        practitioner_id=by.id,
        questionnaire=questionnaire,
        answers=canonical(answers).decode(),
        on=day_of(by, on),
    )
