"""How likely each label is for each line -> one label for each line, so that together they make an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from article_reader.loader.labeller.labels import Label, LabelProbabilities
from article_reader.loader.labeller.line_features import Shape
from article_reader.loader.labeller.page_features import PageFeatures, best_run
from article_reader.loader.labeller.rules import RULES


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How likely a label must be to be given; chosen by cross-validation, not by page."""

    noise_inside: float = 0.6
    """Above this a line within the story is left out."""

    noise_outside: float = 0.4
    """Above this a line before or after the story is left out."""

    noise_alone: float = 0.97
    """Above this a line of a text of few lines is left out, where no stock phrase speaks for that."""

    headline: float = 0.02
    """Below this not even the likeliest line is the headline: the text may have none."""

    heading: float = 0.35
    """From this on a line is a heading, unless it is likelier a caption."""

    caption: float = 0.25
    """From this on a line is a caption."""


_FEW = 8
"""Up to how many lines a text is too short for a page: a note, a passage, from which hardly anything is left out."""

_SURELY_NOT = 0.7
"""How likely prose next to the story must be left out to end it."""

_HARMLESS = frozenset({"month", "credit"})
"""Categories of phrases that the story's prose may well hold."""


def decode(
    features: PageFeatures, probabilities: LabelProbabilities, headline: int, thresholds: Thresholds = Thresholds()
) -> list[Label]:
    """Return a label for each line: the likeliest ones that together make an article, `headline` being the headline.

    One line is the headline, one the lead. A line is left out only where that is likely: rather a button too many than
    a sentence lost. Where no paragraph at all would be left, only stock phrases are left out, or not even they.
    """
    noise = _noise_thresholds(features, probabilities, thresholds)
    by_line = (dict(zip(probabilities, line, strict=True)) for line in zip(*probabilities.values(), strict=True))
    labels = [_likeliest(chance, thresholds, above) for chance, above in zip(by_line, noise, strict=True)]
    for kept in (False, True):
        if Label.BODY not in labels:
            labels = [
                Label.BODY if given is Label.NOISE and (kept or not _is_stock(one)) else given
                for given, one in zip(labels, features.shapes, strict=True)
            ]
    if len(labels) > 1 and probabilities[Label.HEADLINE][headline] > thresholds.headline:
        labels[headline] = Label.HEADLINE
    paragraphs = [index for index, given in enumerate(labels) if given is Label.BODY]
    if below := [index for index in paragraphs if index > headline] or paragraphs:
        labels[max(below, key=probabilities[Label.LEAD].__getitem__)] = Label.LEAD
    for rule in RULES:
        rule(features, labels)
    return labels


def _noise_thresholds(features: PageFeatures, probabilities: LabelProbabilities, thresholds: Thresholds) -> list[float]:
    """Return for each line how likely it must be left out to be so."""
    first, last = _story(features, probabilities)
    short = len(features.shapes) <= _FEW
    return [
        thresholds.noise_alone
        if short and not _is_stock(one)
        else thresholds.noise_inside
        if first <= index <= last
        else thresholds.noise_outside
        for index, one in enumerate(features.shapes)
    ]


def _is_stock(one: Shape) -> bool:
    """Tell whether a line holds a stock phrase that the story's prose hardly holds."""
    return bool(one.phrases.keys() - _HARMLESS)


def _story(features: PageFeatures, probabilities: LabelProbabilities) -> tuple[int, int]:
    """Return the first and the last line of the run that is most likely the story.

    Prose that follows it at once, under a heading or not, belongs to it unless it is very likely something else.
    """
    gains = (
        min(one.length, 400) ** 0.5 * (0.7 - likely)
        for likely, one in zip(probabilities[Label.NOISE], features.shapes, strict=True)
    )
    first, last = best_run(gains) or (0, -1)
    while near := [index for index in (last + 1, last + 2) if _goes_on(features, probabilities, index)]:
        last = near[0]
    return first, last


def _goes_on(features: PageFeatures, probabilities: LabelProbabilities, index: int) -> bool:
    if index >= len(features.shapes) or not features.prose[index] or _is_stock(features.shapes[index]):
        return False
    return probabilities[Label.NOISE][index] < _SURELY_NOT


def _likeliest(chance: Mapping[Label, float], thresholds: Thresholds, noise: float) -> Label:
    """Return a line's label, headline and lead aside, which are given once the others are."""
    if thresholds.heading <= chance[Label.HEADING] > chance[Label.CAPTION]:
        return Label.HEADING
    if chance[Label.CAPTION] >= thresholds.caption:
        return Label.CAPTION
    if chance[Label.NOISE] > noise:
        return Label.NOISE
    weighed = {
        Label.BODY: chance[Label.BODY] + chance[Label.LEAD] + chance[Label.HEADING] / 2,
        Label.META: chance[Label.META],
        Label.KICKER: chance[Label.KICKER],
        Label.NOISE: chance[Label.NOISE] * (1 - noise) / noise,
    }
    return max(weighed, key=weighed.__getitem__)
