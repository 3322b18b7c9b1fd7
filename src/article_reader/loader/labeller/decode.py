"""Probabilities of labels -> one label for each line, so that together they make an article.

First each line gets its likeliest label; then an ordered list of rules, each a function of its own, brings them to
agree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from article_reader.loader.labeller.labels import Label, LabelProbabilities
from article_reader.loader.labeller.page_features import PageFeatures
from article_reader.loader.labeller.rules import RULES, Decoding, is_stock

WEIGHTS: Mapping[Label, float] = {Label.CAPTION: 1.3}
"""What the probabilities of labels are multiplied by before they are compared; chosen on pages held back."""

_CLEAN_NOISE = 0.01
"""What those of lines to leave out are multiplied by in an input that holds nothing but an article."""

_SURELY = 0.9
"""From which probability on a line is surely to be left out."""

_MOST_IN_CLEAN = 0.03
"""The share of such lines up to which an input holds nothing but an article: forests err, too."""

_LEAST_HEADLINE = 0.0005
"""Below which probability not even the likeliest line is the headline: the text may have none."""


def decode(features: PageFeatures, probabilities: LabelProbabilities, headline: int) -> list[Label]:
    """Return a label for each line; `headline` is the line that is the likeliest headline, from 0.

    One line is the headline, one the lead. A line is left out only where that is likely: rather a button too many than
    a sentence lost.
    """
    labels = _likeliest(features, probabilities)
    if len(labels) > 1 and probabilities[Label.HEADLINE][headline] > _LEAST_HEADLINE:
        labels[headline] = Label.HEADLINE
    decoding = Decoding(features, probabilities, labels)
    for rule in RULES:
        rule(decoding)
    return labels


def _likeliest(features: PageFeatures, probabilities: LabelProbabilities) -> list[Label]:
    """Return each line's likeliest label, headline and lead aside: what may be the lead is body."""
    columns = {label: [*column] for label, column in probabilities.items()}
    for at, lead in enumerate(columns.pop(Label.LEAD)):
        columns[Label.BODY][at] += lead
    del columns[Label.HEADLINE]
    weights = {label: WEIGHTS.get(label, 1.0) for label in columns}
    if is_clean(features, probabilities[Label.NOISE]):
        weights[Label.NOISE] = _CLEAN_NOISE
    best: Callable[[Sequence[tuple[float, Label]]], tuple[float, Label]] = max
    return [
        best([(probability * weights[label], label) for label, probability in zip(columns, line, strict=True)])[1]
        for line in zip(*columns.values(), strict=True)
    ]


def is_clean(features: PageFeatures, noise: Sequence[float]) -> bool:
    """Tell an input that holds nothing but an article: next to none of its lines is surely to be left out.

    `noise` is how likely that is, line by line; stock phrases such as share buttons don't count.
    """
    sure = (likely > _SURELY and not is_stock(shape) for likely, shape in zip(noise, features.shapes, strict=True))
    return sum(sure) <= _MOST_IN_CLEAN * len(noise)
