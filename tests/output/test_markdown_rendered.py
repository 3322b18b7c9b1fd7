"""Articles as Markdown, as a renderer that knows GitHub's tables and struck words shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from article_reader import Article, Block, ListItem, MarkKind, Paragraph, Quote, Section, Span, Table
from article_reader.output.lists import levels
from article_reader.output.markdown import to_markdown
from tests.strategies import marked, printed_rows, tables, tricky_words

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HERE = Span(1, 1)


def rendered(*blocks: Block) -> Element:
    """Return the body of what a renderer makes of the blocks' Markdown."""
    article = Article(sections=(Section(None, blocks),))
    page = RENDERER.render(to_markdown(article).split("---\n", 2)[2])
    root: Element = html5lib.parseFragment(page, namespaceHTMLElements=False)
    return root


def words(text: str) -> str:
    """Return a text without its white space, which a page doesn't keep."""
    return re.sub(r"\s", "", text)


def shown(element: Element) -> str:
    return words("".join(element.itertext()))


@given(st.sampled_from([Paragraph, Quote]).flatmap(lambda part: marked(part, texts=printed_rows)))
def test_a_text_keeps_its_words_its_rows_and_what_is_struck_out(block: Any) -> None:
    page = rendered(block)
    assert shown(page) == words(block.text)
    assert len(page.findall(".//br")) == block.text.count("\n")
    struck = [mark for mark in block.marks if mark.kind is MarkKind.STRUCK]
    assert words("".join(map(shown, page.iter("s")))) == words(
        "".join(block.text[mark.start : mark.end] for mark in struck)
    )


@given(tables(tricky_words | st.just("")))
def test_a_table_keeps_its_cells_in_their_places(table: Table) -> None:
    page = rendered(table)
    found = [[shown(cell) for cell in row] for row in page.iter("tr")]
    wanted = [[words(cell) for cell in row] for row in (table.header or (), *table.rows)]
    columns = max(map(len, wanted))
    assert found == [row + [""] * (columns - len(row)) for row in wanted]


@st.composite
def lists(draw: st.DrawFn) -> list[ListItem]:
    return [
        ListItem(
            f"{number}th", HERE, draw(st.sampled_from(["•", "1.", "2.", "3.", "4)"])), depth=draw(st.integers(0, 3))
        )
        for number in range(draw(st.integers(1, 8)))
    ]


def items_in(element: Element, level: int = 0) -> Iterator[tuple[str, int, str]]:
    """Yield the words, the level and the marker of each item."""
    for part in element:
        if part.tag not in {"ul", "ol"}:
            continue
        number = int(part.get("start") or 1)
        for item in part:
            text = (item.text or "") + "".join((each.text or "") for each in item if each.tag == "p")
            yield text.strip(), level, "•" if part.tag == "ul" else str(number)
            number += 1
            yield from items_in(item, level + 1)


@given(lists())
def test_lists_keep_their_depth_and_their_numbers(blocks: list[ListItem]) -> None:
    deep = levels(item.depth for item in blocks)
    assert list(items_in(rendered(*blocks))) == [
        (item.text, level, item.marker.rstrip(".)")) for item, level in zip(blocks, deep, strict=True)
    ]
