"""The `alongside` command: `python -m alongside WORD ...`, or `python3 run.py WORD ...`."""

import errno
import os
import sys
from pathlib import Path
from typing import NoReturn

from alongside import __version__

#: What makes an installation, looks at what is wrong with one, or needs none.
ANYWHERE = {"start", "prepare", "restore", "doctor", "help", "check", "makemessages", "compilemessages"}
#: What writes nothing into the data folder.
LOOKING = {"doctor", "help", "check"}
ELSEWHERE = "Choose a folder that can be written: --data DIR"
MENDED_OUTSIDE = {
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST), ELSEWHERE),
    errno.ENOSPC: "Free some space; never delete the newest backup.",
}


def main(arguments: list[str] | None = None) -> None:
    """Run one command. `--data DIR`, anywhere among the words, names the data folder of this run.

    The status is 0 where all went well and 1 where something is to be done; `doctor` says 2 where it cannot run at all.
    """
    # whatever is written, database, backup, export or log: nobody else on the machine reads it
    os.umask(0o077)
    arguments = _take_data(list(sys.argv[1:] if arguments is None else arguments))
    if arguments[:1] == ["--version"]:
        print(f"Alongside {__version__}")
        return
    # our matrices are a few rows high: a second thread for one of them would only wait, and wait busily
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        try:
            # needs no database: without Django it starts in a third of the time
            if arguments[:1] == ["analyse"]:
                from alongside.pipeline import command

                sys.exit(command.main(arguments[1:]))
            _with_django(arguments)
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # whoever read has had enough, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


def _with_django(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    from django.conf import settings
    from django.core.management import CommandError, execute_from_command_line
    from django.db.utils import DatabaseError, OperationalError

    from alongside.base.advice import command, is_bare, is_damaged, not_installed
    from alongside.base.database import WeakDatabase
    from alongside.base.installation import BadInstallation, NotInstalled
    from alongside.base.keyring import KeyringError
    from alongside.config.env import BadSetting

    word = arguments[0] if arguments and not arguments[0].startswith("-") else ""
    try:
        if word:
            _refuse_unknown(word)
            if word not in LOOKING:
                _refuse_to_leave_files_of_root(settings.DATA)
            is_help = {"-h", "--help"} & {*arguments}
            if not is_help and word not in ANYWHERE and arguments[:2] != ["instrument", "check"]:
                _refuse_where_nothing_is(word)
            # Django then leaves to us what a command refuses; it would put the name of a class before it
            arguments = [word, "--traceback", *arguments[1:]]
        execute_from_command_line(["alongside", *arguments])
    except (CommandError, BadSetting, KeyringError, WeakDatabase, BadInstallation, NotInstalled) as reason:
        _give_up(word, str(reason))
    except DatabaseError as reason:
        if is_bare(reason):
            _give_up(word, not_installed())
        if not (isinstance(reason, OperationalError) or is_damaged(reason)):
            raise  # a fault of ours has to be seen whole
        why = " ".join(str(reason).split())
        _give_up(word, f"The database did not answer: {why}. Ask what is wrong: {command('doctor')}")
    except OSError as reason:
        if reason.errno not in MENDED_OUTSIDE:
            raise
        _give_up(word, f"{reason.filename or 'The disk'}: {reason.strerror}. {_mended_by(reason)}")


def _mended_by(reason: OSError) -> str:
    """What to do about it. Files that a start as root left behind are given to the user of the service."""
    usual, place = MENDED_OUTSIDE[reason.errno or 0], Path(reason.filename or "/")
    try:
        owner = place.stat().st_uid
    except PermissionError:  # its folder is closed to us, so that is what belongs to somebody else
        place = place.parent
        owner = place.stat().st_uid
    except OSError:
        return usual
    if reason.errno != errno.EACCES or not hasattr(os, "geteuid") or owner == os.geteuid():
        return usual
    return f"It belongs to somebody else. Run this as that user, or give it to this one: sudo chown -R {os.geteuid()} {place}"


def _give_up(word: str, said: str) -> NoReturn:
    if word != "doctor":
        sys.exit(said)
    print(said, file=sys.stderr)
    sys.exit(2)


def _refuse_to_leave_files_of_root(data: Path) -> None:
    """Keys or backups that root writes among the files of the service's user would stop the service at its next start."""
    from alongside.base.advice import command
    from alongside.base.installation import BadInstallation

    if not hasattr(os, "geteuid") or os.geteuid() or not data.exists() or not (owner := data.stat().st_uid):
        return
    import pwd

    try:
        name = pwd.getpwuid(owner).pw_name
    except KeyError:
        name = f"#{owner}"  # as sudo takes a number
    raise BadInstallation(
        f"{data} belongs to {name}, who could not read what root writes there; nothing was done. "
        f"Run it as that user: sudo -u {name} {command('…')}"
    )


def _refuse_where_nothing_is(word: str) -> None:
    """A command in a mistyped folder, or one whose keys or database are gone, makes nothing there and changes nothing."""
    from django.conf import settings
    from django.core.management import get_commands

    from alongside.base.keyring import KeyringError, NoKeyring
    from alongside.ops.installing import (
        not_here,
        refuse_lost_database,
        refuse_newer_database,
        refuse_older_database,
    )

    if not settings.IS_INSTALLED:
        raise not_here()
    if isinstance(settings.KEYRING, NoKeyring):
        raise KeyringError(settings.KEYRING.reason)
    if word == "undo_upgrade":  # which puts one back
        return
    refuse_lost_database()
    if get_commands()[word].startswith("alongside."):  # `migrate` and its like are for every version
        refuse_newer_database()
        refuse_older_database()


def _refuse_unknown(word: str) -> None:
    """Django would point to `alongside help`, which few have on their path, and which lists commands of its own."""
    import django
    from django.core.management import get_commands

    django.setup()  # until then it knows its own commands alone
    known = get_commands()
    if word not in {*known, "help"}:
        ours = sorted(
            ["analyse", *(name for name, app in known.items() if str(app).startswith("alongside."))]
        )
        sys.exit(f"There is no command {word}. There are: {', '.join(ours)}.")


def _take_data(arguments: list[str]) -> list[str]:
    """The words without `--data`, whose folder goes where the settings read it."""
    rest: list[str] = []
    typed = iter(arguments)
    for word in typed:
        name, _, folder = word.partition("=")
        if name != "--data":
            rest.append(word)
        elif chosen := folder or next(typed, ""):
            os.environ["ALONGSIDE_DATA"] = chosen
        else:
            sys.exit("--data needs a folder: --data DIR")
    return rest


if __name__ == "__main__":
    main()
