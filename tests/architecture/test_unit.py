"""The systemd unit of the how-to: sandboxed, understood by systemd, and without a secret in its environment."""

import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = (ROOT / "docs/how-to/set-up.md").read_text("utf-8")
NEEDED = {
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "UMask=0077",
    "SystemCallFilter=@system-service",
    "CapabilityBoundingSet=",
}


def unit() -> str:
    found = re.search(r"```\n(\[Unit\].*?)```", TEXT, re.DOTALL)
    assert found
    return found[1]


def test_it_is_sandboxed_and_bounded_and_no_password_stands_in_its_environment() -> None:
    lines = set(unit().splitlines())
    assert lines >= NEEDED
    assert any(line.startswith("MemoryMax=") for line in lines)
    folders = next(line for line in lines if line.startswith("ReadWritePaths="))
    assert {"/srv/alongside", "/srv/alongside-keys"} <= set(re.split(r"[= ]", folders))
    said = " ".join(line for line in lines if line.startswith("Environment="))
    assert "ALONGSIDE_HTTPS=yes" in said
    assert not re.search("DATABASE|PASSWORD|://", said)
    assert "LoadCredential=alongside-database:" in TEXT


def test_systemd_understands_every_line(tmp_path: Path) -> None:
    """Where there is no systemd, its words are at least those of a unit: `Name=value` below a heading."""
    assert all(re.fullmatch(r"\[\w+\]|\w+=.*|", line) for line in unit().splitlines())
    if (program := shutil.which("systemd-analyze")) is None:
        return
    runs_here = re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", unit()).replace("User=alongside", "User=root")
    (tmp_path / "alongside.service").write_text(runs_here)
    done = subprocess.run(
        [program, "verify", str(tmp_path / "alongside.service")], capture_output=True, text=True, check=False
    )
    ours = [line for line in done.stderr.splitlines() if "alongside.service" in line]
    assert ours == []
