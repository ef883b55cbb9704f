"""Supervision: what the two agreed, when they meet, what was brought, how it was looked at, and what came of it.

Every word is sealed under the key of whoever wrote it, and read by the two of that supervision alone.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.base.encrypted import EncryptedText
from alongside.base.models import Link, Row
from alongside.supervision.outside import models as _outside  # noqa: F401 - where Django looks for models


def words_of_author(*binds: str) -> EncryptedText:
    """Words of one of the two, under their own key."""
    return EncryptedText(owner="made_by_id", binds=binds)


class SupervisionContract(Row):
    """What the two agreed about their supervision. One row is one version: written by one of them, and in force once the
    other has agreed to it. Earlier versions stay."""

    WORDS = ("kept", "who_sees", "passed_on")

    practitioner = Link("people.Practitioner")
    supervisor = Link("people.Practitioner")
    kept = words_of_author("practitioner_id", "supervisor_id")  # what is written down, and for how long
    who_sees = words_of_author("practitioner_id", "supervisor_id")
    passed_on = words_of_author("practitioner_id", "supervisor_id")  # what cannot stay between the two
    agreed_at = models.DateTimeField(null=True, blank=True)  # by the one who did not write it

    class Meta:
        indexes = [
            models.Index(
                fields=["org", "practitioner", "supervisor", "seq"], name="supervisioncontract_by_two"
            )
        ]


class SupervisionSession(Row):
    """The two meet, or have met."""

    practitioner = Link("people.Practitioner")
    supervisor = Link("people.Practitioner")
    at = models.DateTimeField()
    held_at = models.DateTimeField(null=True, blank=True)  # when one of them said that it has been
    dropped_at = models.DateTimeField(null=True, blank=True)  # it will not be
    asked_at = models.DateTimeField(null=True, blank=True)  # "nearly did not bring": asked once, and answered

    class Meta:
        indexes = [
            models.Index(fields=["org", "practitioner", "at"], name="supervision_session_theirs"),
            models.Index(fields=["org", "supervisor", "at"], name="supervision_session_mine"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_at__isnull=True) | Q(dropped_at__isnull=True),
                name="session_not_held_and_dropped",
            )
        ]


class BroughtKind(models.TextChoices):
    """What something brought was taken from."""

    REFLECTION = "reflection", _("a thought")
    RUPTURE = "rupture", _("a hard patch")
    AGENDA_ITEM = "agenda_item", _("something on the agenda")
    PROMISE = "promise", _("a promise")
    SIGNAL = "signal", _("something worth a look")
    QUESTION = "question", _("a question")


class SupervisionItem(Row):
    """One thing that a practitioner brought to their supervisor: as it stood then, whatever becomes of its source.

    `made_by` is who brought it. Taken back, nobody but they read it; it can be until it was talked about.
    """

    SAID = ("asks", "tried", "they_say")  # beside the snapshot; said anew until it was talked about

    supervisor = Link("people.Practitioner")
    kind = models.CharField(max_length=12, choices=BroughtKind.choices)
    source = models.UUIDField(null=True, blank=True)  # the row it was taken from; of a signal its alliance
    person = Link("people.Person", null=True, blank=True)  # whom it is about, where it is about somebody
    snapshot = words_of_author("kind", "person_id", "supervisor_id")
    asks = words_of_author("kind", "person_id", "supervisor_id")  # the decision needed
    tried = words_of_author("kind", "person_id", "supervisor_id")
    they_say = words_of_author("kind", "person_id", "supervisor_id")  # what they let their worker pass on
    taken_back_at = models.DateTimeField(null=True, blank=True)
    discussed_in = Link("supervision.SupervisionSession", null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["org", "made_by", "seq"], name="supervisionitem_by_author"),
            models.Index(fields=["org", "discussed_in", "seq"], name="supervisionitem_by_session"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=BroughtKind.values), name="brought_kind_known"),
            models.CheckConstraint(
                condition=Q(kind="question", source__isnull=True)
                | ~Q(kind="question") & Q(source__isnull=False),
                name="brought_from_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | Q(discussed_in__isnull=True),
                name="brought_not_taken_back_once_discussed",
            ),
        ]


class HandedOn(Row):
    """Its author lets another supervisor of theirs read something they brought before, with what was noted about it."""

    item = Link("supervision.SupervisionItem", "handed_on")
    supervisor = Link("people.Practitioner")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "item", "supervisor"], name="handed_on_once_to_each")
        ]


class WayOfLooking(models.TextChoices):
    """Seven ways to look at something that was brought."""

    THEM = "them", _("Them")
    DOING = "doing", _("What you do")
    BETWEEN = "between", _("Between you and them")
    IN_YOU = "in_you", _("In you")
    BETWEEN_US = "between_us", _("Between us, here")
    IN_ME = "in_me", _("In me, who listens")
    AROUND = "around", _("What stands around it")


class SupervisionNote(Row):
    """Something one of the two noted about what was brought, seen in one of the seven ways. More is added; what stands is
    not changed."""

    item = Link("supervision.SupervisionItem", "notes")
    way = models.CharField(max_length=12, choices=WayOfLooking.choices)
    is_guess = models.BooleanField()
    words = words_of_author("item_id", "way", "is_guess")

    class Meta:
        indexes = [models.Index(fields=["org", "item", "seq"], name="supervisionnote_by_item")]
        constraints = [
            models.CheckConstraint(condition=Q(way__in=WayOfLooking.values), name="supervisionnote_way_known")
        ]


class AgreedAction(Row):
    """What one of the two will do by a day, agreed in a session; perhaps about something that was brought."""

    session = Link("supervision.SupervisionSession", "agreed")
    item = Link("supervision.SupervisionItem", "agreed", null=True, blank=True)
    owner = Link("people.Practitioner")
    what = words_of_author("session_id", "owner_id")
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["org", "owner", "done_at", "due_on"], name="agreedaction_by_owner"),
            models.Index(fields=["org", "session", "seq"], name="agreedaction_by_session"),
        ]
