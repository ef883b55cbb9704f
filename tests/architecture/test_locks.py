"""What is locked, why it is needed, and that no lock says where it was fetched."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = sorted(ROOT.glob("requirements*.lock"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
BASE = PROJECT["project"]["dependencies"]
TEST = PROJECT["dependency-groups"]["test"]
BY_ITSELF = {"spark", "question"}  # half a gigabyte each: their tests run in environments of their own
TESTED = [one for extra, needed in EXTRAS.items() if extra not in BY_ITSELF for one in needed]
WANTED = {"requirements.lock": BASE, "requirements-test.lock": BASE + TEST + TESTED} | {
    f"requirements-{extra}.lock": BASE + needed for extra, needed in EXTRAS.items()
}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock: Path) -> dict[str, set[str]]:
    """The versions of each package in a lock; a package may have one version per kind of computer."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(
        r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", lock.read_text("utf-8"), re.MULTILINE
    ):
        found.setdefault(plain(name), set()).add(version)
    return found


def needed(requirement: str) -> tuple[str, str]:
    """The name and the lowest version that a requirement asks for."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    lowest = re.search(r">=\s*([0-9.]+)", requirement)
    assert name, requirement
    assert lowest, f"{requirement}: say from which version on"
    return plain(name.group()), lowest.group(1)


def parts(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def test_there_is_one_lock_per_extra():
    assert {lock.name for lock in LOCKS} == set(WANTED)
    assert not (ROOT / "uv.lock").exists(), "uv.lock says where packages were fetched"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_what_the_project_asks_for_hashed_and_without_an_address(lock):
    held, text, first = pinned(lock), lock.read_text("utf-8"), pinned(ROOT / "requirements.lock")
    assert {name: held.get(name) for name in first} == first, "each holds the versions of the first"
    assert not re.search(r"https?:|file:|index-url|find-links|trusted-host| @ ", text)
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert not [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry]
    for requirement in WANTED[lock.name]:
        name, lowest = needed(requirement)
        assert name in held, f"{name} is not in {lock.name}. Run: make lock"
        assert all(parts(version) >= parts(lowest) for version in held[name]), (
            f"{name} is too old. Run: make lock"
        )


def test_a_reason_stands_beside_every_dependency():
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    for requirement in [*BASE, *TEST, *(one for extra in EXTRAS.values() for one in extra)]:
        found = [line for line in lines if line.strip().startswith(f'"{requirement}"')]
        assert found
        for line in found:  # one that two extras want says why in each
            assert re.search(r"#\s*\w.{8,}", line.split(requirement, 1)[1]), f"{requirement}: why is it here?"
