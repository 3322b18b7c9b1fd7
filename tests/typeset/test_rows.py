"""Pieces set as rows of a column."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader import Span
from article_reader.article import Mark, MarkKind
from article_reader.typeset.drawing import set_row
from article_reader.typeset.page import CAPTIONS, Kind, Piece, page
from article_reader.typeset.rows import GAP, decoration, lay_out
from article_reader.typeset.setting import HYPHENATED, PLAIN, Setting
from tests.strategies import articles, marked_articles

WIDTHS = st.integers(1, 100)


def piece(kind: Kind, text: str, above: int = 1, marker: str = "") -> Piece:
    return Piece(kind, text, Span(1, 1), 0, above, marker)


def test_the_first_piece_has_nothing_above_it() -> None:
    rows = lay_out([piece(Kind.HEADING, "Eins", above=2), piece(Kind.PARAGRAPH, "Zwei")], 20)
    assert list(rows.start) == [0, GAP, 0]
    assert list(rows.piece) == [0, 1, 1]


def test_hidden_kinds_take_no_rows() -> None:
    rows = lay_out([piece(Kind.PARAGRAPH, "a"), piece(Kind.CAPTION, "b"), piece(Kind.CREDIT, "c")], 20, CAPTIONS)
    assert set(rows.piece) == {0}


def test_captions_stand_behind_a_bar() -> None:
    caption = piece(Kind.CAPTION, "Ein Boot im Hafen")
    assert decoration(caption, True, 20) == decoration(caption, False, 20) == "▎ "


def test_a_list_item_s_further_rows_hang_under_its_text() -> None:
    item = piece(Kind.LIST_ITEM, "one two", marker="10.")
    assert decoration(item, True, 20) == "10. "
    assert decoration(item, False, 20) == "    "


def test_the_row_of_a_piece_that_is_not_shown_is_the_next_one_s() -> None:
    pieces = [piece(Kind.PARAGRAPH, "a"), piece(Kind.CAPTION, "b"), piece(Kind.PARAGRAPH, "c")]
    rows = lay_out(pieces, 20, CAPTIONS)
    assert rows.piece[rows.find(1, 0)] == 2


def test_rows_that_are_just_filled_need_no_finish() -> None:
    pieces = [piece(Kind.PARAGRAPH, "one two three four five six")]
    assert not lay_out(pieces, 12).finish
    assert len(lay_out(pieces, 12, (), Setting(justify=True)).finish) == 3


def test_code_within_a_paragraph_is_not_hyphenated() -> None:
    text = "Man ruft dazu Unterstützungsvereinigung auf und wartet"
    begin = text.index("U")
    free = piece(Kind.PARAGRAPH, text)
    marked = replace(free, marks=(Mark(MarkKind.CODE, begin, begin + 25),))
    setting = Setting("de", hyphenate=True)
    assert any(finish & HYPHENATED for finish in lay_out([free], 30, (), setting).finish)
    assert not any(finish & HYPHENATED for finish in lay_out([marked], 30, (), setting).finish)


def test_a_deeper_item_is_set_in_as_far_as_there_is_room() -> None:
    item = replace(piece(Kind.LIST_ITEM, "text", marker="•"), depth=3)
    assert decoration(item, True, 60) == "      • "
    assert decoration(item, False, 60) == "        "
    assert decoration(item, True, 16) == "  • "
    assert decoration(item, True, 8) == "• "


def test_rows_that_the_source_set_begin_rows() -> None:
    text = "The quay\n\nNess and more than a row of it"
    pieces = [piece(Kind.PARAGRAPH, text)]
    rows = lay_out(pieces, 20)
    drawn = [set_row(rows, row, pieces, 20).text for row in range(len(rows))]
    assert drawn == ["The quay", "", "Ness and more than a", "row of it"]


@pytest.mark.parametrize("setting", [PLAIN, Setting("en", hyphenate=True, justify=True)])
def test_a_linked_address_stays_whole_on_a_row_of_its_own_in_print_alone(setting: Setting) -> None:
    address = "https://ferry.example.org/news/2024/10/01/letter"
    text = f"The letter is at ({address}), for those who want it.\n{address}"
    links = tuple(
        Mark(MarkKind.LINK, found.start(), found.end(), address) for found in re.finditer(re.escape(address), text)
    )
    pieces = [replace(piece(Kind.PARAGRAPH, text), marks=links)]
    in_print = lay_out(pieces, 20, (), replace(setting, whole_addresses=True))
    rows = [" ".join(set_row(in_print, row, pieces, 20).text.split()) for row in range(len(in_print))]
    assert rows == ["The letter is at", f"({address}),", "for those who want", "it.", address]
    in_a_window = lay_out(pieces, 20, (), setting)
    assert all(len(set_row(in_a_window, row, pieces, 20).text) <= 20 for row in range(len(in_a_window)))


def test_other_words_of_a_link_are_broken_as_any() -> None:
    text = "港" * 30
    linked = replace(piece(Kind.PARAGRAPH, text), marks=(Mark(MarkKind.LINK, 0, 30, "https://a.example/"),))
    assert len(lay_out([linked], 20, (), Setting(whole_addresses=True))) == 3


@given(articles | marked_articles, WIDTHS, st.booleans())
def test_each_character_of_each_piece_stands_on_one_row(article: object, width: int, whole: bool) -> None:
    pieces = page(article)  # type: ignore[arg-type]  # Hypothesis' builds() loses the type
    rows = lay_out(pieces, width, (), Setting(whole_addresses=whole))
    shown: dict[int, str] = {}
    for row, (number, start) in enumerate(zip(rows.piece, rows.start, strict=True)):
        if start != GAP and pieces[number].kind is not Kind.TABLE:
            shown[number] = shown.get(number, "") + pieces[number].text[start : rows.end(row)]
    assert shown == {number: piece.text for number, piece in enumerate(pieces) if piece.kind is not Kind.TABLE}


@given(articles, WIDTHS, st.data())
def test_a_character_s_row_is_the_one_that_shows_it(article: object, width: int, data: st.DataObject) -> None:
    pieces = page(article)  # type: ignore[arg-type]  # as above
    if not pieces:
        return
    number = data.draw(st.integers(0, len(pieces) - 1))
    text = pieces[number].text
    offset = data.draw(st.integers(0, max(0, len(text) - 1)))
    rows = lay_out(pieces, width)
    row = rows.find(number, offset)
    assert rows.piece[row] == number
    if text[offset : offset + 1].strip():
        assert offset in set_row(rows, row, pieces, width).offsets
