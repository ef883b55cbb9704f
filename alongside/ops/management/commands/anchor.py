"""`python3 run.py anchor`: the end of each audit chain, to keep outside; `--check FILE` looks for it again."""

from __future__ import annotations

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
        try:
            lines = [line.split() for line in path.read_text().splitlines() if line.strip()]
            kept = [(uuid.UUID(org_id), anchor) for org_id, anchor in lines]
        except (OSError, ValueError) as error:
            raise CommandError(f"{path} does not hold what `anchor` printed.") from error
        for org_id, anchor in kept:
            verdict = chain.verify(org_id, anchor)
            if not verdict.whole:
                raise CommandError(f"The chain of {org_id} does not hold: {verdict.reason}.")
            self.stdout.write(f"{org_id} holds, {verdict.events} events.")
