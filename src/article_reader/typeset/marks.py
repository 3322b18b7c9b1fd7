"""Marks -> runs of characters set apart in one way, those that a row shows, and signs around what is struck out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from article_reader.article import Mark, MarkKind


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a text that are set apart in one way."""

    start: int
    """The offset of the first one."""

    end: int
    """The offset behind the last one."""

    kinds: frozenset[MarkKind]
    """How they are set apart; empty where they aren't."""

    target: str | None = None
    """The address that they lead to, None where they lead nowhere."""


PLAIN: frozenset[MarkKind] = frozenset()


def runs_of(marks: Sequence[Mark]) -> tuple[Run, ...]:
    """Return the runs of a text that are set apart, in order."""
    edges = sorted(
        [(mark.start, 1, mark) for mark in marks] + [(mark.end, -1, mark) for mark in marks], key=lambda edge: edge[0]
    )
    runs = []
    depths = dict.fromkeys(MarkKind, 0)
    targets: list[str] = []
    kinds = PLAIN
    before = 0
    for offset, step, mark in edges:
        if kinds and offset > before:
            runs.append(Run(before, offset, kinds, targets[-1] if targets else None))
        before = offset
        depths[mark.kind] += step
        if mark.target and step > 0:
            targets.append(mark.target)
        elif mark.target:
            targets.remove(mark.target)
        kinds = frozenset(each for each, depth in depths.items() if depth > 0)
    return tuple(runs)


def between(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """Yield what of the runs lies from `start` up to `end`, and the plain runs between them; all is covered once."""
    index = max(0, bisect_right(runs, start, key=lambda run: run.start) - 1)
    while start < end:
        run = runs[index] if index < len(runs) else Run(end, end, PLAIN)
        if run.end <= start and index < len(runs):
            index += 1
            continue
        if run.start > start:
            yield Run(start, min(run.start, end), PLAIN)
            start = run.start
        else:
            yield Run(start, min(run.end, end), run.kinds, run.target)
            start = run.end
            index += 1


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
