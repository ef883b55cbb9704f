"""Sentences as people write them, one a line; a line that begins with # says what stands below it."""

from pathlib import Path


def examples(name: str) -> list[str]:
    """The sentences of one file."""
    lines = (Path(__file__).parent / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
