"""Learn a forest from labelled lines, and write it as the program reads it. Needs the extra "train"."""

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

from article_reader.loader.labeller.forest import LARGEST, ZERO, Facts
from article_reader.loader.labeller.weights import TABLE, Grown

Matrix = NDArray[np.float32]

Columns = Sequence[tuple[int, int]]
"""What a matrix' columns are: the offset of a line and the number of a fact of it."""

SETTINGS: Mapping[str, Any] = {
    "loss_function": "MultiClass",
    "depth": 5,
    "iterations": 250,
    "learning_rate": 0.1,
    "l2_leaf_reg": 5,
    "border_count": 24,
    "rsm": 0.3,
    "bootstrap_type": "Bernoulli",
    "subsample": 0.6,
    "thread_count": 2,
    "verbose": 0,
    "allow_writing_files": False,
}
"""How forests are grown; the thread count is fixed because sums of floats depend on it."""

SEEDS = (1, 2)
"""Forests are grown once from each and put together: what chance made of one, the other evens out."""


CHOOSER_SETTINGS: Mapping[str, Any] = {
    **{name: SETTINGS[name] for name in ("border_count", "thread_count", "verbose", "allow_writing_files")},
    "random_seed": 1,
    "loss_function": "QuerySoftMax",
    "depth": 4,
    "iterations": 300,
    "learning_rate": 0.05,
    "l2_leaf_reg": 8,
    "rsm": 0.5,
}
"""How the forest that chooses headlines is grown."""


_KEPT = 0.999
"""What share of the leaves' weights is kept as it is; the largest few are made smaller, for finer steps."""


def matrix(facts: Facts, columns: Columns) -> Matrix:
    """Return the facts of lines and of their neighbours, a row per line; a line outside the text has 0 for all."""
    own = np.stack([np.asarray(column, np.float32) for column in facts], axis=1)
    result = np.zeros((len(own), len(columns)), np.float32)
    for offset in {offset for offset, _ in columns}:
        places = [place for place, column in enumerate(columns) if column[0] == offset]
        numbers = [columns[place][1] for place in places]
        first, last = max(0, -offset), min(len(own), len(own) - offset)
        if first < last:
            result[first:last, places] = own[first + offset : last + offset][:, numbers]
    return result


def grow(rows: Matrix, labels: NDArray[np.int64], weights: NDArray[np.float64], count: int) -> list[CatBoost]:
    """Return forests that together tell `count` labels by rows of facts."""
    return [
        CatBoostClassifier(classes_count=count, random_seed=seed, **SETTINGS).fit(
            rows, labels, sample_weight=weights / weights.mean()
        )
        for seed in SEEDS
    ]


def likelihoods(forests: Sequence[CatBoost], rows: Matrix) -> NDArray[np.float64]:
    """Return how likely forests together find each label for rows of facts."""
    scores = sum(forest.predict(rows, prediction_type="RawFormulaVal") for forest in forests) / len(forests)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return found


def grow_chooser(rows: Matrix, right: NDArray[np.float64], groups: NDArray[np.int64]) -> CatBoost:
    """Return a forest that tells which row of a group is right, by the likelihood of choosing it (a softmax)."""
    return CatBoost(CHOOSER_SETTINGS).fit(Pool(rows, label=right, group_id=groups))


def to_data(forests: Sequence[CatBoost], columns: Columns, names: Sequence[str]) -> Grown:
    """Return forests as the loader's Forest reads them, as one: a character per label and leaf."""
    models = [_as_json(forest) for forest in forests]
    trees = [tree for model in models for tree in model["oblivious_trees"]]
    bias = np.mean([model["scale_and_bias"][1] for model in models], axis=0)
    asked = [[(split["float_feature_index"], split["border"]) for split in tree["splits"]] for tree in trees]
    questions = sorted({question for tree in asked for question in tree})
    number = {question: index for index, question in enumerate(questions)}
    leaves = [np.asarray(tree["leaf_values"]).reshape(-1, len(bias)).T / len(models) for tree in trees]
    scale = float(np.quantile(np.abs(np.concatenate([values.ravel() for values in leaves])), _KEPT)) / LARGEST
    steps = [np.rint(values / scale).clip(-LARGEST, LARGEST).astype(np.int8) + ZERO for values in leaves]
    return Grown(
        scale=round(scale, 8),
        bias=[round(float(value), 6) for value in bias],
        trees=[[number[question] for question in tree] for tree in asked],
        leaves=b"".join(values.astype(np.uint8).tobytes() for values in steps) + b"0" * TABLE,
        questions=[
            (columns[at][0], names[columns[at][1]], [float(f"{border:.6g}") for _, border in borders])
            for at, borders in groupby(questions, lambda question: question[0])
        ],
    )


def _as_json(forest: CatBoost) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "forest.json"
        forest.save_model(str(path), format="json")
        model: dict[str, Any] = json.loads(path.read_text())
    return model
