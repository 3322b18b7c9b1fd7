"""Rows as they are drawn."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from article_reader.typeset.drawing import finished, is_rtl, set_row
from article_reader.typeset.page import Kind
from article_reader.typeset.rows import SET, lay_out
from article_reader.typeset.setting import FROM_RIGHT, HYPHENATED, STRETCHED, WIDEST_GAP, Setting
from tests.typeset.setting import GERMAN, drawn, emoji, paragraphs, piece, settings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("Hafen", False),
        ("„Übung“ שלום", False),
        ("שלום Hafen", True),
        ("مرحبا", True),
        ("12, 34: «مرحبا»", True),
        ("BBC مرحبا", False),
        ("1234", False),
        ("– „…“ –", False),
        ("港町", False),
        ("–" * 200 + "مرحبا", False),
    ],
)
def test_the_first_letter_tells_the_direction(text: str, expected: bool) -> None:
    assert is_rtl(text) == expected


GOLDEN = Path(__file__).parent / "golden"
BOTH = Setting("de", hyphenate=True, justify=True)
ARABIC = "عادت الرافعة القديمة إلى الميناء بعد أحد عشر شهرا في الورشة، وصفق مئات من السكان"


def test_a_german_paragraph_is_set_as_agreed() -> None:
    rows = "".join(f"{row.text}\n" for row in drawn(GERMAN, 50, BOTH))
    assert rows == (GOLDEN / "german_50.text").read_text(encoding="utf-8")


def test_a_row_that_breaks_a_word_ends_with_a_hyphen_that_isn_t_in_the_text() -> None:
    text, offsets = finished("Hafenkran", 0, 5, 20, HYPHENATED)
    assert text == "Hafen-"
    assert list(offsets) == [0, 1, 2, 3, 4, 5]


def test_the_wider_gaps_stand_by_turns_to_either_side() -> None:
    right, _ = finished("a bc d e", 0, 8, 10, STRETCHED)
    left, _ = finished("a bc d e", 0, 8, 10, STRETCHED | FROM_RIGHT)
    assert (right, left) == ("a bc  d  e", "a  bc  d e")


def test_a_widened_gap_is_its_space_all_through() -> None:
    text, offsets = finished("xx a b", 3, 6, 5, STRETCHED)
    assert text == "a   b"
    assert list(offsets) == [3, 4, 4, 4, 5]


def test_a_selected_space_is_lit_as_wide_as_it_is_drawn() -> None:
    row = drawn(GERMAN, 50, BOTH)[1]
    gap = re.search(" {2,}", row.text)
    assert gap is not None
    space = row.offsets[gap.start()]
    assert row.drawn(space, space + 1) == gap.span()


def test_a_hyphen_belongs_to_what_goes_on_in_the_next_row() -> None:
    row = next(row for row in drawn(GERMAN, 50, BOTH) if row.text.endswith("-"))
    size = len(row.text)
    assert row.drawn(row.end - 2, row.end) == (size - 3, size - 1)
    assert row.drawn(row.end - 2, row.end + 1) == (size - 3, size)
    assert row.drawn(row.end, row.end + 5) == (0, 0)


@pytest.mark.parametrize("kind", sorted(set(Kind) - SET))
def test_only_running_text_is_hyphenated_and_stretched(kind: Kind) -> None:
    assert drawn(GERMAN, 50, BOTH, kind) == drawn(GERMAN, 50, kind=kind)


@pytest.mark.parametrize("kind", sorted(SET))
def test_running_text_of_every_kind_is(kind: Kind) -> None:
    assert drawn(GERMAN, 50, BOTH, kind) != drawn(GERMAN, 50, kind=kind)


def test_without_a_language_rows_are_stretched_but_no_word_is_broken() -> None:
    rows = drawn(GERMAN, 50, Setting(None, hyphenate=True, justify=True))
    assert not any(row.text.endswith("-") for row in rows)
    assert any("  " in row.text for row in rows)


@given(paragraphs, st.integers(1, 80), settings)
def test_no_row_is_wider_than_the_column_unless_one_character_is(text: str, width: int, setting: Setting) -> None:
    for row in drawn(text, width, setting):
        assert cell_len(row.decoration + row.text) <= width or len(split_graphemes(row.text)[0]) <= 2


@given(paragraphs, st.integers(1, 80), settings)
def test_rows_say_what_the_piece_says(text: str, width: int, setting: Setting) -> None:
    """Each offset is drawn once, gaps aside, and what isn't drawn is space at the end of a row."""
    seen = 0
    for row in drawn(text, width, setting):
        assert len(row.offsets) == len(row.text)
        for character, offset in zip(row.text, row.offsets, strict=True):
            if offset >= row.end:
                assert character == "-"
                continue
            assert character == text[offset]
            assert offset == seen or (offset == seen - 1 and character == " ")
            seen = offset + 1
        assert not text[seen : row.end].strip()
        seen = row.end
    assert seen == len(text)


