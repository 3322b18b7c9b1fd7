"""Learn the forests of one family of inputs from labelled samples; the second from what first forests made of them."""

from __future__ import annotations

import random
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from catboost import CatBoost
from numpy.typing import NDArray

from article_reader.loader.labeller import context_features, headline, line_features, page_features, wording
from article_reader.loader.labeller.forest import Features, Forest, TrainedForest
from article_reader.loader.labeller.labels import LABELS
from article_reader.loader.labeller.page_features import PageFeatures, extract_features
from article_reader.loader.labeller.phrases import Phrases
from article_reader.loader.labeller.predict import predict
from training import boost
from training.corpus import FOLDS, Sample
from training.folds import fold_wording
from training.score import plain

_NEIGHBOURS = (
    *line_features.NAMES,
    *wording.NAMES,
    *("prose", "times in the text", "stands within other lines", "likeness to the first line"),
    *(f"{name} phrase" for name in ("byline", "comments", "credit", "dateline_date", "month", "navigation")),
    *(f"{name} phrase" for name in ("read_more", "reading_time", "share", "tags", "time_ago")),
    *("heading level", "share of link text", "share of bold text", "elements ended above", "elements begun above"),
    *("picture above", "indent", "wrapped at", "set as item", "set as quote", "set as row", "prose set as it is"),
    *("levels until half the prose", "link text 1 up"),
    *("likeness to the title", "is a title", "likeness to the description", "in the article's data"),
    *(f"tag {tag}" for tag in ("p", "li", "div", "a", "span", "td", "figcaption", "time")),
    *(f"near {hint}" for hint in ("caption", "credit", "share", "byline", "date", "headline", "body", "related")),
    *(f"near {hint}" for hint in ("lead", "kicker", "tags", "comment", "media")),
)
"""The features that count of the next line and the one before."""

_FARTHER = ("length", "ending", "opening", "blank line above", "prose", "credit at the end", "share of link text")
"""The features that count of lines two and three away."""

_SECOND_NEIGHBOURS = ("words", "sentence breaks", "heading level", *_FARTHER)
"""The features that count once more, for the second forest."""

_EXTRA_WEIGHT = {"headline": 20.0}
"""What a line of these labels weighs beside its words: there is one on a page."""

_NEAR_THE_STORY = 4
"""How many lines from the nearest part of the article a line may stand to be always learned from."""

_SHARE_OF_FAR = 0.35
"""What share of the other lines is learned from, each weighing more for that: most of a page is menus."""

Rows = NDArray[np.intp]
"""Numbers of rows."""


@dataclass(frozen=True, slots=True)
class Learner:
    """Samples of one family as features and labels."""

    samples: Sequence[Sample]
    """The samples; each has lines."""

    features: Sequence[PageFeatures]
    """Their features."""

    phrases: Phrases
    """The phrases by which features were found."""

    def grow(self, rows: Sequence[boost.Matrix], chosen: Sequence[int]) -> list[CatBoost]:
        """Return forests learned from the lines of the chosen samples, of which `rows` are the features."""
        kept = [rows_learned_from(self.samples[at]) for at in chosen]
        labels = [np.array(label_numbers(self.samples[at]))[rows] for at, (rows, _) in zip(chosen, kept, strict=True)]
        weights = [
            weights_of(self.samples[at], self.features[at])[numbers] * factors
            for at, (numbers, factors) in zip(chosen, kept, strict=True)
        ]
        matrix = np.vstack([rows[at][numbers] for at, (numbers, _) in zip(chosen, kept, strict=True)])
        return boost.grow(matrix, np.concatenate(labels), np.concatenate(weights), len(LABELS))


def learner(samples: Sequence[Sample], phrases: Phrases) -> Learner:
    """Return samples with their features; what their words speak for is what was learned without their sites."""
    kept = [sample for sample in samples if sample.page.lines]
    features = [extract_features(sample.page, phrases, fold_wording(sample.fold)) for sample in kept]
    return Learner(kept, features, phrases)


def learn(learner: Learner, tell: Callable[[str], None]) -> dict[int | None, dict[str, TrainedForest]]:
    """Return the first and second forests learned without each fold, and without none (None).

    A second forest learns from what first forests that did not know a sample's fold made of that sample.
    """
    names = page_features.names(learner.phrases)
    columns = first_columns(names)
    rows = [boost.matrix(features.columns, columns) for features in learner.features]
    firsts: dict[int | None, TrainedForest] = {}
    guesses: dict[int, NDArray[np.float64]] = {}
    for fold in (*range(FOLDS), None):
        forests = learner.grow(rows, _without(learner, fold))
        firsts[fold] = boost.to_data(forests, columns, names)
        for at, sample in enumerate(learner.samples):
            if sample.fold == fold:
                guesses[at] = boost.probabilities(forests, rows[at])
        tell(f"first forest without {fold}")
    names = (*names, *context_features.NAMES)
    columns = second_columns(names)
    rows = [boost.matrix(with_context(features, guesses[at]), columns) for at, features in enumerate(learner.features)]
    learned: dict[int | None, dict[str, TrainedForest]] = {}
    for fold in (*range(FOLDS), None):
        forests = learner.grow(rows, _without(learner, fold))
        learned[fold] = {"first": firsts[fold], "second": boost.to_data(forests, columns, names)}
        tell(f"second forest without {fold}")
    return learned


