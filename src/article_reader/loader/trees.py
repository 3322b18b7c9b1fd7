"""Boosted trees, read from weights: facts about lines -> how likely each label is, and which facts said so.

The trees are oblivious: all nodes of a level ask the same question ("length > 62?"), so that a tree of six levels is
six bits that choose one of 64 leaves (Dorogush, Ershov and Gulin, "CatBoost: gradient boosting with categorical
features support", 2018). So no line need be looked at by itself: the answers of thousands of lines to one question are
one whole number with a byte for each line, six of them shifted and added up are the lines' leaves, and a leaf's weight
is a byte that bytes.translate looks up for all lines at once.
"""

from __future__ import annotations

import math
import struct
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, repeat
from typing import Any, NamedTuple

_AT_ONCE = 1024
"""How many lines are looked at together: enough to be fast, few enough to stay in the processor's cache."""

ZERO, LARGEST = 80, 45
"""The character that stands for a weight of 0, and how far from it weights go: so each is a character that JSON holds
as it is, and two can be added up within a byte."""

_ABOVE = [b"\0" * (step + 1) + b"\1" * (255 - step) for step in range(255)]
"""Tables for bytes.translate: 1 for the bytes above a step, 0 for the others."""

Facts = Sequence[Sequence[float]]
"""Facts about lines: for each fact its values, line by line; all are 0 or more, and a line outside the text has 0."""


class Evidence(NamedTuple):
    """What spoke for a label."""

    offset: int
    """Which line the fact is of: 0 the line itself, -1 the one before, …"""

    fact: int
    """The number of the fact."""

    weight: float
    """How much less the label's score would be had the fact been otherwise."""


class _Tree(NamedTuple):
    """One tree."""

    questions: Sequence[int]
    """The numbers of the questions of its levels; the answer to the first is the lowest bit of a leaf's number."""

    leaves: range
    """Where among all leaves those for each label begin."""


class _Borders:
    """What values of a fact are compared with."""

    def __init__(self, values: list[float]) -> None:
        self.values = values
        """The values, in order."""
        self.step = {value: step for step, value in enumerate(values)}
        """The place of each."""
        firsts = [min(256, math.floor(value) + 1) for value in values]
        self.small = b"".join(
            bytes([step]) * (end - begin) for step, (begin, end) in enumerate(pairwise([0, *firsts, 256]))
        )
        """How many of them each whole number up to 255 is above."""


