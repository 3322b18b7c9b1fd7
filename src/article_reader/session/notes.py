"""What the reader has marked in an article -> Markdown: each paragraph as a quote, with the note on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from article_reader.article import Article
from article_reader.output.markdown_inline import inline
from article_reader.reader.place import spot_of
from article_reader.reader.settings import Bookmark
from article_reader.typeset.page import Kind, Piece, page


def to_notes(article: Article, bookmarks: Mapping[str, Bookmark | None]) -> str:
    """Return the bookmarks of an article in its order, under its headline, source and section headings."""
    return "\n\n".join([*_front(article), *_marked(article, bookmarks)]) + "\n"


def _front(article: Article) -> Iterator[str]:
    headline = article.headline
    yield f"# {inline(headline.text, headline.marks, heading=True)}" if headline else "# Notes"
    if article.source:
        is_address = article.source.startswith(("http://", "https://"))
        yield f"<{article.source}>" if is_address else inline(article.source)


def _marked(article: Article, bookmarks: Mapping[str, Bookmark | None]) -> Iterator[str]:
    pieces = page(article)
    if not pieces:
        return
    there = {letter: bookmark for letter, bookmark in bookmarks.items() if bookmark is not None}
    spots = {letter: spot_of(pieces, bookmark.anchor) for letter, bookmark in there.items()}
    section = 0
    for letter, (number, _) in sorted(spots.items(), key=lambda each: each[1]):
        piece = pieces[number]
        heading = article.sections[piece.section].heading if piece.section < len(article.sections) else None
        if piece.section > section and heading is not None:
            section = piece.section
            yield f"## {inline(heading.text, heading.marks, heading=True)}"
        if piece.kind is not Kind.HEADING:
            yield _quote(piece)
        if note := there[letter].note:
            yield inline(note)


def _quote(piece: Piece) -> str:
    """Return a paragraph as a quote; of a table, its rows."""
    rows = piece.text.split("\n") if piece.kind is Kind.TABLE else [inline(piece.text, piece.marks)]
    return "\n".join(f"> {row}" for text in rows for row in text.split("\n"))
