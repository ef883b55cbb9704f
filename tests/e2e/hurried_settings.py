"""The settings as shipped, and a server that hangs up on slow ones within seconds: waiting a minute shows no more."""

from alongside.config.settings import *  # noqa: F403
from alongside.ops import worker

worker.HEAD, worker.SENT = 1, 3
