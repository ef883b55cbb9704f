#!/usr/bin/env python3
"""Start Alongside, test it, or hand a word to the `alongside` command inside.

    python3 run.py                      start it, on http://localhost:8000
    python3 run.py --port 8001          ... on another port (also: --data DIR, --no-demo, --new)
    python3 run.py --question           ... with what it takes to ask whether alliances go with what is reached
    python3 run.py --version            say which version this is
    python3 run.py test                 run every test (further words go to pytest)
    python3 run.py evidence --out DIR   simulate relationships whose truth is known and report what the signals are worth
    python3 run.py pencil --out DIR     simulate the pencil exercise (a toy model); --people sets it beside a published experiment
    python3 run.py backup ...           any other word is a command: restore, doctor, keys, anchor, organisation,
                                        bring_in, instrument, analyse ... (each says more with --help)

Needs Python 3.11 or newer with venv and nothing else: what Alongside itself needs is installed
beside this file, in `.venv`, from the hashed lock. This file uses the standard library alone, and
keeps to words that an old Python can still read, so that it can say that Python is too old.
"""

import contextlib
import hashlib
import importlib.util
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent
OLDEST = (3, 11)
WINDOWS = os.name == "nt"
RESEARCH = {"evidence": "research", "pencil": "research.pencil"}  # simulations, which need no installation
QUESTION = "--question"
OUT_OF_REACH = (
    "Temporary failure in name resolution",
    "NewConnectionError",
    "ConnectTimeout",
    "dns error",
    "Could not find a version",
    "Failed to fetch",
    "error sending request",
    "No matching distribution",
)


class Refused(Exception):
    """Alongside cannot go on; the text is one line that says what mends it."""


def main(words):
    """Run what the words ask for; returns the exit status, or never, where the process is replaced."""
    try:
        check_python()
        if words[:1] in (["-h"], ["--help"], ["help"]):
            print(__doc__)
            return 0
        if words[:1] == ["--version"]:
            print("Alongside " + version())
            return 0
        if words[:1] == ["test"]:
            return become(environment("test"), "tests.stages", words[1:])
        if words and words[0] in RESEARCH:
            return become(environment(kind_for(words)), RESEARCH[words[0]], words[1:])
        if not words or words[0].startswith("-"):
            words = ["start", *words]
        kind = kind_for(words)
        return become(environment(kind), "alongside", [word for word in words if word != QUESTION])
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def version():
    """Ours, as it stands in the package, which an old Python could not import."""
    text = (ROOT / "alongside" / "__init__.py").read_text("utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def check_python():
    if sys.version_info[:2] < OLDEST:
        raise Refused(
            f"Alongside needs Python 3.11 or newer; this is {platform.python_version()}. Install a newer one "
            "and start it by name, for example: python3.12 run.py"
        )


def kind_for(words):
    """The name of the extra lock that the words need, or the database in use; nothing for SQLite."""
    if words[0] == "analyse":
        return "spark" if any(word.startswith("--on-spark") for word in words) else "analysis"
    if words[0] in ("start", "evidence") and any(word.startswith(QUESTION) for word in words):
        return "question"
    return "postgres" if words[0] not in RESEARCH and is_on_postgres(words) else ""


def is_on_postgres(words):
    """Whether the environment names that database, or the data folder remembers it (`installation.toml`)."""
    if os.environ.get("ALONGSIDE_DATABASE", "").startswith("postgres"):
        return True
    credentials = pathlib.Path(os.environ.get("CREDENTIALS_DIRECTORY", "/nowhere"))
    if os.environ.get("ALONGSIDE_DATABASE_FILE") or (credentials / "alongside-database").exists():
        return True
    try:
        return 'database = "postgresql"' in (data_folder(words) / "installation.toml").read_text("utf-8")
    except (OSError, ValueError):  # whatever is wrong with it is said by the command
        return False


def data_folder(words):
    """The folder that --data names, or the variable, or the usual one."""
    given = os.environ.get("ALONGSIDE_DATA") or str(ROOT / "data")
    for at, word in enumerate(words):
        if word == "--data" and at + 1 < len(words):
            given = words[at + 1]
        elif word.startswith("--data="):
            given = word.partition("=")[2]
    return pathlib.Path(given).expanduser()


def become(python, module, words):
    """Hand over to a module of ours inside the environment, so that signals reach it and not us."""
    environ = dict(os.environ)
    environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), environ.get("PYTHONPATH", "")]))
    command = [str(python), "-m", module, *words]
    if WINDOWS:
        return subprocess.call(command, env=environ)
    sys.stdout.flush()
    return os.execve(command[0], command, environ)  # never returns


# ---------------------------------------------------------------- the environment beside this file


