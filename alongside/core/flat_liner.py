"""Answers that can not tell us anything: the same on every item, four looks in a row. Ask another way."""

from __future__ import annotations

from collections.abc import Sequence

IN_A_ROW = 4


def is_flat(looks: Sequence[Sequence[int]]) -> bool:
    """Whether the last four looks, each the answers to all items, are identical; fewer looks are not flat."""
    last = [tuple(answers) for answers in looks[-IN_A_ROW:]]
    return len(last) == IN_A_ROW and len(set(last)) == 1 and len(last[0]) > 0
