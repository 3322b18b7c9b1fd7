"""Why a line was left out, as far as its words tell: the stock phrase that it is or holds."""

from __future__ import annotations

from article_reader.loader.labeller.line_features import Shape
from article_reader.loader.labeller.phrases import START, Phrases

_NO_REASON = frozenset({"month", "caption_opening", "agency_line", "label"})
"""Categories that are signs of something, but no reason to leave a line out."""

_SHORT = 100
"""Below how many characters a line that holds a phrase is left out for it."""


def stock_reason(shape: Shape, phrases: Phrases) -> str | None:
    """Return what a user is told of the stock phrase that a line is or holds; None where that is none to leave it out."""
    found = sorted(
        ((place, category) for category, place in shape.phrases.items() if category not in _NO_REASON), reverse=True
    )
    if found and (found[0][0] >= START or shape.length < _SHORT):
        return phrases.reasons[found[0][1]]
    return None
