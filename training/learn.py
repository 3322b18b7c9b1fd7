"""Learn both forests from pages; the second from what forests of other folds made of them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from catboost import CatBoost
from numpy.typing import NDArray

from article_reader.loader.labeller import context, features, headline, shape
from article_reader.loader.labeller.features import Document
from article_reader.loader.labeller.forest import Facts, Forest
from article_reader.loader.labeller.model import look_twice
from article_reader.loader.labeller.phrases import Phrases
from article_reader.loader.labeller.weights import Grown
from training import boost
from training.corpus import FOLDS, Page
from training.score import plain

_NEIGHBOURS = (
    *shape.NAMES,
    *("prose", "times in the text", "stands within other lines", "likeness to the first line"),
    *(f"{name} phrase" for name in ("byline", "comments", "credit", "dateline_date", "month", "navigation")),
    *(f"{name} phrase" for name in ("read_more", "reading_time", "share", "tags", "time_ago")),
)
"""The facts that count of the next line and the one before."""

_FARTHER = ("length", "ending", "opening", "blank line above", "prose", "credit at the end")
"""The facts that count of lines two and three away."""

_SECOND_NEIGHBOURS = ("words", "sentence breaks", *_FARTHER)
"""The facts that count once more, for the second forest."""

_EXTRA_WEIGHT = {"headline": 20}
"""What a line of these labels weighs beside its words: there is one on a page."""


Likelihoods = NDArray[np.float64]
"""How likely each label is, a row per line."""


@dataclass(frozen=True)
class First:
    """A first forest, and what it makes of pages that it has not learned from."""

    data: Grown
    """The forest, as data."""

    guesses: Mapping[int, Likelihoods]
    """What it makes of those pages, by their numbers."""


@dataclass(frozen=True)
class Learner:
    """Pages as facts and labels."""

    pages: Sequence[Page]
    """The pages."""

    documents: Sequence[Document]
    """Their facts."""

    phrases: Phrases
    """The phrases by which facts were found."""

    def first(self, without: Collection[int]) -> First:
        """Return a first forest learned without the pages of some folds."""
        names = features.names(self.phrases)
        columns = first_columns(names)
        rows = [boost.matrix(document.facts, columns) for document in self.documents]
        chosen = [at for at, page in enumerate(self.pages) if page.fold not in without]
        forests = self.grow([rows[at] for at in chosen], chosen)
        others = set(range(len(self.pages))).difference(chosen)
        guesses = {at: boost.likelihoods(forests, rows[at]) for at in sorted(others)}
        return First(boost.to_data(forests, columns, names), guesses)

    def second(self, guesses: Mapping[int, Likelihoods]) -> Grown:
        """Return a second forest, as data, learned from pages and what first forests made of them, by their numbers."""
        names = (*features.names(self.phrases), *context.NAMES)
        columns = second_columns(names)
        rows = [boost.matrix(both(self.documents[at], guess), columns) for at, guess in guesses.items()]
        return boost.to_data(self.grow(rows, list(guesses)), columns, names)

    def grow(self, rows: Sequence[boost.Matrix], chosen: Sequence[int]) -> list[CatBoost]:
        """Return forests learned from rows of facts about the chosen pages, by their numbers."""
        labels = np.concatenate([[context.LABELS.index(name) for name in self.pages[at].labels] for at in chosen])
        weights = np.concatenate([_weights(self.pages[at], self.documents[at]) for at in chosen])
        return boost.grow(np.vstack(rows), labels, weights, len(context.LABELS))


def learner(pages: Sequence[Page], phrases: Phrases) -> Learner:
    """Return pages with their facts."""
    kept = [page for page in pages if page.lines]
    return Learner(kept, [features.survey(page.lines, phrases) for page in kept], phrases)


def learn(learner: Learner, told: Callable[[str], None]) -> dict[int | None, dict[str, Grown]]:
    """Return the weights of both forests learned without each fold, and without none (None), as data.

    A second forest learns from guesses by first forests that knew neither the page's fold nor the one held back.
    """
    folds = range(FOLDS)
    held = [(), *((fold,) for fold in folds), *combinations(folds, 2)]
    firsts = {}
    for without in held:
        firsts[without] = learner.first(without)
        told(f"first forest without {without}")
    weights: dict[int | None, dict[str, Grown]] = {}
    for fold in (None, *folds):
        guesses = {}
        for at, page in enumerate(learner.pages):
            if page.fold != fold:
                known_to_none = sorted({page.fold} if fold is None else {page.fold, fold})
                guesses[at] = firsts[tuple(known_to_none)].guesses[at]
        alone = () if fold is None else (fold,)
        weights[fold] = {"first": firsts[alone].data, "second": learner.second(guesses)}
        told(f"second forest without {alone}")
    return weights


@dataclass(frozen=True, slots=True)
class Choice:
    """A page's candidates for the headline."""

    fold: int
    """The fold of the page."""

    rows: boost.Matrix
    """The facts about each candidate."""

    right: Sequence[float]
    """1 for each candidate that is the headline, else 0."""


def choice(page: Page, document: Document, forests: tuple[Forest, Forest]) -> Choice:
    """Return the candidates of a page that the forests have not learned from."""
    facts, chances = look_twice(document, *forests)
    chosen = headline.candidates(chances)
    rows = np.asarray(headline.facts_of(document, facts, chances, chosen), np.float32).T
    gold = plain(page.gold["headline"])
    right = [float(plain(page.lines[index].text) == gold) for index in chosen]
    return Choice(page.fold, rows, right)


def learn_headline(choices: Sequence[Choice], names: Sequence[str]) -> Grown:
    """Return the forest that chooses headlines, as data."""
    kept = [one for one in choices if any(one.right)]
    rows = np.vstack([one.rows for one in kept])
    right = np.concatenate([np.array(one.right) / sum(one.right) for one in kept])
    groups = np.concatenate([np.full(len(one.right), number) for number, one in enumerate(kept)])
    columns = [(0, number) for number in range(len(names))]
    return boost.to_data([boost.grow_chooser(rows, right, groups)], columns, names)


def both(document: Document, likelihoods: Likelihoods) -> Facts:
    """Return the facts that the second forest sees."""
    return [*document.facts, *context.context(document, [array("d", column) for column in likelihoods.T])]


def first_columns(names: Sequence[str]) -> boost.Columns:
    """Return what the first forest is shown."""
    return _columns(names, range(len(names)), _NEIGHBOURS, _FARTHER)


def second_columns(names: Sequence[str]) -> boost.Columns:
    """Return what the second forest is shown."""
    guesses = tuple(f"likely {label}" for label in context.LABELS)
    return _columns(names, range(len(names)), (*_SECOND_NEIGHBOURS, *guesses), guesses)


def _columns(names: Sequence[str], own: range, near: Sequence[str], far: Sequence[str]) -> boost.Columns:
    columns = [(0, number) for number in own]
    for offset in (-1, 1):
        columns += [(offset, names.index(name)) for name in near]
    for offset in (-3, -2, 2, 3):
        columns += [(offset, names.index(name)) for name in far]
    return columns


def _weights(page: Page, document: Document) -> NDArray[np.float64]:
    """Return what each line weighs: its words count, as the scorer counts them, and large pages for little more."""
    weights: NDArray[np.float64] = np.array(
        [
            4.0 + min(one.words, 60) + _EXTRA_WEIGHT.get(label, 0)
            for one, label in zip(document.shapes, page.labels, strict=True)
        ]
    )
    scaled: NDArray[np.float64] = weights / weights.sum() ** 0.7
    return scaled
