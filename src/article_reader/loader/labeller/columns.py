"""Columns of numbers: the values of a feature, line by line, in as few bytes as they need."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

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
