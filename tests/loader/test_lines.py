"""Text to lines: what is wrapped is put together again, and nothing else."""

from __future__ import annotations

import textwrap

import pytest
from article_reader.loader.inputs.rows import split

from article_reader import Span

PROSE = (
    "The ferry left an hour late because the harbour master had lost his keys and nobody dared to wake his wife. "
    "By the time they were found, under the cat, half of the passengers had gone home and the other half had begun "
    "to sing. The captain counted them twice and decided that singing was a kind of ticket."
)


def texts(text: str) -> list[str]:
    return [line.text for line in split(text)]


@pytest.mark.parametrize("column", [40, 60, 72, 76, 100])
def test_a_paragraph_wrapped_at_any_column_is_one_line_again(column: int) -> None:
    wrapped = textwrap.fill(PROSE, column) + "\n\n" + textwrap.fill(PROSE, column)
    assert texts(wrapped) == [PROSE, PROSE]


def test_an_indented_dump_is_unwrapped_without_its_indent() -> None:
    assert texts(textwrap.fill(PROSE, 72, initial_indent="   ", subsequent_indent="   ")) == [PROSE]


def test_marks_of_quoting_are_kept_once() -> None:
    wrapped = textwrap.fill(PROSE, 72, initial_indent="> ", subsequent_indent="> ")
    assert texts(wrapped) == [f"> {PROSE}"]


def test_scripts_without_spaces_are_joined_without_one() -> None:
    sentence = "港町の古い映画館が来月一日に再び営業を始めることになり町の人々は喜んでいる。"
    rows = [(sentence * 5)[start : start + 30] for start in range(0, len(sentence) * 5, 30)]
    assert texts("\n".join(rows)) == [sentence * 5]


def test_lines_that_were_never_wrapped_stay_apart() -> None:
    lines = [PROSE, "A heading", PROSE[:200], "Ein Knopf", "Noch ein Knopf", PROSE[50:]]
    assert texts("\n".join(lines)) == lines


def test_a_heading_is_not_glued_to_the_paragraph_below_it() -> None:
    wrapped = f"A short heading\n{textwrap.fill(PROSE, 72)}\nAnother heading\n{textwrap.fill(PROSE, 72)}"
    assert texts(wrapped) == ["A short heading", PROSE, "Another heading", PROSE]


def test_items_of_a_list_stay_apart_however_full_the_line_above_is() -> None:
    item = "* " + "word " * 13 + "words"
    assert len(texts("\n".join([textwrap.fill(PROSE, 72), item, item, item]))) == 4


def test_lines_know_where_they_stood_and_what_was_above() -> None:
    lines = split("one\n\ntwo\nthree\n")
    assert [(line.span, line.blank_before) for line in lines] == [
        (Span(1, 1), True),
        (Span(3, 3), True),
        (Span(4, 4), False),
    ]


def test_runs_of_white_space_become_one_space_but_spaces_that_hold_together_stay() -> None:
    assert texts("a  b\tc\u00a0d ") == ["a b c\u00a0d"]
