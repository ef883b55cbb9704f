"""One process that runs lines of Python in an installation as often as it is asked: to start one takes longer than most answers."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator

from tests.installation import ROOT, Installation

ANSWERS = """
import contextlib, io, json, sys, traceback
import django
django.setup()
from alongside.base import keyring
for line in sys.stdin:
    keyring.forget()  # as a new process would
    said, wrong = io.StringIO(), ""
    try:
        with contextlib.redirect_stdout(said):
            exec(json.loads(line), {})
    except Exception:
        wrong = traceback.format_exc()
    print(json.dumps([said.getvalue(), wrong]), flush=True)
"""


@contextlib.contextmanager
def asking(home: Installation) -> Iterator[Callable[[str], str]]:
    """`ask(code)`: what the code prints, with Django set up."""
    with subprocess.Popen(
        [sys.executable, "-c", ANSWERS],
        env=home.environment,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout

        def ask(code: str) -> str:
            process.stdin.write(json.dumps(code) + "\n")
            process.stdin.flush()
            said, wrong = json.loads(process.stdout.readline())
            assert not wrong, wrong
            return said.strip()

        yield ask
        process.stdin.close()
