"""Grow forests of oblivious trees with CatBoost, and turn them into what the loader reads. Needs the extra "train"."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from catboost import CatBoost, CatBoostClassifier, Pool
from numpy.typing import NDArray

from article_reader.loader.labeller.forest import LARGEST, ZERO, Features, TrainedForest

Matrix = NDArray[np.float32]

Columns = Sequence[tuple[int, int]]
"""What a matrix' columns are: the offset of a line and the number of a feature of it."""

SETTINGS: Mapping[str, Any] = {
    "loss_function": "MultiClass",
    "depth": 6,
    "iterations": 600,
    "learning_rate": 0.15,
    "l2_leaf_reg": 5,
    "border_count": 24,
    "rsm": 0.15,
    "bootstrap_type": "Bernoulli",
    "subsample": 0.6,
    "thread_count": 2,
    "verbose": 0,
    "allow_writing_files": False,
}
"""How forests are grown; the thread count is fixed because sums of floats depend on it."""

SEEDS = (1,)
"""Forests are grown once from each and put together; one of many trees tells more than two of half as many."""

CHOOSER_SETTINGS: Mapping[str, Any] = {
    **{name: SETTINGS[name] for name in ("border_count", "thread_count", "verbose")},
    "random_seed": 1,
    "allow_writing_files": False,
    "loss_function": "QuerySoftMax",
    "depth": 4,
    "iterations": 300,
    "learning_rate": 0.05,
    "l2_leaf_reg": 8,
    "rsm": 0.5,
}
"""How the forest that chooses headlines is grown."""

_KEPT = 0.999
"""What share of the weights is kept as it is; the largest few are made smaller, for finer steps."""


def matrix(features: Features, columns: Columns) -> Matrix:
    """Return the features of lines and of their neighbours, a row per line; a line outside the text has 0 for all."""
    own = np.stack([np.asarray(column, np.float32) for column in features], axis=1)
    result = np.zeros((len(own), len(columns)), np.float32)
    for offset in {offset for offset, _ in columns}:
        places = [place for place, column in enumerate(columns) if column[0] == offset]
        numbers = [columns[place][1] for place in places]
        first, last = max(0, -offset), min(len(own), len(own) - offset)
        if first < last:
            result[first:last, places] = own[first + offset : last + offset][:, numbers]
    return result


def grow(rows: Matrix, labels: NDArray[np.int64], weights: NDArray[np.float64], count: int) -> list[CatBoost]:
    """Return forests that together tell `count` labels by rows of features."""
    pool = Pool(rows, label=labels, weight=weights / weights.mean())
    pool.quantize(border_count=SETTINGS["border_count"])
    return [CatBoostClassifier(classes_count=count, random_seed=seed, **SETTINGS).fit(pool) for seed in SEEDS]


def probabilities(forests: Sequence[CatBoost], rows: Matrix) -> NDArray[np.float64]:
    """Return how likely forests together find each label for rows of features."""
    scores = sum(forest.predict(rows, prediction_type="RawFormulaVal") for forest in forests) / len(forests)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return found


def grow_chooser(rows: Matrix, right: NDArray[np.float64], groups: NDArray[np.int64]) -> CatBoost:
    """Return a forest that tells which row of a group is right, by the likelihood of choosing it (a softmax)."""
    return CatBoost(CHOOSER_SETTINGS).fit(Pool(rows, label=right, group_id=groups))


def to_data(forests: Sequence[CatBoost], columns: Columns, names: Sequence[str]) -> TrainedForest:
    """Return forests as the loader's Forest reads them, as one: a character per label and leaf.

    Trees without a split say the same of every line: they are part of the bias.
    """
    models = [_as_json(forest) for forest in forests]
    all_trees = [tree for model in models for tree in model["oblivious_trees"]]
    without_split = [tree["leaf_values"] for tree in all_trees if not tree["splits"]]
    bias = np.sum([*(model["scale_and_bias"][1] for model in models), *without_split], axis=0) / len(models)
    grown = [tree for tree in all_trees if tree["splits"]]
    levels = max(len(tree["splits"]) for tree in grown)
    trees = [_deepened(tree, levels, len(bias), len(models)) for tree in grown]
    splits = sorted({split for asked, _ in trees for split in asked})
    number = {split: index for index, split in enumerate(splits)}
    scale, steps = in_steps([leaves for _, leaves in trees])
    return TrainedForest(
        scale=round(scale, 8),
        bias=[round(float(value), 6) for value in bias],
        trees=[[number[split] for split in asked] for asked, _ in trees],
        leaves=b"".join(leaves.tobytes() for leaves in steps),
        splits=[
            (columns[at][0], names[columns[at][1]], [float(f"{border:.6g}") for _, border in borders])
            for at, borders in groupby(splits, lambda split: split[0])
        ],
    )


def in_steps(weights: Sequence[NDArray[np.float64]]) -> tuple[float, list[NDArray[np.uint8]]]:
    """Return what a step of weights is worth, and the weights as characters: how many steps each is away from ZERO."""
    scale = float(np.quantile(np.abs(np.concatenate([one.ravel() for one in weights])), _KEPT)) / LARGEST
    steps = [np.rint(one / scale).clip(-LARGEST, LARGEST).astype(np.int8) + ZERO for one in weights]
    return scale, [one.astype(np.uint8) for one in steps]


def _deepened(
    tree: Mapping[str, Any], levels: int, labels: int, forests: int = 1
) -> tuple[list[tuple[int, float]], NDArray[np.float64]]:
    """Return the splits of a tree and its leaves, label by label, with as many levels as the deepest tree has.

    CatBoost stops growing a tree early where no split helps. A level more repeats the last split and the leaves. A leaf
    weighs as much less as there are `forests` to be put together.
    """
    splits = [(split["float_feature_index"], split["border"]) for split in tree["splits"]]
    leaves = np.asarray(tree["leaf_values"]).reshape(-1, labels).T / forests
    missing = levels - len(splits)
    return splits + splits[-1:] * missing, np.tile(leaves, (1, 1 << missing))


def _as_json(forest: CatBoost) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "forest.json"
        forest.save_model(str(path), format="json")
        model: dict[str, Any] = json.loads(path.read_text())
        return model
