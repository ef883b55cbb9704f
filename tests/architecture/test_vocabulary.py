"""A domain noun is one class: no public class name stands in two files of the product."""

import ast
from collections import defaultdict

from tests.architecture.parsed import parsed
from tests.architecture.test_words import ROOT, SOURCES

#: Django wants these names: options inside a model or form, and one command to a file.
OF_DJANGO = {"Meta", "Command"}


def test_a_class_name_stands_in_one_file() -> None:
    files = defaultdict(set)
    for path in SOURCES:
        for node in parsed(path.read_text("utf-8")):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                files[node.name].add(str(path.relative_to(ROOT)))
    assert len(files) > 100
    twice = {name: sorted(paths) for name, paths in files.items() if len(paths) > 1 and name not in OF_DJANGO}
    assert twice == {}, "docs/reference/glossary.md says which noun is whose"
