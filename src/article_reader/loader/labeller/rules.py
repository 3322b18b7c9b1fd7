"""What is known of articles without learning: rules that bring the labels of a page's lines to agree, in order."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from math import inf

from article_reader.loader.labeller.decoding import Decoding, is_stock
from article_reader.loader.labeller.labels import Label
from article_reader.loader.labeller.page_features import NAMES
from article_reader.loader.labeller.part_rules import (
    caption_above_credit,
    heading_above_the_story,
    heading_between_paragraphs,
    heading_set_in_as_others,
    kicker_over_headline,
    numbered_headings,
    one_lead,
    repeat_in_lightbox,
)

_STORY = frozenset({Label.LEAD, Label.BODY, Label.HEADING, Label.CAPTION})
"""The labels of lines within the story."""

_TIMES = NAMES.index("times in the text")

_WITHIN_OTHERS = NAMES.index("stands within other lines")

_QUOTE = NAMES.index("set as quote")

_LINK = NAMES.index("share of link text")

_ITEM = NAMES.index("set as item")

_SENTENCE_ENDINGS = frozenset({5, 7, 8, 9})

_LEAST_OPENING = 7
"""How sentences end and open, as shapes tell."""

_LONGEST_CLOSING, _HARDLY_LINKED, _NO_CLOSING = 15, 0.1, 0.8
"""How many words a closing sentence has at the most, what share of it links less than that, and how unlikely it may be.

Measured on pages held back.
"""

_MOSTLY_LINKED = 0.5
"""From what share of link text on a line leads elsewhere rather than tells something."""

_LOST = 0.97
"""Up to which probability a line of prose between two lines of the story is no line to leave out."""

_BETWEEN, _LINES_BEFORE, _LINES_AFTER = 0.75, 12, 6
"""Up to which probability, and how many lines below and above the story, prose with boilerplate around it is its own.

