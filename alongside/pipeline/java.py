"""Whether Java, which Spark runs on, is installed, and how to install it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

OLDEST = 17
HOW_TO_GET_IT = (
    f"Spark needs Java {OLDEST} or later. Install it, then run this again: "
    "sudo apt install default-jre-headless (or your system's name for it)"
)


def installed() -> bool:
    """Whether a Java that Spark can use starts here, from JAVA_HOME or the path."""
    home = os.environ.get("JAVA_HOME")
    program = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if not program or not shutil.which(program):
        return False
    done = subprocess.run([program, "-version"], capture_output=True, text=True, check=False)
    return version(done.stderr) >= OLDEST


def version(output: str) -> int:
    """The main version that `java -version` tells, as 17 or (before 9) 1; 0 where it tells none."""
    match = re.search(r'version "(\d+)', output)
    return int(match.group(1)) if match else 0
