"""Forests grown by CatBoost are read by the loader as they were grown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from article_reader.loader.labeller.forest import Forest

pytest.importorskip("catboost", reason="the extra 'train' isn't installed")

from training import boost  # it needs catboost

NAMES = ("length", "commas")


class Grown:
    """Stands for a CatBoost model of these trees and two labels; that can be saved is all that is asked of it."""

    def __init__(self, *trees: tuple[list[tuple[int, float]], list[float]]) -> None:
        self.trees = [
            {"splits": [{"float_feature_index": at, "border": border} for at, border in splits], "leaf_values": leaves}
            for splits, leaves in trees
        ]

    def save_model(self, path: str, format: str) -> None:  # noqa: A002  # CatBoost calls it so
        assert format == "json"
        model: dict[str, Any] = {"scale_and_bias": [1.0, [0.0, 0.0]], "oblivious_trees": self.trees}
        Path(path).write_text(json.dumps(model), encoding="utf-8")


def read(grown: Sequence[Any]) -> Forest:
    return Forest(boost.to_data(grown, [(0, 0), (0, 1)], NAMES), NAMES)


def test_a_tree_with_fewer_levels_than_others_is_read_the_same() -> None:
    two_levels = ([(0, 5.0), (1, 0.5)], [0.1, -0.1, 0.2, -0.2, 0.3, -0.3, 0.4, -0.4])
    one_level = ([(0, 9.0)], [0.01, -0.01, 0.04, -0.04])
    scores = read([Grown(two_levels, one_level)]).scores([(3, 7, 10), (0, 1, 1)])
    assert list(scores[0]) == pytest.approx([0.11, 0.41, 0.44], abs=0.01)
    assert list(scores[1]) == pytest.approx([-0.11, -0.41, -0.44], abs=0.01)


def test_a_tree_without_a_split_says_the_same_of_every_line() -> None:
    one_level = ([(0, 5.0)], [0.1, -0.1, 0.3, -0.3])
    scores = read([Grown(([], [0.5, 0.0]), one_level)]).scores([(3, 9), (0, 0)])
    assert list(scores[0]) == pytest.approx([0.6, 0.8], abs=0.01)
    assert list(scores[1]) == pytest.approx([-0.1, -0.3], abs=0.01)


def test_of_several_forests_the_mean_is_read() -> None:
    one, other = ([(0, 5.0)], [0.1, -0.1, 0.3, -0.3]), ([(1, 0.5)], [0.2, -0.2, 0.4, -0.4])
    scores = read([Grown(one), Grown(other)]).scores([(3, 9), (0, 1)])
    assert list(scores[0]) == pytest.approx([0.15, 0.35], abs=0.01)


def test_a_forest_finds_what_catboost_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boost, "SETTINGS", {**boost.SETTINGS, "iterations": 30})
    chance = np.random.default_rng(1)
    rows = chance.integers(0, 20, (400, 2)).astype(np.float32)
    labels = (rows[:, 0] > 9).astype(np.int64) + (rows[:, 1] > 14)
    grown = boost.grow(rows, labels, np.ones(len(rows)), 3)
    found = np.array(read(grown).probabilities(rows.T.tolist())).T
    assert np.abs(found - boost.probabilities(grown, rows)).max() < 0.03


def test_a_line_s_neighbours_stand_in_its_row_and_there_are_none_outside_the_text() -> None:
    features = [(1, 2, 3), (10, 20, 30)]
    rows = boost.matrix(features, [(0, 0), (-1, 1), (1, 1), (3, 0)])
    assert rows.tolist() == [[1, 0, 20, 0], [2, 10, 30, 0], [3, 20, 0, 0]]
