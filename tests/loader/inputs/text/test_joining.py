"""Rows of wrapped text to lines: what was wrapped or cut is put together again, and nothing else."""

from __future__ import annotations

import textwrap

import pytest

from article_reader.article import Span
from article_reader.loader.inputs.text import read_text
from article_reader.safety import clean

PROSE = (
    "The ferry left an hour late because the harbour master had lost his keys and nobody dared to wake his wife. "
    "By the time they were found, under the cat, half of the passengers had gone home and the other half had begun "
    "to sing. The captain counted them twice and decided that singing was a kind of ticket."
)
JAPANESE = "港町の古い映画館が来月一日に再び営業を始めることになり町の人々は喜んでいる。"


def texts(text: str) -> list[str]:
    return [line.text for line in read_text(text).lines]


@pytest.mark.parametrize("column", [40, 60, 72, 76, 100, 150])
def test_paragraphs_wrapped_at_any_column_are_one_line_each(column: int) -> None:
    wrapped = textwrap.fill(PROSE, column) + "\n\n" + textwrap.fill(PROSE, column)
    assert texts(wrapped) == [PROSE, PROSE]


def test_a_notice_of_four_rows_is_one_line() -> None:
    assert len(texts(textwrap.fill(PROSE[:230], 64))) == 1


def test_an_indented_dump_is_unwrapped_without_its_indent() -> None:
    assert texts(textwrap.fill(PROSE, 72, initial_indent="   ", subsequent_indent="   ")) == [PROSE]


def test_a_heading_that_runs_wider_than_the_text_is_one_line() -> None:
    body = textwrap.fill(PROSE, 74, initial_indent="   ", subsequent_indent="   ")
    heading = "Ferry leaves an hour late, and half of its passengers go home before the keys\nare found under the cat"
    assert texts(f"{heading}\n\n{body}\n\n{body}") == [heading.replace("\n", " "), PROSE, PROSE]


def test_rows_that_begin_with_a_number_or_a_dash_in_a_sentence_are_no_items() -> None:
    rows = [
        "The council decided to tear down the bridge across the river on the",
        "12. of May, after an engineer had found that both of its pillars are",
        "– to say the least – in no good state, and that the road should be",
        "closed to everything but bicycles until the new one has been built.",
    ]
    assert texts("\n".join(rows)) == [" ".join(rows)]


def test_what_was_wrapped_twice_is_put_together() -> None:
    rows = []
    for row in textwrap.wrap(PROSE, 66):
        rows += textwrap.wrap(row, 60)
    assert texts("\n".join(rows)) == [PROSE]


def test_scripts_without_spaces_are_joined_without_one() -> None:
    rows = [(JAPANESE * 5)[start : start + 30] for start in range(0, len(JAPANESE) * 5, 30)]
    assert texts("\n".join(rows)) == [JAPANESE * 5]


def test_lines_that_were_never_wrapped_stay_apart() -> None:
    lines = [PROSE, "A heading", PROSE[:200], "Ein Knopf", "Noch ein Knopf", PROSE[50:]]
    assert texts("\n".join(lines)) == lines


def test_a_heading_is_not_glued_to_the_paragraph_below_it() -> None:
    wrapped = f"A short heading\n{textwrap.fill(PROSE, 72)}\nAnother heading\n{textwrap.fill(PROSE, 72)}"
    assert texts(wrapped) == ["A short heading", PROSE, "Another heading", PROSE]


def test_items_of_a_list_stay_apart_however_full_the_line_above_is() -> None:
    item = "* " + "word " * 13 + "words"
    assert len(texts("\n".join([textwrap.fill(PROSE, 72), item, item, item]))) == 4


def test_verses_and_addresses_stay_lines() -> None:
    lines = [
        "The Ferry Office",
        "Mill Lane 3",
        "Port Lune",
        "",
        "O ship, come home",
        "Your lamp is lit",
        "We wait alone",
    ]
    assert texts("\n".join(lines)) == [line for line in lines if line]


@pytest.mark.parametrize(
    ("rows", "joined"),
    [
        ("The tower will be moved in-\nland this summer because the cliff is giv-\ning way.", "inland … giving"),
        (
            "The well-known keeper said that this well-\nknown cliff is giving way to the sea.",
            "well-known … well-known",
        ),
        ("Die Fähre fährt im Sommer über die Nord-\nOstsee und zurück, und das ohne Halt.", "Nord-Ostsee"),
        ("Der Rat sprach lange über die Vor-\nund Nachteile einer Brücke in der Stadt.", "Vor- und"),
        (clean("The keeper saw the light\u00ad\nhouse from his kitchen and went to bed."), "lighthouse"),
        ("The keeper saw the light\u00ad\nhouse from his kitchen and went to bed.", "lighthouse"),
    ],
)
def test_a_divided_word_is_whole_again_and_a_compound_keeps_its_hyphen(rows: str, joined: str) -> None:
    (text,) = texts(rows)
    assert all(part in text for part in joined.split(" … "))


