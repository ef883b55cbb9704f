"""DuckDB, Arrow and Spark, which are extras: imported only by the command that needs them."""

import contextlib
import importlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any


class CannotAnalyse(Exception):
    """The run stops, and OUT is not written."""


OLDEST_JAVA = 17
HOW_TO_GET_JAVA = (
    f"Spark needs Java {OLDEST_JAVA} or later. Install it, then run this again: "
    "sudo apt install default-jre-headless (or your system's name for it)"
)
Tell = Callable[[str], None]  # takes a line that tells how far a long run is


def arrow(module: str = "pyarrow") -> Any:
    return _module(module, "Arrow", "analysis")


def duckdb() -> Any:
    return _module("duckdb", "DuckDB", "analysis")


def spark(module: str = "pyspark") -> Any:
    """A module of Spark, which needs Java 17 or later."""
    return _module(module, "Spark", "spark")


def java_installed() -> bool:
    """Whether a Java that Spark can use starts here, from JAVA_HOME or the path."""
    home = os.environ.get("JAVA_HOME")
    program = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if not program or not shutil.which(program):
        return False
    done = subprocess.run([program, "-version"], capture_output=True, text=True, check=False)
    return java_version(done.stderr) >= OLDEST_JAVA


def java_version(output: str) -> int:
    """The main version that `java -version` tells, as 17 or (before 9) 1; 0 where it tells none."""
    match = re.search(r'version "(\d+)', output)
    return int(match.group(1)) if match else 0


def _module(name: str, engine: str, extra: str) -> Any:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        command = "analyse ... --on-spark local[2]" if extra == "spark" else "analyse ..."
        raise CannotAnalyse(
            f"{engine} is not installed here. In Alongside's folder, python3 run.py {command} installs it by itself; "
            f"in an environment of your own: pip install '.[{extra}]'"
        ) from None


def connect(folder: str, threads: int, memory: str) -> Any:
    """A DuckDB connection that downloads no extension; what does not fit into `memory` is written to `folder`."""
    config = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    connection = duckdb().connect(config=config)
    connection.execute(
        f"SET threads = {threads}; SET memory_limit = '{memory}'; SET temp_directory = {text(folder)}"
    )
    connection.execute("SET enable_progress_bar = false; SET preserve_insertion_order = true")
    return connection


@contextlib.contextmanager
def refusing() -> Iterator[None]:
    """Raise CannotAnalyse for what a file, the disk or the memory does not allow: a traceback says nothing to who runs it."""
    try:
        yield
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        raise CannotAnalyse(f"{name}{error.strerror or f'{error}: is the disk full?'}") from error
    except MemoryError as error:
        raise CannotAnalyse("there is too little memory: try --threads 1, or --on-spark") from error
    except (duckdb().Error, arrow().ArrowException) as error:
        raise CannotAnalyse(f"IN cannot be read to its end: {str(error).splitlines()[0]}") from error


def text(value: str) -> str:
    """A text as a literal of SQL."""
    return "'" + value.replace("'", "''") + "'"


def name(column: str) -> str:
    """The name of a column, quoted for SQL."""
    return '"' + column.replace('"', '""') + '"'
