from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from article_reader import Article
from article_reader.reader.progress import CELLS_A_MINUTE, Progress, measure_extent, progress_at, time_left
from article_reader.typeset.page import ASIDES, CAPTIONS, page
from article_reader.typeset.rows import lay_out
from tests.reader.pages import CRANE, JAPANESE, NOTHING
from tests.strategies import articles


def test_a_hundred_per_cent_is_the_end_to_be_seen() -> None:
    pieces = page(CRANE)
    rows = lay_out(pieces, 68, ASIDES)
    extent = measure_extent(pieces, ASIDES)
    assert progress_at(rows, len(rows), pieces, extent).percent == 100
    assert 90 < progress_at(rows, len(rows) - 1, pieces, extent).percent < 100
    assert progress_at(rows, 1, pieces, extent).percent == 0


def test_an_empty_page_is_read() -> None:
    assert progress_at(lay_out((), 68), 24, page(NOTHING), measure_extent((), ASIDES)) == Progress(100, 0)


def test_hidden_captions_are_nothing_to_read_and_neither_is_what_was_left_out() -> None:
    pieces = page(CRANE)
    assert measure_extent(pieces, ASIDES)[-1] == measure_extent(pieces, frozenset())[-1]
    assert measure_extent(pieces, CAPTIONS)[-1] < measure_extent(pieces, ASIDES)[-1]


def test_a_wide_character_counts_as_two_cells() -> None:
    pieces = page(JAPANESE)
    assert measure_extent(pieces, CAPTIONS)[1] == 2 * len(pieces[0].text)


def test_the_time_left_is_told_in_minutes() -> None:
    assert time_left(0) == "the end"
    assert time_left(1) == "< 1 min left"
    assert time_left(CELLS_A_MINUTE - 1) == "< 1 min left"
    assert time_left(CELLS_A_MINUTE) == "1 min left"
    assert time_left(12 * CELLS_A_MINUTE) == "12 min left"


@given(articles, st.integers(1, 120))
def test_progress_never_goes_back_on_the_way_down(article: Article, width: int) -> None:
    pieces = page(article)
    rows = lay_out(pieces, width)
    extent = measure_extent(pieces, frozenset())
    way = [progress_at(rows, bottom, pieces, extent) for bottom in range(1, len(rows) + 1)]
    assert [progress.percent for progress in way] == sorted(progress.percent for progress in way)
    assert [progress.left for progress in way] == sorted((progress.left for progress in way), reverse=True)
    assert all(progress.percent < 100 for progress in way[:-1])
