"""Article -> text as it is read: one column of a given width, plain or styled with ANSI sequences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from article_reader.article import Article
from article_reader.typeset.drawing import set_row
from article_reader.typeset.page import ASIDES, Kind, Piece, page
from article_reader.typeset.rows import GAP, lay_out
from article_reader.typeset.setting import PLAIN, Setting

_RESET = "\x1b[0m"

_STYLES = {
    Kind.KICKER: "\x1b[36m",
    Kind.HEADLINE: "\x1b[1m",
    Kind.BYLINE: "\x1b[2m",
    Kind.LEAD: "\x1b[1m",
    Kind.HEADING: "\x1b[1;36m",
    Kind.CAPTION: "\x1b[3m",
    Kind.CREDIT: "\x1b[2;3m",
}
"""What each kind looks like: SGR sequences that any terminal of the last thirty years follows or ignores."""


def to_text(article: Article, width: int, *, color: bool, setting: Setting = PLAIN) -> str:
    """Return the article set in a column of `width` cells, a line end after each row."""
    return "".join(f"{row}\n" for row in _rows(page(article), width, color, setting))


def _rows(pieces: Sequence[Piece], width: int, color: bool, setting: Setting) -> Iterator[str]:
    rows = lay_out(pieces, width, ASIDES, setting)
    for row, start in enumerate(rows.start):
        if start == GAP:
            yield ""
            continue
        drawn = set_row(rows, row, pieces, width)
        style = _STYLES.get(drawn.kind) if color else None
        yield drawn.furniture + (f"{style}{drawn.text}{_RESET}" if style else drawn.text)
