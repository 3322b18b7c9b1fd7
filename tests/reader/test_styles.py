from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from article_reader import Article, Span
from article_reader.reader.styles import Column, Overlay, Palette, capitals, character_at, column, row_strip
from article_reader.typeset.drawing import set_row
from article_reader.typeset.page import Kind, Piece, page
from article_reader.typeset.rows import GAP, lay_out
from article_reader.typeset.setting import Setting
from tests.reader.pages import JAPANESE
from tests.strategies import articles, marked_articles
from tests.typeset.setting import GERMAN, HYPHENS, drawn, settings

REVERSE = Style(reverse=True)
PALETTE = Palette({kind: Style() for kind in Kind}, Style(), Style(), REVERSE, Style(), Style(), Style(), Style())


@pytest.mark.parametrize(
    ("window", "left", "width"),
    [
        (200, 66, 68),
        (80, 6, 68),
        (72, 2, 68),
        (70, 2, 66),
        (40, 2, 36),
        (24, 2, 20),
        (22, 1, 20),
        (20, 0, 20),
        (1, 0, 1),
    ],
)
def test_the_column_is_centred_and_gives_its_margin_up_last(window: int, left: int, width: int) -> None:
    assert column(window, 68) == Column(window, left, width)


def test_capitals_are_letter_for_letter() -> None:
    assert capitals("Großbaustelle in Ísafjörður") == "GROßBAUSTELLE IN ÍSAFJÖRÐUR"
    assert capitals("Η Αθήνα и Москва") == "Η ΑΘΉΝΑ И МОСКВА"
    assert capitals("საქართველო 東京 غزة") == "საქართველო 東京 غزة"


@given(st.text())
def test_capitals_are_as_many_as_the_letters(text: str) -> None:
    assert len(capitals(text)) == len(text)


def test_a_wide_character_is_found_by_both_its_cells() -> None:
    assert [character_at("a港b", cell) for cell in range(5)] == [0, 1, 1, 2, 3]


def test_a_character_made_of_several_is_found_by_its_first() -> None:
    text = "a👩\u200d👩\u200d👧❤\ufe0fb"
    assert [character_at(text, cell) for cell in range(7)] == [0, 1, 1, 6, 6, 8, 9]


@given(
    articles | marked_articles,
    st.integers(8, 100),
    st.integers(20, 80),
    st.none() | st.tuples(st.integers(0, 9), st.integers(0, 99)),
    settings,
)
def test_every_row_is_as_wide_as_the_window(
    article: Article, window: int, width: int, selected: tuple[int, int] | None, setting: Setting
) -> None:
    pieces = page(article)
    where = column(window, width)
    rows = lay_out(pieces, where.width, (), setting, HYPHENS.get(setting.language or ""))
    for row in range(len(rows)):
        if rows.start[row] == GAP:
            continue
        shown = set_row(rows, row, pieces, where.width)
        strip = row_strip(shown, where, PALETTE, [Overlay(*selected, REVERSE)] if selected else [])
        assert strip.cell_length == window == cell_len(strip.text)


@given(st.integers(0, 70), st.integers(0, 70))
def test_a_selection_changes_how_the_text_looks_and_not_what_it_says(begin: int, end: int) -> None:
    piece = page(JAPANESE)[0]
    shown = set_row(lay_out([piece], 68), 0, [piece], 68)
    plain = row_strip(shown, column(80, 68), PALETTE)
    marked = row_strip(shown, column(80, 68), PALETTE, [Overlay(min(begin, end), max(begin, end), REVERSE)])
    lit = "".join(segment.text for segment in marked if segment.style and segment.style.reverse)
    assert marked.text == plain.text
    assert lit == piece.text[min(begin, end) : max(begin, end)]


def test_overlays_are_laid_over_each_other() -> None:
    piece = Piece(Kind.PARAGRAPH, "a bcde f", Span(1, 1), 0)
    overlays = [Overlay(2, 6, Style(bold=True)), Overlay(4, 6, Style(underline=True)), Overlay(3, 5, REVERSE)]
    segments = list(row_strip(set_row(lay_out([piece], 20), 0, [piece], 20), column(20, 20), PALETTE, overlays))
    styles = [(segment.text, segment.style or Style()) for segment in segments]
    look = [(text, (bool(style.bold), bool(style.underline), bool(style.reverse))) for text, style in styles]
    assert look[:6] == [
        ("a ", (False, False, False)),
        ("b", (True, False, False)),
        ("c", (True, False, True)),
        ("d", (True, True, True)),
        ("e", (True, True, False)),
        (" f", (False, False, False)),
    ]


def test_a_selection_lights_all_of_a_widened_gap_and_no_hyphen_of_a_word_it_ends_before() -> None:
    lit = ""
    for row in drawn(GERMAN, 50, Setting("de", hyphenate=True, justify=True)):
        overlay = Overlay(GERMAN.index("neu"), GERMAN.index("ben sei"), REVERSE)
        strip = row_strip(row, column(54, 50), PALETTE, [overlay])
        lit += "".join(segment.text for segment in strip if segment.style and segment.style.reverse)
    assert lit == "neu geschmiedet. Geblie"
