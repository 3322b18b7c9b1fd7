"""Pyphen's patterns for a language, read in a fraction of the time: most of them are never asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

_WITHOUT_DIGITS = str.maketrans("", "", "0123456789")
_PARTS = re.compile(r"(\d?)(\D?)")
_NO_PATTERN = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN")
_BEGIN = 3
"""By how many of their first letters patterns are looked up."""


class Patterns(Protocol):
    """Knows where the words of a language may be broken."""

    def places(self, word: str) -> list[int]:
        """Return the offsets in a word of letters at which it may be broken, in rising order."""


def patterns_for(language: str, before: int, after: int) -> Patterns | None:
    """Return the patterns for a language, by its BCP 47 code; None where there are none.

    Args:
        language: the code.
        before: how many letters stand at least before a break.
        after: how many letters stand at least after it.
    """
    import pyphen

    known = pyphen.language_fallback(language)
    if known is None:
        return None
    lines = _lines(pyphen.LANGUAGES[known])
    if any("/" in line or "^^" in line for line in lines):
        return _Pyphen(pyphen.Pyphen(lang=known, left=before, right=after))
    return _Lazy(lines, before, after)


def _lines(path: Path) -> list[str]:
    """Return the patterns of a file whose first line names its encoding."""
    raw = path.read_bytes()
    name, _, rest = raw.partition(b"\n")
    encoding = name.decode("ascii").strip().lower().removeprefix("microsoft-")
    lines = map(str.strip, rest.decode(encoding).split("\n"))
    return [line for line in lines if line and not line.startswith(_NO_PATTERN)]


class _Pyphen:
    """Pyphen itself, for languages some of whose words change their spelling where they are broken ("Zuk-ker")."""

    def __init__(self, pyphen: object) -> None:
        self._positions = pyphen.positions  # type: ignore[attr-defined]  # it is not typed

    def places(self, word: str) -> list[int]:
        return [int(place) for place in self._positions(word) if place.data is None]


class _Lazy:
    """Liang's method: each pattern found in a word says at some of its letters how good, or bad, a break is there."""

    def __init__(self, lines: list[str], before: int, after: int) -> None:
        letters = "\n".join(lines).translate(_WITHOUT_DIGITS).split("\n")
        self._lines = {found: line for found, line in zip(letters, lines, strict=True) if len(found) < len(line)}
        self._marks: dict[str, Sequence[tuple[int, int]]] = {}
        self._longest: dict[str, int] = {}
        for pattern in self._lines:
            begin = pattern[:_BEGIN]
            if len(pattern) > self._longest.get(begin, 0):
                self._longest[begin] = len(pattern)
        self._before, self._after = before, after

    def places(self, word: str) -> list[int]:
        dotted = f".{word.lower()}."
        best = [0] * (len(dotted) + 1)
        for start in range(len(dotted)):
            longest = self._longest.get(dotted[start : start + _BEGIN], _BEGIN - 1)
            for end in range(start + 1, min(start + longest, len(dotted)) + 1):
                pattern = dotted[start:end]
                if pattern in self._lines:
                    for place, mark in self._marks.get(pattern) or self._read(pattern):
                        best[start + place] = max(best[start + place], mark)
        last = len(word) - self._after
        return [place for place in range(self._before, last + 1) if best[place + 1] % 2]

    def _read(self, pattern: str) -> Sequence[tuple[int, int]]:
        """Return before which of a pattern's letters it has a mark, and which."""
        parts = enumerate(_PARTS.findall(self._lines[pattern]))
        marks = self._marks[pattern] = tuple((place, int(mark)) for place, (mark, _) in parts if mark)
        return marks
