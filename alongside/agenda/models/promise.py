from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from alongside.agenda.models.tables import names
from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row
from alongside.core.states.promise import PROMISE, PromiseEvent


class Promise(Row):
    """Something the practitioner said they would do, by a day (S8)."""

    alliance = models.ForeignKey(
        "people.Alliance", on_delete=models.PROTECT, related_name="promises", db_index=False
    )
    item = models.ForeignKey(
        "agenda.AgendaItem",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="promises",
        db_index=False,
    )
    words = EncryptedText(owner="alliance.person_id")
    made_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, default="open")
    state_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["org", "alliance", "state", "due_on"], name="promise_by_alliance"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=names(PROMISE)), name="promise_state_of_its_table"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("made_on")), name="promise_due_after_made"
            ),
        ]


class PromiseStep(Row):
    """What became of a promise: kept, a new day agreed, broken, owned. Late is read from the date."""

    promise = models.ForeignKey(
        "agenda.Promise", on_delete=models.PROTECT, related_name="steps", db_index=False
    )
    event = models.CharField(max_length=16)
    words = EncryptedText(owner="promise.alliance.person_id", binds=["event"])
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField(null=True, blank=True)
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["org", "promise", "seq"], name="promisestep_by_promise")]
        constraints = [
            models.CheckConstraint(
                condition=Q(event__in=[event.value for event in PromiseEvent]), name="promisestep_event_known"
            ),
            models.CheckConstraint(
                condition=Q(event="changed", due_after__isnull=False) | ~Q(event="changed"),
                name="promisestep_change_has_new_day",
            ),
        ]
