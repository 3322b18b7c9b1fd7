"""Which line is the headline: the likeliest few, each compared with the others."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from operator import add

from article_reader.loader.labeller.forest import Features, Forest
from article_reader.loader.labeller.labels import Label, LabelProbabilities
from article_reader.loader.labeller.line_features import Shape
from article_reader.loader.labeller.page_features import PageFeatures

CANDIDATES = 8
"""How many lines are compared; of the corpus' headlines 98 % are among the eight likeliest lines."""

_PARAGRAPHS = 40
"""How many paragraphs are searched for a candidate's words."""

_SURE = 0.9
"""From which probability on a line is the headline without being compared; measured on pages held back."""

NAMES = (
    "likelihood",
    "likelihood beside the likeliest",
    "rank",
    "stock phrase",
    "words beside the longest candidate",
    "candidates before",
    "candidates after",
    "held by other candidates",
    "holds other candidates",
    "likeness to another candidate",
    "lines until the first paragraph",
    "lines since the first paragraph",
    "spread of its words over the story",
    "likely headlines before",
    "likely headlines after",
    "likely a kicker",
    "likely kicker above",
    "headings before",
    "paragraphs before",
    "bylines and dates below",
)
"""The names of the features by which candidates are compared; all values are 0 or more."""


def choose(features: PageFeatures, columns: Features, probabilities: LabelProbabilities, forest: Forest) -> int:
    """Return the number of the line that is the likeliest headline; `columns` are what labels were told by.

    Candidates are compared only where no line is sure to be it.
    """
    chosen = candidates(probabilities)
    if probabilities[Label.HEADLINE][chosen[0]] > _SURE:
        return chosen[0]
    (scores,) = forest.scores(features_of(features, columns, probabilities, chosen))
    return max(zip(scores, chosen, strict=True))[1]


def features_of(
    features: PageFeatures, columns: Features, probabilities: LabelProbabilities, chosen: Sequence[int]
) -> Features:
    """Return the features about candidates: those that their labels were told by, and how they compare."""
    own = [[column[index] for index in chosen] for column in columns]
    return [*own, *zip(*compare(features, probabilities, chosen), strict=True)]


def candidates(probabilities: LabelProbabilities) -> list[int]:
    """Return the numbers of the likeliest headlines, likeliest first."""
    likely = probabilities[Label.HEADLINE]
    return sorted(range(len(likely)), key=lambda index: -likely[index])[:CANDIDATES]


def compare(
    features: PageFeatures, probabilities: LabelProbabilities, chosen: Sequence[int]
) -> list[tuple[float, ...]]:
    """Return the features that NAMES names about each candidate."""
    shapes = features.shapes
    likely, kicker, heading, meta = (
        probabilities[label] for label in (Label.HEADLINE, Label.KICKER, Label.HEADING, Label.META)
    )
    story = array("d", map(add, probabilities[Label.BODY], probabilities[Label.LEAD]))
    paragraphs = [index for index, one in enumerate(story) if one > 0.5]
    opening = next((index for index in paragraphs if shapes[index].words > 15), len(story))
    words = [_long_words(shapes[index], 3) for index in paragraphs[:_PARAGRAPHS]]
    tokens = [frozenset(shapes[index].tokens) for index in chosen]
    longest = max(1, *(shapes[index].words for index in chosen))
    best = likely[chosen[0]] or 1.0
    in_order = sorted(chosen)
    rows: list[tuple[float, ...]] = []
    for rank, index in enumerate(chosen):
        one = shapes[index]
        rows.append(
            (
                likely[index],
                likely[index] / best,
                rank,
                max(one.phrases.values(), default=0),
                one.words / longest,
                in_order.index(index),
                len(in_order) - in_order.index(index),
                *_among(tokens[rank], tokens),
                max(0, opening - index),
                max(0, index - opening),
                _spread(one, words),
                sum(likely[:index]),
                sum(likely[index + 1 :]),
                kicker[index],
                kicker[index - 1] if index else 0.0,
                sum(heading[:index]),
                sum(story[:index]),
                sum(meta[index + 1 : index + 6]),
            )
        )
    return rows


def _long_words(one: Shape, length: int) -> frozenset[str]:
    return frozenset(token for token in one.tokens if len(token) > length)


def _among(own: frozenset[str], tokens: Sequence[frozenset[str]]) -> tuple[float, float, float]:
    """Tell how many candidates hold all words of one, of how many it holds all, and how like the likest is to it."""
    others = [other for other in tokens if other is not own]
    likeness = max((len(own & other) / max(1, len(own | other)) for other in others), default=0.0)
    return sum(own < other for other in others), sum(other < own for other in others), likeness


def _spread(one: Shape, paragraphs: Sequence[frozenset[str]]) -> float:
    """Return in what share of the paragraphs a line's longer words are found, on average."""
    words = [token for token in one.tokens if len(token) > 3]
    if not words or not paragraphs:
        return 0.0
    return sum(word in paragraph for word in words for paragraph in paragraphs) / len(words) / len(paragraphs)
