"""Whether two results of different engines are the same."""

import math


def close(one: object, other: object) -> bool:
    """The same to 1e-9 in every number, and the same in everything else."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, abs_tol=1e-9, rel_tol=1e-9)
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(close(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(close, one, other))
    return type(one) is type(other) and one == other
