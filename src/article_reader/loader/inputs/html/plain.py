"""A page without a story to be found -> the text it shows, for the loader that needs no markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from article_reader.article import Article, Span
from article_reader.loader.inputs.html.compose import CELLS_APART
from article_reader.loader.inputs.html.visible import Piece, with_line_breaks
from article_reader.loader.inputs.html.words import BREAKING, UNSEEN
from article_reader.records import replace

_TAG = re.compile(r"<!--|<(/?)([a-zA-Z][^\s<>/]{0,40})[^<>]*>|<[!?][^<>]*>")


def rendered(pieces: Sequence[Piece]) -> tuple[str, list[Span]]:
    """Return what a page shows as plain text, and for each of its lines which lines of the source that is from.

    Blocks are apart by blank lines, rows of a table by line ends, its cells by two blanks.
    """
    lines: list[str] = []
    spans: list[Span] = []
    before: Piece | None = None
    for one in pieces:
        said = one.text if one.place.as_typed else with_line_breaks(one.runs)
        first, *others = said.split("\n")
        if before is not None and one.place.row and before.place.row == one.place.row != 0:
            lines[-1] += CELLS_APART + first
        else:
            if before is not None and not (one.place.row and before.place.row):
                lines.append("")
                spans.append(before.lines)
            lines.append(first)
            spans.append(one.lines)
        lines += others
        spans += [one.lines] * len(others)
        before = one
    return "\n".join(lines), spans


def relocated(article: Article, spans: Sequence[Span]) -> Article:
    """Return the article of a rendered page with the lines of the page's source."""

    def moved(part: Any) -> Any:
        first, last = (spans[min(line, len(spans)) - 1] for line in part.lines)
        return replace(part, lines=Span(min(first.first, last.first), max(first.last, last.last)))

    front = {name: part and moved(part) for name in _FRONT if (part := getattr(article, name)) is not None}
    return replace(
        article,
        **front,
        sections=tuple(
            replace(
                section,
                heading=section.heading and moved(section.heading),
                blocks=tuple(moved(block) for block in section.blocks),
            )
            for section in article.sections
        ),
        left_out=tuple(moved(part) for part in article.left_out),
    )


_FRONT = tuple(name for name in Article.__match_args__ if name not in {"sections", "left_out", "language", "source"})


def without_tags(page: str) -> str:
    """Return a page's text by its tags alone: for markup that no parser follows to the end, in linear time."""
    return "".join(_between_tags(page))


def _between_tags(page: str) -> Iterator[str]:
    at = 0
    unseen: str | None = None
    while (tag := _TAG.search(page, at)) is not None:
        name = (tag[2] or "").lower()
        if unseen is None:
            yield unescape(page[at : tag.start()])
            yield "\n\n" if name in BREAKING else "\n" if name == "br" else ""
            unseen = name if name in UNSEEN - {"meta", "link"} and not tag[1] else None
        elif tag[1] and name == unseen:
            unseen = None
        at = tag.end()
        if tag.group() == "<!--":
            end = page.find("-->", at)
            at = len(page) if end < 0 else end + 3
    if unseen is None:
        yield unescape(page[at:])
