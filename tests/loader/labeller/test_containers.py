"""How much of something the elements around each line hold.

A line's path has the numbers of the elements around it, innermost first: here 1 is the page, 2 the article, 3 the side.
"""

from __future__ import annotations

import pytest

from article_reader.loader.labeller.columns import levels_until_half, means_of_others, sums_by_container

STORY, BESIDE = (10, 2, 1), (11, 3, 1)


def test_each_element_holds_what_its_lines_and_its_elements_hold() -> None:
    assert sums_by_container([STORY, (12, 2, 1), BESIDE], [5, 2, 1]) == {10: 5, 12: 2, 2: 7, 11: 1, 3: 1, 1: 8}


def test_what_stands_beside_the_story_is_farther_from_the_element_that_holds_half_of_it() -> None:
    paths = [STORY, (12, 2, 1), (13, 20, 2, 1), BESIDE]
    assert list(levels_until_half(paths, [30, 30, 30, 1])) == [1, 1, 2, 2]


def test_lines_of_inputs_without_elements_are_at_no_distance() -> None:
    assert list(levels_until_half([(), ()], [3, 4])) == [0, 0]
    assert list(levels_until_half([], [])) == []


def test_where_nothing_is_prose_all_lines_are_as_near_as_can_be() -> None:
    assert list(levels_until_half([STORY, BESIDE], [0, 0])) == [1, 1]


def test_the_mean_of_the_other_lines_is_told_one_two_and_three_elements_outwards() -> None:
    paths = [STORY, (12, 2, 1), BESIDE]
    one, two, three = means_of_others(paths, [1.0, 0.5, 0.0], [1, 1, 2])
    assert list(one) == [0.5, 1.0, 0.0]
    assert list(two) == pytest.approx([0.5 / 3, 1 / 3, 0.75])
    assert list(three) == [0, 0, 0]
