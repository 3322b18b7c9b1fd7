"""A language -> where its words may be broken at the end of a row, by the patterns of pyphen."""

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


SHORTEST = 6
"""How many letters a word has at least that is broken."""

BEFORE, AFTER = 2, 3
"""How many letters stand at least before and after a break."""

DASHES = "-\u2010\u2013\u2014"
"""What a row may end with inside a word: it is broken there, and needs no hyphen of ours."""

_LETTERS = re.compile(r"[^\W\d_]+")
_NEVER = re.compile(r"[\d@/\\_]|[.:]\w")
"""Matches in words that are never broken: those with figures, and addresses."""

_BEHIND_A_DASH = re.compile(rf"(?<=[^\W\d_]{{2}}[{DASHES}])(?=[^\W\d_][{DASHES}\w]{{2}})")


class Hyphens:
    """Tells where the words of one language may be broken; it remembers the words it was asked about."""

    def __init__(self, language: str | None) -> None:
        """Know a language, by its BCP 47 code; of one without patterns, or of None, no word is broken."""
        self._patterns = patterns_for(language, BEFORE, AFTER) if language else None
        self._known: dict[str, Sequence[int]] = {}

    def __bool__(self) -> bool:
        return self._patterns is not None

    def __call__(self, word: str) -> Sequence[int]:
        """Return the offsets in a word at which it may be broken, in rising order.

        A word is what stands between two spaces, with all its quotes and commas. Not broken are words with figures in
        them, addresses, abbreviations in capitals and words of fewer than six letters.
        """
        if (offsets := self._known.get(word)) is None:
            offsets = self._known[word] = tuple(_offsets(word, self._patterns)) if self._patterns else ()
        return offsets


def needs_hyphen(text: str, offset: int) -> bool:
    """Tell whether a row that breaks a word at `offset` of `text` is drawn with a hyphen behind it."""
    return text[offset - 1] not in DASHES


def _offsets(word: str, patterns: Patterns) -> list[int]:
    if _NEVER.search(word):
        return []
    offsets = [found.start() for found in _BEHIND_A_DASH.finditer(word)]
    for letters in _LETTERS.finditer(word):
        offsets.extend(letters.start() + offset for offset in _in_letters(letters.group(), patterns))
    return sorted(offsets)


def _in_letters(letters: str, patterns: Patterns) -> list[int]:
    """Return where a run of letters may be broken."""
    if len(letters) < SHORTEST or letters.isupper() or len(letters.lower()) != len(letters):
        return []
    return patterns.places(letters)
