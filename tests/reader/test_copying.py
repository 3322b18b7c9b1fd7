from __future__ import annotations

import pytest
from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection

from article_reader.reader.copying import selected_text, word_around
from article_reader.typeset.page import ASIDES, CAPTIONS, Kind, page
from tests.reader.pages import CRANE, TABLES

PIECES = page(CRANE)


def number_of(kind: Kind) -> int:
    return next(number for number, piece in enumerate(PIECES) if piece.kind is kind)


def test_a_part_of_a_paragraph_is_copied_on_one_line() -> None:
    number = number_of(Kind.PARAGRAPH)
    selection = Selection(Offset(4, number), Offset(200, number))
    assert selected_text(PIECES, ASIDES, selection) == PIECES[number].text[4:200].strip()


def test_blocks_are_copied_with_the_blank_lines_of_the_page() -> None:
    number = number_of(Kind.KICKER)
    selection = Selection(Offset(0, number), Offset(3, number_of(Kind.BYLINE)))
    assert selected_text(PIECES, ASIDES, selection) == f"Großbaustelle\n{PIECES[1].text}\n\nVon"


def test_what_is_hidden_is_not_copied_and_the_reason_never() -> None:
    everything = selected_text(PIECES, frozenset(), SELECT_ALL)
    assert "Momme Bendixen" in everything
    assert "Teilen" in everything
    assert "share button" not in everything
    shown = selected_text(PIECES, ASIDES | CAPTIONS, SELECT_ALL)
    assert "Momme Bendixen" not in shown
    assert "Teilen" not in shown


def test_a_selection_open_at_one_end_goes_to_that_end() -> None:
    last = len(PIECES) - 1
    assert selected_text(PIECES, frozenset(), Selection(Offset(7, last), None)) == PIECES[last].text[7:].strip()
    assert selected_text(PIECES, frozenset(), Selection(None, Offset(5, 0))) == PIECES[0].text[:5]


def test_a_table_is_copied_with_tabs_between_its_cells_and_a_text_with_its_rows() -> None:
    pieces = page(TABLES)
    copied = selected_text(pieces, ASIDES, SELECT_ALL)
    assert "\n\nLine\tHours\tFare\nNess\t2\t12.50\n" in copied
    assert "\n\nThe Harbour Office\n12 Quay Street\n\n" in copied
    assert "Fulmar of Port Lune\t64\t\n" in copied


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("one two-three four", 6, "two-three"),
        ("one two-three four", 0, "one"),
        ("it's here", 3, "it's"),
        ("one two", 3, " "),
        ("„Niete“", 0, "„"),
        ("", 0, ""),
        ("end", 3, ""),
    ],
)
def test_a_word_is_what_belongs_together(text: str, offset: int, word: str) -> None:
    begin, end = word_around(text, offset)
    assert text[begin:end] == word
