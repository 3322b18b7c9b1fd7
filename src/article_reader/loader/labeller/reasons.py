"""Why a line was left out, in the reader's words."""

from __future__ import annotations

from article_reader.loader.labeller.features import Document
from article_reader.loader.labeller.phrases import START, Phrases

_NO_REASON = frozenset({"month", "caption_opening", "agency_line", "label"})
"""Categories that are signs of something, but no reason to leave a line out."""

_LIST = 3
"""From how many short lines in a row on they are a list."""

_SHORT = 50
"""Below how many characters a line is short."""


def cue(document: Document, index: int, headline: int, phrases: Phrases) -> str:
    """Return why the line at `index` was left out: a stock phrase it holds, what it repeats, or where it stands."""
    one = document.shapes[index]
    found = sorted(
        ((place, category) for category, place in one.phrases.items() if category not in _NO_REASON), reverse=True
    )
    if found and (found[0][0] >= START or one.length < 2 * _SHORT):
        return phrases.reasons[found[0][1]]
    if one.tokens and list(one.tokens) == list(document.shapes[headline].tokens):
        return "repeated headline"
    if not one.tokens:
        return "no words"
    if _in_a_list(document, index):
        return "menu or list of links"
    first, last = document.story
    if index < first:
        return "before the story"
    return "after the story" if index > last else "not part of the story"


def _in_a_list(document: Document, index: int) -> bool:
    """Tell whether a line is one of several short ones in a row."""
    shapes = document.shapes
    first = last = index
    while first > 0 and index - first < _LIST and shapes[first - 1].length < _SHORT:
        first -= 1
    while last + 1 < len(shapes) and last - index < _LIST and shapes[last + 1].length < _SHORT:
        last += 1
    return shapes[index].length < 2 * _SHORT and last - first + 1 >= _LIST
