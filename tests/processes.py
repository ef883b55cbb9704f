"""What no test is about, and every test process spent a fifth of its time on.

Python 3.11 to 3.13 keep the frames of calls in pieces of 16 KB, and give one back as soon as the call that needed it
returns: a page that renders just across the end of one asks the system for memory eighty times (python/cpython issue
142183). So each test starts in a frame so large that there is room beside it for all that it calls.

All that was read in before the first test stays until the last: it is left out of the search for rubbish, which is
made less often, as these processes live for a minute. And none of them takes itself apart at the end.
"""

from __future__ import annotations

import atexit
import gc
import os
from collections.abc import Callable
from typing import Any

import pytest
from _pytest import runner

ROOM = 65_544  # places in a frame: pieces grow to twice what is asked for, so of 1 MB about half is left
SEARCHES = (20_000, 20, 50)  # Python's own, from 3.11 to 3.13: 700, 10, 10


def roomy(call: Callable[..., Any], *args: Any) -> Any:
    """What `call(*args)` answers."""
    return call(*args)


roomy.__code__ = roomy.__code__.replace(co_stacksize=ROOM)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Any:
    """As pytest does it itself, with room."""
    return roomy(runner.pytest_runtest_protocol, item, nextitem)


def pytest_configure(config: pytest.Config) -> None:
    """The other two are for a process that gets its tests from another, and is thrown away whole."""
    if hasattr(config, "workerinput"):
        config.pluginmanager.register(ThrownAway())
        atexit.register(os._exit, 0)  # registered first, so it is done when all else is


class ThrownAway:
    """A process that never takes itself apart: libraries would then speak of leaks where things were left aside."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """From here on what was read in is taken as it is."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(*SEARCHES)
