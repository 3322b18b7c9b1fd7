"""Boosted trees, read from weights: features about lines -> how likely each label is, and which features said so.

The trees are oblivious: all nodes of a level ask the same split ("length > 62?"), so that a tree of six levels is
six bits that choose one of 64 leaves (Dorogush, Ershov and Gulin, "CatBoost: gradient boosting with categorical
features support", 2018). So no line need be looked at by itself: the answers of thousands of lines to one split are
one whole number with a byte for each line, six of them shifted and added up are the lines' leaves, and a leaf's weight
is a byte that bytes.translate looks up for all lines at once.
"""

from __future__ import annotations

import json
import math
import struct
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, repeat
from operator import add, sub, truediv

TABLE = 256
"""How many bytes a table for bytes.translate has."""


@dataclass(frozen=True, slots=True)
class TrainedForest:
    """A forest as training grew it, of oblivious trees: all splits of one level are the same."""

    scale: float
    """What a step of a leaf's weight is worth."""

    bias: Sequence[float]
    """The score of each label before any tree has spoken."""

    trees: Sequence[Sequence[int]]
    """The trees, each as the numbers of its levels' splits; all have as many levels."""

    leaves: bytes
    """The weights of the leaves, a byte each, tree by tree and label by label."""

    splits: Sequence[tuple[int, str, Sequence[float]]]
    """What lines are split by: the offset of a line (0 is the line itself), a feature's name, values."""


def read_forests(data: bytes) -> dict[str, TrainedForest]:
    """Return the forests of a model file, by their names."""
    return {
        name: TrainedForest(
            scale=forest["scale"],
            bias=forest["bias"],
            trees=forest["trees"],
            leaves=forest["leaves"].encode("ascii"),
            splits=[(offset, feature, values) for offset, feature, values in forest["splits"]],
        )
        for name, forest in json.loads(data).items()
    }


def write_forests(forests: Mapping[str, TrainedForest]) -> bytes:
    """Return the model file that holds these forests; the same forests give the same bytes."""
    data = {
        name: {
            "scale": forest.scale,
            "bias": list(forest.bias),
            "trees": [list(tree) for tree in forest.trees],
            "leaves": forest.leaves.decode("ascii"),
            "splits": [[offset, feature, list(values)] for offset, feature, values in forest.splits],
        }
        for name, forest in sorted(forests.items())
    }
    return json.dumps(data, separators=(",", ":")).encode("ascii") + b"\n"


_AT_ONCE = 1024
"""How many lines are looked at together: enough to be fast, few enough to stay in the processor's cache."""

_FEW = 64
"""Up to how many lines the weights for all labels are looked up at once: larger numbers take longer than more calls."""

_MANY = 50
"""From how many values on a table of all small whole numbers is worth making."""

ZERO, LARGEST = 80, 45
"""The character that stands for a weight of 0, and how far from it weights go: so each is a character that a
file of text holds as it is, and two can be added up within a byte."""

_MOST_TREES = 0xFFFF // (ZERO + LARGEST)
"""How many trees' weights two bytes have room for the sum of."""

_ABOVE = [b"\0" * (step + 1) + b"\1" * (255 - step) for step in range(255)]
"""Tables for bytes.translate: 1 for the bytes above a step, 0 for the others."""

Features = Sequence[Sequence[float]]
"""For each feature its values, line by line; all are 0 or more, and a line outside the text has 0 for all."""

Probabilities = Sequence[Sequence[float]]
"""How likely each label is: for each label its values, line by line."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What spoke for a label."""

    offset: int
    """Which line the feature is of: 0 the line itself, -1 the one before, …"""

    feature: int
    """The number of the feature."""

    weight: float
    """How much less the label's score would be had the feature been otherwise."""


class _Borders:
    """What values of a feature are compared with."""

    def __init__(self, values: list[float]) -> None:
        self.values = values
        """The values, in order."""
        self.step = {value: step for step, value in enumerate(values)}
        """The place of each."""

    @cached_property
    def small(self) -> bytes:
        """How many of them each whole number up to 255 is above."""
        firsts = [min(256, math.floor(value) + 1) for value in self.values]
        return b"".join(bytes([step]) * (end - begin) for step, (begin, end) in enumerate(pairwise([0, *firsts, 256])))


