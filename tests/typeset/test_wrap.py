"""Where rows start."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size, split_graphemes

from article_reader.typeset.wrap import NEVER_FIRST, NEVER_LAST, NOT_ONE_CELL, wrap
from tests.strategies import words


def rows(text: str, width: int) -> list[str]:
    starts = [*wrap(text, width), len(text)]
    return [text[start:end] for start, end in pairwise(starts)]


def test_rows_break_at_spaces() -> None:
    assert rows("the quick brown fox", 10) == ["the quick ", "brown fox"]


def test_a_word_that_just_fits_stays() -> None:
    assert rows("the quick brown fox", 9) == ["the quick ", "brown fox"]


def test_a_word_wider_than_the_row_is_broken() -> None:
    assert rows("Donaudampfschiff", 6) == ["Donaud", "ampfsc", "hiff"]


def test_a_no_break_space_holds_its_words_together() -> None:
    assert rows("about 40\u00a0km away", 10) == ["about ", "40\u00a0km away"]


def test_wide_characters_take_two_cells_and_break_anywhere() -> None:
    assert rows("港町の古い映画館", 6) == ["港町の", "古い映", "画館"]


def test_closing_marks_never_open_a_row_and_opening_marks_never_close_one() -> None:
    for row in rows("彼は「新しい計画」を、今日「発表」した。", 8):
        assert row[0] not in NEVER_FIRST
        assert row[-1] not in NEVER_LAST


@given(st.text(alphabet="日本語かーっ、。」「（）ab", max_size=60), st.integers(2, 20))
def test_a_row_opens_or_closes_as_it_may_not_only_where_the_row_above_has_no_other_end(text: str, width: int) -> None:
    for above, below in pairwise(rows(text, width)):
        if below[0] in NEVER_FIRST or above[-1] in NEVER_LAST:
            for before, after in pairwise(above):
                both_narrow = before.isascii() and after.isascii()
                assert both_narrow or after in NEVER_FIRST or before in NEVER_LAST


def test_a_base_letter_keeps_its_combining_marks() -> None:
    assert rows("e\u0301e\u0301e\u0301e\u0301", 2) == ["e\u0301e\u0301", "e\u0301e\u0301"]


def test_an_empty_text_is_one_row() -> None:
    assert list(wrap("", 10)) == [0]


@pytest.mark.parametrize("text", ["wort " * 3000, "港町の映画館、" * 3000, "e\u0301 " * 9000])
def test_a_line_longer_than_a_chunk_is_wrapped_to_its_end(text: str) -> None:
    assert "".join(rows(text, 40)) == text
    assert max(cell_len(row.rstrip()) for row in rows(text, 40)) <= 40


@given(words, st.integers(1, 80))
def test_no_row_is_wider_than_the_column_unless_one_character_is(text: str, width: int) -> None:
    for row in rows(text, width):
        assert cell_len(row.rstrip()) <= width or len(split_graphemes(row.rstrip())[0]) == 1


@given(words, st.integers(1, 80))
def test_rows_hold_the_whole_text_in_order(text: str, width: int) -> None:
    assert "".join(rows(text, width)) == text


def test_characters_wrapped_by_count_take_exactly_one_cell() -> None:
    narrow = (chr(code) for code in range(0x11000) if not NOT_ONE_CELL.match(chr(code)))
    assert all(get_character_cell_size(character) == 1 for character in narrow)
