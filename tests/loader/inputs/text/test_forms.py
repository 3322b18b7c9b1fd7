"""Lists, quotations, tables and drawn lines in plain text."""

from __future__ import annotations

from article_reader.article import Span
from article_reader.loader.inputs.text import read_text
from article_reader.loader.page import Form

TABLE = """\
Town            2023    2024    Change
Aldbury          840     962    +14.5%
Brackwell        910   1,021    +12.2%
Castleford     1,105   1,180     +6.8%
"""


def test_items_have_their_bullets_apart_from_their_words() -> None:
    lines = read_text("- one word\n- two words\n\n• alone\n\n- said nobody\n").lines
    assert [(line.form, line.marker, line.text) for line in lines] == [
        (Form.ITEM, "-", "one word"),
        (Form.ITEM, "-", "two words"),
        (Form.ITEM, "•", "alone"),
        (Form.PARAGRAPH, "", "- said nobody"),
    ]


def test_quoted_rows_are_a_quotation_without_its_marks() -> None:
    (line,) = read_text(
        "> The ferry left at noon, with forty passengers,\n> and it came back at six with none of them.\n"
    ).lines
    assert line.form is Form.QUOTE
    assert line.text == "The ferry left at noon, with forty passengers, and it came back at six with none of them."


def test_columns_that_are_plain_to_see_are_rows_with_cells() -> None:
    lines = read_text(TABLE).lines
    assert [line.form for line in lines] == [Form.ROW] * 4
    assert [line.header for line in lines] == [True, False, False, False]
    assert [[line.text[start:end] for start, end in line.cells] for line in lines][2] == [
        "Brackwell",
        "910",
        "1,021",
        "+12.2%",
    ]
    assert len({line.group for line in lines}) == 1


def test_pipes_part_cells_and_the_row_below_the_head_is_no_row() -> None:
    lines = read_text("| Town | Rent |\n|------|------|\n| Ness | 840 |\n| Lune | |\n").lines
    assert [line.text for line in lines] == ["Town  Rent", "Ness  840", "Lune  "]
    assert [line.span for line in lines] == [Span(1, 2), Span(3, 3), Span(4, 4)]
    assert lines[0].header


def test_a_line_drawn_under_a_heading_tells_its_level() -> None:
    lines = read_text("Ferry leaves late\n=================\n\nThe ferry left an hour late.\n").lines
    assert [(line.text, line.evidence.level if line.evidence else None) for line in lines] == [
        ("Ferry leaves late", 1),
        ("The ferry left an hour late.", 0),
    ]


def test_a_heading_between_two_drawn_lines_is_one() -> None:
    lines = read_text("********\nWho pays\n********\n\nHalf of it comes from the county.\n\n* * *\n").lines
    assert [(line.text, bool(line.declared)) for line in lines] == [
        ("Who pays", False),
        ("Half of it comes from the county.", False),
        ("* * *", True),
    ]
