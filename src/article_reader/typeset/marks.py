"""Marks -> runs of characters that are set apart in one way, side by side, and those that a row shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
