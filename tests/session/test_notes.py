"""Bookmarks and their notes as Markdown."""

from __future__ import annotations

from markdown_it import MarkdownIt

from article_reader import Article, Paragraph, Section, Span, Text
from article_reader.reader.settings import Anchor, Bookmark
from article_reader.session.notes import to_notes

STORY = Article(
    headline=Text("The *green* crane", Span(1, 1)),
    source="https://example.org/crane",
    sections=(
        Section(None, (Paragraph("It came back on Monday.", Span(3, 3)), Paragraph("It rained.", Span(4, 4)))),
        Section(Text("Twenty minutes", Span(6, 6)), (Paragraph("The pontoon had to pass.", Span(8, 8)),)),
    ),
)


def test_each_bookmark_is_a_quote_with_its_note_in_the_order_of_the_article() -> None:
    bookmarks = {
        "a": Bookmark(Anchor(8, 0, 99), "Who paid?"),
        "z": Bookmark(Anchor(3, 5, 99)),
        "m": None,
    }
    assert to_notes(STORY, bookmarks) == (
        "# The \\*green\\* crane\n\n<https://example.org/crane>\n\n> It came back on Monday.\n\n"
        "## Twenty minutes\n\n> The pontoon had to pass.\n\nWho paid?\n"
    )


def test_a_bookmark_at_a_heading_is_that_heading() -> None:
    assert to_notes(STORY, {"a": Bookmark(Anchor(6, 0, 99), "Why?")}).endswith("\n\n## Twenty minutes\n\nWhy?\n")


def test_without_bookmarks_there_is_the_headline_alone() -> None:
    assert to_notes(Article(), {}) == "# Notes\n"


def test_a_note_is_shown_as_it_was_typed() -> None:
    shown = MarkdownIt().render(to_notes(STORY, {"a": Bookmark(Anchor(4, 0, 2), "- no list *here*")}))
    assert shown.endswith("<blockquote>\n<p>It rained.</p>\n</blockquote>\n<p>- no list *here*</p>\n")
