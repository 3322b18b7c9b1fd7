"""Article -> one HTML page that needs nothing else: its words by what they are, its looks, and its data as JSON-LD.

There are no pictures, so a figure is its caption. Lines left out are written where that is asked for, as asides.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from article_reader.article import (
    ADDRESS,
    Article,
    Block,
    Caption,
    Code,
    LeftOut,
    ListItem,
    Mark,
    MarkKind,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)
from article_reader.output.lists import levels
from article_reader.safety import without_controls
from article_reader.typeset.page import LeftOutInPlace
from article_reader.typeset.table import alignments_of, cells_of

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""The languages that are written from right to left, by their codes."""

_TAGS = {
    MarkKind.EMPHASIS: "em",
    MarkKind.STRONG: "strong",
    MarkKind.CODE: "code",
    MarkKind.LINK: "a",
    MarkKind.STRUCK: "s",
}

_NUMBER = re.compile(r"(0|[1-9]\d{0,8})\.", re.ASCII)
"""A list's number as browsers print them."""

_BULLETS = frozenset("•▪‣◦●■►▸·*-–—+")
"""The markers that any bullet may stand for."""

_NOT_IN_ADDRESSES = str.maketrans({character: f"%{ord(character):02X}" for character in '<>"`{}|^'})
"""What an address may not hold, and browsers write otherwise."""


def to_html(article: Article, *, left_out: bool = False) -> str:
    """Return the article as a page of HTML, with a line end at the end; the lines left out in it, if asked for."""
    in_place = LeftOutInPlace(article.left_out if left_out else ())
    page = "\n".join(("<!DOCTYPE html>", _opening(article), *_head(article), *_body(article, in_place), "</html>", ""))
    return without_controls(page)


def _opening(article: Article) -> str:
    if article.language is None:
        return '<html dir="auto">'
    direction = "rtl" if article.language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
    return f'<html lang="{escape(article.language)}" dir="{direction}">'


def _head(article: Article) -> Iterator[str]:
    title = article.headline or article.kicker or "Article"
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    # Whatever the article says, the page loads nothing and runs nothing.
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{_text(str(title))}</title>"
    yield f"<style>\n{Path(__file__).with_name('page.css').read_text(encoding='utf-8')}</style>"
    yield f'<script type="application/ld+json">\n{_in_script(_facts(article))}\n</script>'
    yield "</head>"


def _body(article: Article, in_place: LeftOutInPlace) -> Iterator[str]:
    yield "<body>"
    yield "<article>"
    if header := list(_header(article, in_place)):
        yield from ("<header>", *header, "</header>")
    for section in article.sections:
        yield from _section(section, in_place)
    yield from _asides(in_place.rest())
    yield "</article>"
    yield "</body>"


def _header(article: Article, in_place: LeftOutInPlace) -> Iterator[str]:
    for name in ("kicker", "headline", "byline", "published", "lead"):
        part = getattr(article, name)
        if part is not None:
            yield from _asides(in_place.before(part.lines))
            yield _front_part(name, part)


def _front_part(name: str, part: Text) -> str:
    words = _words(part)
    if name == "headline":
        return f"<h1>{words}</h1>"
    if name == "published" and (time := _iso(part.text)):
        words = f'<time datetime="{time}">{words}</time>'
    return f'<p class="{name}">{words}</p>'


def _section(section: Section, in_place: LeftOutInPlace) -> Iterator[str]:
    if section.heading is None:
        yield from _blocks(section.blocks, in_place)
        return
    yield from _asides(in_place.before(section.heading.lines))
    yield "<section>"
    yield f"<h2>{_words(section.heading)}</h2>"
    yield from _blocks(section.blocks, in_place)
    yield "</section>"


def _blocks(blocks: Sequence[Block], in_place: LeftOutInPlace) -> Iterator[str]:
    """Yield the blocks of a section, and the lines left out between them; such lines end a list."""
    items: list[ListItem] = []
    for block in blocks:
        asides = list(_asides(in_place.before(block.lines)))
        if items and (asides or not isinstance(block, ListItem)):
            yield from _lists(items)
            items = []
        yield from asides
        if isinstance(block, ListItem):
            items.append(block)
        else:
            yield _block(block)
    if items:
        yield from _lists(items)


def _asides(left_out: Sequence[LeftOut]) -> Iterator[str]:
    """Yield lines left out, those of one reason that stand together below it."""
    for reason, run in groupby(left_out, key=lambda part: part.reason):
        yield '<aside class="left-out">'
        yield f'<p class="reason">left out: {_text(reason)}</p>'
        yield from (f"<p>{_marked(part.text, ())}</p>" for part in run)
        yield "</aside>"


def _lists(items: Sequence[ListItem]) -> Iterator[str]:
    """Yield the lists of a run of items, those that lie deeper within the item above them."""
    deep = levels(item.depth for item in items)
    open_lists: list[_List] = []
    for item, level, next_level in zip(items, deep, [*deep[1:], 0], strict=True):
        while len(open_lists) > level + 1:
            yield from (f"</{open_lists.pop().tag[1:3]}>", "</li>")
        tag = _list(item)
        if len(open_lists) > level and open_lists[level].tag != tag:
            yield f"</{open_lists.pop().tag[1:3]}>"
        if len(open_lists) == level:
            open_lists.append(_List(tag))
            yield tag
        yield open_lists[level].item(item) + ("" if next_level > level else "</li>")
    while len(open_lists) > 1:
        yield from (f"</{open_lists.pop().tag[1:3]}>", "</li>")
    yield f"</{open_lists.pop().tag[1:3]}>"