class Forest:
    """Trees that together tell how likely each label is."""

    def __init__(self, grown: TrainedForest, names: Sequence[str]) -> None:
        """Take a forest that training grew; `names` are those of the features.

        A tree names splits by their numbers, in the order of the values that they ask about.
        """
        number = {name: index for index, name in enumerate(names)}
        self._splits = [(offset, number[name], borders) for offset, name, borders in grown.splits]
        self._farthest = max((abs(offset) for offset, _, _ in self._splits), default=0)
        self._borders = self._by_fact()
        self._tables = [
            (offset, feature, [_ABOVE[self._borders[feature].step[border]] for border in borders])
            for offset, feature, borders in self._splits
        ]
        self._scale = grown.scale
        self._bias = grown.bias
        self._labels = len(grown.bias)
        self._trees = grown.trees
        self._levels = len(grown.trees[0]) if grown.trees else 0
        self._leaves = grown.leaves + bytes(TABLE)

    def probabilities(self, features: Features, runs: Sequence[range] | None = None) -> Probabilities:
        """Return for each label how likely it is, line by line; of all lines, where there are no `runs`.

        What a line's labels have adds up to 1.
        """
        return _softmax(self.scores(features, runs))

    def scores(self, features: Features, runs: Sequence[range] | None = None) -> list[array[float]]:
        """Return for each label its score, line by line, the higher the likelier; `runs` as for probabilities."""
        zero = ZERO * len(self._trees)
        scores: list[array[float]] = [array("d") for _ in self._bias]
        for answers, count in self._answers(features, runs):
            sums = self._sums(answers, count)
            for label, (bias, column) in enumerate(zip(self._bias, scores, strict=True)):
                totals = sums[label * count : label * count + count]
                column.extend([(total - zero) * self._scale + bias for total in totals])
        return scores

    def contributions(self, features: Features, labels: Sequence[int]) -> list[list[Contribution]]:
        """Return for each line what spoke for its label, most first."""
        splits = [(offset, feature) for offset, feature, borders in self._splits for _ in borders]
        found: list[list[Contribution]] = []
        for answers, count in self._answers(features, copied=False):
            leaves = [_leaves(tree, answers).to_bytes(count, "little") for tree in self._trees]
            weights_of = [self._weights(number) for number in range(len(self._trees))]
            for line in range(count):
                label = labels[len(found)]
                weights: defaultdict[tuple[int, int], float] = defaultdict(float)
                for tree, reached, tables in zip(self._trees, leaves, weights_of, strict=True):
                    table, leaf = tables[label], reached[line]
                    for level, index in enumerate(tree):
                        gain = table[leaf] - table[leaf ^ 1 << level]
                        weights[splits[index]] += gain * self._scale
                most = sorted(weights.items(), key=lambda item: -item[1])
                found.append([Contribution(*which, weight) for which, weight in most])
        return found

    def _weights(self, tree: int) -> list[bytes]:
        """Return the weights of a tree's leaves, for each label a table for bytes.translate."""
        size = 1 << self._levels
        first = tree * size * self._labels
        return [self._leaves[begin : begin + TABLE] for begin in range(first, first + size * self._labels, size)]

    def _by_fact(self) -> dict[int, _Borders]:
        """Return for each feature asked what it is compared with."""
        found: defaultdict[int, set[float]] = defaultdict(set)
        for _, feature, borders in self._splits:
            found[feature].update(borders)
        return {feature: _Borders(sorted(borders)) for feature, borders in found.items()}

    def _answers(
        self, features: Features, runs: Sequence[range] | None = None, *, copied: bool = True
    ) -> Iterator[tuple[list[int], int]]:
        """Yield a thousand lines' answers to each split, a byte for each line, 1 for yes; and how many lines.

        Where `copied`, the answers of few lines are there once for each label.
        """
        steps = self._steps(features)
        for chunk in _chunks(runs if runs is not None else [range(len(features[0]))]):
            count = sum(map(len, chunk))
            copies = self._labels if copied and self._are_few(count) else 1
            answers = []
            for offset, feature, tables in self._tables:
                shift = self._farthest + offset
                values = b"".join([steps[feature][run.start + shift : run.stop + shift] for run in chunk])
                answers += [int.from_bytes(values.translate(table) * copies, "little") for table in tables]
            yield answers, count

    def _are_few(self, count: int) -> bool:
        """Tell whether the lines are so few that their weights for all labels are best looked up at once."""
        return count <= _FEW and self._labels << self._levels <= TABLE

    def _steps(self, features: Features) -> dict[int, bytes]:
        """Return for each feature asked how many of its borders it is above, a byte for each line."""
        outside = bytes(self._farthest)
        steps = {}
        for feature, borders in self._borders.items():
            steps[feature] = outside + _above(features[feature], borders) + outside
        return steps

    def _sums(self, answers: Sequence[int], count: int) -> list[int]:
        """Return the sums of all trees' weights: for the first label line by line, then for the others.

        Two weights are added up in a byte, then those at even and at odd places apart, in two bytes each.
        """
        width = count * self._labels
        look_up = self._looked_up_at_once if self._are_few(count) else self._looked_up
        sums = [0] * width
        for first in range(0, len(self._trees), _MOST_TREES):
            numbers = range(first, min(first + _MOST_TREES, len(self._trees)))
            sums = list(map(add, sums, _added(look_up(answers, count, numbers), width)))
        return sums

    def _looked_up(self, answers: Sequence[int], count: int, numbers: range) -> Iterator[int]:
        """Yield the weights of each of these trees: a byte for each line for the first label, then for the others."""
        for number in numbers:
            leaves = _leaves(self._trees[number], answers).to_bytes(count, "little")
            yield int.from_bytes(b"".join(map(leaves.translate, self._weights(number))), "little")

    def _looked_up_at_once(self, answers: Sequence[int], count: int, numbers: range) -> Iterator[int]:
        """Yield the same, where each tree's leaves for all labels fit into one table."""
        size = 1 << self._levels
        places = b"".join(bytes([label * size]) * count for label in range(self._labels))
        bases = int.from_bytes(places, "little")
        for number in numbers:
            begin = number * size * self._labels
            leaves = (_leaves(self._trees[number], answers) | bases).to_bytes(len(places), "little")
            yield int.from_bytes(leaves.translate(self._leaves[begin : begin + TABLE]), "little")


