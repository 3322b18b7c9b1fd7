"""What Hypothesis draws: articles, pages of the four shapes, and text that nobody should have written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import strategies as st

from article_reader import (
    Alignment,
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
    Span,
    Table,
    Text,
)

Part = TypeVar("Part")

words = st.text(alphabet="abcdefgäöüß日本語กขابج 🙂e\u0301", min_size=1, max_size=60).map(str.strip).filter(bool)
"""Words of several scripts, wide, narrow and combining."""

doubts = st.none() | st.sampled_from([0.0, 0.512, 1.0])
"""How sure a block or a heading may be."""

spans = st.builds(lambda first, more: Span(first, first + more), st.integers(1, 500), st.integers(0, 3))

addresses = st.sampled_from(["https://a.example/?b=c&d=<e>", "HTTP://ü.example", "mailto:a@b.example"])


@st.composite
def told(draw: st.DrawFn, part: Callable[..., Part], *more: st.SearchStrategy[object]) -> Part:
    """A part with words, some of them set apart: marks within marks, but none that cross."""
    text = draw(words)
    return part(text, draw(spans), *(draw(each) for each in more), marks=draw(marks_within(0, len(text))))


@st.composite
def marks_within(draw: st.DrawFn, start: int, end: int) -> tuple[Mark, ...]:
    found: tuple[Mark, ...] = ()
    while start < end and len(found) < 5 and draw(st.booleans()):
        begin = draw(st.integers(start, end - 1))
        start = draw(st.integers(begin + 1, end))
        kind = draw(st.sampled_from(MarkKind))
        mark = Mark(kind, begin, start, draw(addresses) if kind is MarkKind.LINK else None)
        found = (*found, mark, *draw(marks_within(begin, start)))
    return found


texts = told(Text)


@st.composite
def told_in_rows(draw: st.DrawFn, part: Callable[..., Part], *more: st.SearchStrategy[object], depths: int = 0) -> Part:
    """The same where the text may be in several rows; an item of a list may lie deeper."""
    text = "\n".join(draw(st.lists(words, min_size=1, max_size=3)))
    deeper = {"depth": draw(st.integers(0, depths))} if depths else {}
    return part(text, draw(spans), *(draw(each) for each in more), marks=draw(marks_within(0, len(text))), **deeper)


@st.composite
def tables(draw: st.DrawFn, cells: st.SearchStrategy[str]) -> Table:
    """Tables of any shape: without a header or without rows, with empty cells and short rows, cells set apart."""
    row = st.lists(cells, min_size=1, max_size=5).map(tuple)
    header = draw(st.none() | row)
    rows = draw(st.lists(row, min_size=header is None, max_size=4).map(tuple))
    table = Table(header, rows, tuple(draw(st.lists(st.none() | st.sampled_from(Alignment), max_size=5))), draw(spans))
    marks: tuple[Mark, ...] = ()
    start = 0
    for cell in re.split("[\t\n]", table.text):
        marks += draw(marks_within(start, start + len(cell))) if draw(st.booleans()) else ()
        start += len(cell) + 1
    return replace(table, marks=marks)


codes = (
    st.lists(st.just("") | words.map("\t{}".format), min_size=1, max_size=3)
    .map(lambda lines: "\n".join(lines).rstrip("\n"))
    .filter(bool)
)
"""Lines of a program."""


def doubtful(parts: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    """Return the same parts, some of them doubtful."""
    return st.builds(lambda part, doubt: replace(part, confidence=doubt), parts, doubts)


blocks: st.SearchStrategy[Block] = st.one_of(
    told_in_rows(Paragraph),
    told_in_rows(ListItem, st.sampled_from(["•", "1.", "4.", "-", "a)"]), depths=3),
    told_in_rows(Quote),
    tables(words | st.sampled_from(["", "12.50", "a longer cell of several words"])),
    st.builds(Code, codes, spans),
    st.builds(Caption, words, st.none() | words, spans),
    st.builds(Caption, st.none(), words, spans),
)

articles = st.builds(
    Article,
    headline=st.none() | texts,
    kicker=st.none() | texts,
    byline=st.none() | texts,
    published=st.none() | texts,
    lead=st.none() | texts,
    sections=st.lists(
        st.builds(Section, st.none() | doubtful(texts), st.lists(doubtful(blocks), max_size=5).map(tuple)), max_size=4
    ).map(tuple),
    left_out=st.lists(st.builds(LeftOut, words, words, spans), max_size=5).map(
        lambda parts: tuple(sorted(parts, key=lambda part: part.lines))
    ),
    language=st.none() | st.sampled_from(["de", "ar", "ja"]),
    source=st.none() | st.sampled_from(["story.txt", "Ein Artikel.html", "a\x1b\n: - # é\u2028\x85.md"]),
)
"""Any article that the model can hold, whether or not a loader would make it."""

prose = st.text(alphabet=st.sampled_from("aeiou nrst.,\u201e\u201c–ÄÖ\u00a0"), min_size=0, max_size=200)

hostile = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\x1b\x9b\x9d[]0;8m\x07\\\b\r\n\t\u202e\u2066\u200d\u00ad\U000e0041\ufeff\x85\u2028"),
    ),
    max_size=400,
)
"""Text with everything in it that steers terminals or hides what is said."""

dumps = st.lists(st.one_of(prose, words, st.just(""), hostile), max_size=40).map("\n".join)
"""Pages of no particular shape."""

_targets = st.sampled_from(
    ["https://example.org/", "http://a.example/b_c(d)?e=1&f=2&amp;#g", "mailto:a@b.example", "HTTPS://ö.example/<\\>"]
)

tricky_words = st.lists(
    st.one_of(
        words,
        st.sampled_from(
            [
                *"*_`\\[]<>#+-=~!&()|\"'.:^$",
                "**",
                "1.",
                "2)",
                "---",
                "===",
                "&amp;",
                "&#38;",
                "<em>",
                "<!--",
                "-->",
                "](x)",
            ]
        ),
        st.sampled_from(
            ["\U0001f5bc", "\u00a0", "\u3000", " ", "  ", "![", "```", "# ", "- ", "> ", "http://x.example"]
        ),
    ),
    min_size=1,
    max_size=8,
).map("".join)
"""Words with everything in them that Markdown would take for markup."""

printed_words = tricky_words.map(lambda text: " ".join(text.split())).filter(bool)
"""The same, but never blank, and with white space as pages show it: one space between words."""

printed_rows = st.lists(printed_words, min_size=1, max_size=3).map("\n".join)
"""The same in one row or several."""


@st.composite
def marks_of(draw: st.DrawFn, text: str) -> tuple[Mark, ...]:
    """Marks that lie within each other and don't cross, no link within another."""

    def within(start: int, end: int, depth: int, in_link: bool) -> list[Mark]:
        found: list[Mark] = []
        while start < end and draw(st.booleans()):
            begin = draw(st.integers(start, end - 1))
            stop = draw(st.integers(begin + 1, end))
            kinds = [kind for kind in MarkKind if not (in_link and kind is MarkKind.LINK)]
            kind = draw(st.sampled_from(kinds))
            target = draw(_targets) if kind is MarkKind.LINK else None
            found.append(Mark(kind, begin, stop, target))
            if depth:
                found += within(begin, stop, depth - 1, in_link or kind is MarkKind.LINK)
            start = stop
        return found

    return tuple(within(0, len(text), 2, False))


