"""The printed papers: values in, the bytes of a tagged PDF out.

One module and one `.typ` for each paper; `shared.typ` is what all of them share. What somebody typed only
ever travels as data, never as source.
"""

from alongside.documents.papers import expect, goals, line, plan, said

__all__ = ["expect", "goals", "line", "plan", "said"]
