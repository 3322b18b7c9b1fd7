"""Article -> text as it is read: one column of a given width, plain or styled with ANSI sequences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from article_reader.article import Article, MarkKind
from article_reader.safety import on_one_line, uri_of
from article_reader.typeset.drawing import SetRow, set_row
from article_reader.typeset.marks import Run, between, runs_of
from article_reader.typeset.page import ASIDES, Kind, Piece, page
from article_reader.typeset.rows import GAP, Rows, lay_out
from article_reader.typeset.setting import PLAIN, Setting

_RESET = "\x1b[0m"

_STYLES = {
    Kind.KICKER: "36",
    Kind.HEADLINE: "1",
    Kind.BYLINE: "2",
    Kind.LEAD: "1",
    Kind.HEADING: "1;36",
    Kind.CAPTION: "3",
    Kind.CREDIT: "2;3",
    Kind.REASON: "2;3",
    Kind.LEFT_OUT: "2",
}
"""What each kind looks like: SGR parameters that any terminal of the last thirty years follows or ignores."""

_MARKS = {
    MarkKind.EMPHASIS: "3",
    MarkKind.STRONG: "1",
    MarkKind.CODE: "36",
    MarkKind.LINK: "4",
    MarkKind.STRUCK: "9",
}
"""What is added to that where words are set apart."""


def to_text(  # noqa: PLR0913  # one for each thing that a sheet may be like
    article: Article,
    width: int,
    *,
    color: bool,
    hyperlinks: bool = False,
    setting: Setting = PLAIN,
    left_out: bool = False,
) -> str:
    """Return the article set in a column of `width` cells, a line end after each row.

    Args:
        article: what to set.
        width: the width of the column.
        color: whether it is styled.
        hyperlinks: whether what is styled may hold links that a terminal can open (OSC 8), too.
        setting: how paragraphs are set.
        left_out: whether the lines left out are printed in their places, too, behind a bar and with the reason.
    """
    pieces = page(article)
    styler = _Styler(hyperlinks=hyperlinks) if color else None
    rows = lay_out(pieces, width, () if left_out else ASIDES, replace(setting, whole_addresses=True))
    return "".join(f"{row}\n" for row in (*_drawn(rows, pieces, width, styler), *_links(pieces, styler)))


class _Styler:
    """Puts a row into ANSI sequences."""

    def __init__(self, *, hyperlinks: bool) -> None:
        self._hyperlinks = hyperlinks

    def row(self, row: SetRow, runs: Sequence[Run]) -> str:
        """Return the text of a row in the styles of its kind and of its words that are set apart."""
        kind = _STYLES.get(row.kind)
        if not runs or not row.text:
            return _in_style(row.text, (kind,))
        parts = []
        done = 0
        for run in between(runs, row.offsets[0], row.end):
            end = len(row.text) if run.end == row.end else row.drawn(run.start, run.end)[1]
            styled = _in_style(row.text[done:end], (kind, *map(_MARKS.get, sorted(run.kinds))))
            parts.append(self.link(styled, run.target) if run.target else styled)
            done = end
        return "".join(parts)

    def link(self, text: str, target: str) -> str:
        """Return words that lead to an address, on one row."""
        uri = uri_of(target) if self._hyperlinks and text else None
        return f"\x1b]8;;{uri}\x1b\\{text}\x1b]8;;\x1b\\" if uri else text


def _links(pieces: Sequence[Piece], styler: _Styler | None) -> Iterator[str]:
    """Yield a list of the links: their words and addresses, each address once."""
    seen: set[str] = set()
    for piece in pieces:
        for mark in piece.marks:
            if mark.target and piece.kind not in ASIDES and mark.target not in seen:
                if not seen:
                    yield ""
                seen.add(mark.target)
                words, target = on_one_line(piece.text[mark.start : mark.end]).strip(), on_one_line(mark.target)
                address = styler.link(target, mark.target) if styler else target
                yield f"[{len(seen)}] {address}" if words == target else f"[{len(seen)}] {words}: {address}"


def _drawn(rows: Rows, pieces: Sequence[Piece], width: int, styler: _Styler | None) -> Iterator[str]:
    """Yield the rows as they are printed."""
    number = -1
    runs: Sequence[Run] = ()
    for row, start in enumerate(rows.start):
        if start == GAP:
            yield ""
            continue
        drawn = set_row(rows, row, pieces, width)
        if styler and rows.piece[row] != number:
            number = rows.piece[row]
            runs = runs_of(pieces[number].marks)
        text = styler.row(drawn, runs) if styler else drawn.text
        yield f"{drawn.decoration}{text}{drawn.behind}"


def _in_style(text: str, styles: Iterable[str | None]) -> str:
    style = ";".join(filter(None, styles))
    return f"\x1b[{style}m{text}{_RESET}" if style and text else text
