"""What the doctor asks other machines: whether those that were named answer."""

from django.conf import settings

from alongside.base.mail import FAILURES
from alongside.base.openid import NotVouched, check
from alongside.base.provider import is_set_up
from alongside.ops.doctor.finding import Finding


def mail() -> Finding:
    """Does the mail server answer, and let us in? Nothing is sent."""
    server = settings.MAIL
    if server is None:
        return Finding("not set up; links are copied and handed over. To send them, set ALONGSIDE_MAIL")
    if server.lacks_password:
        do = "Give it to this command too: ALONGSIDE_MAIL, or the file that ALONGSIDE_MAIL_FILE names."
        return Finding(f"not looked at: the password for {server.address} is not here", do, advice=True)
    try:
        with server.connection():
            pass
    except FAILURES as error:
        refusal = type(error).__name__  # what a server says may repeat what it was told
        do = "Mend ALONGSIDE_MAIL, or have the server let us in; until then nothing is sent, and each page says so."
        return Finding(f"{server.address} does not take our mail ({refusal})", do)
    return Finding(f"{server.address} answers; mail is from {server.sender}")


def provider() -> Finding:
    """Does the provider with which people sign in answer, and as the issuer that is set up?"""
    home = settings.PROVIDER
    if home is None:
        return Finding("people sign in with a name and a password")
    if not is_set_up():
        do = "Give it to this command too: ALONGSIDE_OIDC_SECRET, or the file that ALONGSIDE_OIDC_SECRET_FILE names."
        return Finding(f"not looked at: the secret for {home.issuer} is not here", do, advice=True)
    try:
        check()
    except NotVouched as error:
        reason = type(error.__cause__).__name__
        do = "See that ALONGSIDE_OIDC_ISSUER is letter for letter what it calls itself, and that this machine reaches it."
        return Finding(f"{home.issuer} does not answer as that issuer ({reason})", do)
    return Finding(f"{home.issuer} answers; {home.claim} has to be a sign-in name")
