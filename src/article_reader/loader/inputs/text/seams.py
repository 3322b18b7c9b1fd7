"""Rows put together: what stands at a seam, and which words were divided there."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from article_reader.loader.scripts import SEAMLESS, spaced

_HYPHENS = "-\u2010\u00ad"
"""Signs that a divided word, or a part of a compound, ends with."""

_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_WORD = re.compile(r"[^\W_]+")


def _words(words: str) -> frozenset[str]:
    """Return the words of a string."""
    return frozenset(words.split())


_SUSPENDED = _words(
    """
    und oder bzw sowie bis noch and or to nor et ou y o e en of och og eller a i
    """
)
"""Words before which a hyphen stands for the rest of a compound: "Vor- und Nachteile"."""

_FIRST_PARTS = _words(
    """
    all anti co cross ex far first full half hard high ill left long low mid middle multi new non off old on
    one open part post pre pro right round second self semi short single so soft third three top two under well
    vice twenty thirty forty fifty sixty seventy eighty ninety
    """
)
_LAST_PARTS = _words(
    """
    based born called century day down educated ever fashioned foot free friendly general going hour
    known law led like looking long made mail metre meter mile minute month new off old out owned page paid
    party range rate related run round scale sea side size sized speaking style term thirds time to up week
    wide winning year yard
    """
)
"""What often stands before, and behind, a hyphen that belongs to the word."""

_DIVIDING = 0.06
"""From which share of row ends on hyphens show that words are divided there."""


@dataclass(frozen=True, slots=True)
class Hyphens:
    """What a text teaches about the hyphens at its row ends."""

    compounds: frozenset[str]
    """The words with a hyphen that stand within its rows, in small letters."""

    whole: frozenset[str]
    """The words without one, in small letters."""

    divides: bool
    """Whether so many rows end with one that words must have been divided."""

    def seam(self, above: str, below: str) -> tuple[bool, str] | None:
        """Return whether the hyphen that a row ends with goes, and what stands between it and the next row.

        None where they are two words. The hyphen stays where the compound has one elsewhere, before a capital or a
        figure, and where its parts often stand in compounds; it goes where the word stands elsewhere without it, or
        where the text divides words.
        """
        if above[-1] == "\u00ad":
            return True, ""
        last, first = _last_part(above), _first_word(below)
        if not last or not first:
            return None
        if first in _SUSPENDED:
            return False, " "
        if above[-1] == "\u2010":
            return below[0].islower() and f"{last.casefold()}-{first}" not in self.compounds, ""
        return below[0].islower() and not self._is_compound(last.casefold(), first), ""

    def _is_compound(self, last: str, first: str) -> bool:
        if f"{last}-{first}" in self.compounds:
            return True
        if last + first in self.whole:
            return False
        known = (last in _FIRST_PARTS) + (first in _LAST_PARTS)
        if self.divides:
            return known == 2
        return known > 0 or (last in self.whole and first in self.whole)


def hyphens(rows: Sequence[str]) -> Hyphens:
    """Return what the rows of a text teach about the hyphens at their ends."""
    compounds: set[str] = set()
    whole: set[str] = set()
    ends = filled = 0
    for row in rows:
        if not row:
            continue
        small = row.casefold()
        filled += 1
        ends += row[-1] in _HYPHENS and row[-2:-1].isalpha()
        whole.update(_WORD.findall(small))
        if "-" in small:
            compounds.update(_COMPOUND.findall(small))
    return Hyphens(frozenset(compounds), frozenset(whole), ends >= 2 and ends > _DIVIDING * filled)


def divided(above: str) -> bool:
    """Tell whether a row ends in the middle of a word, or with a compound's first part."""
    return above[-1:] in _HYPHENS and above[-2:-1].isalpha()


def join(rows: Sequence[str], known: Hyphens | None, glued: Set[int] = frozenset()) -> str:
    """Return rows as one text, with a space at each seam where the script has spaces, but not before those `glued`."""
    parts: list[str] = []
    for number, row in enumerate(rows):
        if not row:
            continue
        between = ""
        if parts and number not in glued:
            between = seam(parts[-1], row)
            if known and divided(parts[-1]) and (told := known.seam(parts[-1], row)):
                goes, between = told
                parts[-1] = parts[-1][:-1] if goes else parts[-1]
        parts += [between, row]
    return spaced("".join(parts))


def seam(above: str, below: str) -> str:
    """Return what stands between two rows that are put together: a space, where their script has spaces."""
    return "" if SEAMLESS.opens(above[-1:]) and SEAMLESS.opens(below) else " "


def _last_part(above: str) -> str:
    """Return the letters before the hyphen that a row ends with."""
    found = re.search(r"[^\W\d_]{1,40}$", above[-41:-1])
    return found[0] if found else ""


def _first_word(below: str) -> str:
    """Return the letters that a row begins with, in small letters."""
    found = _WORD.match(below)
    return found[0].casefold() if found else ""