Measured on pages held back: a teaser or an advertisement within a story is seldom followed by more than a few lines.
"""

_CLOSE, _LINES_CLOSE = 0.62, 3
"""The same for other lines: rows of a table, items of a list, a subheading."""

_PARTS = (Label.BODY, Label.CAPTION, Label.HEADING)
"""What a line within the story may be."""

_BELOW, _LINES_BELOW = 0.7, 7
"""Up to which probability, and how many lines below the story, prose is its own; measured on pages held back."""

_NOTICE = 0.1
"""From which probability on prose over the headline may be of a notice."""


def some_paragraph(decoding: Decoding) -> None:
    """An input where no paragraph is left is all story, but for what is surely something else, or stock phrases.

    Where that leaves nothing either, the stock phrases are the story, or at last what looks like byline and date.
    """
    labels, noise = decoding.labels, decoding.probabilities[Label.NOISE]
    for most, keep_stock in ((_LOST, False), (inf, False), (inf, True)):
        if Label.BODY in labels:
            return
        for at, shape in enumerate(decoding.features.shapes):
            if labels[at] is Label.NOISE and noise[at] <= most and (keep_stock or not is_stock(shape)):
                labels[at] = Label.BODY
    if set(labels) == {Label.META}:
        labels[:] = [Label.BODY] * len(labels)


def prose_within_the_story(decoding: Decoding) -> None:
    """A line of prose between two lines of the story belongs to it, unless something tells otherwise."""
    labels, features = decoding.labels, decoding.features
    for at in range(1, len(labels) - 1):
        likely = decoding.probabilities[Label.NOISE][at]
        if (
            labels[at] is Label.NOISE
            and features.prose[at]
            and likely < _LOST
            and labels[at - 1] is Label.BODY is labels[at + 1]
            and not is_stock(features.shapes[at])
        ):
            labels[at] = Label.BODY


def prose_between_the_story(decoding: Decoding) -> None:
    """A line of prose with the story not far above and below it belongs to it, unless that is unlikely."""
    labels, features = decoding.labels, decoding.features
    story = _story_prose(decoding)
    for at in _left_out_of_the_story(decoding, _BETWEEN):
        if features.prose[at] and _is_between(story, at, _LINES_BEFORE, _LINES_AFTER):
            labels[at] = Label.BODY


def lines_between_the_story(decoding: Decoding) -> None:
    """A line close to the story above and below it belongs to it where that is in doubt, as the likeliest part."""
    labels, probabilities = decoding.labels, decoding.probabilities
    story = _story_prose(decoding)
    for at in _left_out_of_the_story(decoding, _CLOSE):
        if _is_between(story, at, _LINES_CLOSE, _LINES_CLOSE):
            labels[at] = max(_PARTS, key=lambda label: probabilities[label][at])


def _story_prose(decoding: Decoding) -> list[int]:
    """Return the lines that are paragraphs of the story, from 0."""
    prose = decoding.features.prose
    return [at for at, label in enumerate(decoding.labels) if label is Label.BODY and prose[at]]


def _left_out_of_the_story(decoding: Decoding, most: float) -> Iterator[int]:
    """Yield the lines left out that may belong to the story: less likely noise than `most`, and told only once."""
    features = decoding.features
    for at, label in enumerate(decoding.labels):
        if (
            label is Label.NOISE
            and decoding.probabilities[Label.NOISE][at] < most
            and features.columns[_LINK][at] < _MOSTLY_LINKED
            and features.columns[_TIMES][at] == 1
            and not is_stock(features.shapes[at])
        ):
            yield at


def _is_between(story: Sequence[int], at: int, before: int, after: int) -> bool:
    """Tell whether the story is at most so many lines above and below a line."""
    below = bisect(story, at)
    return 0 < below < len(story) and at - story[below - 1] <= before and story[below] - at <= after


def prose_below_the_story(decoding: Decoding) -> None:
    """A line of prose close below the story belongs to it where that is in doubt."""
    labels, features = decoding.labels, decoding.features
    for at in range(1, len(labels)):
        above = range(max(0, at - _LINES_BELOW), at)
        if (
            labels[at] is Label.NOISE
            and features.prose[at]
            and decoding.probabilities[Label.NOISE][at] < _BELOW
            and any(labels[other] is Label.BODY and features.prose[other] for other in above)
            and not is_stock(features.shapes[at])
        ):
            labels[at] = Label.BODY


def quotations_within_the_story(decoding: Decoding) -> None:
    """A quotation right below a line of the story belongs to it, unless it only repeats what the story says."""
    labels, features = decoding.labels, decoding.features
    for at in range(1, len(labels)):
        if (
            labels[at] is Label.NOISE
            and features.columns[_QUOTE][at]
            and features.columns[_TIMES][at] == 1
            and not features.columns[_WITHIN_OTHERS][at]
            and decoding.probabilities[Label.NOISE][at] < _LOST
            and labels[at - 1] in _STORY
            and not is_stock(features.shapes[at])
        ):
            labels[at] = Label.BODY


def closing_sentences(decoding: Decoding) -> None:
    """A short sentence right below a paragraph of the story belongs to it, unless that is unlikely: stories end so."""
    labels, features = decoding.labels, decoding.features
    for at in range(1, len(labels)):
        one = features.shapes[at]
        if (
            labels[at] is Label.NOISE
            and labels[at - 1] is Label.BODY
            and features.prose[at - 1]
            and one.ending in _SENTENCE_ENDINGS
            and one.opening >= _LEAST_OPENING
            and 3 <= one.words <= _LONGEST_CLOSING
            and features.columns[_LINK][at] < _HARDLY_LINKED
            and features.columns[_TIMES][at] == 1
            and decoding.probabilities[Label.NOISE][at] < _NO_CLOSING
            and not is_stock(one)
        ):
            labels[at] = Label.BODY


def prose_above_the_headline(decoding: Decoding) -> None:
    """Lines of prose over the headline, between lines that are left out, are part of a notice."""
    labels, noise = decoding.labels, decoding.probabilities[Label.NOISE]
    headline = labels.index(Label.HEADLINE) if Label.HEADLINE in labels else 0
    begin = 1
    while begin < headline:
        end = next((at for at in range(begin, headline) if labels[at] is not Label.BODY), headline)
        around = {labels[begin - 1], labels[end]}
        if end < headline and around == {Label.NOISE} and all(noise[at] > _NOTICE for at in range(begin, end)):
            labels[begin:end] = [Label.NOISE] * (end - begin)
        begin = end + 1


def items_of_one_list(decoding: Decoding) -> None:
    """An item of a list that was taken for byline or date is the story's where the item beside it is."""
    labels, items = decoding.labels, decoding.features.columns[_ITEM]
    for at, label in enumerate(labels):
        beside = [other for other in (at - 1, at + 1) if 0 <= other < len(labels) and items[other]]
        if label is Label.META and items[at] and any(labels[other] is Label.BODY for other in beside):
            labels[at] = Label.BODY


Rule = Callable[[Decoding], None]

RULES: tuple[Rule, ...] = (
    some_paragraph,
    prose_within_the_story,
    prose_between_the_story,
    lines_between_the_story,
    prose_below_the_story,
    quotations_within_the_story,
    closing_sentences,
    prose_above_the_headline,
    items_of_one_list,
    one_lead,
    kicker_over_headline,
    caption_above_credit,
    repeat_in_lightbox,
    heading_between_paragraphs,
    numbered_headings,
    heading_above_the_story,
    heading_set_in_as_others,
)
"""The rules, in the order in which they are applied."""