def _without(learner: Learner, fold: int | None) -> list[int]:
    return [at for at, sample in enumerate(learner.samples) if sample.fold != fold]


def label_numbers(sample: Sample) -> list[int]:
    """Return the labels of a sample's lines by their numbers in LABELS."""
    return [LABELS.index(label) for label in sample.labels]


def rows_learned_from(sample: Sample) -> tuple[Rows, NDArray[np.float64]]:
    """Return which lines of a sample are learned from, and by what factor each weighs more for those that aren't."""
    chance = random.Random(sample.identity + sample.form)  # noqa: S311  # a sample, no secret
    parts = [at for at, label in enumerate(sample.labels) if label != "noise"]
    near = {other for at in parts for other in range(at - _NEAR_THE_STORY, at + _NEAR_THE_STORY + 1)}
    kept = [at for at in range(len(sample.labels)) if at in near or chance.random() < _SHARE_OF_FAR]
    factors = [1.0 if at in near else 1 / _SHARE_OF_FAR for at in kept]
    return np.array(kept, np.intp), np.array(factors)


def weights_of(sample: Sample, features: PageFeatures) -> NDArray[np.float64]:
    """Return what each line of a sample weighs."""
    return weights_of_lines([shape.words for shape in features.shapes], sample.labels)


def weights_of_lines(words: Sequence[int], labels: Sequence[str]) -> NDArray[np.float64]:
    """Return what each line of a page weighs, which has so many words, and such a label.

    Its words count, as the scorer counts them, and large pages for little more.
    """
    own = [4.0 + min(count, 60) + _EXTRA_WEIGHT.get(label, 0.0) for count, label in zip(words, labels, strict=True)]
    weights = np.array(own)
    scaled: NDArray[np.float64] = weights / weights.sum() ** 0.7
    return scaled


@dataclass(frozen=True, slots=True)
class Choice:
    """A sample's candidates for the headline."""

    fold: int
    """The fold of the sample."""

    rows: boost.Matrix
    """The features of each candidate."""

    right: Sequence[float]
    """1 for each candidate that is the headline, else 0."""


def choice(sample: Sample, features: PageFeatures, first: Forest, second: Forest) -> Choice:
    """Return the candidates of a sample that the forests have not learned from."""
    columns, probabilities = predict(features, first, second)
    chosen = headline.candidates(probabilities)
    rows = np.asarray(headline.features_of(features, columns, probabilities, chosen), np.float32).T
    gold = plain(sample.gold["headline"])
    right = [float(plain(sample.page.lines[index].text) == gold) for index in chosen]
    return Choice(sample.fold, rows, right)


def learn_headline(choices: Sequence[Choice], names: Sequence[str]) -> TrainedForest:
    """Return the forest that chooses headlines."""
    kept = [one for one in choices if any(one.right)]
    rows = np.vstack([one.rows for one in kept])
    right = np.concatenate([np.array(one.right) / sum(one.right) for one in kept])
    groups = np.concatenate([np.full(len(one.right), number) for number, one in enumerate(kept)])
    columns = [(0, number) for number in range(len(names))]
    return boost.to_data([boost.grow_chooser(rows, right, groups)], columns, names)


def with_context(features: PageFeatures, guesses: NDArray[np.float64]) -> Features:
    """Return the columns that the second forest sees."""
    columns = [array("d", column) for column in guesses.T]
    return [*features.columns, *context_features.context_features(features, columns)]


def first_columns(names: Sequence[str]) -> boost.Columns:
    """Return what the first forest is shown."""
    return _columns(names, range(len(names)), _NEIGHBOURS, _FARTHER)


def second_columns(names: Sequence[str]) -> boost.Columns:
    """Return what the second forest is shown."""
    guesses = tuple(f"likely {label}" for label in LABELS)
    return _columns(names, range(len(names)), (*_SECOND_NEIGHBOURS, *guesses), guesses)


def _columns(names: Sequence[str], own: range, near: Sequence[str], far: Sequence[str]) -> boost.Columns:
    columns = [(0, number) for number in own]
    for offset in (-1, 1):
        columns += [(offset, names.index(name)) for name in near]
    for offset in (-3, -2, 2, 3):
        columns += [(offset, names.index(name)) for name in far]
    return columns


def by_name(learned: Mapping[str, TrainedForest], phrases: Phrases) -> tuple[Forest, Forest]:
    """Return the first and the second forest as the loader reads them."""
    names = page_features.names(phrases)
    return Forest(learned["first"], names), Forest(learned["second"], (*names, *context_features.NAMES))
