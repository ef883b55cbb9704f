"""`python3 run.py anchor`: the end of each audit chain, to keep outside; `--check FILE` looks for it again."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.audit import chain
from alongside.ops.nightly import anchors_of_now, read_anchors
from alongside.people.models import Organisation


class Command(BaseCommand):
    help = "Print where each audit chain ends, or check that the chains still hold what was printed."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", type=Path, help="a file with lines that this command printed earlier")

    def handle(self, *args: Any, check: Path | None, **options: Any) -> None:
        if check is None:
            for line in anchors_of_now():
                self.stdout.write(line)
            return
        anchored = read_anchors(check)
        for org_id, ends in anchored.items():
            verdict = chain.verify(org_id, *ends)
            if not verdict.whole:
                raise CommandError(
                    f"The chain of {org_id} does not hold: {verdict.reason}. Keep this data folder and its backups "
                    "as they are, and find out who could reach it. After a restore that is to be expected: what came after "
                    "that backup is gone, and the anchor with it."
                )
            self.stdout.write(f"{org_id} holds, events: {verdict.events}.")
        for org_id in sorted(set(Organisation.objects.values_list("id", flat=True)) - anchored.keys()):
            self.stdout.write(f"{org_id} is not in {check}: print the anchors anew to keep its end too.")
