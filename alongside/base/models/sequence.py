from __future__ import annotations

import uuid

from django.db import connection, models

TAKE = "UPDATE base_sequence SET last = last + %s WHERE org_id = %s RETURNING last"


class Sequence(models.Model):
    """An organisation's counter. Order comes from here, never from an id or a clock."""

    org = models.OneToOneField(
        "people.Organisation", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    last = models.BigIntegerField(default=0)

    @classmethod
    def take(cls, org_id: uuid.UUID, how_many: int = 1) -> int:
        """The first of the next `how_many` numbers. Holds the organisation's row until commit.

        One statement, and none that has to be put together first: it goes before every row that is saved.
        """
        with connection.cursor() as cursor:
            cursor.execute(TAKE, [how_many, cls._meta.pk.get_db_prep_value(org_id, connection)])
            if taken := cursor.fetchone():
                return taken[0] - how_many + 1
        cls.objects.get_or_create(org_id=org_id)
        return cls.take(org_id, how_many)
