"""Article -> text as it is read: one column of a given width, plain or styled with ANSI sequences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from article_reader.article import Article, MarkKind
from article_reader.typeset.marks import Run, between, runs_of
from article_reader.typeset.page import ASIDES, Kind, Piece, page
from article_reader.typeset.rows import GAP, furniture, lay_out

_RESET = "\x1b[0m"

_STYLES = {
    Kind.KICKER: "36",
    Kind.HEADLINE: "1",
    Kind.BYLINE: "2",
    Kind.LEAD: "1",
    Kind.HEADING: "1;36",
    Kind.CAPTION: "3",
    Kind.CREDIT: "2;3",
}
"""What each kind looks like: SGR parameters that any terminal of the last thirty years follows or ignores."""

_MARKS = {MarkKind.EMPHASIS: "3", MarkKind.STRONG: "1", MarkKind.CODE: "36", MarkKind.LINK: "4"}
"""What is added to that where words are set apart."""


def to_text(article: Article, width: int, *, color: bool) -> str:
    """Return the article set in a column of `width` cells, a line end after each row."""
    return "".join(f"{row}\n" for row in _rows(page(article), width, color))


def _rows(pieces: Sequence[Piece], width: int, color: bool) -> Iterator[str]:
    rows = lay_out(pieces, width, hidden=ASIDES)
    marked: Sequence[Run] = ()
    for row, (number, start) in enumerate(zip(rows.piece, rows.start, strict=True)):
        if start == GAP:
            yield ""
            continue
        piece = pieces[number]
        text = piece.text[start : rows.end(row)].rstrip()
        if start == 0:
            marked = runs_of(piece.marks)
        yield furniture(piece, start == 0) + (_styled(piece, text, start, marked) if color else text)


def _styled(piece: Piece, text: str, start: int, marked: Sequence[Run]) -> str:
    """Return a row's text, from the offset `start` of its piece on, in the styles of the kind and the marks."""
    return "".join(
        _in_style(piece.text[run.start : run.end], (_STYLES.get(piece.kind), *map(_MARKS.get, sorted(run.kinds))))
        for run in between(marked, start, start + len(text))
    )


def _in_style(text: str, styles: Iterable[str | None]) -> str:
    style = ";".join(filter(None, styles))
    return f"\x1b[{style}m{text}{_RESET}" if style else text
