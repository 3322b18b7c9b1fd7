"""What training learned, as a file: written by training, and read in a millisecond, which JSON would not be."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from article_reader.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TABLE = 256
"""How many bytes a table for bytes.translate has."""


class Grown(Record):
    """A forest as it was grown."""

    scale: float
    """What a step of a leaf's weight is worth."""

    bias: Sequence[float]
    """The score of each label before any tree has spoken."""

    trees: Sequence[Sequence[int]]
    """The trees, each as the numbers of its levels' questions; all have as many levels."""

    leaves: bytes
    """The weights of the leaves, a byte each, tree by tree and label by label; behind them TABLE bytes of nothing."""

    questions: Sequence[tuple[int, str, Sequence[float]]]
    """What is asked: of which line (0 the line itself, -1 the one before, …), which fact, above which values."""


def read_weights(data: bytes) -> dict[str, Grown]:
    """Return the forests of a file of weights, by their names."""
    lines = iter(data.split(b"\n"))
    return {name.decode("ascii"): _read_forest(lines) for name in lines if name}


def written(forests: Mapping[str, Grown]) -> bytes:
    """Return the file of weights that holds these forests."""
    return b"".join(b"\n".join((name.encode("ascii"), *_lines(forests[name]), b"")) for name in sorted(forests))


def _read_forest(lines: Iterator[bytes]) -> Grown:
    """Return the forest that the next lines hold, as _lines yields them."""
    scale, *bias = _unpacked("d", next(lines))
    levels = int(next(lines))
    numbers = iter(_unpacked("H", next(lines)))
    trees = list(zip(*[numbers] * levels, strict=True))
    leaves = next(lines)
    facts = next(lines).decode("ascii").split("\t")
    offsets, counts, values = (_unpacked(kind, next(lines)) for kind in "bHd")
    borders = (values[begin:end] for begin, end in pairwise(accumulate(counts, initial=0)))
    return Grown(scale, bias, trees, leaves, list(zip(offsets, facts, borders, strict=True)))


def _lines(forest: Grown) -> Iterator[bytes]:
    """Yield the lines that hold a forest; numbers in hex, since they are read ten times as fast."""
    yield _packed("d", [forest.scale, *forest.bias])
    yield str(len(forest.trees[0])).encode("ascii")
    yield _packed("H", [number for tree in forest.trees for number in tree])
    yield forest.leaves
    yield "\t".join(fact for _, fact, _ in forest.questions).encode("ascii")
    yield _packed("b", [offset for offset, _, _ in forest.questions])
    yield _packed("H", [len(values) for _, _, values in forest.questions])
    yield _packed("d", [value for _, _, values in forest.questions for value in values])


def _packed(kind: str, numbers: Sequence[float]) -> bytes:
    return struct.pack(f">{len(numbers)}{kind}", *numbers).hex().encode("ascii")


def _unpacked(kind: str, line: bytes) -> Sequence[Any]:
    data = bytes.fromhex(line.decode("ascii"))
    return struct.unpack(f">{len(data) // struct.calcsize(kind)}{kind}", data)
