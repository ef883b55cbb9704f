"""The organisation's own sign-in (OpenID Connect), as it is set up: who vouches for its people."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings

#: What may name a practitioner in what the provider says.
CLAIMS = ("preferred_username", "email")
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Provider:
    """`claim`: what names a practitioner; it has to be the sign-in name of an account. `is_trusted`: the organisation says that
    whoever signs in there has shown a second step."""

    issuer: str
    client: str
    secret: str = field(default="", repr=False)
    claim: str = CLAIMS[0]
    is_trusted: bool = False

    def __post_init__(self) -> None:
        """Raises ValueError for what cannot be one."""
        if not is_safe(self.issuer) or not self.client or self.claim not in CLAIMS:
            raise ValueError

    @property
    def remembered(self) -> dict[str, str]:
        """All but the secret."""
        trusted = "yes" if self.is_trusted else "no"
        return {"issuer": self.issuer, "client": self.client, "claim": self.claim, "trusted": trusted}


def is_safe(url: object) -> bool:
    """Whether what is sent there can be read by nobody else: https, or on this machine."""
    parts = urlsplit(url) if isinstance(url, str) else urlsplit("")
    return bool(parts.hostname) and (parts.scheme == "https" or parts.hostname in THIS_MACHINE)


def is_set_up() -> bool:
    """Whether people can sign in there."""
    return settings.PROVIDER is not None and bool(settings.PROVIDER.secret)
