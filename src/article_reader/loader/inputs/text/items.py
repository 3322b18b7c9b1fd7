"""Bullets and numbers that lines open with, and which of them are items of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKER = re.compile(r"(?:[•▪‣◦●■►▸☆★□○◎·*+–-]|\d{1,3}[.)])(?=\s+\S)")
_ALWAYS = frozenset("•▪‣◦●■►▸☆★□○◎")
"""Signs that open a list item even where it stands alone; others open one only in company."""


def markers(lines: Sequence[str]) -> list[str]:
    """Return the bullet or number of each line that is an item of a list, "" for the others.

    Most signs that open an item also open sentences; they count where a neighbour opens with one of its kind.
    """
    found = [_marker(line) for line in lines]
    kinds = ["1" if marker[:1].isdigit() else marker for marker in found]
    around = zip(["", *kinds], kinds, [*kinds[1:], ""], strict=False)
    return [
        marker if marker and (marker in _ALWAYS or kind in {before, after}) else ""
        for marker, (before, kind, after) in zip(found, around, strict=True)
    ]


def _marker(line: str) -> str:
    """Return the bullet or number that a line may open with as an item of a list."""
    found = _MARKER.match(line)
    return found[0] if found else ""
