"""What one line looks like by itself."""

from __future__ import annotations

import pytest

from article_reader.loader.labeller.line_features import NAMES, line_features
from article_reader.loader.labeller.phrases import WHOLE, default_phrases
from article_reader.loader.page import Form
from tests.loader.labeller.pages import line


def feature(name: str, text: str) -> float:
    """Return a feature of a line by its name."""
    _, values = line_features(line(text), default_phrases())
    return dict(zip(NAMES, values, strict=True))[name]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Ferry stops", "length", 11),
        ("Ferry stops", "words", 2),
        ("It left. It came back. Nobody saw it.", "sentence breaks", 2),
        ("船は出た。船は戻った。", "sentence breaks", 1),
        ("By Jo Lind, May 2024", "year", True),
        ("Room 2024", "year", True),
        ("12:30", "clock time", True),
        ("3.5.2024", "date", True),
        ("Seen at www.example.org", "web address", True),
        ("jo@example.org", "at sign", True),
        ("one, two, three", "commas", 2),
        ("News | Sport | Weather", "separators", 2),
        ("Who? Why?", "question marks", 2),
        ("The pier (at the left)", "brackets", True),
        ("“No,” she said", "quotation marks", True),
        ("ALL IN CAPITALS", "all capitals", True),
        ("The Ferry Left", "share of capitalised words", 1),
        ("the ferry left", "share of capitalised words", 0),
        ("12 of 24", "share of figures", 2 / 3),
        ("ferry harbour", "longest word", 7),
    ],
)
def test_features_tell_what_a_line_looks_like(text: str, name: str, value: float) -> None:
    assert feature(name, text) == pytest.approx(value)


def test_headings_paragraphs_and_questions_end_differently() -> None:
    endings = [feature("ending", text) for text in ("What comes next", "It left, and", "It left.", "Who left?")]
    assert endings == [0, 0, 9, 8]


def test_items_of_menus_quotations_and_sentences_open_differently() -> None:
    openings = [feature("opening", text) for text in ("› Sport", "“No”", "and so on", "Yes", "12 boats", "港の船")]
    assert openings == [1, 8, 6, 9, 5, 7]


@pytest.mark.parametrize(
    ("text", "value"), [("The pier. Photo: Jo Lind", 2), ("The pier (Foto: dpa)", 2), ("The pier", 0)]
)
def test_a_credit_at_the_end_is_known(text: str, value: int) -> None:
    assert feature("credit at the end", text) == value


def test_an_item_s_marker_is_part_of_how_it_looks() -> None:
    shape, _ = line_features(line("Why a ferry?", form=Form.ITEM, marker="3."), default_phrases())
    assert (shape.number, shape.opening) == (3, 5)


def test_scripts_without_spaces_count_more_for_a_character() -> None:
    shape, _ = line_features(line("港町の古い映画館が再び営業を始める"), default_phrases())
    assert shape.words >= 8
    assert shape.length > len("港町の古い映画館が再び営業を始める")


def test_stock_phrases_are_known_by_where_they_stand() -> None:
    shape, _ = line_features(line("Share"), default_phrases())
    assert shape.phrases["share"] == WHOLE


def test_of_a_very_long_line_its_begin_and_its_end_are_looked_at() -> None:
    shape, values = line_features(line("First " + "word " * 100_000 + "last."), default_phrases())
    assert shape.length == len("First " + "word " * 100_000 + "last.")
    assert (shape.tokens[0], shape.tokens[-1]) == ("first", "last")
    assert len(shape.tokens) < 1_000
    assert all(value >= 0 for value in values)