def _list(item: ListItem) -> str:
    """Return the tag that opens the list which an item belongs to."""
    if _NUMBER.fullmatch(item.marker):
        return "<ol>"
    return "<ul>" if item.marker in _BULLETS else '<ul class="as-printed">'


class _List:
    """A list that is being written."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        """What opens it."""
        self._next_number = 1

    def item(self, item: ListItem) -> str:
        """Return an item but for its end: its number where that doesn't count on, and the marker that HTML hasn't."""
        if number := _NUMBER.fullmatch(item.marker):
            value = int(number[1])
            tag = "<li>" if value == self._next_number else f'<li value="{value}">'
            self._next_number = value + 1
            return f"{tag}{_words(item)}"
        if item.marker in _BULLETS:
            return f"<li>{_words(item)}"
        return f'<li><span class="marker">{_text(item.marker)}</span> {_words(item)}'


def _block(block: Block) -> str:
    match block:
        case Code():
            return f"<pre><code>{_text(block.text)}</code></pre>"
        case Quote():
            return f"<blockquote><p>{_words(block)}</p></blockquote>"
        case Caption():
            credit = "" if block.credit is None else f'<small class="credit">{_text(block.credit)}</small>'
            words = " ".join(filter(None, (_text(block.text or ""), credit)))
            return f"<figure><figcaption>{words}</figcaption></figure>"
        case Table():
            return "\n".join(_table(block))
        case Paragraph() | ListItem():
            return f"<p>{_words(block)}</p>"


def _table(table: Table) -> Iterator[str]:
    sides = [f' class="{side.value}"' if side else "" for side in alignments_of(table)]
    yield "<table>"
    for number, row in enumerate(cells_of(table.text, table.marks)):
        head = table.header is not None and number == 0
        tag = "th" if head else "td"
        written = "".join(
            f"<{tag}{side}>{_marked(cell.text, cell.marks)}</{tag}>" for side, cell in zip(sides, row, strict=False)
        )
        yield f"<thead><tr>{written}</tr></thead>" if head else f"<tr>{written}</tr>"
    yield "</table>"


def _words(part: Text | Paragraph | ListItem | Quote) -> str:
    """Return a text with its marks as elements, one within the other."""
    return _marked(part.text, part.marks)


def _marked(text: str, marks: Sequence[Mark]) -> str:
    written: list[str] = []
    at = 0
    for offset, tag in _tags(marks):
        written += (_text(text[at:offset]), tag)
        at = offset
    return "".join((*written, _text(text[at:]))).replace("\n", "<br>\n")


def _tags(marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """Yield the tags that marks come to, in the order in which they are written, each with its offset in the text."""
    around: list[Mark] = []
    for mark in filter(_is_shown, marks):
        while around and around[-1].end <= mark.start:
            yield _closing(around.pop())
        if mark.kind is MarkKind.LINK and any(outer.kind is MarkKind.LINK for outer in around):
            continue  # HTML has no link within another
        around.append(mark)
        address = (
            f' href="{escape((mark.target or "").translate(_NOT_IN_ADDRESSES))}"' if mark.kind is MarkKind.LINK else ""
        )
        yield mark.start, f"<{_TAGS[mark.kind]}{address}>"
    while around:
        yield _closing(around.pop())


def _closing(mark: Mark) -> tuple[int, str]:
    return mark.end, f"</{_TAGS[mark.kind]}>"


def _is_shown(mark: Mark) -> bool:
    return mark.kind is not MarkKind.LINK or re.fullmatch(ADDRESS, mark.target or "") is not None


def _text(text: str) -> str:
    """Return a text as it is written between tags."""
    return escape(text, quote=False)


def _iso(printed: str) -> str | None:
    """Return a printed date, or date and time, as ISO 8601 has it; None where it is printed otherwise."""
    try:
        return date.fromisoformat(printed).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(printed).isoformat(timespec="seconds")
    except ValueError:
        return None


def _facts(article: Article) -> dict[str, Any]:
    """Return what schema.org's NewsArticle has a name for; the byline is told as printed, be it a person's or not."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline and article.headline.text,
        "alternativeHeadline": article.kicker and article.kicker.text,
        "description": article.lead and article.lead.text,
        "author": article.byline and article.byline.text,
        "datePublished": article.published and _iso(article.published.text),
        "inLanguage": article.language,
        "image": [
            _image(block) for section in article.sections for block in section.blocks if isinstance(block, Caption)
        ],
    }
    return {name: value for name, value in data.items() if value}


def _image(caption: Caption) -> dict[str, str]:
    data = {"caption": caption.text, "creditText": caption.credit}
    return {"@type": "ImageObject", **{name: value for name, value in data.items() if value is not None}}


def _in_script(data: dict[str, Any]) -> str:
    """Return data as JSON in which nothing can end the script that it stands in, or begin a comment there."""
    written = json.dumps(data, ensure_ascii=False, indent=2)
    return written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
