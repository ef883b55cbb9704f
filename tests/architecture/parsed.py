"""Python as its parser sees it: each file once, however many tests look at it."""

import ast
from functools import cache


@cache
def parsed(source: str) -> tuple[ast.AST, ...]:
    """Every node of this source, in the order of `ast.walk`. Nobody may change them."""
    return tuple(ast.walk(ast.parse(source)))
