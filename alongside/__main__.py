"""The `alongside` command: `python -m alongside WORD ...`, or `python3 run.py WORD ...`."""

from __future__ import annotations

import os
import sys


def main(words: list[str] | None = None) -> None:
    """Run one command. `--data DIR`, anywhere among the words, names the data folder of this run."""
    words = _take_data(list(sys.argv[1:] if words is None else words))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    from django.core.management import execute_from_command_line

    from alongside.base.database import WeakDatabase
    from alongside.base.keyring import KeyringError
    from alongside.config.env import BadSetting

    try:
        execute_from_command_line(["alongside", *words])
    except (BadSetting, KeyringError, WeakDatabase) as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit(130)


def _take_data(words: list[str]) -> list[str]:
    """The words without `--data`, whose folder goes where the settings read it."""
    rest: list[str] = []
    given = iter(words)
    for word in given:
        name, _, folder = word.partition("=")
        if name != "--data":
            rest.append(word)
        elif chosen := folder or next(given, ""):
            os.environ["ALONGSIDE_DATA"] = chosen
        else:
            sys.exit("--data needs a folder: --data DIR")
    return rest


if __name__ == "__main__":
    main()
