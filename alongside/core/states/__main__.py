"""`python -m alongside.core.states` prints docs/reference/states.md, made from the tables so that it cannot disagree."""

from typing import Any

from alongside.core.states.agenda import MINE, MINE_SAFETY, THEIRS
from alongside.core.states.agreements import GOAL, PROMISE
from alongside.core.states.contact import CONTACT
from alongside.core.states.machine import Machine
from alongside.core.states.rupture import RUPTURE

HEAD = """# States

What may follow what. Made from the tables in `alongside/core/states`; after changing one, run
`python -m alongside.core.states > docs/reference/states.md`.

No state and no event records a refusal. "I named it" and "not now" are one event, `named`, with one
outcome. Late is read from a promise's date and is no state. What is about safety has no waiting."""

#: Every table with the sentence that stands above its diagram.
TABLES: tuple[tuple[Machine[Any, Any], str], ...] = (
    (THEIRS, "What they want to get done. Only they can say that it is done."),
    (MINE, "What I need to raise. It comes up when they are ready, which they show or say."),
    (MINE_SAFETY, "What cannot wait."),
    (PROMISE, "What I said that I would do."),
    (CONTACT, "A visit, call, message or meeting."),
    (GOAL, "What both of us want, in their words."),
    (RUPTURE, "From noticing to mended. Calmer is what is seen; mended is their word."),
)


def markdown() -> str:
    parts = [HEAD]
    for machine, sentence in TABLES:
        title = machine.name[0].upper() + machine.name[1:]
        parts.append(f"## {title}\n\n{sentence}\n\n```mermaid\n{machine.mermaid()}\n```")
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    print(markdown(), end="")
