"""Learn a forest from labelled lines, and write it as the program reads it. Needs the extra "train"."""

from __future__ import annotations

import json
import tempfile
from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from catboost import CatBoost, CatBoostClassifier, Pool
from numpy.typing import NDArray

from article_reader.loader.trees import Facts

Matrix = NDArray[np.float32]

Columns = Sequence[tuple[int, int]]
"""What a matrix' columns are: the offset of a line and the number of a fact of it."""

SETTINGS: Mapping[str, Any] = {
    "loss_function": "MultiClass",
    "depth": 6,
    "iterations": 150,
    "learning_rate": 0.2,
    "l2_leaf_reg": 5,
    "border_count": 24,
    "rsm": 0.3,
    "bootstrap_type": "Bernoulli",
    "subsample": 0.6,
    "random_seed": 1,
    "thread_count": 2,
    "verbose": 0,
    "allow_writing_files": False,
}
"""How forests are grown; the thread count is fixed because sums of floats depend on it."""


CHOOSER_SETTINGS: Mapping[str, Any] = {
    **{
        name: SETTINGS[name]
        for name in ("border_count", "random_seed", "thread_count", "verbose", "allow_writing_files")
    },
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


def grow(rows: Matrix, labels: NDArray[np.int64], weights: NDArray[np.float64], count: int) -> CatBoostClassifier:
    """Return a forest that tells `count` labels by rows of facts."""
    forest = CatBoostClassifier(classes_count=count, **SETTINGS)
    return forest.fit(rows, labels, sample_weight=weights / weights.mean())


def grow_chooser(rows: Matrix, right: NDArray[np.float64], groups: NDArray[np.int64]) -> CatBoost:
    """Return a forest that tells which row of a group is right, by the likelihood of choosing it (a softmax)."""
    return CatBoost(CHOOSER_SETTINGS).fit(Pool(rows, label=right, group_id=groups))


def to_data(forest: CatBoost, columns: Columns, names: Sequence[str]) -> dict[str, Any]:
    """Return the forest as the loader's Forest reads it: a byte per label and leaf."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "forest.json"
        forest.save_model(str(path), format="json")
        model = json.loads(path.read_text())
    trees = model["oblivious_trees"]
    asked = [[(split["float_feature_index"], split["border"]) for split in tree["splits"]] for tree in trees]
    questions = sorted({question for tree in asked for question in tree})
    number = {question: index for index, question in enumerate(questions)}
    bias = model["scale_and_bias"][1]
    leaves = [np.asarray(tree["leaf_values"]).reshape(-1, len(bias)).T for tree in trees]
    scale = float(np.quantile(np.abs(np.concatenate([values.ravel() for values in leaves])), _KEPT)) / 63
    raw = b"".join(
        (np.rint(values.clip(-63 * scale, 63 * scale) / scale) + 64).astype(np.uint8).tobytes() for values in leaves
    )
    return {
        "scale": round(scale, 8),
        "bias": [round(value, 6) for value in bias],
        "questions": [[columns[at][0], names[columns[at][1]], float(f"{border:.6g}")] for at, border in questions],
        "trees": [[number[question] for question in tree] for tree in asked],
        "leaves": b64encode(raw).decode("ascii"),
    }
