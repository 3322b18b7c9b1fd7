"""Probabilities of labels -> one label for each line, so that together they make an article.

First each line gets its likeliest label; then an ordered list of rules, each a function of its own, brings them to
agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from article_reader.loader.labeller.labels import Label, LabelProbabilities
from article_reader.loader.labeller.page_features import NAMES, PageFeatures
from article_reader.loader.labeller.rules import RULES, Decoding, is_notice, is_stock

WEIGHTS: Mapping[Label, float] = {Label.CAPTION: 1.3}
"""What the probabilities of labels are multiplied by before they are compared; chosen on pages held back."""

_CLEAN_NOISE, _CLEAN_STOCK = 0.01, 0.1
"""What the probability of leaving a line out is multiplied by in an input that holds nothing but an article.

The latter is for lines that are, or begin with, stock phrases: a button may have been copied with the article.
"""

_SURELY = 0.9
"""From which probability on a line is surely to be left out."""

_MOST_IN_CLEAN = 0.01
"""The share of such lines up to which an input holds nothing but an article: forests err, too."""

_LEAST_HEADLINE, _LEAST_HEADLINE_OF_TEXT = 0.0005, 0.05
"""Below which probability not even the likeliest line is the headline of a page, or of a text, which may have none."""


def decode(features: PageFeatures, probabilities: LabelProbabilities, headline: int) -> list[Label]:
    """Return a label for each line; `headline` is the line that is the likeliest headline, from 0.

    One line is the headline, one the lead. A line is left out only where that is likely: rather a button too many than
    a sentence lost.
    """
    labels = _likeliest(features, probabilities)
    is_text = all(way is None for way in features.ways)
    least = _LEAST_HEADLINE_OF_TEXT if is_text else _LEAST_HEADLINE
    if len(labels) > 1 and probabilities[Label.HEADLINE][headline] > least:
        labels[headline] = Label.HEADLINE
    decoding = Decoding(features, probabilities, labels)
    for rule in RULES:
        rule(decoding)
    return labels


def _no_notice(features: PageFeatures, probabilities: LabelProbabilities, headline: int) -> int:
    """Return the line that is the likeliest headline, passing over titles of dialogs and other stock phrases."""
    if not is_notice(features, headline):
        return headline
    others = [at for at in range(len(features.shapes)) if not is_notice(features, at)]
    return max(others, key=probabilities[Label.HEADLINE].__getitem__, default=headline)


def _likeliest(features: PageFeatures, probabilities: LabelProbabilities) -> list[Label]:
    """Return each line's likeliest label, headline and lead aside: what may be the lead is body."""
    columns = {label: [*column] for label, column in probabilities.items()}
    for at, lead in enumerate(columns.pop(Label.LEAD)):
        columns[Label.BODY][at] += lead
    del columns[Label.HEADLINE]
    for label, weight in WEIGHTS.items():
        columns[label] = [weight * probability for probability in columns[label]]
    if is_clean(features, probabilities[Label.NOISE]):
        noise = zip(columns[Label.NOISE], features.shapes, strict=True)
        columns[Label.NOISE] = [(_CLEAN_STOCK if is_stock(shape) else _CLEAN_NOISE) * one for one, shape in noise]
    return [max(zip(line, columns, strict=True))[1] for line in zip(*columns.values(), strict=True)]


def is_clean(features: PageFeatures, noise: Sequence[float]) -> bool:
    """Tell an input that holds nothing but an article: next to none of its lines is surely to be left out.

    `noise` is how likely that is, line by line; stock phrases such as share buttons don't count.
    """
    sure = (likely > _SURELY and not is_stock(shape) for likely, shape in zip(noise, features.shapes, strict=True))
    return sum(sure) <= _MOST_IN_CLEAN * len(noise)
