"""Forests of oblivious trees, read from data."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from article_reader.loader.labeller.forest import Forest, TrainedForest

NAMES = ("length", "dots")


def forest() -> Forest:
    """Return two labels' forest of one tree: is this line longer than 5, and has the next one a dot?"""
    leaves = bytes([80, 120, 80, 120, 80, 40, 110, 40])
    splits = [(0, "length", [5.0]), (1, "dots", [0.5])]
    return Forest(TrainedForest(scale=0.025, bias=[0.0, 0.1], trees=[[0, 1]], leaves=leaves, splits=splits), NAMES)


def by_line(labels: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    return list(zip(*labels, strict=True))


def test_a_line_s_leaf_is_found_by_its_own_features_and_its_neighbour_s() -> None:
    scores = by_line(forest().scores([(9, 1, 1), (0, 1, 0)]))
    assert scores[0] == pytest.approx([1.0, -0.9])
    assert scores[1] == pytest.approx([0.0, 0.1])


def test_the_line_after_the_last_has_no_features() -> None:
    assert by_line(forest().scores([(1,), (1,)])) == [pytest.approx([0.0, 0.1])]


def test_a_value_at_the_border_is_not_above_it() -> None:
    assert by_line(forest().scores([(5,), (0,)])) == [pytest.approx([0.0, 0.1])]


def test_lines_are_looked_at_apart_however_many_there_are() -> None:
    lengths = [index % 10 for index in range(10_001)]
    scores = by_line(forest().scores([lengths, [0] * len(lengths)]))
    one_by_one = [by_line(forest().scores([(length,), (0,)]))[0] for length in range(10)]
    assert scores == [one_by_one[length] for length in lengths]


def test_only_the_lines_of_runs_are_looked_at_and_know_their_neighbours() -> None:
    features = [(9, 1, 9, 9), (0, 1, 0, 1)]
    scores = by_line(forest().scores(features))
    assert by_line(forest().scores(features, [range(1), range(2, 4)])) == [scores[0], scores[2], scores[3]]


def test_columns_of_bytes_are_read_as_others_are() -> None:
    lengths, dots = [3, 250, 5, 6, 255] * 20, [0, 1] * 50
    assert forest().scores([bytearray(lengths), bytearray(dots)]) == forest().scores([lengths, dots])


def test_probabilities_add_up_to_one() -> None:
    found = by_line(forest().probabilities([(9, 0, 7), (0, 3, 1)]))
    assert [sum(likely) for likely in found] == pytest.approx([1, 1, 1])


def test_contributions_are_what_would_be_lost_without_the_feature() -> None:
    (found,) = forest().contributions([(9,), (0,)], [0])
    assert [(one.offset, one.feature) for one in found] == [(0, 0), (1, 1)]
    assert [one.weight for one in found] == pytest.approx([1.0, 0.0])


def test_a_forest_of_unknown_features_is_refused() -> None:
    with pytest.raises(KeyError):
        Forest(TrainedForest(1.0, [], [], b"", [(0, "smell", [1.0])]), NAMES)
