from pathlib import Path

from alongside.core.states.__main__ import TABLES, markdown

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "states.md"


def test_the_page_of_the_states_is_current():
    assert PAGE.read_text("utf-8") == markdown(), (
        "The tables changed: python -m alongside.core.states > docs/reference/states.md"
    )


def test_every_transition_is_drawn():
    for machine, _ in TABLES:
        drawn = {
            (a, event.strip(), b.strip())
            for line in machine.mermaid().splitlines()[2:]
            for a, _, rest in [line.strip().partition(" --> ")]
            for b, _, events in [rest.partition(":")]
            for event in events.split(",")
        }
        assert drawn == {(s.value, e.value, after.value) for (s, e), after in machine.transitions.items()}
