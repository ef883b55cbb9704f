"""The audit chain: one per organisation, append-only, each link sealed over the one before.

It holds plain ids and no foreign keys, so that it outlives what it speaks of. No clinical word ever
stands in it: an event is a verb, a record class and ids.
"""

from django.db import models

from alongside.base.clock import new_id


class Event(models.Model):
    """Somebody did or read something.

    `rows` says how the act left what it saved: by table and id the keyed hash of the row, empty for one that is gone.
    `key` is the master key that the hashes and the seal were made with; events of before there were hashes have none.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org_id = models.UUIDField()
    n = models.BigIntegerField()
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=60)
    records = models.CharField(max_length=8, blank=True)
    subjects = models.JSONField(default=list)
    detail = models.JSONField(default=dict)
    rows = models.JSONField(default=dict)
    key = models.CharField(max_length=20, blank=True)
    mac = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org_id", "n"], name="event_one_place_in_chain")]
        indexes = [models.Index(fields=["org_id", "actor_id", "n"], name="event_by_actor")]


class Head(models.Model):
    """The end of an organisation's chain, and the signature that says so: nobody without the keyring can move it."""

    org_id = models.UUIDField(primary_key=True)
    n = models.BigIntegerField(default=0)
    mac = models.BinaryField(max_length=32, default=bytes)
    key = models.CharField(max_length=20, blank=True)
    signature = models.BinaryField(max_length=32, default=bytes)
