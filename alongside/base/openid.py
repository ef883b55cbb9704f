"""Signing in with the organisation's own provider: OpenID Connect, the code flow with PKCE. Authlib speaks it; state, nonce,
signature, issuer, audience and times are checked with it.

Nothing is asked but the provider's own addresses: its discovery document, and what that names. Redirects are not followed.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from joserfc.errors import JoseError
from requests import RequestException

from alongside.base.provider import Provider, is_safe

log = logging.getLogger(__name__)
NOT_BELIEVED = "the sign-in provider was not believed: %s"
SECONDS = 5  # to wait for the provider, at each request
LEEWAY = 30  # seconds that two clocks may differ
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
SIGNED = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
#: How a provider says that a second step was shown: RFC 8176, and the policy that OpenID named before it.
MANY = "mfa"
MULTI_FACTOR = "http://schemas.openid.net/pape/policies/2007/06/multi-factor"
FAILURES = (
    AuthlibBaseError,
    JoseError,
    RequestException,
    *(ValueError, KeyError, TypeError, AttributeError, RuntimeError),  # an answer of another shape
)


class NotVouched(Exception):
    """The provider does not answer, or what it says does not hold."""


@dataclass(frozen=True)
class Begun:
    """What a browser takes to the provider, and what has to fit when it comes back."""

    url: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True)
class Vouched:
    """Whom the provider names, and whether they showed a second step."""

    name: str
    second: bool


def begin(back: str) -> Begun:
    """`back`: where the provider sends them. Raises NotVouched."""
    with _refused():
        address = _client(_provider()).create_authorization_url(back)
        return Begun(address["url"], address["state"], address["nonce"], address["code_verifier"])


def finish(code: str, begun: Begun, back: str) -> Vouched:
    """Who came back with this code. Raises NotVouched."""
    with _refused():
        provider = _provider()
        client = _client(provider)
        token = client.fetch_access_token(redirect_uri=back, code=code, code_verifier=begun.verifier)
        expected = {
            "iss": {"essential": True, "value": provider.issuer},
            "aud": {"essential": True, "value": provider.client},
        }
        claims = client.parse_id_token(token, begun.nonce, claims_options=expected, leeway=LEEWAY)
        return _vouched(provider, claims)


def check() -> None:
    """Does the provider answer, and is it the one that is set up? Raises NotVouched."""
    with _refused():
        _client(_provider())


def _vouched(provider: Provider, claims: dict[str, Any]) -> Vouched:
    name = claims[provider.claim]
    if not isinstance(name, str) or (provider.claim == "email" and claims.get("email_verified") is not True):
        raise NotVouched
    many = MANY in (claims.get("amr") or ()) or claims.get("acr") == MULTI_FACTOR
    return Vouched(name, second=many or provider.is_trusted)


@contextmanager
def _refused() -> Iterator[None]:
    """The log says which kind of fault it was, and never a word of what was sent."""
    try:
        yield
    except FAILURES as error:
        log.warning(NOT_BELIEVED, type(error).__name__)
        raise NotVouched from error


def _provider() -> Provider:
    """Raises ValueError where none is set up."""
    if settings.PROVIDER is None:
        raise ValueError
    return settings.PROVIDER


def _client(provider: Provider) -> Any:
    """Raises ValueError where the discovery document is not this issuer's."""
    client = _registered(provider)
    metadata = client.load_server_metadata()
    if metadata.get("issuer") != provider.issuer or not all(
        is_safe(metadata.get(name)) for name in ENDPOINTS
    ):
        _registered.cache_clear()
        raise ValueError
    offered = metadata.get("id_token_signing_alg_values_supported", SIGNED[:1])
    metadata["id_token_signing_alg_values_supported"] = [name for name in offered if name in SIGNED]
    return client


@lru_cache(maxsize=1)
def _registered(provider: Provider) -> Any:
    return OAuth().register(
        "provider",
        client_id=provider.client,
        client_secret=provider.secret,
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile email",
            "code_challenge_method": "S256",
            "default_timeout": SECONDS,
            "max_redirects": 0,
        },
    )
