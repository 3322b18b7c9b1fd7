"""What rules know of a page while its labels are decided, and what tells stock phrases and notices."""

from __future__ import annotations

from dataclasses import dataclass

from article_reader.loader.labeller.labels import Label, LabelProbabilities
from article_reader.loader.labeller.line_features import Shape
from article_reader.loader.labeller.page_features import PageFeatures
from article_reader.loader.labeller.phrases import START, WHOLE
from article_reader.loader.labeller.priors import PART_OF_THE_STORY

_NOTICES = frozenset({"cookie", "modal"})
"""What the names of the elements around a notice speak of."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """What rules know, and the labels that they change."""

    features: PageFeatures
    """What is known of the lines."""

    probabilities: LabelProbabilities
    """How likely each label is, line by line."""

    labels: list[Label]
    """The labels so far."""


def is_stock(shape: Shape) -> bool:
    """Tell whether a line is, or begins with, a stock phrase that an article's prose hardly holds."""
    return any(place >= START for category, place in shape.phrases.items() if category not in PART_OF_THE_STORY)


def is_notice(features: PageFeatures, at: int) -> bool:
    """Tell whether a line is nothing but a stock phrase, or stands in a dialog or a notice."""
    phrases = features.shapes[at].phrases.items()
    is_phrase = any(place >= WHOLE for category, place in phrases if category not in PART_OF_THE_STORY)
    return is_phrase or in_notice(features, at)


def in_notice(features: PageFeatures, at: int) -> bool:
    """Tell whether a line stands in elements that are named as dialogs and notices are."""
    return not _NOTICES.isdisjoint(features.hints[at])
