"""What a browser is asked about passkeys: it stands in the page, signed, and counts for five minutes.

A passkey needs JavaScript, and is bound to the name that the site was opened under.
"""

import datetime as dt
import json
from typing import Any

from django.conf import settings
from django.core import signing
from django.http.request import split_domain_port
from django.utils.translation import gettext_lazy as _

from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.people import passkeys
from alongside.web.held import ASKED
from alongside.web.pages import StaffRequest

SALT = "alongside.passkey"
LIFE = dt.timedelta(minutes=5)
TOO_OLD = _("This page was open too long. Please try again.")


def origin_of(request: StaffRequest) -> passkeys.PasskeySite:
    host = request.get_host()
    scheme = "https" if settings.HTTPS else "http"
    return passkeys.PasskeySite(split_domain_port(host)[0], f"{scheme}://{host}")


def question(request: StaffRequest) -> dict[str, str]:
    """What a page holds that asks to show a passkey."""
    return in_page(*passkeys.to_show(origin_of(request)))


def in_page(options: dict[str, Any], state: dict[str, Any]) -> dict[str, str]:
    """The fields and attributes of a form that asks this."""
    return {"options": json.dumps(options), "asked": signing.dumps([state, now().timestamp()], salt=SALT)}


def what_was_asked(request: StaffRequest) -> tuple[dict[str, Any], dt.datetime]:
    """What the answer is held against, and when it was asked. Raises Refused where that is long ago, or was not asked."""
    try:
        state, at = signing.loads(request.POST.get(ASKED, ""), salt=SALT, max_age=LIFE)
    except signing.BadSignature as error:
        raise Refused(TOO_OLD) from error
    return state, dt.datetime.fromtimestamp(at, dt.UTC)