@given(paragraphs, st.integers(20, 80), st.booleans())
def test_no_gap_is_stretched_beyond_what_the_eye_jumps_over(text: str, width: int, hyphenate: bool) -> None:
    rows = drawn(text, width, Setting("de", hyphenate, justify=True))
    for row in rows:
        gaps = [len(gap) for gap in re.findall(" +", row.text)]
        assert max(gaps, default=0) <= WIDEST_GAP
        assert not gaps or max(gaps) - min(gaps) <= 1
        assert max(gaps, default=0) <= 1 or cell_len(row.text) == width
    assert "  " not in rows[-1].text


@given(paragraphs, st.integers(12, 80), settings, st.data())
def test_a_part_of_the_text_is_found_where_it_is_drawn(
    text: str, width: int, setting: Setting, data: st.DataObject
) -> None:
    begin = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(begin + 1, len(text)))
    shown = ""
    for row in drawn(text, width, setting):
        first, last = row.drawn(begin, end)
        assert all(begin <= offset < end for offset in row.offsets[first:last])
        shown += row.text[first:last]
    assert shown.replace(" ", "").replace("-", "") == text[begin:end].replace(" ", "").replace("-", "").replace(
        "\n", ""
    )


@given(emoji, st.integers(1, 30))
def test_emoji_flags_and_marks_keep_the_column_straight_and_are_never_cut(text: str, width: int) -> None:
    for row in drawn(text, width):
        assert cell_len(row.text) <= max(2, width)
        assert not row.text.startswith(("\u200d", "\ufe0f", "\u20e3", "\u0301", "🏽"))
        assert len(re.findall("[🇦-🇿]", row.text)) % 2 == 0


def test_a_flag_is_not_cut_in_two() -> None:
    assert [row.text for row in drawn("🇩🇪🇫🇷🇮🇹", 3)] == ["🇩🇪", "🇫🇷", "🇮🇹"]


def test_text_from_right_to_left_stands_flush_right() -> None:
    for row in drawn(ARABIC, 40):
        assert cell_len(row.decoration + row.text) == 40
        assert not row.decoration.strip()


def test_the_bar_of_a_caption_stands_next_to_the_side_where_its_rows_begin() -> None:
    for row in drawn(ARABIC, 40, kind=Kind.CAPTION):
        assert not row.decoration.strip()
        assert row.behind == " ▎"
        assert cell_len(row.decoration + row.text + row.behind) == 40


@pytest.mark.parametrize(("marker", "behind"), [("•", " •"), ("12.", " \u200e12.")])
def test_so_does_a_bullet_and_a_number_stays_there_where_a_terminal_reorders(marker: str, behind: str) -> None:
    pieces = [replace(piece(ARABIC, Kind.LIST_ITEM), marker=marker, depth=1)]
    rows = lay_out(pieces, 40)
    first, *more = (set_row(rows, row, pieces, 40) for row in range(len(rows)))
    assert first.behind == behind
    assert more
    assert not any(row.behind or row.decoration.strip() for row in more)
    assert {cell_len(row.decoration + row.text) for row in (first, *more)} == {40 - 2 - len(marker) - 1}


def test_a_place_marked_for_breaking_breaks_the_row_and_is_not_shown() -> None:
    text = "រដ្ឋាភិបាល\u200bបាន\u200bប្រកាស\u200bថា\u200bផ្លូវ\u200bថ្មី"
    rows = drawn(text, 14)
    assert len(rows) > 1
    assert all(text[row.end - 1] == "\u200b" for row in rows[:-1])
    assert "".join(row.text for row in rows) == text.replace("\u200b", "")


def test_code_stands_at_the_left_whatever_it_begins_with() -> None:
    assert drawn("שלום = 1", 40, kind=Kind.CODE)[0].decoration == "┃ "
