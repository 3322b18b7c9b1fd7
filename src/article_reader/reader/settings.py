"""What the reader may be told before it opens."""

from __future__ import annotations

from dataclasses import dataclass

from article_reader.typeset.rows import MEASURE


@dataclass(frozen=True, slots=True)
class Settings:
    """How an article is opened; the command line fills it."""

    measure: int = MEASURE
    """The width of the column in cells, where the window is wide enough."""

    captions: bool = True
    """Whether captions are shown."""

    hyphenate: bool = False
    """Whether words may be broken at the end of a row, where the article's language allows it."""

    justify: bool = False
    """Whether rows are stretched to the width of the column, where that leaves no wide gaps."""

    theme: str | None = None
    """The theme's name, one of `theme_names()`; None for Textual's own."""

    section: int | None = None
    """The section to open at, from 1; None for the top."""
