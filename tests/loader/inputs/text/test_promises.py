"""What holds for any text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from article_reader.loader.inputs.text import read_text

TYPICAL = [
    *("The ferry of Hallam left an hour late, and nobody knew", "why that was so.", "in-", "land", "A", ", so"),
    *("   [1]Home", "References", "   1. https://a.example.org", "   2. https://b.example.org", "   (BUTTON) Share"),
    *("IFRAME: https://c.example.org", "* one", "a  b  c", "a\tb", "| a | b |", "-----", "> said", ""),
]

ROWS = st.lists(
    st.one_of(st.sampled_from(TYPICAL), st.text(alphabet="ab .,-–[]12|*>_=#\t()\u3000港。\u00ad", max_size=60)),
    max_size=12,
)


@given(ROWS)
def test_each_row_that_is_not_blank_is_told_in_order(rows: list[str]) -> None:
    lines = read_text("\n".join(rows)).lines
    told = {number for line in lines for number in range(line.span.first, line.span.last + 1)}
    assert told >= {number for number, row in enumerate(rows, 1) if row.strip()}
    assert [line.span.first for line in lines] == sorted(line.span.first for line in lines)
    assert all(line.text.strip() for line in lines)


@given(ROWS)
def test_each_letter_is_told_once(rows: list[str]) -> None:
    def letters(text: str) -> str:
        return "".join(sorted(re.sub(r"[^a-zA-Z港]", "", text)))

    lines = read_text("\n".join(rows)).lines
    assert letters("".join(line.text for line in lines)) == letters("".join(rows))


@given(ROWS)
def test_marks_and_cells_lie_within_the_words(rows: list[str]) -> None:
    for line in read_text("\n".join(rows)).lines:
        assert all(0 <= mark.start < mark.end <= len(line.text) for mark in line.marks)
        assert all(0 <= start <= end <= len(line.text) for start, end in line.cells)
