"""What is good to know about somebody, and what matters to the practitioner."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Row


class GoodToKnowKind(models.TextChoices):
    """What an entry is about."""

    BEGIN = "begin", _("How to begin")
    END = "end", _("How to end")
    AVOID = "avoid", _("What to avoid")
    SAFE = "safe", _("What helps them feel safe")
    EARLIER = "earlier", _("Earlier experiences with professionals")
    REACH = "reach", _("How and when to get in touch")
    REACH_SAFELY = "reach_safely", _("What is safe, and what is not, when getting in touch")
    GETTING_IN = "getting_in", _("Getting in (door, key, code)")
    WORDS_USE = "words_use", _("Words to use")
    WORDS_AVOID = "words_avoid", _("Words to avoid")
    VALUE = "value", _("A value")
    MATTERS = "matters", _("What matters")
    GET_RIGHT = "get_right", _("What should I know so that I get this right?")


class GoodToKnow(Row):
    """One thing that is good to know about a person. Changed by a new entry that replaces the old one."""

    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="good_to_know", db_index=False
    )
    kind = models.CharField(max_length=16, choices=GoodToKnowKind.choices)
    question = models.CharField(max_length=40, blank=True)  # for GET_RIGHT: the code of the open question
    words = EncryptedText(owner="person_id", binds=["kind", "question"])
    in_their_words = models.BooleanField(default=False)
    on = models.DateField()
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(
        "people.Practitioner",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["org", "person", "seq"], condition=Q(retired_at__isnull=True), name="goodtoknow_now"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_by__isnull=True)
                | Q(retired_at__isnull=False, retired_by__isnull=False),
                name="goodtoknow_retired_by_whom_and_when",
            )
        ]


class OwnValue(Row):
    """What matters to the practitioner in this work (S13). A goal may hang on it as well."""

    practitioner = models.ForeignKey(
        "people.Practitioner", on_delete=models.PROTECT, related_name="own_values", db_index=False
    )
    words = EncryptedText(owner="practitioner_id")
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org", "practitioner"], name="ownvalue_by_practitioner")]
