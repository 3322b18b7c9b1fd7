"""Pieces set as rows of a column."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from article_reader import Span
from article_reader.article import Mark, MarkKind
from article_reader.records import replace
from article_reader.typeset.page import CAPTIONS, Kind, Piece, page
from article_reader.typeset.rows import GAP, furniture, lay_out
from article_reader.typeset.setting import HYPHENATED, Setting
from tests.strategies import articles

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
    assert furniture(caption, first=True) == furniture(caption, first=False) == "▎ "


def test_a_list_item_s_further_rows_hang_under_its_text() -> None:
    item = piece(Kind.LIST_ITEM, "one two", marker="10.")
    assert furniture(item, first=True) == "10. "
    assert furniture(item, first=False) == "    "


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


@given(articles, WIDTHS)
def test_each_character_of_each_piece_stands_on_one_row(article: object, width: int) -> None:
    pieces = page(article)  # type: ignore[arg-type]  # Hypothesis' builds() loses the type
    rows = lay_out(pieces, width)
    shown: dict[int, str] = {}
    for row, (number, start) in enumerate(zip(rows.piece, rows.start, strict=True)):
        if start != GAP:
            shown[number] = shown.get(number, "") + pieces[number].text[start : rows.end(row)]
    assert shown == dict(enumerate(piece.text for piece in pieces))


@given(articles, WIDTHS, st.data())
def test_a_character_s_row_is_the_one_that_shows_it(article: object, width: int, data: st.DataObject) -> None:
    pieces = page(article)  # type: ignore[arg-type]  # as above
    if not pieces:
        return
    number = data.draw(st.integers(0, len(pieces) - 1))
    offset = data.draw(st.integers(0, max(0, len(pieces[number].text) - 1)))
    rows = lay_out(pieces, width)
    row = rows.find(number, offset)
    end = rows.end(row)
    assert rows.piece[row] == number
    assert rows.start[row] <= offset
    assert end is None or offset < end
