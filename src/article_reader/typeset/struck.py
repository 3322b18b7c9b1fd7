"""A text with marks -> the same with signs around what is struck out, so that it is never read as valid."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from article_reader.article import Mark, MarkKind

SIGN = "~~"
"""What stands before and behind words that are struck out, as in Markdown: not every terminal draws a line through."""


def with_signs(text: str, marks: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """Return a text with signs around what is struck out, and its marks where they are then, signs included."""
    runs = _runs(mark for mark in marks if mark.kind is MarkKind.STRUCK)
    begins = [begin for begin, _ in runs]
    ends = [end for _, end in runs]
    parts: list[str] = []
    behind = 0
    for begin, end in runs:
        parts += (text[behind:begin], SIGN, text[begin:end], SIGN)
        behind = end
    moved = tuple(
        replace(
            mark,
            start=mark.start + len(SIGN) * (bisect_left(begins, mark.start) + bisect_right(ends, mark.start)),
            end=mark.end + len(SIGN) * (bisect_left(begins, mark.end) + bisect_right(ends, mark.end)),
        )
        for mark in marks
    )
    return "".join((*parts, text[behind:])), moved


def _runs(marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """Return from where to where marks reach, those that touch or overlap as one; they come as they begin."""
    runs: list[tuple[int, int]] = []
    for mark in marks:
        if runs and mark.start <= runs[-1][1]:
            runs[-1] = runs[-1][0], max(runs[-1][1], mark.end)
        else:
            runs.append((mark.start, mark.end))
    return runs
