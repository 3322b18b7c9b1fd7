"""What is known of articles without learning: rules that bring the labels of a page's lines to agree, in order."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf

from article_reader.loader.labeller.labels import Label, LabelProbabilities
from article_reader.loader.labeller.line_features import Shape
from article_reader.loader.labeller.page_features import NAMES, PageFeatures
from article_reader.loader.labeller.phrases import START, WHOLE
from article_reader.loader.labeller.priors import PART_OF_THE_STORY

_MAY_BE_A_KICKER = frozenset({"navigation", "label", "events_ads", "tags"})
"""Categories whose words stand over headlines as well as in menus."""

_UNSURE = frozenset({Label.HEADING, Label.BODY, Label.NOISE})
"""The labels that a short line may have been given for want of a better one."""

_STORY = frozenset({Label.LEAD, Label.BODY, Label.HEADING, Label.CAPTION})
"""The labels of lines within the story."""

_NOTICES = frozenset({"cookie", "modal"})
"""What the names of the elements around a notice speak of."""

_TIMES = NAMES.index("times in the text")

_WITHIN_OTHERS = NAMES.index("stands within other lines")

_QUOTE = NAMES.index("set as quote")

_LINK = NAMES.index("share of link text")

_ROW = NAMES.index("set as row")

_NUMBERED = NAMES.index("length of its numbered list")

_STRIDE = NAMES.index("stride of its numbered list")

_FEWEST_NUMBERED, _WIDE = 3, 2
"""How many numbered lines there are at least, and how far apart, in lines, where they are no items of one list."""

_MAY_BE_NUMBERED = frozenset({Label.BODY, Label.META, Label.KICKER})
"""The labels that a numbered heading may have been given for want of a better one."""

_SENTENCE_ENDINGS = frozenset({5, 7, 8, 9})
_LEAST_OPENING = 7
"""How sentences end and open, as shapes tell."""

_LONGEST_CLOSING, _HARDLY_LINKED, _NO_CLOSING = 15, 0.1, 0.8
"""How many words a closing sentence has at the most, what share of it links less than that, and how unlikely it may be.

Measured on pages held back.
"""

_LONGEST_HEADING, _LONG_PARAGRAPH = 9, 20
"""How many words a heading that is known by its place has at the most, and the paragraph below it at least."""

_MOSTLY_LINKED = 0.5
"""From what share of link text on a line leads elsewhere rather than tells something."""

_NO_KICKER = 0.5
"""From which probability of being left out on a line over the headline is no kicker."""

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

_MAY_BE_A_HEADING = 0.2
"""How likely a heading has to be that stands between what is left out and a paragraph of the story."""

_BELOW, _LINES_BELOW = 0.62, 5
"""Up to which probability, and how many lines below the story, prose is its own; measured on pages held back."""

_LONGEST_ABOVE_CREDIT, _NO_CAPTION = 40, 0.85
"""How many words a caption has at the most that the credit below it tells, and how unlikely it may be."""

_NOTICE = 0.1
"""From which probability on prose over the headline may be of a notice."""

_FEW_WORDS = 10
"""How many words may stand before the lead: a place, a section's name."""

_LIKELY_STANDFIRST = 0.3
"""From which probability on the upper one of several likely leads of a page is the lead.

Measured on pages held back.
"""


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


def one_lead(decoding: Decoding) -> None:
    """The first paragraph below the headline is the lead, or else a line among the few words before it.

    Where there is no headline, or nothing below it, that is the first paragraph of all. None below a table is it. On a
    page a standfirst and the paragraph below it are both likely leads: it is the upper one.
    """
    labels = decoding.labels
    paragraphs = [at for at, label in enumerate(labels) if label is Label.BODY]
    headline = labels.index(Label.HEADLINE) if Label.HEADLINE in labels else -1
    below = [at for at in paragraphs if at > headline] or paragraphs
    rows = decoding.features.columns[_ROW]
    table = next((at for at in range(headline + 1, len(labels)) if rows[at] and labels[at] is not Label.NOISE), inf)
    below = [at for at in below if at < table]
    words = accumulate((decoding.features.shapes[at].words for at in below), initial=0)
    if first := [at for at, before in zip(below, words, strict=False) if before < _FEW_WORDS]:
        likely = decoding.probabilities[Label.LEAD]
        is_page = any(decoding.features.hints)
        standfirst = next((at for at in first if is_page and likely[at] > _LIKELY_STANDFIRST), None)
        labels[max(first, key=likely.__getitem__) if standfirst is None else standfirst] = Label.LEAD


