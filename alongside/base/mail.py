"""Mail by the organisation's own SMTP server. A message names nobody, holds no word of a record, and has a subject that says nothing.

Nothing is sent that the server did not take: whoever sends is told otherwise, and what to do.
"""

import smtplib
from dataclasses import dataclass, field
from email.utils import make_msgid
from urllib.parse import parse_qs, quote, unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.core.validators import validate_email
from django.utils.translation import gettext as _

SECONDS = 5  # to wait for the server, at each step
PORTS = {"smtp": 587, "smtps": 465}
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
#: What goes wrong between two computers, and with an address that no server can be told.
FAILURES = (smtplib.SMTPException, OSError, ValueError)


class NotSent(RuntimeError):
    """The server did not take the message."""


@dataclass(frozen=True)
class MailServer:
    """Where mail goes and whom it is from. `smtps` is sealed from the first byte; `smtp` seals before anything is said, but on this
    machine or with `?tls=no`, which takes no password."""

    scheme: str
    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    bare: bool = False  # nothing is sealed

    @classmethod
    def of(cls, url: str, sender: str) -> "MailServer":
        """Raises ValueError, or Django's ValidationError, for what is no such address or no sender's."""
        parts, tls = urlsplit(url), parse_qs(urlsplit(url).query).get("tls", ["yes"])[0]
        host, user = parts.hostname or "", unquote(parts.username or "")
        bare = parts.scheme == "smtp" and (tls == "no" or host in THIS_MACHINE)
        password = unquote(parts.password or "")
        if parts.scheme not in PORTS or not host or (bare and password and host not in THIS_MACHINE):
            raise ValueError
        validate_email(sender)
        return cls(parts.scheme, host, parts.port or PORTS[parts.scheme], sender, user, password, bare)

    @property
    def address(self) -> str:
        """As it may be remembered and said: without the password."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        return f"{self.scheme}://{user}{host}:{self.port}" + ("?tls=no" if self.bare else "")

    @property
    def lacks_password(self) -> bool:
        """Whether the folder remembers the server, and its password was not given to this process."""
        return bool(self.user) and not self.password

    def connection(self) -> EmailBackend:
        """Opens at the first message. The certificate has to be the host's."""
        return EmailBackend(
            host=self.host,
            port=self.port,
            username=self.user,
            password=self.password,
            use_ssl=self.scheme == "smtps",
            use_tls=self.scheme == "smtp" and not self.bare,
            timeout=SECONDS,
        )


def is_set_up() -> bool:
    """Whether mail can be sent from here."""
    return settings.MAIL is not None and not settings.MAIL.lacks_password


def send(to: str, body: str, subject: str = "") -> None:
    """One message to one person, under the usual subject unless another is given. Returns once the server took it; raises NotSent otherwise."""
    server = settings.MAIL
    if server is None:
        raise NotSent
    headers = {
        "Message-ID": make_msgid(domain=server.sender.rpartition("@")[2]),  # not the name of this machine
        "Auto-Submitted": "auto-generated",  # nobody's holiday message answers
    }
    subject = subject or _("You have a message in Alongside")
    try:
        with server.connection() as connection:
            EmailMessage(subject, body, server.sender, [to], headers=headers, connection=connection).send()
    except FAILURES as error:
        raise NotSent from error