def environment(kind):
    """The Python of the environment of this kind (``""``, ``"postgres"`` or ``"test"``), built when it is not there.

    The stamp inside says for which lock, which Python and which folder it was built. A new one is
    built in a side folder and then renamed: a half-built environment is never seen.
    """
    suffix = "-" + kind if kind else ""
    folder, lock = ROOT / (".venv" + suffix), ROOT / f"requirements{suffix}.lock"
    if folder.exists() and not os.access(folder, os.R_OK | os.X_OK):
        raise Refused(
            f"{folder} is closed to this user. Open it to read, and start again: sudo chmod -R a+rX {folder}"
        )
    if not is_current(folder, lock):
        try:
            with one_at_a_time(ROOT / ".venv.lock"):
                if not is_current(folder, lock):
                    build(folder, lock)
        except OSError as error:
            raise Refused(
                f"What Alongside needs cannot be put into {ROOT}: {error.strerror}. Copy this folder to where you may "
                "write and the disk has room (about 400 MB), and start it there."
            ) from error
    return python_in(folder)


def python_in(folder):
    return folder / ("Scripts/python.exe" if WINDOWS else "bin/python")


def stamp_for(lock):
    """What an environment is made of. A patch of Python (3.11.7 to 3.11.8) is no other one: what is installed fits it."""
    fits = sysconfig.get_config_var("SOABI") or sysconfig.get_config_var("EXT_SUFFIX") or sys.version
    python = ".".join(map(str, sys.version_info[:2])) + " " + fits
    parts = [hashlib.sha256(lock.read_bytes()).hexdigest(), python, platform.machine(), str(ROOT)]
    return "\n".join(parts)


def is_current(folder, lock):
    stamp = folder / "alongside-stamp"
    return stamp.is_file() and stamp.read_text("utf-8") == stamp_for(lock) and python_in(folder).exists()


@contextlib.contextmanager
def one_at_a_time(path):
    """Hold a file lock: two starts at the same moment build one environment, one after the other."""
    with open(path, "a+b") as file:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - each system has its own

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def build(folder, lock):
    took = "two minutes" if folder.name.endswith("spark") else "half a minute"
    print(f"Preparing {folder.name} (once, about {took}) ...", file=sys.stderr, flush=True)
    side = pathlib.Path(tempfile.mkdtemp(prefix=folder.name + "-", dir=str(ROOT)))
    try:
        install(side, lock)
        mention_final_place(side, folder)
        (side / "alongside-stamp").write_text(stamp_for(lock), "utf-8")
        side.chmod(0o755)  # no secret is in it, and the service's user starts what root has built
        if folder.exists():
            shutil.rmtree(folder)
        side.rename(folder)
    finally:
        shutil.rmtree(side, ignore_errors=True)


def install(side, lock):
    """Fill the side folder: with uv where it is present and gets through, with plain pip otherwise."""
    if shutil.which("uv") and install_with_uv(side, lock):
        return
    if importlib.util.find_spec("ensurepip") is None:
        version = ".".join(map(str, sys.version_info[:2]))
        raise Refused(
            f"Python's venv is missing. Install it with: sudo apt install python{version}-venv "
            "(or your system's name for it)"
        )
    made = run_quietly([sys.executable, "-m", "venv", "--clear", str(side)])
    if made.returncode:
        raise Refused("Python's venv does not work here: " + last_line(made.stdout))
    pip = [
        str(python_in(side)), "-m", "pip", "--disable-pip-version-check", "--no-input",
        "install", "--require-hashes", "--no-compile", "-r", str(lock),
    ]  # fmt: skip
    done = run_quietly(pip)
    if done.returncode:
        raise Refused(why_pip_failed(done.stdout))


def install_with_uv(side, lock):
    """Whether uv did it. It does not read pip's own settings: where it cannot get through, pip still may."""
    shutil.rmtree(side)
    make = ["uv", "venv", "--quiet", "--no-config", "--python", sys.executable, str(side)]
    fill = [
        "uv", "pip", "install", "--quiet", "--python", str(python_in(side)), "--require-hashes", "-r", str(lock),
    ]  # fmt: skip
    done = run_quietly(make).returncode == 0 and run_quietly(fill).returncode == 0
    side.mkdir(exist_ok=True)
    return done


def run_quietly(command):
    return subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        cwd=str(ROOT),
        check=False,
    )


def last_line(text):
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "no reason given"


def why_pip_failed(output):
    if any(sign in output for sign in OUT_OF_REACH):
        return (
            "pip cannot reach the packages. Connect this computer to the internet for the first start, or point "
            "to a folder that holds them: PIP_NO_INDEX=1 PIP_FIND_LINKS=/folder/of/wheels python3 run.py"
        )
    if "DO NOT MATCH THE HASHES" in output:
        return "A downloaded package is not the one that was locked, so nothing was installed. Try again: python3 run.py"
    if "No space left" in output:
        return "The disk is full. Free about 400 MB, then: python3 run.py"
    return "pip could not install what Alongside needs: " + last_line(output)


def mention_final_place(side, folder):
    """Console scripts and `activate` carry the folder they were made in: write the final one."""
    for script in (python_in(side).parent).iterdir():
        if script.is_file() and not script.is_symlink() and script.stat().st_size < 100000:
            content = script.read_bytes()
            if os.fsencode(str(side)) in content and b"\0" not in content:
                script.write_bytes(content.replace(os.fsencode(str(side)), os.fsencode(str(folder))))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
