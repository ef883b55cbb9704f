"""A throw-away PostgreSQL: made for one run, spoken to over a unix socket, gone afterwards.

PostgreSQL refuses to run as root, so as root it runs as the unprivileged user ``nobody``. What is
written is never synced to the disk: the server lives for the length of a test run.
"""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

UNPRIVILEGED = "nobody"
SPEED_OVER_SAFETY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
HOW_TO_GET_IT = "PostgreSQL is missing. Install it with: sudo apt install postgresql"


def programs() -> Path | None:
    """The folder that holds ``initdb`` and ``pg_ctl``, the newest version first; None where there is none."""
    program = shutil.which("initdb")
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    folders = [Path(program).resolve().parent] if program else []
    return next(iter([*(path.parent for path in reversed(installed)), *folders]), None)


@contextlib.contextmanager
def server(options: str = SPEED_OVER_SAFETY) -> Iterator[str]:
    """Start a server; yields the address of its database as ALONGSIDE_DATABASE takes it.

    With other `options` it is one that the product agrees to serve from.

    Raises FileNotFoundError, with the command that mends it, where PostgreSQL is not installed.
    """
    if (bin_folder := programs()) is None:
        raise FileNotFoundError(HOW_TO_GET_IT)
    folder = Path(tempfile.mkdtemp(prefix="alongside-pg-"))
    try:
        folder.chmod(0o755)
        if os.geteuid() == 0:
            user = pwd.getpwnam(UNPRIVILEGED)
            os.chown(folder, user.pw_uid, user.pw_gid)
        data = ("-D", folder / "data")
        _run(
            bin_folder / "initdb",
            *data,
            *["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
        )
        listening = f"-k {folder} -c listen_addresses= {options}"
        _run(bin_folder / "pg_ctl", *data, "-w", "-l", folder / "log", "-o", listening, "start")
        try:
            # no superuser: row-level security does not hold for one
            _run(bin_folder / "createuser", "-h", folder, "-U", "postgres", "--createdb", "alongside")
            yield f"postgresql://alongside@/postgres?host={folder}"
        finally:
            _run(bin_folder / "pg_ctl", *data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def database(address: str, name: str) -> str:
    """Make an empty database of this name on the server; its address, as that of the server."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return address.replace("@/postgres?", f"@/{name}?")


def _run(*words: str | Path) -> None:
    command = [str(word) for word in words]
    if os.geteuid() == 0:
        user = pwd.getpwnam(UNPRIVILEGED)
        command = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", *command]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd="/", check=False
    )
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed: {done.stdout[-2000:]}")
