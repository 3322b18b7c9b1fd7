"""Why each line of a page has its label: the features that spoke most for it, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import wrap

from article_reader.loader.labeller import context_features, page_features
from article_reader.loader.labeller.forest import Contribution, Features
from article_reader.loader.labeller.labels import LABELS, Labelled
from article_reader.loader.labeller.model import Model
from article_reader.loader.labeller.page_features import extract_features
from article_reader.loader.labeller.predict import label, predict
from article_reader.loader.page import Page

_UNSURE = 0.6
"""Below this confidence a label is called unsure."""

_MOST = 3
"""How many features are told of a line."""

_WIDTH, _INDENT = 80, " " * 6
"""How many characters a row has at most, and what the rows of features are set in by."""


def explain(page: Page, model: Model) -> Iterator[str]:
    """Yield rows of text for each line: number, label, confidence and words; below, what spoke most for the label.

    Lines that the input itself declares to be something have their reason instead.
    """
    labelled = label(page, model)
    found = iter(_contributions([item for item in labelled if item.line.declared is None], page, model))
    for item in labelled:
        unsure = " unsure" if item.confidence < _UNSURE else ""
        why = f" [{item.reason}]" if item.reason else ""
        first = item.line.span.first
        words = item.line.text[:_WIDTH].replace("\n", " ")
        yield f"{first:>5} {item.label:<8} {item.confidence:4.0%}{unsure}{why} {words}"[:_WIDTH].rstrip()
        reasons = "; ".join(next(found)) if item.line.declared is None else "the input says so"
        yield from wrap(reasons, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _contributions(labelled: Sequence[Labelled], page: Page, model: Model) -> list[list[str]]:
    """Return for each line what spoke most for its label, in words."""
    if not labelled:
        return []
    features = extract_features(
        replace(page, lines=tuple(item.line for item in labelled)), model.phrases, model.wording
    )
    wanted = [LABELS.index(item.label) for item in labelled]
    columns, _ = predict(features, model.first, model.second)
    names = (*page_features.names(model.phrases), *context_features.NAMES)
    both = zip(
        model.first.contributions(features.columns, wanted),
        model.second.contributions(columns, wanted),
        strict=True,
    )
    own_guess = range(len(names) - len(context_features.NAMES), len(names) - len(context_features.NAMES) + len(LABELS))
    return [_in_words(_added(each, own_guess)[:_MOST], at, names, columns) for at, each in enumerate(both)]


def _added(both: tuple[list[Contribution], list[Contribution]], own_guess: range) -> list[Contribution]:
    """Add up what spoke in both forests; that the second believes the first is no reason of its own."""
    weights: dict[tuple[int, int], float] = {}
    for contributions in both:
        for one in contributions:
            if one.offset or one.feature not in own_guess:
                weights[one.offset, one.feature] = weights.get((one.offset, one.feature), 0.0) + one.weight
    return [Contribution(*which, weight) for which, weight in sorted(weights.items(), key=lambda item: -item[1])]


def _in_words(contributions: Sequence[Contribution], at: int, names: Sequence[str], columns: Features) -> list[str]:
    """Return contributions as "next line: length 212 (+0.8)"."""
    which = {0: "", 1: "next line: ", -1: "line before: "}
    words = []
    for one in contributions:
        column = columns[one.feature]
        value = column[at + one.offset] if 0 <= at + one.offset < len(column) else 0
        prefix = which.get(one.offset, f"line {one.offset:+d}: ")
        words.append(f"{prefix}{names[one.feature]} {float(value):.3g} ({one.weight:+.1f})")
    return words
