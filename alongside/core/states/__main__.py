"""`python -m alongside.core.states` prints the page of the states."""

from alongside.core.states.reference import markdown

if __name__ == "__main__":
    print(markdown(), end="")
