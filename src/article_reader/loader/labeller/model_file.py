"""What training learned, as a JSON file: the forests by their names."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    told = {
        name: {
            "scale": forest.scale,
            "bias": list(forest.bias),
            "trees": [list(tree) for tree in forest.trees],
            "leaves": forest.leaves.decode("ascii"),
            "splits": [[offset, feature, list(values)] for offset, feature, values in forest.splits],
        }
        for name, forest in sorted(forests.items())
    }
    return json.dumps(told, separators=(",", ":")).encode("ascii") + b"\n"
