"""Columns of numbers: the values of a feature, line by line, and sums of them over the elements of a page."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

Column = Sequence[float]
"""Values: a byte each where all are whole numbers up to 255, as most features are; else eight bytes each."""


def column(values: Iterable[float]) -> Column:
    """Return values as a column."""
    return extended(bytearray(), values)


def extended(values: bytearray | array[float], more: Iterable[float]) -> bytearray | array[float]:
    """Return a column with more values; the one given is used up."""
    further = more if isinstance(more, list | tuple) else list(more)
    if isinstance(values, bytearray):
        try:
            values.extend(further)  # type: ignore[arg-type]  # what isn't whole numbers is told below
        except (TypeError, ValueError):
            values = array("d", list(values))
        else:
            return values
    values.extend(further)
    return values


Paths = Sequence[tuple[int, ...]]
"""For each line the numbers of the elements around it, from the innermost outwards; () where an input has none."""


def sums_by_container(paths: Paths, values: Sequence[float]) -> Mapping[int, float]:
    """Return for each element the sum of the values of the lines within it."""
    sums: defaultdict[int, float] = defaultdict(float)
    for path, value in zip(paths, values, strict=True):
        if value:
            for element in path:
                sums[element] += value
    return sums


def levels_until_half(paths: Paths, values: Sequence[float]) -> Column:
    """Return for each line how many elements outwards the first one is that holds half of all values.

    Counted from 1 for the lines that are nearest to it; 0 where an input has no elements. What stands beside the story
    is farther from that element than the story's own lines are, however its elements are named.
    """
    sums = sums_by_container(paths, values)
    half = sum(values) / 2
    known: dict[tuple[int, ...], int] = {}
    for path in paths:
        if path and path not in known:
            known[path] = next((level for level, element in enumerate(path) if sums[element] >= half), len(path))
    nearest = min(known.values(), default=1)
    return column([known[path] - nearest + 1 if path else 0 for path in paths])


def means_of_others(paths: Paths, values: Sequence[float], weights: Sequence[float]) -> Iterator[Column]:
    """Yield for one, two and three elements outwards the mean value of the other lines within, by their weights."""
    products = [value * weight for value, weight in zip(values, weights, strict=True)]
    sums, totals = sums_by_container(paths, products), sums_by_container(paths, weights)
    for level in (1, 2, 3):
        means = []
        for path, product, weight in zip(paths, products, weights, strict=True):
            rest = totals[path[level]] - weight if level < len(path) else 0.0
            means.append(max(0.0, sums[path[level]] - product) / rest if rest > 0 else 0.0)
        yield column(means)
