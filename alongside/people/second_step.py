"""The second step of signing in, as the libraries of its protocols have it: six digits of an app (pyotp, RFC 6238), codes on
paper, and an address as a picture (segno)."""

import hashlib
import hmac
import secrets

import pyotp
import segno

from alongside.base.clock import now

SECONDS = 30  # one code is good for; none of before or after it is
CODES = 10  # on one sheet
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that are taken for each other


def new_secret() -> str:
    """160 random bits, in letters and digits to be typed where no picture can be taken."""
    return pyotp.random_base32()


def app_address(secret: str, username: str) -> str:
    """What an app reads out of the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name="Alongside")


def picture(address: str) -> str:
    """A QR code as SVG, which brings no style of its own."""
    return segno.make(address, error="m").svg_inline(
        scale=5, border=4, svgclass="qr", lineclass=None, light="#fff"
    )


def step_of(secret: str, code: str) -> int | None:
    """Which 30 seconds this code is of, where it is of the present ones; else None."""
    step = int(now().timestamp()) // SECONDS
    fits = hmac.compare_digest(pyotp.TOTP(secret).generate_otp(step).encode(), code.encode())
    return step if fits else None


def new_codes() -> list[str]:
    """A sheet of codes, each like "k3rw-9hxe-mq27-tbd5": 79 random bits."""
    return [
        "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4)) for _ in range(CODES)
    ]


def hash_of(code: str) -> str:
    """How a code on paper is kept, however it was typed."""
    return hashlib.sha256("".join(letter for letter in code.lower() if letter.isalnum()).encode()).hexdigest()
