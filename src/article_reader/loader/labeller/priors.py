"""What is known before learning: odds by stock phrases and by hints of markup; lines set alike have like labels."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Set

from article_reader.loader.labeller.labels import Label, LabelProbabilities
from article_reader.loader.labeller.line_features import Shape
from article_reader.loader.labeller.page_features import NAMES, PageFeatures
from article_reader.loader.labeller.phrases import START, WHOLE

PART_OF_THE_STORY = frozenset(
    {"byline", "dateline_date", "time_ago", "month", "credit", "caption_opening", "agency_line", "label", "navigation"}
)
"""Categories of phrases that don't speak for leaving a line out, or not alone: a kicker may be a menu's word too."""

_WHOLE_ODDS = 30.0
"""How much likelier it gets that a line is left out which is a stock phrase and nothing else."""

_MENU_ODDS = 12.0
_ROW = START | WHOLE
"""The same for several words of menus in a row, and where phrases stand in it: one alone may be a kicker."""

_START_ODDS: Mapping[str, float] = {
    **dict.fromkeys(
        ("read_more", "report_error", "share", "follow", "comments", "advertisement", "cookie", "subscribe"), 12.0
    ),
    **dict.fromkeys(("legal", "app_notice", "most_read", "affiliate", "gallery", "author_box"), 5.0),
}
"""How much likelier it gets where the line only begins with one of these."""

_WITHIN_ODDS: Mapping[str, float] = dict.fromkeys(("legal", "subscribe", "cookie"), 3.0)
"""How much likelier it gets where a short line holds one of these."""

_SHORT = 12
"""How many words a short line has at the most."""

_REPEATED_ODDS = 10.0
"""How much likelier it gets where a line that is, or begins with, a stock phrase stands there more than once."""

_HINT_ODDS: Mapping[str, float] = {"cookie": 8.0, "comment": 5.0, "modal": 3.0}
"""How much likelier it gets where names of the elements around a line speak of one of these."""

_HEADING_WEIGHT = 0.7
"""What the probability of headings is multiplied by where no markup tells them from teasers and buttons.

Chosen on pages held back.
"""

_NO_DATELINE = 0.1
"""What the probability of other labels than lead and body is multiplied by where a line opens with a dateline."""

_NO_FIGURE = 0.05
"""The same for other labels than caption where a line opens as the caption of a numbered picture does."""

_ALIKE = 0.5
"""What share the mean of all lines that are set alike has in a line's probabilities."""

_LONGEST_ALIKE = 40
"""How many words a line has at the most to be told by others: paragraphs are set alike wherever they stand."""


_TIMES = NAMES.index("times in the text")


def weigh(features: PageFeatures, probabilities: LabelProbabilities) -> LabelProbabilities:
    """Return the probabilities of labels with what is known before learning weighed in."""
    weighed = {label: array("d", column) for label, column in probabilities.items()}
    for step in STEPS:
        step(features, weighed)
    return weighed


def by_label(features: PageFeatures, probabilities: Mapping[Label, array[float]]) -> None:
    """Make it less likely that a line of a text is a heading: one too many divides the story where it goes on."""
    if features.has_markup:
        return
    heading = probabilities[Label.HEADING]
    for at in range(len(features.shapes)):
        heading[at] *= _HEADING_WEIGHT


def by_dateline(features: PageFeatures, probabilities: Mapping[Label, array[float]]) -> None:
    """Make it likelier that a line is a paragraph which opens with a place and an agency: "LEEDS, England (AP) — "."""
    for at, shape in enumerate(features.shapes):
        if shape.dateline:
            _favour({Label.LEAD, Label.BODY}, probabilities, at, _NO_DATELINE)


def by_figure_number(features: PageFeatures, probabilities: Mapping[Label, array[float]]) -> None:
    """Make it likelier that a line is a caption which opens as those of numbered pictures do: "Figure 3: "."""
    for at, shape in enumerate(features.shapes):
        if shape.figure:
            _favour({Label.CAPTION}, probabilities, at, _NO_FIGURE)


def by_stock_phrases(features: PageFeatures, probabilities: Mapping[Label, array[float]]) -> None:
    """Make it likelier that a line is left out which is, or begins with, a stock phrase, the more so if repeated."""
    for at, shape in enumerate(features.shapes):
        if shape.phrases:
            odds = _phrase_odds(shape)
            repeated = odds > 1.0 and features.columns[_TIMES][at] > 1
            _multiply(probabilities, at, odds * _REPEATED_ODDS if repeated else odds)


def by_hints(features: PageFeatures, probabilities: Mapping[Label, array[float]]) -> None:
    """Make it likelier that a line is left out whose elements are named as comments, notices and dialogs are."""
    for at, hints in enumerate(features.hints):
        for hint, odds in _HINT_ODDS.items():
            if hint in hints:
                _multiply(probabilities, at, odds)


def by_lines_alike(features: PageFeatures, probabilities: Mapping[Label, array[float]]) -> None:
    """Move the probabilities of short lines that an input sets and names alike towards their mean.

    Where elements have no names, as in Markdown, all paragraphs are set alike, and that says nothing.
    """
    alike: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, (way, shape) in enumerate(zip(features.ways, features.shapes, strict=True)):
        if features.hints[at] and shape.words <= _LONGEST_ALIKE:
            alike[way].append(at)
    for lines in alike.values():
        if len(lines) > 1:
            for label, column in probabilities.items():
                if label is not Label.HEADLINE:
                    mean = sum(column[at] for at in lines) / len(lines)
                    for at in lines:
                        column[at] += _ALIKE * (mean - column[at])


STEPS: tuple[Callable[[PageFeatures, Mapping[Label, array[float]]], None], ...] = (
    by_label,
    by_dateline,
    by_figure_number,
    by_stock_phrases,
    by_hints,
    by_lines_alike,
)
"""What is weighed in, in order."""


def _favour(labels: Set[Label], probabilities: Mapping[Label, array[float]], at: int, weight: float) -> None:
    """Multiply the probabilities of all other labels of a line by a weight."""
    for label, column in probabilities.items():
        if label not in labels:
            column[at] *= weight


def _multiply(probabilities: Mapping[Label, array[float]], at: int, odds: float) -> None:
    """Make it by some odds likelier that a line is left out; its probabilities still add up to 1."""
    total = 1.0 + (odds - 1.0) * probabilities[Label.NOISE][at]
    for label, column in probabilities.items():
        column[at] *= (odds if label is Label.NOISE else 1.0) / total


def _phrase_odds(shape: Shape) -> float:
    odds = 1.0
    for category, place in shape.phrases.items():
        if category in PART_OF_THE_STORY:
            is_menu = category == "navigation" and place & _ROW == _ROW
            odds = max(odds, _MENU_ODDS if is_menu else 1.0)
        elif place & WHOLE:
            odds = max(odds, _WHOLE_ODDS)
        elif place & START:
            odds = max(odds, _START_ODDS.get(category, 1.0))
        elif shape.words <= _SHORT:
            odds = max(odds, _WITHIN_ODDS.get(category, 1.0))
    return odds
