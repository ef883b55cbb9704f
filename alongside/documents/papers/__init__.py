"""The printed papers: values in, the bytes of a tagged PDF out. docs/how-to/add-a-paper.md says how to add one.

One module and one `.typ` for each paper; `shared.typ` is what all of them share. What somebody typed only
ever travels as data, never as source.
"""
