from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from article_reader import Article
from article_reader.reader.place import Place, place_at, place_kept, top_for
from article_reader.typeset.page import ASIDES, CAPTIONS, Kind, page
from article_reader.typeset.rows import GAP, lay_out
from article_reader.typeset.setting import Setting
from tests.reader.pages import CRANE, NOTHING
from tests.strategies import articles
from tests.typeset.setting import HYPHENS, settings

widths = st.integers(1, 120)


def test_the_place_is_the_first_row_with_text_and_where_it_stands_in_the_window() -> None:
    pieces = page(CRANE)
    rows = lay_out(pieces, 68, ASIDES)
    heading = next(row for row, piece in enumerate(rows.piece) if pieces[piece].kind is Kind.HEADING)
    place = place_at(rows, heading)
    assert rows.start[heading] == GAP
    assert (pieces[place.piece].text, place.offset, place.row) == ("Zwanzig Minuten Zeit", 0, 2)


def test_an_empty_page_has_a_place() -> None:
    rows = lay_out(page(NOTHING), 68)
    assert place_at(rows, 0) == Place(0, 0)
    assert top_for(rows, Place(0, 0)) == 0
    assert place_kept(rows, 0, 24, (), ASIDES) == Place(0, 0)


def test_the_first_row_that_stays_is_held_on_its_screen_row() -> None:
    pieces = page(CRANE)
    rows = lay_out(pieces, 68, ASIDES)
    caption = next(row for row, piece in enumerate(rows.piece) if pieces[piece].kind is Kind.CAPTION)
    place = place_kept(rows, caption, 10, pieces, ASIDES | CAPTIONS)
    assert (pieces[place.piece].kind, place.row) == (Kind.HEADING, 5)


def test_where_all_that_is_seen_will_go_the_next_piece_moves_to_the_top() -> None:
    pieces = page(CRANE)
    rows = lay_out(pieces, 68, ASIDES)
    caption = next(row for row, piece in enumerate(rows.piece) if pieces[piece].kind is Kind.CAPTION)
    place = place_kept(rows, caption, 2, pieces, ASIDES | CAPTIONS)
    assert (pieces[place.piece].kind, place.row) == (Kind.HEADING, 0)


@given(articles, widths, st.data())
def test_going_back_to_a_place_at_the_same_width_moves_nothing(
    article: Article, width: int, data: st.DataObject
) -> None:
    rows = lay_out(page(article), width)
    top = data.draw(st.integers(0, max(0, len(rows) - 1)))
    place = place_at(rows, top)
    again = top_for(rows, place)
    named = place.piece in rows.tables and rows.piece[again + place.row] == place.piece
    assert again == top or named  # the name of a column may take several rows, all before the cell's first character


@given(articles, widths, widths, settings, st.data())
def test_a_place_is_on_its_screen_row_at_any_width_unless_the_page_begins_there(
    article: Article, before: int, after: int, setting: Setting, data: st.DataObject
) -> None:
    rows = lay_out(page(article), before, (), setting, HYPHENS.get(setting.language or ""))
    if not len(rows):
        return
    place = place_at(rows, data.draw(st.integers(0, len(rows) - 1)))
    again = lay_out(page(article), after, (), setting, HYPHENS.get(setting.language or ""))
    row = again.find(place.piece, place.offset)
    end = again.end(row)
    assert again.piece[row] == place.piece
    if place.piece not in again.tables:  # where cells beside each other go on in turns
        assert again.start[row] <= place.offset
        assert end is None or place.offset < end
    assert row - top_for(again, place) == min(place.row, row)


@given(articles, widths, st.integers(1, 50), st.sampled_from([CAPTIONS, ASIDES, CAPTIONS | ASIDES]), st.data())
def test_what_is_held_while_others_go_stays_unless_nothing_does(
    article: Article, width: int, height: int, hidden: frozenset[Kind], data: st.DataObject
) -> None:
    pieces = page(article)
    rows = lay_out(pieces, width)
    if not len(rows):
        return
    top = data.draw(st.integers(0, len(rows) - 1))
    place = place_kept(rows, top, height, pieces, hidden)
    assert 0 <= place.row < height
    assert pieces[place.piece].kind not in hidden or all(piece.kind in hidden for piece in pieces)
