"""Tables as they are drawn."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from article_reader import Alignment, Article, Section, Span, Table
from article_reader.typeset.drawing import SetRow, set_row
from article_reader.typeset.page import Piece, page
from article_reader.typeset.rows import Rows, lay_out
from article_reader.typeset.table import alignments_of, column_widths
from tests.strategies import tables, words

HERE = Span(1, 1)
FERRIES = Table(
    ("Line", "Hours", "Fare"),
    (("Ness", "2", "12.50"), ("Tolsta", "3½", "118.00"), ("Scarp", "", "24.00")),
    (None, Alignment.CENTER, Alignment.RIGHT),
    HERE,
)
CLUBS = Table(
    ("Club", "Points", "Remarks"),
    (("Hallam Harbour", "71", "Champions for the third time, and promoted"), ("Ness", "4", "")),
    (),
    HERE,
)
cell_texts = words | st.sampled_from(
    ["", "12.50", "a longer cell of several words", "a-word-that-is-longer-than-a-column"]
)


def set_in(table: Table, width: int) -> tuple[Piece, Rows, list[SetRow]]:
    pieces = page(Article(sections=(Section(None, (table,)),)))
    rows = lay_out(pieces, width)
    return pieces[0], rows, [set_row(rows, row, pieces, width) for row in range(len(rows))]


def drawn(table: Table, width: int) -> str:
    return "\n".join((row.decoration + row.text).rstrip() for row in set_in(table, width)[2])


def test_columns_stand_under_one_another_their_names_over_a_rule() -> None:
    assert drawn(FERRIES, 68) == (
        "Line    Hours    Fare\n"
        "──────  ─────  ──────\n"
        "Ness      2     12.50\n"
        "Tolsta   3½    118.00\n"
        "Scarp           24.00"
    )


def test_what_is_wide_is_wrapped_in_its_column_and_what_is_narrow_keeps_its_width() -> None:
    assert drawn(CLUBS, 50) == (
        "Club            Points  Remarks\n"
        "──────────────  ──────  ──────────────────────────\n"
        "Hallam Harbour      71  Champions for the third\n"
        "                        time, and promoted\n"
        "Ness                 4"
    )


def test_where_not_even_the_words_fit_beside_each_other_cells_stand_under_one_another_behind_their_names() -> None:
    assert drawn(CLUBS, 24) == (
        "Club: Hallam Harbour\n"
        "  Points: 71\n"
        "  Remarks: Champions\n"
        "    for the third time,\n"
        "    and promoted\n"
        "Club: Ness\n"
        "  Points: 4\n"
        "  Remarks:"
    )


def test_in_the_narrowest_window_nothing_is_set_in_and_nothing_is_cut() -> None:
    assert drawn(CLUBS, 8).splitlines()[:4] == ["Club:", "Hallam", "Harbour", "Points:"]


def test_without_names_and_without_rows() -> None:
    assert drawn(Table(None, (("a", "1"), ("b", "20")), (), HERE), 20) == "a   1\nb  20"
    assert drawn(Table(("a", "b"), (), (), HERE), 20) == "a  b\n─  ─"
    assert drawn(Table(("long", "words"), (), (), HERE), 6) == "long\nwords"
    assert drawn(Table(None, (("long", "", "words"),), (), HERE), 6) == "long\nwords"
    assert drawn(Table(("long", "words"), (("a",),), (), HERE), 8) == "long: a\nwords:"


def test_wide_characters_count_two() -> None:
    assert drawn(Table(None, (("港", "x"), ("abc", "y")), (), HERE), 20) == "港   x\nabc  y"


@pytest.mark.parametrize(
    ("cells", "side"),
    [
        (["12", "1,300.50", "–3 %"], Alignment.RIGHT),
        (["£12", "", "–"], Alignment.RIGHT),
        (["2:1", "12.03."], Alignment.RIGHT),
        (["12 km", "3"], None),
        (["–", ""], None),
        (["first"], None),
    ],
)
def test_a_column_of_figures_is_set_to_the_right_where_nobody_says_otherwise(
    cells: list[str], side: Alignment | None
) -> None:
    table = Table(None, tuple((cell,) for cell in cells), (), HERE)
    assert alignments_of(table) == (side,)
    told = Table(None, table.rows, (Alignment.LEFT,), HERE)
    assert alignments_of(told) == (Alignment.LEFT,)


@given(
    st.lists(st.lists(st.text("ab ", max_size=40), min_size=1, max_size=6), min_size=1, max_size=5), st.integers(1, 90)
)
def test_columns_fill_no_more_than_the_room_and_break_no_word_of_usual_length(rows: list[list[str]], room: int) -> None:
    widths = column_widths(rows, room)
    if widths is None:
        return
    assert sum(widths) + 2 * (len(widths) - 1) <= room
    for row in rows:
        for cell, width in zip(row, widths, strict=False):
            assert all(len(word) <= width for word in cell.split(" ") if len(word) <= 24)


@given(tables(cell_texts), st.integers(1, 90))
def test_each_word_is_drawn_at_any_width_and_no_row_is_wider(table: Table, width: int) -> None:
    piece, _, rows = set_in(table, width)
    seen = {offset for row in rows for offset in row.offsets}
    assert all(offset in seen for offset, character in enumerate(piece.text) if not character.isspace())
    for row in rows:
        assert len(row.offsets) == len(row.text)
        assert list(row.offsets) == sorted(row.offsets)
        assert cell_len(row.decoration + row.text) <= max(width, 2)


@given(tables(cell_texts), st.integers(1, 90))
def test_a_character_is_found_on_a_row_that_shows_it_and_a_row_by_its_start(table: Table, width: int) -> None:
    piece, rows, drawn_rows = set_in(table, width)
    for found in re.finditer(r"\S", piece.text):
        assert found.start() in drawn_rows[rows.find(0, found.start())].offsets
    for row, start in enumerate(rows.start):
        assert rows.find(0, start) == row or start not in drawn_rows[row].offsets


@given(tables(cell_texts), st.integers(1, 90), st.data())
def test_a_part_of_a_cell_is_lit_where_it_is_drawn(table: Table, width: int, data: st.DataObject) -> None:
    piece, _, rows = set_in(table, width)
    if not piece.text:
        return
    begin = data.draw(st.integers(0, len(piece.text) - 1))
    end = data.draw(st.integers(begin + 1, len(piece.text)))
    lit = set()
    for row in rows:
        first, last = row.drawn(begin, end)
        assert all(begin <= offset < end for offset in row.offsets[first:last])
        lit |= set(row.offsets[first:last])
    assert all(offset in lit for offset in range(begin, end) if not piece.text[offset].isspace())
