"""Marks as runs side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from article_reader import Mark, MarkKind
from article_reader.typeset.marks import PLAIN, Run, between, runs_of
from tests.strategies import marks_of, words

NESTED = (Mark(MarkKind.EMPHASIS, 2, 9), Mark(MarkKind.STRONG, 4, 6), Mark(MarkKind.LINK, 9, 12, "https://x.example"))


def test_marks_within_each_other_become_runs_side_by_side() -> None:
    em = frozenset({MarkKind.EMPHASIS})
    assert runs_of(NESTED) == (
        Run(2, 4, em),
        Run(4, 6, em | {MarkKind.STRONG}),
        Run(6, 9, em),
        Run(9, 12, frozenset({MarkKind.LINK}), "https://x.example"),
    )


def test_a_run_leads_where_the_innermost_link_around_it_does() -> None:
    marks = (
        Mark(MarkKind.LINK, 0, 6, "https://x.example"),
        Mark(MarkKind.LINK, 2, 4, "https://y.example"),
        Mark(MarkKind.CODE, 6, 7),
    )
    assert [run.target for run in runs_of(marks)] == [
        "https://x.example",
        "https://y.example",
        "https://x.example",
        None,
    ]


def test_a_row_has_what_lies_in_it() -> None:
    runs = runs_of(NESTED)
    assert [(run.start, run.end) for run in between(runs, 5, 20)] == [(5, 6), (6, 9), (9, 12), (12, 20)]
    assert list(between(runs, 0, 1)) == [Run(0, 1, PLAIN)]
    assert list(between(runs, 3, 3)) == []


@given(st.data(), words)
def test_each_character_has_the_kinds_of_the_marks_around_it(data: st.DataObject, text: str) -> None:
    marks = data.draw(marks_of(text))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = [(offset, run.kinds) for run in between(runs_of(marks), start, end) for offset in range(run.start, run.end)]
    assert found == [
        (offset, frozenset(mark.kind for mark in marks if mark.start <= offset < mark.end))
        for offset in range(start, end)
    ]
