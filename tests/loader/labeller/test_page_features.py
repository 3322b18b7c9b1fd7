"""Where each line of a page stands, and what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_reader.loader.labeller.page_features import NAMES, best_run, names
from article_reader.loader.labeller.phrases import default_phrases
from tests.loader.labeller.pages import PROSE, element, features, line, values
from tests.strategies import prose, words


def test_the_story_is_the_main_run_of_prose() -> None:
    menu = ["Home", "News", "Sport"]
    found = features(*menu, "Ferry stops", PROSE, PROSE + " So it was.", "Who pays", PROSE + " Nobody did.", *menu)
    assert found.story == (4, 7)
    assert values(found, "lines until the story")[:5] == [4, 3, 2, 1, 0]
    assert values(found, "lines since the story")[-4:] == [0, 1, 2, 3]
    assert values(found, "prose lines before")[4:8] == [0, 1, 2, 2]


def test_lines_that_stand_more_than_once_are_known() -> None:
    found = features("Ferry stops", "Home", PROSE, "Ferry stops")
    assert values(found, "times in the text") == [2, 1, 1, 2]
    assert values(found, "times before") == [0, 0, 0, 1]


def test_a_line_that_opens_a_longer_one_is_known() -> None:
    found = features("The pier at Hallam", PROSE, "The pier at Hallam, seen from the boat")
    assert values(found, "stands within other lines") == [1, 0, 0]
    assert values(found, "holds other lines") == [0, 0, 1]


def test_numbered_lines_in_order_are_a_list_and_know_how_far_apart_they_stand() -> None:
    found = features("1. Why a ferry?", PROSE, "2. Who pays?", PROSE, "3. What comes next?", PROSE, "7. A bus")
    assert values(found, "length of its numbered list") == [3, 0, 3, 0, 3, 0, 0]
    assert values(found, "stride of its numbered list")[0] == 2


def test_lines_without_a_blank_line_between_are_one_block() -> None:
    below = line("By Jo Lind", blank_before=False)
    found = features("Ferry stops", below, PROSE)
    assert values(found, "lines in its block") == [2, 2, 1]
    assert values(found, "longest line of its block")[1] == len("Ferry stops")


def test_short_lines_in_a_row_are_counted() -> None:
    found = features("Home", "News", "Sport", PROSE)
    assert values(found, "short lines before") == [1, 2, 3, 0]
    assert values(found, "short lines after") == [3, 2, 1, 0]


def test_words_that_the_story_uses_are_known() -> None:
    found = features("Ferry harbour", "Completely different matters", PROSE, PROSE)
    assert values(found, "share of words of the story")[:2] == [1, 0]


def test_stock_phrases_are_features_by_their_category() -> None:
    found = features("Share", PROSE)
    assert values(found, "share phrase")[0] > 0
    assert values(found, "share phrase")[1] == 0


@pytest.mark.parametrize(
    ("gains", "found"),
    [([], None), ([-1, 0], None), ([1, -2, 3, -1, 2, -5], (2, 4)), ([2, 2], (0, 1)), ([1, -1, 1], (0, 0))],
)
def test_the_best_run_is_the_one_with_the_largest_sum(gains: list[float], found: tuple[int, int] | None) -> None:
    assert best_run(gains) == found


def test_each_feature_has_a_name_of_its_own() -> None:
    found = names(default_phrases())
    assert len(set(found)) == len(found)
    assert found[: len(NAMES)] == NAMES


_paths = st.lists(st.integers(1, 5), max_size=4).map(tuple)
_lines = st.builds(
    lambda text, path: element("p", text, path=path) if path else line(text),
    st.one_of(words, prose.map(lambda text: " ".join(text.split()) or "x")),
    _paths,
)


@given(st.lists(_lines, min_size=1, max_size=12))
def test_any_page_has_a_value_of_0_or_more_for_each_line_and_feature(lines: list[object]) -> None:
    found = features(*lines)  # type: ignore[arg-type]
    assert len(found.columns) == len(names(default_phrases()))
    assert all(len(column) == len(lines) for column in found.columns)
    assert all(value >= 0 for column in found.columns for value in column)