def kicker_over_headline(decoding: Decoding) -> None:
    """A short line by itself right over the headline is the kicker, but for stock phrases, bylines and dates."""
    labels, shapes = decoding.labels, decoding.features.shapes
    if Label.HEADLINE not in labels[1:] or Label.KICKER in labels:
        return
    at = labels.index(Label.HEADLINE) - 1
    one = shapes[at]
    alone = at == 0 or shapes[at - 1].words > 5
    stock = not _MAY_BE_A_KICKER.issuperset(one.phrases) or decoding.probabilities[Label.NOISE][at] > _NO_KICKER
    if alone and not stock and 1 <= one.words <= 5 and one.length <= 40 and one.ending == 0 and one.opening in {7, 9}:
        labels[at] = Label.KICKER


def caption_above_credit(decoding: Decoding) -> None:
    """A line right above a credit, with no blank line between, is the caption, unless that is unlikely."""
    labels, shapes = decoding.labels, decoding.features.shapes
    for at in range(len(labels) - 1):
        one, credit = shapes[at], shapes[at + 1]
        if (
            labels[at] is Label.NOISE
            and labels[at + 1] is Label.CAPTION
            and credit.phrases.get("credit", 0) >= START
            and not credit.blank_above
            and 2 <= one.words <= _LONGEST_ABOVE_CREDIT
            and not is_stock(one)
            and decoding.probabilities[Label.NOISE][at] < _NO_CAPTION
        ):
            labels[at] = Label.CAPTION


def repeat_in_lightbox(decoding: Decoding) -> None:
    """A line that says a caption just above once more, behind a lightbox' sign or not, belongs to that caption."""
    labels, shapes = decoding.labels, decoding.features.shapes
    for at in range(1, len(labels)):
        one = shapes[at]
        if labels[at] is Label.CAPTION or not one.tokens:
            continue
        for above in range(at - 1, max(-1, at - 4), -1):
            if labels[above] is not Label.CAPTION:
                break
            if list(one.tokens) == list(shapes[above].tokens):
                labels[at] = Label.CAPTION


def heading_between_paragraphs(decoding: Decoding) -> None:
    """A short line that is no sentence, between two paragraphs or a picture and a paragraph, opens a section."""
    labels, features = decoding.labels, decoding.features
    for at in range(1, len(labels) - 1):
        if (
            labels[at] in _UNSURE
            and _looks_like_heading(features, at)
            and labels[at - 1] in _STORY - {Label.HEADING}
            and (features.prose[at - 1] or labels[at - 1] is Label.CAPTION)
            and labels[at + 1] is Label.BODY
            and features.shapes[at + 1].words >= _LONG_PARAGRAPH
        ):
            labels[at] = Label.HEADING


def numbered_headings(decoding: Decoding) -> None:
    """Short lines numbered one after the other, each over a part of the story, open sections, as in list articles."""
    labels, features = decoding.labels, decoding.features
    for at in range(len(labels) - 1):
        one = features.shapes[at]
        if (
            labels[at] in _MAY_BE_NUMBERED
            and features.columns[_NUMBERED][at] >= _FEWEST_NUMBERED
            and features.columns[_STRIDE][at] >= _WIDE
            and one.ending == 0
            and one.words <= _LONGEST_HEADING
            and not features.prose[at]
            and labels[at + 1] in _STORY - {Label.HEADING}
        ):
            labels[at] = Label.HEADING


def heading_above_the_story(decoding: Decoding) -> None:
    """A short line that is no sentence, between what is left out and a paragraph of the story, may open a section."""
    labels, features = decoding.labels, decoding.features
    for at in range(1, len(labels) - 1):
        if (
            labels[at] is Label.NOISE
            and labels[at + 1] is Label.BODY
            and features.prose[at + 1]
            and features.shapes[at + 1].words >= _LONG_PARAGRAPH
            and _looks_like_heading(features, at)
            and features.columns[_LINK][at] < _MOSTLY_LINKED
            and decoding.probabilities[Label.HEADING][at] >= _MAY_BE_A_HEADING
        ):
            labels[at] = Label.HEADING


def _looks_like_heading(features: PageFeatures, at: int) -> bool:
    """Tell whether a line is short, no sentence, no stock phrase, and stands once in the text."""
    one = features.shapes[at]
    form = one.ending == 0 and one.opening >= _LEAST_OPENING and 2 <= one.words <= _LONGEST_HEADING
    return form and not one.phrases and features.columns[_TIMES][at] == 1


def prose_above_the_headline(decoding: Decoding) -> None:
    """A line of prose over the headline, between lines that are left out, is part of a notice."""
    labels, noise = decoding.labels, decoding.probabilities[Label.NOISE]
    headline = labels.index(Label.HEADLINE) if Label.HEADLINE in labels else 0
    for at in range(1, headline):
        around = {labels[at - 1], labels[at + 1]}
        if labels[at] is Label.BODY and around == {Label.NOISE} and noise[at] > _NOTICE:
            labels[at] = Label.NOISE


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
    one_lead,
    kicker_over_headline,
    caption_above_credit,
    repeat_in_lightbox,
    heading_between_paragraphs,
    numbered_headings,
    heading_above_the_story,
)
"""The rules, in the order in which they are applied."""
