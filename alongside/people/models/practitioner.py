from __future__ import annotations

from typing import ClassVar

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac

from alongside.access.identities import Role, Viewer
from alongside.base.clock import now
from alongside.base.encrypted import EncryptedText
from alongside.base.ids import new_id
from alongside.base.indexed import KeyedIndex, index_of
from alongside.base.models import Sealing
from alongside.base.noted import NotedRows, Noting


class Practitioners(BaseUserManager.from_queryset(NotedRows)):  # type: ignore[misc]
    """Sign-in names are told apart without regard to capitals, and within one organisation."""

    def called(self, username: str) -> QuerySet[Practitioner]:
        """Who signs in with this name, in whichever organisation."""
        orgs = apps.get_model("people", "Organisation").objects.values_list("id", flat=True)
        return self.filter(
            username_index__in=[index_of(self.model, "username", one, username) for one in orgs]
        )


class Practitioner(Sealing, Noting, AbstractBaseUser):
    """A professional who uses Alongside: one account per person and organisation."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    org = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="practitioners")
    username = EncryptedText(owner="id")
    username_index = KeyedIndex(of="username", fold=True)
    name = EncryptedText(owner="id")
    first_name = EncryptedText(owner="id")
    profession = EncryptedText(owner="id")
    email = EncryptedText(owner="id")
    phone = EncryptedText(owner="id")
    symbol = models.CharField(max_length=20, blank=True)
    photo = models.BinaryField(null=True, blank=True)
    is_worker = models.BooleanField(default=True)
    is_supervisor = models.BooleanField(default=False)
    is_lead = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspended_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    session_round = models.PositiveIntegerField(default=0)  # goes up to end every session there is
    made_at = models.DateTimeField(default=now, editable=False)

    objects = Practitioners()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "username_index"], name="practitioner_username_once"),
            models.CheckConstraint(
                condition=Q(suspended_at__isnull=True, suspended_by__isnull=True, is_active=True)
                | Q(suspended_at__isnull=False, suspended_by__isnull=False, is_active=False),
                name="practitioner_suspended_by_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must show to be theirs: it ends with the password, and with the round that it began in."""
        held = f"{self.password}|{self.session_round}"
        return salted_hmac("alongside.session", held, secret=secret, algorithm="sha256").hexdigest()

    @property
    def roles(self) -> frozenset[Role]:
        """The roles they hold."""
        held = {Role.WORKER: self.is_worker, Role.SUPERVISOR: self.is_supervisor, Role.LEAD: self.is_lead}
        return frozenset(role for role, has in held.items() if has)

    def as_viewer(self) -> Viewer:
        """This practitioner as the one who is asking."""
        return Viewer(self.id, self.org_id, self.roles, self.org.zone, self.first_name)
