"""The items of a run of lists -> on which level each of them is written, where a format nests its lists."""

from __future__ import annotations

from collections.abc import Iterable

DEEPEST = 30
"""The deepest level that is written: what each level is set in by would add up."""


def levels(depths: Iterable[int]) -> list[int]:
    """Return the level of each item, from 0, by how many lists stand around its own.

    No item is more than one level deeper than the one before it: a list without an item can't be written.
    """
    found = []
    around: list[int] = []
    for depth in depths:
        while len(around) > 1 and around[-2] >= depth:
            around.pop()
        if around and around[-1] >= depth:
            around[-1] = depth
        else:
            around.append(depth)
        found.append(min(len(around) - 1, DEEPEST))
    return found