def _added(weights: Iterator[int], width: int) -> Sequence[int]:
    """Return the sums of whole numbers of `width` bytes, byte by byte; of at most _MOST_TREES numbers."""
    wide = (width + 1) // 2
    low = int.from_bytes(b"\xff\0" * wide, "little")
    even = odd = 0
    for one in weights:
        both = one + next(weights, 0)
        even += both & low
        odd += both >> 8 & low
    sums = [0] * (2 * wide)
    for side, total in enumerate((even, odd)):
        sums[side::2] = struct.unpack(f"<{wide}H", total.to_bytes(2 * wide, "little"))
    return sums


def _above(column: Sequence[float], borders: _Borders) -> bytes:
    """Return how many borders each value of a feature is above; small whole numbers, as most features are, are fast."""
    if isinstance(column, bytearray) and len(column) >= _MANY:
        return bytes(column).translate(borders.small)
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


def _leaves(tree: Sequence[int], answers: Sequence[int]) -> int:
    """Return the numbers of the leaves that answers lead to, a byte each; the first split's is the lowest bit."""
    leaves = 0
    for split in reversed(tree):
        leaves = leaves << 1 | answers[split]
    return leaves


def _softmax(scores: Sequence[array[float]]) -> Probabilities:
    tops = array("d", map(max, zip(*scores, strict=True)))
    powers = [array("d", map(math.exp, map(sub, column, tops))) for column in scores]
    totals = array("d", map(sum, zip(*powers, strict=True)))
    return [array("d", map(truediv, column, totals)) for column in powers]
