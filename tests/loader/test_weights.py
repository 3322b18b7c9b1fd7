"""Weights, written and read."""

from __future__ import annotations

from article_reader.loader.labeller.weights import Grown, read_weights, written
from hypothesis import given
from hypothesis import strategies as st

_numbers = st.floats(allow_nan=False, allow_infinity=False)
_names = st.text("abcdefghijklmnopqrstuvwxyz ", min_size=1, max_size=12)
_questions = st.lists(st.tuples(st.integers(-3, 3), _names, st.lists(_numbers, min_size=1).map(tuple)), min_size=1)
_trees = st.integers(1, 6).flatmap(lambda levels: st.lists(st.tuples(*[st.integers(0, 999)] * levels), min_size=1))
_leaves = st.lists(st.integers(35, 125), max_size=20).map(bytes)
_forests = st.builds(Grown, _numbers, st.lists(_numbers, min_size=1), _trees, _leaves, _questions)


@given(st.dictionaries(st.sampled_from(["first", "second", "headline"]), _forests, min_size=1))
def test_forests_are_read_as_they_were_written(forests: dict[str, Grown]) -> None:
    assert read_weights(written(forests)) == forests
