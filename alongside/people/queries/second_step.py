"""What somebody has set up as a second step. One's own alone."""

from dataclasses import dataclass

from alongside.access.identities import Viewer
from alongside.people.models import Passkey, Practitioner, RecoveryCode, SecondFactor
from alongside.people.models.account import has_second_step as with_one


def has_second_step(practitioner: Practitioner) -> bool:
    return Practitioner.objects.filter(with_one(), pk=practitioner.pk).exists()


@dataclass(frozen=True)
class MySecondStep:
    """My app, my passkeys, and how many codes on paper are left."""

    app: SecondFactor | None
    passkeys: list[Passkey]
    codes: int

    @property
    def is_set(self) -> bool:
        return self.app is not None or bool(self.passkeys)


def my_second_step(viewer: Viewer) -> MySecondStep:
    owner = {"org_id": viewer.org_id, "practitioner_id": viewer.id}
    return MySecondStep(
        SecondFactor.objects.filter(**owner).first(),
        list(Passkey.objects.filter(**owner).order_by("seq")),
        RecoveryCode.objects.filter(**owner, used_at__isnull=True).count(),
    )
