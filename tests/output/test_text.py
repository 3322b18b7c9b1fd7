"""Articles as text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader import Article, Code, Mark, MarkKind, Paragraph, Section, Span, load
from article_reader.output import WRITERS, Sheet
from article_reader.output.text import to_text
from tests.articles import SAMPLE
from tests.strategies import articles, marked_articles

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_the_sample_comes_out_as_agreed(name: str) -> None:
    article = replace(load(SAMPLE), source=SAMPLE.name)
    written = WRITERS[name](article, Sheet(width=68))
    assert written == (GOLDEN / f"sample.{name}").read_text(encoding="utf-8")


@given(articles | marked_articles, st.integers(20, 100))
def test_colour_changes_nothing_but_the_looks(article: Article, width: int) -> None:
    plain = to_text(article, width, color=False)
    assert re.sub("\x1b\\[[0-9;]*m", "", to_text(article, width, color=True)) == plain


def test_the_sample_can_be_hyphenated_and_stretched() -> None:
    article = load(SAMPLE)
    ragged = WRITERS["text"](article, Sheet(width=50))
    even = WRITERS["text"](article, Sheet(width=50, hyphenate=True, justify=True))
    full = [sum(len(row) == 50 for row in text.splitlines()) for text in (ragged, even)]
    assert full[1] > 4 * full[0]
    assert re.sub(r"[\s-]", "", even) == re.sub(r"[\s-]", "", ragged)


@given(articles | marked_articles)
def test_every_row_ends_its_own_styles(article: Article) -> None:
    for row in to_text(article, 40, color=True).splitlines():
        assert row.count("\x1b[0m") == len(re.findall("\x1b\\[[1-9][0-9;]*m", row))


def one(block: Paragraph | Code) -> Article:
    return Article(sections=(Section(None, (block,)),))


def test_words_set_apart_are_styled_in_colour_across_rows_and_plain_without() -> None:
    marks = (Mark(MarkKind.EMPHASIS, 4, 31), Mark(MarkKind.LINK, 24, 31, "https://x.example"))
    article = one(Paragraph("the lighthouse keeper's own hat", Span(1, 1), marks))
    listed = "\n[1] own hat: https://x.example\n"
    assert to_text(article, 24, color=False) == "the lighthouse keeper's\nown hat\n" + listed
    assert to_text(article, 24, color=True) == (
        "the \x1b[3mlighthouse keeper's\x1b[0m\n\x1b[3;4mown hat\x1b[0m\n" + listed
    )


def test_what_is_struck_out_never_reads_as_valid_in_colour_or_without() -> None:
    article = one(Paragraph("12 or 13 pounds", Span(1, 1), (Mark(MarkKind.STRUCK, 0, 2),)))
    assert to_text(article, 24, color=False) == "~~12~~ or 13 pounds\n"
    assert to_text(article, 24, color=True) == "\x1b[9m~~12~~\x1b[0m or 13 pounds\n"


def test_in_colour_a_terminal_is_told_where_links_lead_row_by_row() -> None:
    article = one(Paragraph("go to me now", Span(1, 1), (Mark(MarkKind.LINK, 3, 8, "https://ü.example/?a;b"),)))
    opened, closed = "\x1b]8;;https://%C3%BC.example/?a;b\x1b\\", "\x1b]8;;\x1b\\"
    assert to_text(article, 6, color=True, hyperlinks=True) == (
        f"go {opened}\x1b[4mto\x1b[0m{closed}\n{opened}\x1b[4mme\x1b[0m{closed} now\n\n"
        f"[1] to me: {opened}https://ü.example/?a;b{closed}\n"
    )
    assert "\x1b]" not in to_text(article, 6, color=True)
    assert "\x1b" not in to_text(article, 6, color=False, hyperlinks=True)


def test_only_addresses_of_the_web_and_of_mail_are_told_to_a_terminal() -> None:
    article = one(Paragraph("here", Span(1, 1), (Mark(MarkKind.LINK, 0, 4, "javascript:x\x1b\\"),)))
    assert "\x1b]" not in to_text(article, 20, color=True, hyperlinks=True)


@given(articles | marked_articles, st.integers(1, 100))
def test_links_change_nothing_but_where_words_lead(article: Article, width: int) -> None:
    styled = to_text(article, width, color=True)
    assert re.sub("\x1b]8;;[^\x1b]*\x1b\\\\", "", to_text(article, width, color=True, hyperlinks=True)) == styled


def test_a_long_address_is_printed_whole() -> None:
    address = "https://ferry.example.org/news/2024/10/01/letter-to-all-holders"
    text = f"The letter is at {address}, as ever."
    article = one(Paragraph(text, Span(1, 1), (Mark(MarkKind.LINK, 17, 17 + len(address), address),)))
    assert to_text(article, 30, color=False) == f"The letter is at\n{address},\nas ever.\n\n[1] {address}\n"


def test_code_is_set_as_typed_behind_a_bar() -> None:
    article = one(Code("if a:\n\tprint(  'twelve', 13)\n\n# 港港港港港港港港港港", Span(1, 6)))
    assert to_text(article, 20, color=False).splitlines() == [
        "┃ if a:",
        "┃         print(  't",
        "┃ welve', 13)",
        "┃ ",
        "┃ # 港港港港港港港港",
        "┃ 港港",
    ]
