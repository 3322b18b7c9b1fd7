"""A language -> where its words may be broken at the end of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from article_reader.typeset.patterns import Patterns, patterns_for

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