@st.composite
def marked(
    draw: st.DrawFn,
    part: Callable[..., Any],
    *more: st.SearchStrategy[Any],
    texts: st.SearchStrategy[str] = printed_words,
) -> Any:
    """A part with a text that has marks."""
    text = draw(texts)
    return part(text, draw(spans), *(draw(each) for each in more), marks=draw(marks_of(text)))


_codes = st.text("ab` ~\n\t#é", min_size=1, max_size=30).filter(lambda text: bool(text.strip()))

_markers = st.sampled_from(
    ["•", "•", "1.", "2.", "3.", "1)", "-", "–", "a)", "10.", "01.", "*", "§ 3", "1234567890.", "&"]
)

marked_blocks: st.SearchStrategy[Block] = st.one_of(
    marked(Paragraph, texts=printed_rows),
    marked(ListItem, _markers, texts=printed_rows),
    marked(Quote, texts=printed_rows),
    tables(printed_words | st.just("")),
    st.builds(Code, _codes, spans),
    st.builds(Caption, printed_words, st.none() | printed_words, spans),
    st.builds(Caption, st.none(), printed_words, spans),
)

marked_articles = st.builds(
    Article,
    headline=st.none() | marked(Text),
    kicker=st.none() | st.builds(Text, printed_words, spans),
    byline=st.none() | st.builds(Text, printed_words, spans),
    published=st.none() | st.builds(Text, printed_words, spans),
    lead=st.none() | marked(Text),
    sections=st.lists(
        st.builds(Section, st.none() | marked(Text), st.lists(marked_blocks, max_size=5).map(tuple)), max_size=3
    ).map(tuple),
    language=st.none() | st.sampled_from(["de", "en", "no"]),
)
"""Any article whose texts may be marked, and are as hard to write as Markdown as any."""
