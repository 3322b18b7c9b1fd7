"""Forests, written to a model file and read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from article_reader.loader.labeller.forest import TrainedForest, read_forests, write_forests

_numbers = st.floats(allow_nan=False, allow_infinity=False)
_names = st.text("abcdefghijklmnopqrstuvwxyz '\"é", min_size=1, max_size=12)
_splits = st.lists(
    st.tuples(st.integers(-3, 3), _names, st.lists(_numbers, min_size=1, max_size=3)), min_size=1, max_size=4
)
_trees = st.integers(1, 6).flatmap(
    lambda levels: st.lists(st.lists(st.integers(0, 999), min_size=levels, max_size=levels), min_size=1, max_size=4)
)
_leaves = st.lists(st.integers(35, 125), max_size=20).map(bytes)
_forests = st.builds(TrainedForest, _numbers, st.lists(_numbers, min_size=1, max_size=3), _trees, _leaves, _splits)
_models = st.dictionaries(st.sampled_from(["first", "second", "headline"]), _forests, min_size=1)


@given(_models)
def test_forests_are_read_as_they_were_written_and_the_same_forests_give_the_same_bytes(
    forests: dict[str, TrainedForest],
) -> None:
    written = write_forests(forests)
    assert read_forests(written) == forests
    assert write_forests(dict(reversed(forests.items()))) == written
