"""What a first labelling of all lines tells about each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from article_reader.loader.labeller.context_features import NAMES, context_features
from article_reader.loader.labeller.labels import LABELS, Label
from article_reader.loader.labeller.page_features import PageFeatures
from tests.loader.labeller.pages import PROSE, element, features, line

H, L, B, C, N = Label.HEADLINE, Label.LEAD, Label.BODY, Label.CAPTION, Label.NOISE


def context(found: PageFeatures, guesses: Sequence[Label], sure: float = 1.0) -> Mapping[str, Sequence[float]]:
    """Return the features by their names, where a first look gave these labels, and was so sure of each."""
    rest = (1 - sure) / (len(LABELS) - 1)
    probabilities = [[sure if guess is label else rest for guess in guesses] for label in LABELS]
    columns = context_features(found, probabilities)
    return {name: list(column) for name, column in zip(NAMES, columns, strict=True)}


STORY = features("Home", "Ferry stops", PROSE, PROSE, "The pier", PROSE, "Share")
GUESSES = (N, H, L, B, C, B, N)


def test_each_line_is_told_how_likely_its_labels_are() -> None:
    found = context(STORY, GUESSES, sure=0.93)
    assert found["likely headline"][1] == 0.93
    assert found["likely headline"][0] == pytest.approx(0.01)


def test_it_is_told_what_share_of_the_story_stands_before_and_after_a_line() -> None:
    found = context(STORY, GUESSES)
    assert found["share of the story before"] == pytest.approx([0, 0, 0, 1 / 3, 2 / 3, 2 / 3, 1])
    assert found["share of the story after"] == pytest.approx([1, 1, 2 / 3, 1 / 3, 1 / 3, 0, 0])
    assert found["paragraphs in the text"][0] == 3
    assert found["captions in the text"][0] == 1


def test_lines_know_how_far_the_likeliest_headline_is() -> None:
    found = context(STORY, GUESSES)
    assert found["lines until the headline"] == [1, 0, 0, 0, 0, 0, 0]
    assert found["lines since the headline"] == [0, 0, 1, 2, 3, 4, 5]
    assert found["rank as headline"][1] == 0


def test_a_credit_knows_that_a_caption_ends_as_it_does() -> None:
    captions = features("The pier. Photo: Jo Lind", PROSE, "The boat. Photo: Jo Lind", PROSE)
    found = context(captions, (C, B, N, B))
    assert found["caption with its last words"] == [0, 0, 1, 0]


def test_lines_set_in_one_way_know_what_the_others_are() -> None:
    page = features(element("p", PROSE), element("p", PROSE), element("p", PROSE), element("li", "Home"))
    found = context(page, (B, B, N, N))
    assert found["story of lines set as it is"] == [0.5, 0.5, 1, 0]


def test_lines_of_one_figure_know_what_the_others_are() -> None:
    found = context(features(line("The pier", group=1), line("Jo Lind", group=1), PROSE), (C, N, B))
    assert found["caption in its group"] == [0, 1, 0]


def test_elements_around_a_line_tell_whether_it_stands_beside_the_story() -> None:
    story = [element("p", PROSE, path=(number, 2, 1)) for number in (10, 11, 12)]
    found = context(features(*story, element("p", PROSE, path=(13, 3, 1))), (B, B, B, N))
    assert found["levels until half the story"] == [1, 1, 1, 2]
    assert found["story 1 up"] == [1, 1, 1, 0]


def test_a_page_of_one_line_has_them_too() -> None:
    assert all(len(column) == 1 for column in context(features("Ferry stops"), (H,)).values())
