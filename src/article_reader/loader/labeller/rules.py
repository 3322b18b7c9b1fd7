"""What is known of news pages without learning: stock phrases are no prose, and labels have to agree."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from article_reader.loader.labeller.labels import Label, LabelProbabilities
from article_reader.loader.labeller.line_features import Shape
from article_reader.loader.labeller.page_features import NAMES, PageFeatures
from article_reader.loader.labeller.phrases import START, WHOLE

_WHOLE_ODDS = 30.0
"""How much likelier it gets that a line is left out which is a stock phrase and nothing else."""

_START_ODDS: Mapping[str, float] = {
    **dict.fromkeys(("read_more", "report_error", "share", "follow", "comments", "advertisement", "cookie"), 12.0),
    **dict.fromkeys(("subscribe", "legal", "app_notice", "most_read", "affiliate", "gallery", "author_box"), 5.0),
}
"""How much likelier it gets where the line only begins with one of these."""

_WITHIN_ODDS: Mapping[str, float] = dict.fromkeys(("legal", "subscribe", "cookie"), 3.0)
"""How much likelier it gets where a short line holds one of these."""

_CREDIT_ODDS = 8.0
"""How much likelier it gets that a short line is a caption's which begins as credits do; a year makes it a notice."""

_SIGN = 3
"""How a line opens with © or a lightbox' sign, as loader/labeller/shape.py numbers it."""

PART_OF_THE_STORY = frozenset(
    {"byline", "dateline_date", "time_ago", "month", "credit", "caption_opening", "agency_line", "label", "navigation"}
)
"""Categories that don't speak for leaving a line out, or not alone: a kicker may be a menu's word too."""

_MAY_BE_A_KICKER = frozenset({"navigation", "label", "events_ads", "tags"})
"""Categories whose words stand over headlines as well as in menus."""


_UNSURE = frozenset({Label.HEADING, Label.BODY, Label.NOISE})
"""The labels that a line over a credit may have been given for want of a better one."""


_PARAGRAPHS = frozenset({Label.LEAD, Label.BODY, Label.CAPTION})
"""The labels of lines that a heading may follow."""

_TIMES, _LIST, _STRIDE = map(
    NAMES.index, ("times in the text", "length of its numbered list", "stride of its numbered list")
)


def weigh_phrases(shapes: Sequence[Shape], probabilities: LabelProbabilities) -> LabelProbabilities:
    """Return the lines' probabilities with the stock phrases weighed in that they hold."""
    weighed = {label: array("d", column) for label, column in probabilities.items()}
    for index, one in enumerate(shapes):
        favoured, odds = _odds(one)
        if odds != 1.0:
            total = 1.0 + (odds - 1.0) * weighed[favoured][index]
            for label, column in weighed.items():
                column[index] = column[index] * (odds if label is favoured else 1.0) / total
    return weighed


def _odds(one: Shape) -> tuple[Label, float]:
    """Return the label that a line's stock phrases speak for, and how much likelier they make it."""
    if one.words <= 25 and _begins_as_credit(one) and not one.year:
        return Label.CAPTION, _CREDIT_ODDS
    odds = 1.0
    for category, place in one.phrases.items():
        if category in PART_OF_THE_STORY:
            continue
        if place & WHOLE:
            odds = max(odds, _WHOLE_ODDS)
        elif place & START:
            odds = max(odds, _START_ODDS.get(category, 1.0))
        elif one.words <= 12:
            odds = max(odds, _WITHIN_ODDS.get(category, 1.0))
    return Label.NOISE, odds


def _begins_as_credit(one: Shape) -> bool:
    return one.phrases.get("credit", 0) >= START or one.opening == _SIGN


def kicker_over_headline(features: PageFeatures, labels: list[Label]) -> None:
    """A short line by itself right over the headline is the kicker, but for stock phrases, bylines and dates."""
    if Label.HEADLINE not in labels[1:] or Label.KICKER in labels:
        return
    index = labels.index(Label.HEADLINE) - 1
    one = features.shapes[index]
    alone = index == 0 or features.shapes[index - 1].words > 5
    stock = not _MAY_BE_A_KICKER.issuperset(one.phrases)
    if alone and not stock and 1 <= one.words <= 5 and one.length <= 40 and one.ending == 0 and one.opening in {7, 9}:
        labels[index] = Label.KICKER


def repeat_in_lightbox(features: PageFeatures, labels: list[Label]) -> None:
    """A line that says a caption just above once more, behind a lightbox' sign or not, belongs to that caption."""
    for index in range(1, len(labels)):
        one = features.shapes[index]
        if labels[index] is Label.CAPTION or not one.tokens:
            continue
        for above in range(index - 1, max(-1, index - 4), -1):
            if labels[above] is not Label.CAPTION:
                break
            if list(one.tokens) == list(features.shapes[above].tokens):
                labels[index] = Label.CAPTION


def caption_over_credit(features: PageFeatures, labels: list[Label]) -> None:
    """A short line right over a line that is a credit and nothing else is what that picture shows."""
    for index in range(1, len(labels)):
        one, above = features.shapes[index], features.shapes[index - 1]
        credit = labels[index] is Label.CAPTION and _begins_as_credit(one)
        near = above.ending < 8 or not one.blank_above
        if credit and near and labels[index - 1] in _UNSURE and above.words <= 25:
            labels[index - 1] = Label.CAPTION


def heading_between_paragraphs(features: PageFeatures, labels: list[Label]) -> None:
    """A short line that is no sentence, between two paragraphs or a picture and a paragraph, opens a section."""
    for index in range(1, len(labels) - 1):
        one, below = features.shapes[index], features.shapes[index + 1]
        form = one.ending == 0 and one.opening >= 7 and 2 <= one.words <= 9 and not one.phrases
        once = features.columns[_TIMES][index] == 1
        if (
            labels[index] in _UNSURE
            and form
            and once
            and labels[index - 1] in _PARAGRAPHS
            and labels[index + 1] is Label.BODY
            and below.words >= 20
        ):
            labels[index] = Label.HEADING


def numbered_headings(features: PageFeatures, labels: list[Label]) -> None:
    """Lines numbered one after the other, with text between them, open sections: "1. …", "2. …"."""
    for index, given in enumerate(labels):
        in_a_list = features.columns[_LIST][index] >= 3 and features.columns[_STRIDE][index] >= 2
        if given in _UNSURE and in_a_list and features.shapes[index].words <= 25:
            labels[index] = Label.HEADING


RULES = (kicker_over_headline, repeat_in_lightbox, caption_over_credit, heading_between_paragraphs, numbered_headings)
"""The rules that labels are brought to agree by, in their order."""
