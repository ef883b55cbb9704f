"""`python3 run.py doctor`: what is wrong with this installation, and what to do about it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db.utils import DatabaseError

from alongside.ops.doctor.findings import LOOKS, Finding, what_to_do


class Command(BaseCommand):
    help = "Say what is wrong with this installation and what to do about it."

    def handle(self, *args: Any, **options: Any) -> None:
        findings = [self._look(look) for look in LOOKS]
        for one in findings:
            mark = "look" if one.do else "ok  "
            self.stdout.write(f"{mark}  {one.about}: {one.found}" + (f"\n      {one.do}" if one.do else ""))
        if any(one.do for one in findings):
            raise SystemExit(1)

    @staticmethod
    def _look(look: Any) -> Finding:
        try:
            return look()
        except DatabaseError as error:
            said = str(error).strip().replace("\n", " ")
            return Finding(look.__name__, f"the database did not answer: {said}", what_to_do(error))
        except OSError as error:
            return Finding(look.__name__, str(error), "Mend that, or choose another folder: --data DIR")
