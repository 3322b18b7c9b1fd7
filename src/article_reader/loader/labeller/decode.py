"""Probabilities of labels -> one label for each line, so that together they make an article.

First each line gets its likeliest label; then an ordered list of rules, each a function of its own, brings them to
agree.
"""

from __future__ import annotations

from collections.abc import Sequence

from article_reader.loader.labeller.decoding import Decoding, in_notice, is_notice, is_stock
from article_reader.loader.labeller.labels import Label, LabelProbabilities
from article_reader.loader.labeller.page_features import NAMES, PageFeatures
from article_reader.loader.labeller.rules import RULES

_CAPTION_WEIGHT = 2.0
"""What the probability of captions is multiplied by where elements have names; chosen on pages held back."""

_LONGEST_CAPTION, _LONG_CAPTION = 60, 0.3
"""From how many words on a line is seldom a caption there, and what the probability is multiplied by then."""

_CLEAN_NOISE, _CLEAN_STOCK = 0.003, 0.1
"""What the probability of leaving a line out is multiplied by in an input that holds nothing but an article.

The latter is for lines that are, or begin with, stock phrases: a button may have been copied with the article. Notices,
stock phrases that are repeated and lines that are all link are what they are.
"""

_MAY_OPEN_A_SECTION = frozenset(
    {"read_more", "most_read", "end_matter", "reading_time", "events_ads", "tags", "legal", "gallery", "video_audio"}
)
"""Categories whose phrases stand over sections of articles, too: "Key points", "Background:", "Sources", "Prices"."""

_FEWEST_IN_SECTION = 2
"""How many words the line below such a heading has at least: tags are shorter."""

_ALL_LINK = 0.9
"""From what share of its letters on a line is a link as a whole."""

_LINK, _TIMES, _ROW = map(NAMES.index, ("share of link text", "times in the text", "set as row"))

_SURELY, _SURELY_OF_TEXT = 0.9, 0.95
"""From which probability on a line is surely to be left out, where markup tells, and where it doesn't."""

_UNSURE, _MOST_UNSURE = 0.1, 0.9
"""The probability of being left out from which, up to _SURELY, a line is unsure; the most such lines in a sure input.

The latter is a share of all lines.
"""

_FEW_IN_CLEAN, _MOST_IN_CLEAN = 1, 0.01
"""How many lines may be surely left out in a clean input with markup; what share of the lines in any clean input."""

_FEW_STOCK = 2
"""How many stock phrases an input may have that is clean; measured on pages held back."""

_MENU, _MOST_MENU = "navigation", 1
"""The category of the words of menus, and how many lines with one an input has at most that has no boilerplate."""

_LEAST_HEADLINE, _LEAST_HEADLINE_OF_TEXT = 0.0005, 0.05
_LEAST_SENTENCE_OF_PAGE, _LEAST_SENTENCE = 0.2, 0.15
"""Below which probability not even the likeliest line is the headline of a page, or of a text: they may have none.

The latter two are for running prose, which is easily taken for a headline where there is none.
"""


def decode(features: PageFeatures, probabilities: LabelProbabilities, headline: int | None) -> list[Label]:
    """Return a label for each line; `headline` is the likeliest headline, from 0, None where it stands elsewhere.

    One line is the headline, one the lead. A line is left out only where that is likely: rather a button too many than
    a sentence lost.
    """
    labels = _likeliest(features, probabilities)
    if headline is not None and len(labels) > 1:
        headline = _no_notice(features, probabilities, headline)
        if probabilities[Label.HEADLINE][headline] > _least_headline(features, headline):
            labels[headline] = Label.HEADLINE
    decoding = Decoding(features, probabilities, labels)
    for rule in RULES:
        rule(decoding)
    return labels


def _least_headline(features: PageFeatures, headline: int) -> float:
    """Return above which probability a line is the headline."""
    is_page = features.has_markup
    if features.prose[headline]:
        return _LEAST_SENTENCE_OF_PAGE if is_page else _LEAST_SENTENCE
    return _LEAST_HEADLINE if is_page else _LEAST_HEADLINE_OF_TEXT


def _no_notice(features: PageFeatures, probabilities: LabelProbabilities, headline: int) -> int:
    """Return the likeliest headline: another line where that is a dialog's title or a stock phrase, and less likely."""
    if not is_notice(features, headline):
        return headline
    return max(range(len(features.shapes)), key=probabilities[Label.HEADLINE].__getitem__)


def _noise_weight(features: PageFeatures, at: int) -> float:
    """Return what the probability of leaving a line out of a clean article is multiplied by."""
    is_phrase = is_stock(features.shapes[at])
    is_repeated = is_phrase and features.columns[_TIMES][at] > 1
    if is_repeated or in_notice(features, at) or features.columns[_LINK][at] >= _ALL_LINK:
        return 1.0
    return _CLEAN_STOCK if is_phrase and not _may_open_section(features, at) else _CLEAN_NOISE


def _may_open_section(features: PageFeatures, at: int) -> bool:
    """Tell whether a stock phrase may be a section's heading: one of such a category, over words that are no tag."""
    below = features.shapes[at + 1 : at + 2]
    opens = any(shape.words >= _FEWEST_IN_SECTION and not is_stock(shape) for shape in below)
    return opens and _MAY_OPEN_A_SECTION.issuperset(features.shapes[at].phrases)


def _likeliest(features: PageFeatures, probabilities: LabelProbabilities) -> list[Label]:
    """Return each line's likeliest label, headline and lead aside: what may be the lead is body."""
    columns = {label: [*column] for label, column in probabilities.items()}
    for at, lead in enumerate(columns.pop(Label.LEAD)):
        columns[Label.BODY][at] += lead
    del columns[Label.HEADLINE]
    if any(features.hints):
        columns[Label.CAPTION] = [
            (_LONG_CAPTION if shape.words > _LONGEST_CAPTION else _CAPTION_WEIGHT) * probability
            for shape, probability in zip(features.shapes, columns[Label.CAPTION], strict=True)
        ]
    if is_clean(features, probabilities[Label.NOISE]):
        columns[Label.NOISE] = [_noise_weight(features, at) * one for at, one in enumerate(columns[Label.NOISE])]
    return [max(zip(line, columns, strict=True))[1] for line in zip(*columns.values(), strict=True)]


def is_clean(features: PageFeatures, noise: Sequence[float]) -> bool:
    """Tell an input that holds nothing but an article: next to none of its lines is surely to be left out.

    A stock phrase or two may have been copied with it, and don't count; a text that has more of them has boilerplate.
    Two kinds of input count as clean, too, whatever is likely: a text without any stock phrase, since boilerplate has
    some and a list of names or a recipe may have none; and an input in which nearly all lines are unsure, since the
    probabilities of a story and of boilerplate around it are clear.

    `noise` is how likely that is, line by line; rows of tables don't count.
    """
    if sum(_UNSURE < likely < _SURELY for likely in noise) > _MOST_UNSURE * len(noise):
        return True
    most = _MOST_IN_CLEAN * len(noise)
    has_markup = features.has_markup
    stock = sum(map(is_stock, features.shapes))
    if not stock and not has_markup and sum(_MENU in shape.phrases for shape in features.shapes) <= _MOST_MENU:
        return True
    if stock > max(_FEW_STOCK, most):
        return False
    lines = zip(noise, features.shapes, features.columns[_ROW], strict=True)
    surely = _SURELY if has_markup else _SURELY_OF_TEXT
    sure = sum(likely > surely and not is_stock(shape) and not is_row for likely, shape, is_row in lines)
    few = _FEW_IN_CLEAN if has_markup else 0
    return sure <= max(few, most)
