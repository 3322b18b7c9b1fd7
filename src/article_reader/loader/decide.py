"""How likely each label is for each line -> one label for each line, so that together they make an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from article_reader.loader.features import Document, best_run
from article_reader.loader.labelling import Chances, Label
from article_reader.loader.rules import RULES


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How likely a label must be to be given; chosen by cross-validation, not by page."""

    noise_inside: float = 0.6
    """Above this a line within the story is left out."""

    noise_outside: float = 0.4
    """Above this a line before or after the story is left out."""

    headline: float = 0.02
    """Below this not even the likeliest line is the headline: the text may have none."""

    heading: float = 0.35
    """From this on a line is a heading, unless it is likelier a caption."""

    caption: float = 0.25
    """From this on a line is a caption."""


_SURELY_NOT = 0.7
"""How likely prose next to the story must be left out to end it."""

_HARMLESS = frozenset({"month", "credit"})
"""Categories of phrases that the story's prose may well hold."""


def decide(document: Document, chances: Sequence[Chances], headline: int, thresholds: Thresholds) -> list[Label]:
    """Return a label for each line: the likeliest ones that together make an article, `headline` being the headline.

    One line is the headline, one the lead. A line is left out only where that is likely: rather a button too many than
    a sentence lost. Where no paragraph at all would be left, nothing is left out.
    """
    first, last = _story(document, chances)
    labels = [
        _likeliest(chance, thresholds, thresholds.noise_inside if first <= index <= last else thresholds.noise_outside)
        for index, chance in enumerate(chances)
    ]
    if Label.BODY not in labels:
        labels = [Label.BODY if given is Label.NOISE else given for given in labels]
    if len(chances) > 1 and chances[headline][Label.HEADLINE] > thresholds.headline:
        labels[headline] = Label.HEADLINE
    paragraphs = [index for index, given in enumerate(labels) if given is Label.BODY]
    if below := [index for index in paragraphs if index > headline] or paragraphs:
        labels[max(below, key=lambda index: chances[index][Label.LEAD])] = Label.LEAD
    for rule in RULES:
        rule(document, labels)
    return labels


def _story(document: Document, chances: Sequence[Chances]) -> tuple[int, int]:
    """Return the first and the last line of the run that is most likely the story.

    Prose that follows it at once, under a heading or not, belongs to it unless it is very likely something else.
    """
    gains = (
        min(one.length, 400) ** 0.5 * (0.7 - chance[Label.NOISE])
        for chance, one in zip(chances, document.shapes, strict=True)
    )
    first, last = best_run(gains) or (0, -1)
    while near := [index for index in (last + 1, last + 2) if _goes_on(document, chances, index)]:
        last = near[0]
    return first, last


def _goes_on(document: Document, chances: Sequence[Chances], index: int) -> bool:
    if index >= len(chances) or not document.prose[index] or document.shapes[index].phrases.keys() - _HARMLESS:
        return False
    return chances[index][Label.NOISE] < _SURELY_NOT


def _likeliest(chance: Chances, thresholds: Thresholds, noise: float) -> Label:
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
