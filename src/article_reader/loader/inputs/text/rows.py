"""The rows of a text as they are given: where each begins, how wide it is, what it opens and ends with."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from article_reader.loader.scripts import SEAMLESS

_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+(?=[^\s>])")
"""The marks of quoting that an e-mail repeats on each row."""

_OPENING = "\"'„“”‚‘’«»‹›([{¿¡*_"
"""Signs that may stand before the first letter of a word."""

_CLOSING = "\"'“”‘’»«›‹)]}」』）*_"
"""Signs that may stand behind the sign that ends a sentence."""

_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", "៕", "។", ":", "：", ";")
"""What a sentence, or what leads into a list, ends with."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a text; each sequence has an entry per row, 0 or "" for a blank one."""

    words: Sequence[str]
    """What a row says, without white space around it and without marks of quoting."""

    indents: Sequence[int]
    """How far it is set in, in cells."""

    quotes: Sequence[int]
    """How many marks of quoting stand before it."""

    widths: Sequence[int]
    """Where it ends, in cells, its indent and marks of quoting included."""

    firsts: Sequence[int]
    """How wide its first word is, in cells: what had to fit into the row above."""

    edges: bytes
    """Whether white space stands right before its words (1), right behind them (2), or both (3)."""

    def __len__(self) -> int:
        """Return how many rows there are, blank ones too."""
        return len(self.words)


def measure(text: str, *, cells: bool = True) -> Rows:
    r"""Return the rows of a text whose line ends are "\n", wide characters taken as two cells or as one.

    Some text browsers fill rows by the cell, others by the character.
    """
    wide_script = cells and has_wide(text)
    words: list[str] = []
    indents, quotes, widths, firsts = array("I"), array("I"), array("I"), array("I")
    edges = bytearray()
    for row in text.split("\n"):
        said, quote = row.strip(), 0
        if said[:1] == ">" and (quoted := _QUOTED.match(row)):
            said, quote = row[quoted.end() :].strip(), quoted[0].count(">")
        filled = row.rstrip()
        end = said.find(" ")
        first = len(said) if end < 0 else end
        width = len(filled)
        if wide_script and (wide := SEAMLESS.count(filled)):
            width += wide
            first += SEAMLESS.count(said[:first])
        if first > 2 and SEAMLESS.opens(said):
            first = 2 if cells else 1
        words.append(said)
        indents.append(len(filled) - len(filled.lstrip(" \t")) if said else 0)
        quotes.append(quote)
        widths.append(width if said else 0)
        firsts.append(first)
        edges.append((row[:1].isspace() + 2 * row[-1:].isspace()) if said else 0)
    return Rows(words, indents, quotes, widths, firsts, bytes(edges))


def has_wide(text: str) -> bool:
    """Tell whether a text has characters that take two cells."""
    return SEAMLESS.count(text) > 0


def ends_sentence(words: str) -> bool:
    """Tell whether a row ends a sentence, or leads into what stands below it."""
    return words.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)


def goes_on(words: str) -> bool:
    """Tell whether a row begins in the middle of a sentence: with a small letter."""
    return words[:1].islower() or words.lstrip(_OPENING)[:1].islower()


def without_case(words: str) -> bool:
    """Tell whether a row begins with a letter of a script that has no capitals."""
    letter = words[:1]
    return letter.isalpha() and letter.lower() == letter.upper()
