"""Words of a line -> parts of the article: trimmed, with the marks that lie in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from article_reader.article import ADDRESS, Mark, MarkKind, Span, Text
from article_reader.loader.labeller.labels import Labelled
from article_reader.loader.page import Line

Slice = tuple[int, int]
"""Where words of a line begin and end, in characters."""

Words = tuple[str, tuple[Mark, ...]]
"""Some words and the marks that lie in them."""

_DIGITS = 3
"""To how many digits behind the point it is told how sure something is."""

_SPACE = " \t\r\n"

_SEPARATORS = f"{_SPACE}\u00a0\u202f|·•,;–—―/-"
"""What stands around words that are cut out of a line, and belongs to neither side."""


def whole(line: Line) -> Words:
    """Return all words of a line."""
    return words_between(line, 0, len(line.text))


def words_between(line: Line, begin: int, end: int, around: str = _SPACE) -> Words:
    """Return the words of a line from one offset to another, trimmed of the characters that may stand around them."""
    text = line.text
    while begin < end and text[begin] in around:
        begin += 1
    while begin < end and text[end - 1] in around:
        end -= 1
    return text[begin:end], tuple(within(line.marks, begin, end, 0))


def cut(line: Line, slices: Sequence[Slice]) -> Words:
    """Return those words of a line that the slices hold, without the separators around them."""
    pieces = [words_between(line, begin, end, _SEPARATORS) for begin, end in slices]
    words = [piece for piece in pieces if piece[0]]
    return joined(" · ", words or [words_between(line, begin, end) for begin, end in slices])


def joined(seam: str, parts: Sequence[Words]) -> Words:
    """Return several pieces as one, the seam between them."""
    marks: list[Mark] = []
    at = 0
    for words, own in parts:
        marks += within(own, 0, len(words), at)
        at += len(words) + len(seam)
    return seam.join(words for words, _ in parts), tuple(marks)


def spanning(lines: Sequence[Line]) -> Span:
    """Return the run of lines of the input that holds all of the lines."""
    return Span(min(line.span.first for line in lines), max(line.span.last for line in lines))


def lowest_doubt(items: Iterable[Labelled]) -> float | None:
    """Return how surely the most doubtful of some lines belongs to the story; None where none is doubtful."""
    doubts = [item.confidence for item in items if item.doubtful]
    return round(min(doubts), _DIGITS) if doubts else None


def text_of(line: Line) -> Text:
    """Return a line as a part that is one piece of text."""
    words, marks = whole(line)
    return Text(words, line.span, marks)


def within(marks: Iterable[Mark], begin: int, end: int, at: int) -> Iterator[Mark]:
    """Yield the marks that lie between two offsets, shifted as where the words there begin at another offset."""
    for mark in marks:
        first, last = max(mark.start, begin), min(mark.end, end)
        if first < last and (mark.kind is not MarkKind.LINK or re.fullmatch(ADDRESS, mark.target or "")):
            yield Mark(mark.kind, first - begin + at, last - begin + at, mark.target)
