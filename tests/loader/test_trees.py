"""Forests read from data."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from article_reader.loader.labeller.weights import TABLE, Grown

from article_reader.loader.labeller.forest import Forest

NAMES = ("length", "dots")


def forest() -> Forest:
    """Return two labels' forest of one tree: is this line longer than 5, and has the next one a dot?"""
    leaves = bytes([80, 120, 80, 120, 80, 40, 110, 40])
    questions = [(0, "length", [5.0]), (1, "dots", [0.5])]
    return Forest(Grown(0.025, [0.0, 0.1], [[0, 1]], leaves + bytes(TABLE), questions), NAMES)


def by_line(labels: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    return list(zip(*labels, strict=True))


def test_a_line_s_leaf_is_found_by_its_own_facts_and_its_neighbour_s() -> None:
    scores = by_line(forest().scores([(9, 1, 1), (0, 1, 0)]))
    assert scores[0] == pytest.approx([1.0, -0.9])
    assert scores[1] == pytest.approx([0.0, 0.1])


def test_the_line_after_the_last_has_no_facts() -> None:
    assert by_line(forest().scores([(1,), (1,)])) == [pytest.approx([0.0, 0.1])]


def test_a_value_at_the_border_is_not_above_it() -> None:
    assert by_line(forest().scores([(5,), (0,)])) == [pytest.approx([0.0, 0.1])]


def test_lines_are_looked_at_apart_however_many_there_are() -> None:
    lengths = [index % 10 for index in range(10_001)]
    scores = by_line(forest().scores([lengths, [0] * len(lengths)]))
    assert scores == [by_line(forest().scores([(length,), (0,)]))[0] for length in lengths]


def test_likelihoods_add_up_to_one() -> None:
    assert all(sum(likely) == pytest.approx(1) for likely in by_line(forest().likelihoods([(9, 0, 7), (0, 3, 1)])))


def test_evidence_is_what_would_be_lost_without_the_fact() -> None:
    (evidence,) = forest().evidence([(9,), (0,)], [0])
    assert [(one.offset, one.fact) for one in evidence] == [(0, 0), (1, 1)]
    assert [one.weight for one in evidence] == pytest.approx([1.0, 0.0])


def test_a_forest_of_unknown_facts_is_refused() -> None:
    with pytest.raises(KeyError):
        Forest(Grown(1.0, [], [], b"", [(0, "smell", [1.0])]), NAMES)