def test_a_sentence_that_was_cut_at_its_tags_is_put_together() -> None:
    rows = [
        "The",
        "port office",
        ", the oldest of",
        "Hallam",
        ", has closed the",
        "quay",
        "on Monday.",
        "It opens in May.",
    ]
    assert texts("\n".join(rows)) == [
        "The port office, the oldest of Hallam, has closed the quay on Monday.",
        "It opens in May.",
    ]


def test_menus_headlines_and_bylines_stay_apart_in_a_text_that_was_cut() -> None:
    rows = (
        "News\nSport\n\nFerry runs aground\n\nBy\nAnn Doe\n\nThe\nferry\n, an old one, and the\nquay\n, too, broke.\n"
    )
    assert texts(rows) == [
        "News",
        "Sport",
        "Ferry runs aground",
        "By",
        "Ann Doe",
        "The ferry, an old one, and the quay, too, broke.",
    ]


_CUT = "\n\nThe\nferry\n, an old one, and the\nquay\n, too, broke.\n"
"""The end of a text that was cut at its tags."""

_CUT_AND_SPACED = (
    "\n\nThe \nferry\n that was old, and the \nquay\n that was still being built when the storm came over the hill, "
    "broke at noon, as \nall\n the piers along the northern shore of the island had done.\n"
)
"""The same where the white space at the tags was kept."""


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("Ferry runs aground off the quay\n5 May 2024\nby", ["Ferry runs aground off the quay", "5 May 2024", "by"]),
        ("Why the harbour master went to bed\nThe ferry that ran aground", None),
        (
            "Ferry Runs Aground Near Harbour – Again\nAnn Doe\n, Staff Writer",
            ["Ferry Runs Aground Near Harbour – Again"],
        ),
        ("Port —\nFerry runs aground off the quay", None),
    ],
)
def test_a_headline_is_not_joined_with_what_stands_below_it(rows: str, lines: list[str] | None) -> None:
    wanted = lines or rows.split("\n")
    assert texts(rows + _CUT)[: len(wanted)] == wanted


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("Trouble at the port\n:\nFerry runs aground", "Trouble at the port: Ferry runs aground"),
        ("Trouble at the port\n - \nFerry runs aground", "Trouble at the port - Ferry runs aground"),
        ("Raised \nHallam\n ferry is back at sea", "Raised Hallam ferry is back at sea"),
    ],
)
def test_a_headline_that_was_cut_at_its_tags_is_one_line(rows: str, line: str) -> None:
    assert texts(rows + _CUT_AND_SPACED)[0] == line


def test_a_row_that_is_set_in_far_is_no_part_of_the_sentence_above() -> None:
    rows = f"Ferry runs aground off the old quay\n{' ' * 20}Ann Doe and Ben Roe of the \nGazette\n were on board."
    assert texts(rows + _CUT_AND_SPACED)[0] == "Ferry runs aground off the old quay"


@pytest.mark.parametrize(
    ("capital", "rest", "whole"), [("M", "r", "Mr"), ("A", "nother", "Another"), ("A", "ferry", "A ferry")]
)
def test_a_capital_alone_on_its_row_goes_before_its_word(capital: str, rest: str, whole: str) -> None:
    sentence = "has left the quay an hour late, and nobody knows why."
    assert texts(f"Headline\n\n{capital}\n{rest} {sentence}") == ["Headline", f"{whole} {sentence}"]


def test_lines_know_where_they_stood_and_what_was_above() -> None:
    lines = read_text("one\n\ntwo\nthree\n").lines
    assert [(line.span, line.blank_before) for line in lines] == [
        (Span(1, 1), True),
        (Span(3, 3), True),
        (Span(4, 4), False),
    ]


def test_runs_of_white_space_become_one_space_but_what_holds_together_or_may_break_stays() -> None:
    assert texts("a  b\tc\u00a0d \u200be") == ["a b c\u00a0d \u200be"]


@pytest.mark.parametrize(
    "lines",
    [
        ["switch to the northern edition", "switch to the southern edition", "switch to the eastern edition"],
        ["$ weir build gate.c -o gate.out", "$ weir run gate.out --verbose", "water level is low, gate is open"],
        ["The new weir reveals where the river will flow", "more..."],
    ],
)
def test_labels_and_code_in_small_letters_stay_apart(lines: list[str]) -> None:
    assert texts("\n".join([PROSE, "", *lines])) == [PROSE, *lines]


def test_a_quotation_mark_right_behind_a_word_closes_a_heading_of_a_text_that_was_cut() -> None:
    rows = "Die\nFähre\n, die alte, und der\nKai\n, der neue, sind zu.\n\nWer zahlt „den Kai“\nDie Stadt zahlt ihn.\n"
    assert texts(rows)[-2:] == ["Wer zahlt „den Kai“", "Die Stadt zahlt ihn."]
