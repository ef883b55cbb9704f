"""The way to an address on a map: what the device in hand opens for it, and who is then told the address."""

from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

APPLE = ("iPhone", "iPad", "Macintosh")  # an iPad says that it is a Macintosh


def way_to(address: str, agent: str) -> tuple[str, Promise]:
    """Where a link to an address leads on a device whose browser calls itself `agent`, and what that is called.

    Android hands `geo:` to whichever map app somebody chose; Apple's devices know no such address, and open its own maps
    for theirs (developer.apple.com, "Map Links"); elsewhere a map opens in the browser.
    """
    asked = quote(address, safe="")
    if "Android" in agent:
        return f"geo:0,0?q={asked}", _("the map app of this phone")
    if any(name in agent for name in APPLE):
        return f"https://maps.apple.com/?q={asked}", _("Apple Maps")
    return f"https://www.openstreetmap.org/search?query={asked}", _("openstreetmap.org, in this browser")
