"""What goes out by mail without anybody pressing a button: reminders that are due, and notices that the server did not take.

The server looks each hour, in a process of its own; whoever comes second, of two servers or two workers, finds nothing left.
"""

from django.conf import settings

from alongside.base import mail
from alongside.ops.alone import one_at_a_time
from alongside.people.letters import announce_again
from alongside.repair.actions.reminding import remind_by_mail

LOCK = ".post.lock"
EVERY = 60 * 60  # seconds


def send_due() -> int:
    """How many messages the server took; none where no mail is set up."""
    if not mail.is_set_up():
        return 0
    with one_at_a_time(settings.DATA / LOCK):
        return announce_again() + remind_by_mail()
