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


_CODE = ("#", "$", "/", "<", "{", "}", ";")
"""Signs that rows of code open with, and sentences don't."""


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
    given = text.split("\n")
    words = [row.strip() for row in given]
    edges = bytes([_edges(row) if len(row) > len(said) > 0 else 0 for row, said in zip(given, words, strict=True)])
    quotes = array("I", [0]) * len(words)
    if ">" in text:
        _take_quotes(given, words, quotes)
    filled = [row.rstrip() for row in given]
    indents = array("I", [len(row) - len(row.lstrip(" \t")) for row in filled])
    widths = array("I", map(len, filled))
    firsts = array("I", [len(said.partition(" ")[0]) for said in words])
    if has_wide(text):
        _widen(filled, words, widths, firsts, cells=cells)
    return Rows(words, indents, quotes, widths, firsts, edges)


def _edges(row: str) -> int:
    """Return whether white space stands at the begin of a row (1), at its end (2), or both (3)."""
    return row[:1].isspace() + 2 * row[-1:].isspace()


def _take_quotes(given: Sequence[str], words: list[str], quotes: array[int]) -> None:
    """Take the marks of quoting out of what the rows say, and count them."""
    for number, said in enumerate(words):
        if said[:1] == ">" and (quoted := _QUOTED.match(given[number])):
            words[number], quotes[number] = given[number][quoted.end() :].strip(), quoted[0].count(">")


def _widen(filled: Sequence[str], words: Sequence[str], widths: array[int], firsts: array[int], *, cells: bool) -> None:
    """Count wide characters as two where rows are filled by the cell; the first of them is all that has to fit."""
    for number, said in enumerate(words):
        if cells and (wide := SEAMLESS.count(filled[number])):
            widths[number] += wide
            firsts[number] += SEAMLESS.count(said[: firsts[number]])
        if firsts[number] > 2 and SEAMLESS.opens(said):
            firsts[number] = 2 if cells else 1


def has_wide(text: str) -> bool:
    """Tell whether a text has characters that take two cells."""
    return SEAMLESS.count(text) > 0


def ends_sentence(words: str) -> bool:
    """Tell whether a row ends a sentence, or leads into what stands below it."""
    return not words[-1:].isalnum() and words.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)


def goes_on(words: str) -> bool:
    """Tell whether a row begins in the middle of a sentence: with a small letter."""
    first = words[:1]
    return first.islower() if first.isalpha() else words.lstrip(_OPENING)[:1].islower()


def opens_sentence(words: str) -> bool:
    """Tell whether a row may be the first of a paragraph: neither with a small letter nor with a sign of code."""
    return not goes_on(words) and words[:1] not in _CODE


def without_case(words: str) -> bool:
    """Tell whether a row begins with a letter of a script that has no capitals."""
    letter = words[:1]
    return letter.isalpha() and letter.lower() == letter.upper()
