"""Rules about single parts of an article and the lines beside them: lead, kicker, captions, headings."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from math import inf

from article_reader.loader.labeller.decoding import Decoding, is_stock
from article_reader.loader.labeller.labels import Label
from article_reader.loader.labeller.page_features import NAMES, PageFeatures
from article_reader.loader.labeller.phrases import START

_MAY_BE_A_KICKER = frozenset({"navigation", "label", "events_ads", "tags"})
"""Categories whose words stand over headlines as well as in menus."""

_UNSURE = frozenset({Label.HEADING, Label.BODY, Label.NOISE})
"""The labels that a short line may have been given for want of a better one."""

_STORY = frozenset({Label.LEAD, Label.BODY, Label.HEADING, Label.CAPTION})
"""The labels of lines within the story."""

_TIMES = NAMES.index("times in the text")

_LINK = NAMES.index("share of link text")

_ROW = NAMES.index("set as row")

_INDENT = NAMES.index("indent")

_NUMBERED = NAMES.index("length of its numbered list")

_STRIDE = NAMES.index("stride of its numbered list")

_FEWEST_NUMBERED, _WIDE = 3, 2
"""How many numbered lines there are at least, and how far apart, in lines, where they are no items of one list."""

_MAY_BE_NUMBERED = frozenset({Label.BODY, Label.META, Label.KICKER})
"""The labels that a numbered heading may have been given for want of a better one."""

_LEAST_OPENING = 7
"""How sentences end and open, as shapes tell."""

_LONGEST_HEADING, _LONG_PARAGRAPH = 9, 20
"""How many words a heading that is known by its place has at the most, and the paragraph below it at least."""

_LONGEST_SET_IN = 15
"""The same where it is known by how far it is set in."""

_MOSTLY_LINKED = 0.5
"""From what share of link text on a line leads elsewhere rather than tells something."""

_NO_KICKER = 0.5
"""From which probability of being left out on a line over the headline is no kicker."""

_MAY_BE_A_HEADING = 0.2
"""How likely a heading has to be that is known by its place alone, or by how far it is set in."""

_LONGEST_ABOVE_CREDIT, _NO_CAPTION = 40, 0.85
"""How many words a caption has at the most that the credit below it tells, and how unlikely it may be."""

_FEW_PARAGRAPHS, _MUCH_LIKELIER = 4, 0.3
"""Among how many paragraphs from the first on one is the lead that is so much likelier, as probabilities differ."""

_FEW_WORDS = 10
"""How many words may stand before the lead: a place, a section's name."""


def one_lead(decoding: Decoding) -> None:
    """The first paragraph below the headline is the lead, or else a line among the few words before it.

    Where there is no headline, or nothing below it, that is the first paragraph of all. It is one of the next few where
    that is much likelier, as below a notice or a second headline. None below a table is it.
    """
    labels, likely = decoding.labels, decoding.probabilities[Label.LEAD]
    paragraphs = [at for at, label in enumerate(labels) if label is Label.BODY]
    headline = labels.index(Label.HEADLINE) if Label.HEADLINE in labels else -1
    below = [at for at in paragraphs if at > headline] or paragraphs
    rows = decoding.features.columns[_ROW]
    table = next((at for at in range(headline + 1, len(labels)) if rows[at] and labels[at] is not Label.NOISE), inf)
    below = [at for at in below if at < table]
    words = accumulate((decoding.features.shapes[at].words for at in below), initial=0)
    if first := [at for at, before in zip(below, words, strict=False) if before < _FEW_WORDS]:
        lead = max(first, key=likely.__getitem__)
        likeliest = max(below[:_FEW_PARAGRAPHS], key=likely.__getitem__)
        labels[likeliest if likely[likeliest] - likely[lead] > _MUCH_LIKELIER else lead] = Label.LEAD


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


def heading_set_in_as_others(decoding: Decoding) -> None:
    """A short line of a text over a paragraph opens a section where other headings are set in as it is.

    So text browsers tell headings: paragraphs are set in otherwise.
    """
    labels, features = decoding.labels, decoding.features
    indents, shapes = features.columns[_INDENT], features.shapes
    if features.has_markup:
        return
    paragraphs = Counter(indents[at] for at, label in enumerate(labels) if label is Label.BODY and features.prose[at])
    usual = paragraphs.most_common(1)[0][0] if paragraphs else None
    headings = {indents[at] for at, label in enumerate(labels) if label is Label.HEADING} - {usual}
    for at in range(1, len(labels) - 1):
        one = shapes[at]
        if (
            labels[at] in _UNSURE | {Label.META, Label.KICKER}
            and indents[at] in headings
            and one.blank_above
            and one.words <= _LONGEST_SET_IN
            and labels[at + 1] is Label.BODY
            and features.prose[at + 1]
            and shapes[at + 1].blank_above
            and not features.prose[at]
            and not is_stock(one)
            and features.columns[_TIMES][at] == 1
            and features.columns[_LINK][at] < _MOSTLY_LINKED
            and decoding.probabilities[Label.HEADING][at] >= _MAY_BE_A_HEADING
        ):
            labels[at] = Label.HEADING


def _looks_like_heading(features: PageFeatures, at: int) -> bool:
    """Tell whether a line is short, no sentence, no stock phrase, and stands once in the text."""
    one = features.shapes[at]
    form = one.ending == 0 and one.opening >= _LEAST_OPENING and 2 <= one.words <= _LONGEST_HEADING
    return form and not one.phrases and features.columns[_TIMES][at] == 1
