"""What is doubtful: shown where it stands, fainter, and told by a mark beside it."""

from __future__ import annotations

from article_reader import Article, Caption, Paragraph, Quote, Section, Span, Text
from article_reader.reader.styles import DOUBT, READING
from tests.reader.conftest import Open, Reader

ARTICLE = Article(
    headline=Text("Ferry late again", Span(1, 1)),
    sections=(
        Section(None, (Paragraph("The ferry was late.", Span(2, 2)),)),
        Section(
            Text("Also of note", Span(3, 3), confidence=0.4),
            (
                Paragraph("More on this page soon.", Span(4, 4), confidence=0.6),
                Quote("The weir is leaking.", Span(5, 5)),
                Caption("A gull", "© Harbour", Span(6, 6), confidence=0.5),
            ),
        ),
    ),
)


def margin_of(reader: Reader, text: str) -> str:
    """Return what stands to the left of the column beside a row that says the text."""
    row = reader.row_of(text)
    assert row is not None
    return reader.view.render_line(row).text[: reader.view.column.left].strip()


def colour_of(reader: Reader, text: str) -> object:
    row = reader.row_of(text)
    assert row is not None
    return next(part.style and part.style.color for part in reader.view.render_line(row) if text in part.text)


async def test_it_stands_in_its_place_behind_a_mark_in_the_margin(read: Open) -> None:
    async with read(ARTICLE) as reader:
        for doubtful in ("Also of note", "More on this page soon.", "A gull", "© Harbour"):
            assert margin_of(reader, doubtful) == DOUBT
        for sure in ("Ferry late again", "The ferry was late.", "The weir is leaking."):
            assert margin_of(reader, sure) in {"", READING}


async def test_it_is_fainter_than_the_story(read: Open) -> None:
    async with read(ARTICLE) as reader:
        assert colour_of(reader, "More on this page soon.") != colour_of(reader, "The ferry was late.")


async def test_the_mark_is_in_narrow_windows_too_and_takes_no_room_from_the_text(read: Open) -> None:
    async with read(ARTICLE, size=(24, 15)) as reader:
        assert margin_of(reader, "More on this page") == DOUBT
        assert reader.view.column.width == 20


async def test_it_is_copied_as_the_story_is(read: Open) -> None:
    async with read(ARTICLE) as reader:
        await reader.press("Y")
        assert DOUBT not in reader.app.clipboard
        assert "More on this page soon." in reader.app.clipboard


async def test_the_help_tells_what_the_mark_means(read: Open) -> None:
    async with read(ARTICLE, size=(80, 90)) as reader:
        await reader.press("question_mark")
        assert any(f"behind {DOUBT}" in row for row in reader.whole_screen)
