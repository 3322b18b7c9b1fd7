from __future__ import annotations

from article_reader import Article, LeftOut, Paragraph, Section, Span, Text
from article_reader.reader.targets import next_row, paragraph_starts, previous_row, section_starts
from article_reader.typeset.page import ASIDES, CAPTIONS, Kind, page
from article_reader.typeset.rows import lay_out
from tests.reader.pages import CRANE

PIECES = page(CRANE)
SECTIONS = section_starts(PIECES, 3)
ROWS = lay_out(PIECES, 68, ASIDES)


def first(kind: Kind) -> int:
    return next(number for number, piece in enumerate(PIECES) if piece.kind is kind)


def test_a_section_opens_with_its_heading_and_the_opening_with_the_page() -> None:
    assert SECTIONS[0] == 0
    assert [PIECES[start].text for start in SECTIONS[1:]] == ["Zwanzig Minuten Zeit", "Was jetzt kommt"]


def test_a_first_section_with_a_heading_opens_there() -> None:
    heading = Section(Text("Here", Span(2, 2)), (Paragraph("It begins.", Span(3, 3)),))
    pieces = page(Article(headline=Text("Above", Span(1, 1)), sections=(heading,)))
    assert [pieces[start].text for start in section_starts(pieces, 1)] == ["Here"]


def test_an_empty_section_opens_where_the_next_one_does() -> None:
    there = Section(None, (Paragraph("There.", Span(3, 3)),))
    pieces = page(Article(sections=(there, Section(None, ()), there, Section(None, ()))))
    assert section_starts(pieces, 4) == (0, 1, 1, 2)


def test_a_left_out_line_before_a_heading_does_not_open_the_section() -> None:
    section = Section(Text("Heading", Span(3, 3)), ())
    pieces = page(Article(sections=(section,), left_out=(LeftOut("x", "notice", Span(1, 1)),)))
    assert pieces[section_starts(pieces, 1)[0]].text == "Heading"


def test_paragraph_keys_stop_at_captions_only_where_they_are_shown() -> None:
    kinds = {PIECES[start].kind for start in paragraph_starts(PIECES, ASIDES)}
    assert kinds == {
        Kind.HEADLINE,
        Kind.LEAD,
        Kind.PARAGRAPH,
        Kind.HEADING,
        Kind.CAPTION,
        Kind.LIST_ITEM,
        Kind.QUOTE,
    }
    assert Kind.CAPTION not in {PIECES[start].kind for start in paragraph_starts(PIECES, ASIDES | CAPTIONS)}


def test_the_next_target_is_below_and_the_previous_one_above() -> None:
    second = ROWS.find(SECTIONS[1], 0)
    third = ROWS.find(SECTIONS[2], 0)
    assert next_row(ROWS, SECTIONS, 0) == second
    assert next_row(ROWS, SECTIONS, second) == third
    assert next_row(ROWS, SECTIONS, third) is None
    assert previous_row(ROWS, SECTIONS, third) == second
    assert previous_row(ROWS, SECTIONS, second + 1) == second
    assert previous_row(ROWS, SECTIONS, second) == 0
    assert previous_row(ROWS, SECTIONS, 0) is None
