"""What the doctor asks other machines: whether those that were named answer."""

from django.conf import settings

from alongside.base.mail import FAILURES
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
