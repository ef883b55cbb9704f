"""Advice that can be pasted: our commands as they are to be typed for the data folder of this run."""

from __future__ import annotations

import shlex

from django.conf import settings


def command(words: str = "") -> str:
    """ "python3 run.py backup --data '/srv/our data'"; the usual folder need not be named."""
    usual = (settings.ROOT / "data").resolve() == settings.DATA
    data = "" if usual else f"--data {shlex.quote(str(settings.DATA))}"
    return " ".join(filter(None, ["python3 run.py", words, data]))
