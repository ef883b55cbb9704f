"""`python3 run.py anchor`: the end of each audit chain, to keep outside; `--check FILE` looks for it again."""

from __future__ import annotations

import re
import uuid
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.audit import chain
from alongside.people.models import Organisation


class Command(BaseCommand):
    help = "Print where each audit chain ends, or check that the chains still hold what was printed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", type=Path, help="a file with lines that this command printed earlier")

    def handle(self, *args: Any, check: Path | None, **options: Any) -> None:
        if check is not None:
            return self._check(check)
        for org_id in Organisation.objects.order_by("made_at").values_list("id", flat=True):
            self.stdout.write(f"{org_id} {chain.anchor(org_id)}")
        return None

    def _check(self, path: Path) -> None:
        kept = _kept(path)
        for org_id, anchor in kept:
            verdict = chain.verify(org_id, anchor)
            if not verdict.whole:
                raise CommandError(
                    f"The chain of {org_id} does not hold: {verdict.reason}. Keep this data folder and its backups "
                    "as they are, and find out who could reach it. After a restore it is no wonder: what came after "
                    "that backup is gone, and the anchor with it."
                )
            self.stdout.write(f"{org_id} holds, events: {verdict.events}.")
        here = set(Organisation.objects.values_list("id", flat=True))
        for org_id in sorted(here - {org_id for org_id, _anchor in kept}):
            self.stdout.write(f"{org_id} is not in {path}: print the anchors anew to keep its end too.")


def _kept(path: Path) -> list[tuple[uuid.UUID, str]]:
    """What was printed and kept. A file without a line is refused: it would pass for a check that found all well."""
    try:
        lines = [line.split() for line in path.read_text().splitlines() if line.strip()]
    except FileNotFoundError:
        raise CommandError(f"There is no file {path}.") from None
    except (OSError, UnicodeDecodeError):
        raise CommandError(f"{path} can not be read as text in UTF-8.") from None
    if not lines or not all(map(_is_anchor, lines)):
        raise CommandError(
            f"{path} does not hold what `anchor` printed: for each organisation a line with its id and its end."
        )
    return [(uuid.UUID(org_id), anchor) for org_id, anchor in lines]


def _is_anchor(words: list[str]) -> bool:
    return (
        re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} \d+:([0-9a-f]{64})?", " ".join(words))
        is not None
    )
