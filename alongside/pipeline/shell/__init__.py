"""`alongside analyse` at a shell: without Django, which takes longer to start than a small file
takes to be read, and without the data folder, whose keys are none of their business."""

from __future__ import annotations

import importlib
import signal
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from types import ModuleType
from typing import NoReturn

from alongside.pipeline import telling
from alongside.pipeline.errors import CannotAnalyse


def command(name: str) -> ModuleType:
    """The module of a command: HELP, add_arguments(parser) and run(asked, say, tell)."""
    return importlib.import_module(f"alongside.pipeline.shell.{name}")


def run(name: str, words: Sequence[str]) -> int:
    """Run a command with its words; the exit status."""
    module = command(name)
    parser = ArgumentParser(prog=f"alongside {name}", description=module.HELP)
    module.add_arguments(parser)
    asked = parser.parse_args(words)
    signal.signal(signal.SIGTERM, _end)
    try:
        module.run(asked, print, telling.on(sys.stderr))
    except CannotAnalyse as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def _end(number: int, frame: object) -> NoReturn:
    """Asked to end: leave as after Ctrl-C, so that what is in work is cleared away."""
    sys.exit(128 + number)
