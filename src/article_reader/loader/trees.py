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
from dataclasses import dataclass
from itertools import repeat
from typing import Any

_AT_ONCE = 1024
"""How many lines are looked at together: enough to be fast, few enough to stay in the processor's cache."""

ZERO, LARGEST = 80, 45
"""The character that stands for a weight of 0, and how far from it weights go: so each is a character that JSON holds
as it is, and two can be added up within a byte."""

_ABOVE = [b"\0" * (step + 1) + b"\1" * (255 - step) for step in range(255)]
"""Tables for bytes.translate: 1 for the bytes above a step, 0 for the others."""

Facts = Sequence[Sequence[float]]
"""Facts about lines: for each fact its values, line by line; all are 0 or more, and a line outside the text has 0."""


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """Something that trees ask of a line."""

    offset: int
    """Which line it is asked of: 0 the line itself, -1 the one before, …"""

    fact: int
    """The number of the fact."""

    above: float
    """The answer is yes where the fact's value is above this."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What spoke for a label."""

    offset: int
    """Which line the fact is of: 0 the line itself, -1 the one before, …"""

    fact: int
    """The number of the fact."""

    weight: float
    """How much less the label's score would be had the fact been otherwise."""


@dataclass(frozen=True, slots=True)
class _Tree:
    """One tree."""

    questions: Sequence[int]
    """The numbers of the questions of its levels; the answer to the first is the lowest bit of a leaf's number."""

    weights: Sequence[bytes]
    """For each label the weights of the leaves, filled up to 256 for bytes.translate."""


class Forest:
    """Trees that together tell how likely each label is."""

    def __init__(self, data: Mapping[str, Any], names: Sequence[str], labels: int) -> None:
        """Read the forest that training wrote; `names` are those of the facts, `labels` counts the labels."""
        number = {name: index for index, name in enumerate(names)}
        self._questions = [Question(offset, number[name], above) for offset, name, above in data["questions"]]
        self._farthest = max((abs(question.offset) for question in self._questions), default=0)
        self._scale: float = data["scale"]
        self._bias: Sequence[float] = data["bias"]
        self._labels = labels
        raw = data["leaves"].encode("ascii")
        self._trees: list[_Tree] = []
        begin = 0
        for questions in data["trees"]:
            size = 1 << len(questions)
            ends = range(begin + size, begin + size * labels + 1, size)
            self._trees.append(_Tree(questions, [raw[end - size : end].ljust(256, b"\0") for end in ends]))
            begin += size * labels

    def likelihoods(self, facts: Facts) -> list[list[float]]:
        """Return for each line how likely each label is, adding up to 1."""
        return [_softmax(scores) for scores in self.scores(facts)]

    def scores(self, facts: Facts) -> list[tuple[float, ...]]:
        """Return for each line a score for each label, the higher the likelier."""
        zero = ZERO * len(self._trees)
        scores: list[tuple[float, ...]] = []
        for answers, count in self._answers(facts):
            sums = self._sums(answers, count)
            by_label = [
                [(total - zero) * self._scale + bias for total in sums[label * count : label * count + count]]
                for label, bias in enumerate(self._bias)
            ]
            scores.extend(zip(*by_label, strict=True))
        return scores

    def evidence(self, facts: Facts, labels: Sequence[int]) -> list[list[Evidence]]:
        """Return for each line what spoke for its label, most first."""
        found: list[list[Evidence]] = []
        for answers, count in self._answers(facts):
            leaves = [_leaves(tree, answers, count) for tree in self._trees]
            for line in range(count):
                label = labels[len(found)]
                weights: defaultdict[tuple[int, int], float] = defaultdict(float)
                for tree, reached in zip(self._trees, leaves, strict=True):
                    table, leaf = tree.weights[label], reached[line]
                    for level, index in enumerate(tree.questions):
                        question = self._questions[index]
                        gain = table[leaf] - table[leaf ^ 1 << level]
                        weights[question.offset, question.fact] += gain * self._scale
                most = sorted(weights.items(), key=lambda item: -item[1])
                found.append([Evidence(*which, weight) for which, weight in most])
        return found

    def _answers(self, facts: Facts) -> Iterator[tuple[list[int], int]]:
        """Yield a thousand lines' answers to each question, a byte for each line, 1 for yes; and how many lines."""
        steps = self._steps(facts)
        count = len(facts[0])
        for begin in range(0, count, _AT_ONCE):
            size = min(_AT_ONCE, count - begin)
            answers = []
            for question in self._questions:
                borders, values = steps[question.fact]
                start = self._farthest + begin + question.offset
                above = values[start : start + size].translate(_ABOVE[bisect_left(borders, question.above)])
                answers.append(int.from_bytes(above, "little"))
            yield answers, size

    def _steps(self, facts: Facts) -> dict[int, tuple[list[float], bytes]]:
        """Return for each fact asked its borders, and for each line how many of them its value is above."""
        borders: defaultdict[int, set[float]] = defaultdict(set)
        for question in self._questions:
            borders[question.fact].add(question.above)
        outside = bytes(self._farthest)
        steps = {}
        for fact, found in borders.items():
            cuts, column = sorted(found), facts[fact]
            values = bytes(map(bisect_left, repeat(cuts), column)) if any(column) else bytes(len(column))
            steps[fact] = cuts, outside + values + outside
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
                weights = map(_leaves(tree, answers, count).translate, tree.weights)
                both += int.from_bytes(b"".join(weights), "little")
            even += both & low
            odd += both >> 8 & low
        sums = [0] * (2 * wide)
        for side, total in enumerate((even, odd)):
            sums[side::2] = struct.unpack(f"<{wide}H", total.to_bytes(2 * wide, "little"))
        return sums


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
