"""Boosted trees, read from weights: facts about lines -> how likely each label is, and which facts said so.

The trees are oblivious: all nodes of a level ask the same question ("length > 62?"), so that a tree of six levels is
six bits that choose one of 64 leaves (Dorogush, Ershov and Gulin, "CatBoost: gradient boosting with categorical
features support", 2018). All questions of all trees are numbered; a line's answers are one whole number with a bit for
each. A tree is then a mask over that number and a table of leaves, and a leaf is one whole number too, with a field for
each label: adding up trees adds up all labels at once.
"""

from __future__ import annotations

import math
from base64 import b64decode
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_FIELD = 3
"""Bytes per label in the sum of leaves: room for 65,000 trees of one byte each."""

Facts = Sequence[Sequence[float]]
"""The values of the facts, line by line; all are 0 or more, and a line outside the text has 0 for all."""


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


class _Leaves(dict[int, int]):
    """A tree's leaves by the answers that lead to them, each unpacked when it is first reached."""

    def __init__(self, bits: Sequence[int], packed: bytes) -> None:
        super().__init__()
        self.bits = bits
        self.mask = sum(bits)
        self.packed = packed

    def index(self, answers: int) -> int:
        """Return the number of the leaf that the answers lead to."""
        return sum(1 << level for level, bit in enumerate(self.bits) if answers & bit)

    def __missing__(self, answers: int) -> int:
        size = len(self.packed) >> len(self.bits)
        begin = self.index(answers) * size
        value = self[answers] = int.from_bytes(self.packed[begin : begin + size], "little")
        return value


class Forest:
    """Trees that together tell how likely each label is."""

    def __init__(self, data: Mapping[str, Any], names: Sequence[str], labels: int) -> None:
        """Read the forest that training wrote; `names` are those of the facts, `labels` counts the labels."""
        number = {name: index for index, name in enumerate(names)}
        self._questions = [Question(offset, number[name], above) for offset, name, above in data["questions"]]
        self._scale: float = data["scale"]
        self._bias: Sequence[float] = data["bias"]
        self._labels = labels
        raw = b64decode(data["leaves"])
        wide = bytearray(len(raw) * _FIELD)
        wide[::_FIELD] = raw
        self._trees: list[_Leaves] = []
        begin = 0
        for questions in data["trees"]:
            end = begin + (labels * _FIELD << len(questions))
            self._trees.append(_Leaves([1 << question for question in questions], bytes(wide[begin:end])))
            begin = end
        self._regions = self._by_offset()
        self._cuts = self._by_fact()

    def likelihoods(self, facts: Facts) -> list[list[float]]:
        """Return for each line how likely each label is, adding up to 1."""
        return [_softmax(scores) for scores in self.scores(facts)]

    def scores(self, facts: Facts) -> list[list[float]]:
        """Return for each line a score for each label, the higher the likelier."""
        trees = [(tree.mask, tree) for tree in self._trees]
        scores = []
        for answers in self._answers(facts):
            total = 0
            for mask, leaves in trees:
                total += leaves[answers & mask]
            scores.append(self._unpack(total))
        return scores

    def evidence(self, facts: Facts, labels: Sequence[int]) -> list[list[Evidence]]:
        """Return for each line what spoke for its label, most first."""
        found = []
        for answers, label in zip(self._answers(facts), labels, strict=True):
            weights: defaultdict[tuple[int, int], float] = defaultdict(float)
            for tree in self._trees:
                for bit in tree.bits:
                    question = self._questions[bit.bit_length() - 1]
                    gain = self._value(tree, answers, label) - self._value(tree, answers ^ bit, label)
                    weights[question.offset, question.fact] += gain
            found.append(
                [Evidence(*which, weight) for which, weight in sorted(weights.items(), key=lambda item: -item[1])]
            )
        return found

    def _value(self, tree: _Leaves, answers: int, label: int) -> float:
        return ((tree[answers & tree.mask] >> (8 * _FIELD * label)) & 0xFF) * self._scale

    def _unpack(self, total: int) -> list[float]:
        zero = 128 * len(self._trees)
        field = (1 << 8 * _FIELD) - 1
        return [
            ((total >> (8 * _FIELD * label)) & field) * self._scale - zero * self._scale + self._bias[label]
            for label in range(self._labels)
        ]

    def _by_offset(self) -> list[tuple[int, int]]:
        """Return the offsets of the lines asked, each with a mask over the questions asked of it."""
        masks: defaultdict[int, int] = defaultdict(int)
        for index, question in enumerate(self._questions):
            masks[question.offset] |= 1 << index
        return sorted(masks.items())

    def _by_fact(self) -> list[tuple[int, list[float], list[int]]]:
        """Return for each fact asked where it is cut, and the questions answered yes between one cut and the next."""
        cuts: defaultdict[int, dict[float, int]] = defaultdict(dict)
        for index, question in enumerate(self._questions):
            cuts[question.fact][question.above] = cuts[question.fact].get(question.above, 0) | 1 << index
        tables = []
        for fact, masks in sorted(cuts.items()):
            borders = sorted(masks)
            yes = [0]
            for border in borders:
                yes.append(yes[-1] | masks[border])
            tables.append((fact, borders, yes))
        return tables

    def _answers(self, facts: Facts) -> list[int]:
        """Return for each line the answers to all questions, those asked of its neighbours included."""
        own = []
        for values in facts:
            answers = 0
            for fact, borders, yes in self._cuts:
                if value := values[fact]:
                    answers |= yes[bisect_left(borders, value)]
            own.append(answers)
        count = len(own)
        combined = [0] * count
        for offset, mask in self._regions:
            for index in range(max(0, -offset), min(count, count - offset)):
                combined[index] |= own[index + offset] & mask
        return combined


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
