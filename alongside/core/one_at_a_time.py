"""Questions that are asked one a screen: what is said first, each question, and the end, where all of it is kept at once."""

ON, BACK, STOP = "on", "back", "stop"
FIRST = 0


def next_screen(at: int, go: str, questions: int) -> int:
    """The screen after this one: 0 is what is said first, then one a question, and `questions` + 1 is the end.

    Stopping leads to the end. What is none of the three, and a screen that there is not, leads nowhere else.
    """
    end = questions + 1
    wanted = {ON: at + 1, BACK: at - 1, STOP: end}.get(go, at)
    return min(max(wanted, FIRST), end)
