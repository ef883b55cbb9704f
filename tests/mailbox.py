"""A real SMTP server on this machine, for one test: what it took, and how it can refuse."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from ssl import SSLContext
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword

from alongside.base.mail import MailServer
from tests.e2e.site import free_port

SENDER = "alongside@post.example.org"


@dataclass
class Mailbox:
    """What arrived. With `refuses` the server takes nothing, and says this in its place."""

    port: int
    taken: list[EmailMessage] = field(default_factory=list)
    refuses: str = ""

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:
        if self.refuses:
            return self.refuses
        self.taken.append(message_from_bytes(envelope.content or b"", policy=policy.default))  # type: ignore[arg-type]
        return "250 taken"

    def server(self, scheme: str = "smtp", login: str = "post:open%20sesame@") -> MailServer:
        return MailServer.of(f"{scheme}://{login}localhost:{self.port}", SENDER)

    def words(self) -> str:
        """The last message, as a person sees it."""
        return self.taken[-1].get_content()


def _lets_in(
    _server: Any, _session: Any, _envelope: Any, _mechanism: str, given: LoginPassword
) -> AuthResult:
    return AuthResult(success=(given.login, given.password) == (b"post", b"open sesame"), handled=False)


@contextmanager
def mailbox(tls: SSLContext | None = None) -> Iterator[Mailbox]:
    """With `tls` it speaks sealed from the first byte (smtps)."""
    box = Mailbox(port=free_port())
    server = Controller(
        box,
        "127.0.0.1",
        box.port,
        ssl_context=tls,
        authenticator=_lets_in,
        auth_required=True,
        auth_require_tls=False,
    )
    server.start()
    try:
        yield box
    finally:
        server.stop()