class Forest:
    """Trees that together tell how likely each label is."""

    def __init__(self, data: Mapping[str, Any], names: Sequence[str], labels: int) -> None:
        """Read the forest that training wrote; `names` are those of the facts, `labels` counts the labels.

        Its questions are put together by line and fact: an offset (0 the line itself, -1 the one before, …), the fact's
        name, and what its value may be above. A tree names them by their numbers in that order.
        """
        number = {name: index for index, name in enumerate(names)}
        self._questions = [(offset, number[name], borders) for offset, name, borders in data["questions"]]
        self._farthest = max((abs(offset) for offset, _, _ in self._questions), default=0)
        self._borders = self._by_fact()
        self._tables = [
            (offset, fact, [_ABOVE[self._borders[fact].step[border]] for border in borders])
            for offset, fact, borders in self._questions
        ]
        self._scale: float = data["scale"]
        self._bias: Sequence[float] = data["bias"]
        self._labels = labels
        # Behind the last leaves stands what fills up the 256 bytes that bytes.translate wants.
        self._leaves = data["leaves"].encode("ascii") + bytes(256)
        self._trees: list[_Tree] = []
        begin = 0
        for questions in data["trees"]:
            size = 1 << len(questions)
            self._trees.append(_Tree(questions, range(begin, begin + size * labels, size)))
            begin += size * labels

    def likelihoods(self, facts: Facts, runs: Sequence[range] | None = None) -> list[list[float]]:
        """Return for each line how likely each label is, adding up to 1; of all lines, where there are no `runs`."""
        return [_softmax(scores) for scores in self.scores(facts, runs)]

    def scores(self, facts: Facts, runs: Sequence[range] | None = None) -> list[tuple[float, ...]]:
        """Return for each line a score for each label, the higher the likelier; `runs` as for likelihoods."""
        zero = ZERO * len(self._trees)
        scores: list[tuple[float, ...]] = []
        for answers, count in self._answers(facts, runs):
            sums = self._sums(answers, count)
            by_label = [
                [(total - zero) * self._scale + bias for total in sums[label * count : label * count + count]]
                for label, bias in enumerate(self._bias)
            ]
            scores.extend(zip(*by_label, strict=True))
        return scores

    def evidence(self, facts: Facts, labels: Sequence[int]) -> list[list[Evidence]]:
        """Return for each line what spoke for its label, most first."""
        questions = [(offset, fact) for offset, fact, borders in self._questions for _ in borders]
        found: list[list[Evidence]] = []
        for answers, count in self._answers(facts, None):
            leaves = [_leaves(tree, answers, count) for tree in self._trees]
            for line in range(count):
                label = labels[len(found)]
                weights: defaultdict[tuple[int, int], float] = defaultdict(float)
                for tree, reached in zip(self._trees, leaves, strict=True):
                    table, leaf = self._weights(tree)[label], reached[line]
                    for level, index in enumerate(tree.questions):
                        gain = table[leaf] - table[leaf ^ 1 << level]
                        weights[questions[index]] += gain * self._scale
                most = sorted(weights.items(), key=lambda item: -item[1])
                found.append([Evidence(*which, weight) for which, weight in most])
        return found

    def _weights(self, tree: _Tree) -> list[bytes]:
        """Return the weights of a tree's leaves, for each label a table for bytes.translate."""
        return [self._leaves[begin : begin + 256] for begin in tree.leaves]

    def _by_fact(self) -> dict[int, _Borders]:
        """Return for each fact asked what it is compared with."""
        found: defaultdict[int, set[float]] = defaultdict(set)
        for _, fact, borders in self._questions:
            found[fact].update(borders)
        return {fact: _Borders(sorted(borders)) for fact, borders in found.items()}

    def _answers(self, facts: Facts, runs: Sequence[range] | None) -> Iterator[tuple[list[int], int]]:
        """Yield a thousand lines' answers to each question, a byte for each line, 1 for yes; and how many lines."""
        steps = self._steps(facts)
        for chunk in _chunks(runs if runs is not None else [range(len(facts[0]))]):
            answers = []
            for offset, fact, tables in self._tables:
                shift = self._farthest + offset
                values = b"".join([steps[fact][run.start + shift : run.stop + shift] for run in chunk])
                answers += [int.from_bytes(values.translate(table), "little") for table in tables]
            yield answers, sum(map(len, chunk))

    def _steps(self, facts: Facts) -> dict[int, bytes]:
        """Return for each fact asked how many of its borders it is above, a byte for each line."""
        outside = bytes(self._farthest)
        steps = {}
        for fact, borders in self._borders.items():
            steps[fact] = outside + _above(facts[fact], borders) + outside
        return steps

    def _sums(self, answers: Sequence[int], count: int) -> list[int]:
        """Return the sums of all trees' weights: for the first label line by line, then for the others.

        Two weights are added up in a byte, then those at even and at odd places apart, in two bytes each.
        """
        wide = (count * self._labels + 1) // 2
        low = int.from_bytes(b"\xff\0" * wide, "little")
        even = odd = 0
        for first in range(0, len(self._trees), 2):
            both = 0
            for tree in self._trees[first : first + 2]:
                weights = map(_leaves(tree, answers, count).translate, self._weights(tree))
                both += int.from_bytes(b"".join(weights), "little")
            even += both & low
            odd += both >> 8 & low
        sums = [0] * (2 * wide)
        for side, total in enumerate((even, odd)):
            sums[side::2] = struct.unpack(f"<{wide}H", total.to_bytes(2 * wide, "little"))
        return sums


def _above(column: Sequence[float], borders: _Borders) -> bytes:
    """Return how many borders each value of a fact is above; most facts are small whole numbers, and fast."""
    try:
        return bytes(column).translate(borders.small)  # type: ignore[arg-type]  # what isn't whole numbers is told below
    except (TypeError, ValueError):
        return bytes(map(bisect_left, repeat(borders.values), column))


def _chunks(runs: Sequence[range]) -> Iterator[list[range]]:
    """Yield runs of lines, together as long as are looked at together; what is longer is divided."""
    chunk: list[range] = []
    room = _AT_ONCE
    for run in runs:
        rest = run
        while rest:
            chunk.append(rest[:room])
            rest, room = rest[room:], room - len(rest[:room])
            if not room:
                yield chunk
                chunk, room = [], _AT_ONCE
    if chunk:
        yield chunk


def _leaves(tree: _Tree, answers: Sequence[int], count: int) -> bytes:
    """Return the number of the leaf that each line's answers lead to."""
    leaves = 0
    for level, question in enumerate(tree.questions):
        leaves |= answers[question] << level
    return leaves.to_bytes(count, "little")


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
