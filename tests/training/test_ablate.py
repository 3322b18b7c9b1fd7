"""Groups of features that are left out to see what they bring."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from article_reader.loader.labeller import page_features
from article_reader.loader.labeller.phrases import default_phrases

pytest.importorskip("catboost", reason="the extra 'train' isn't installed")

from training import ablate, learn  # they need catboost

NAMES = page_features.names(default_phrases())
COLUMNS = learn.first_columns(NAMES)


@pytest.mark.parametrize("group", ablate.GROUPS)
def test_each_pattern_of_a_group_names_features(group: str) -> None:
    assert all(any(fnmatchcase(name, pattern) for name in NAMES) for pattern in ablate.GROUPS[group])


def test_without_neighbours_only_the_line_s_own_features_are_left() -> None:
    assert {offset for offset, _ in ablate.without(ablate.NEIGHBOURS, COLUMNS, NAMES)} == {0}


def test_a_group_is_gone_of_neighbours_too() -> None:
    left = {NAMES[number] for _, number in ablate.without("hints", COLUMNS, NAMES)}
    assert "near caption" not in left
    assert "tag p" in left


def test_all_features_are_all() -> None:
    assert ablate.without(ablate.ALL, COLUMNS, NAMES) == COLUMNS
