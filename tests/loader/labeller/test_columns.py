"""Columns of numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from article_reader.loader.labeller.columns import column, extended

_values = st.lists(st.integers(0, 300) | st.booleans() | st.floats(0, 1e9))


@given(_values, _values)
def test_a_column_has_the_values_it_was_given(values: list[float], more: list[float]) -> None:
    assert list(extended(extended(bytearray(), values), more)) == [*values, *more]
    assert list(column(iter(values))) == values


def test_small_whole_numbers_take_a_byte_each() -> None:
    assert column([0, True, 255]) == b"\x00\x01\xff"
    assert column([0, 256])[1] == 256
    assert column([0, 0.5])[1] == 0.5
