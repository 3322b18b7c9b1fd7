"""Byline and date lines -> who wrote it, and when: which words of a line say which."""

from __future__ import annotations

import re
from itertools import groupby

from article_reader.loader.labeller.phrases import Phrases

# Both are compiled where a text has such lines.
_SEPARATOR = r"\s+[|•·–—/-]+\s+|\s*[|•·]\s*|,\s+"
"""What newsrooms put between author, place and date."""

_DATE = (
    r"\b\d{4}-\d{2}-\d{2}"
    r"|\b\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?\d{2,4}\b"
    r"|\b\d{1,2}[:.]\d{2}(?!\d)"
    r"|\d{1,4}\s?[年月日년월일]"
    r"|\b(?:19|20)\d{2}\b"
)
"""A date in figures, a clock time, a year."""


def divide(text: str, phrases: Phrases) -> tuple[str | None, str | None]:
    """Divide a line into the words that name its author and those that tell its date; either may be missing.

    A place that stands with the date belongs to that. Where authors and dates alternate, so that no one cut tells them
    apart, all is the byline.
    """
    pieces = _pieces(text)
    runs = [(dated, list(run)) for dated, run in groupby(pieces, lambda piece: _is_dated(text[slice(*piece)], phrases))]
    if len(runs) > 2:
        return text, None
    words = {dated: text[run[0][0] : run[-1][1]] for dated, run in runs}
    if len(words) == 2 and _is_place(words[False], phrases):
        return None, text
    return words.get(False), words.get(True)


def _is_place(words: str, phrases: Phrases) -> bool:
    """Tell a place before a date from an author: it is one word, and no "by" opens it."""
    return " " not in words and not phrases.begins("byline", words)


def _pieces(text: str) -> list[tuple[int, int]]:
    """Return where the pieces between separators begin and end."""
    seams = [seam.span() for seam in re.finditer(_SEPARATOR, text)]
    begins = [0, *(end for _, end in seams)]
    ends = [*(start for start, _ in seams), len(text)]
    return [(begin, end) for begin, end in zip(begins, ends, strict=True) if begin < end] or [(0, len(text))]


def _is_dated(piece: str, phrases: Phrases) -> bool:
    if re.search(_DATE, piece) or phrases.begins("dateline_date", piece) or phrases.contains("time_ago", piece):
        return True
    return phrases.contains("month", piece) and any(map(str.isdigit, piece))
