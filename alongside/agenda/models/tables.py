from __future__ import annotations

from alongside.core.states.machine import Machine


def names(machine: Machine) -> list[str]:
    """The states of a table as plain words, for a constraint in the database."""
    return [state.value for state in machine.states]
