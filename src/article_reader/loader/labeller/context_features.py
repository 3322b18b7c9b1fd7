"""What a first labelling of all lines tells about each: where the story runs, and what its other parts look like."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import accumulate
from operator import add

from article_reader.loader.labeller.columns import Column, column, levels_until_half, means_of_others
from article_reader.loader.labeller.forest import Probabilities
from article_reader.loader.labeller.labels import LABELS, Label
from article_reader.loader.labeller.line_features import Shape
from article_reader.loader.labeller.page_features import PageFeatures

_SURE = 0.6
"""From this likelihood on, a line counts as a paragraph of the story."""

_LONGEST_CAPTION = 60
"""How many words a line has at the most that is compared with captions."""

_LONGEST = 600
"""How many characters of a line count at the most where lines are weighed by their length."""

_WINDOWS = (4, 10, 25)
"""How many lines around a line are looked at."""

_HEADLINE, _LEAD, _HEADING, _BODY, _CAPTION, _META = map(
    LABELS.index, (Label.HEADLINE, Label.LEAD, Label.HEADING, Label.BODY, Label.CAPTION, Label.META)
)

NAMES = (
    *(f"likely {label}" for label in LABELS),
    "share of the story before",
    "share of the story after",
    "size of the story",
    *(f"story in the {size} lines {side}" for size in _WINDOWS for side in ("above", "below")),
    "lines since the headline",
    "lines until the headline",
    "paragraphs since the headline",
    "how likely the headline is",
    "rank as headline",
    "rank as lead",
    "share of words of the paragraphs",
    "headings of its form",
    "headings in the text",
    "captions in the text",
    "caption with its first words",
    "caption with its last words",
    "paragraphs in the text",
    *(f"{label} of lines set as it is" for label in ("story", "heading", "caption", "meta")),
    *(f"{label} in its group" for label in ("story", "caption")),
    "levels until half the story",
    *(f"{label} {level} up" for label in ("story", "caption") for level in (1, 2, 3)),
)
"""The names of the features, in their order; all values are 0 or more."""


def context_features(features: PageFeatures, probabilities: Probabilities) -> list[Column]:
    """Return the features that the lines' probabilities tell: for each of NAMES its values, line by line.

    `probabilities` are those of LABELS, in their order.
    """
    story = array("d", map(add, probabilities[_LEAD], probabilities[_BODY]))
    lengths = [min(shape.length, _LONGEST) for shape in features.shapes]
    return [
        *probabilities,
        *map(column, _story(features.shapes, story)),
        *map(column, _around(story)),
        *map(column, _headline(probabilities, story)),
        column(_words(features.shapes, story)),
        *map(column, _forms(features.shapes, probabilities)),
        *map(column, _captions_alike(features.shapes, probabilities[_CAPTION])),
        column([sum(story)] * len(story)),
        *_of_others(features.ways, [story, *(probabilities[label] for label in (_HEADING, _CAPTION, _META))]),
        *_of_others(features.groups, [story, probabilities[_CAPTION]]),
        levels_until_half(features.paths, [one * length for one, length in zip(story, lengths, strict=True)]),
        *means_of_others(features.paths, story, lengths),
        *means_of_others(features.paths, probabilities[_CAPTION], lengths),
    ]


def _of_others(keys: Sequence[Hashable], probabilities: Sequence[Sequence[float]]) -> Iterator[Column]:
    """Yield columns of how likely the other lines with a line's key are on average; 0 for a line without key."""
    counts = Counter(keys)
    for likely in probabilities:
        sums: defaultdict[Hashable, float] = defaultdict(float)
        for key, own in zip(keys, likely, strict=True):
            sums[key] += own
        yield array(
            "d",
            [
                max(0.0, sums[key] - own) / (counts[key] - 1) if key is not None and counts[key] > 1 else 0.0
                for key, own in zip(keys, likely, strict=True)
            ],
        )


def _story(shapes: Sequence[Shape], story: Sequence[float]) -> tuple[Sequence[float], ...]:
    """Tell what share of the story stands before and after a line, and how large the story is, in characters."""
    done = list(
        accumulate((one * min(shape.length, _LONGEST) for one, shape in zip(story, shapes, strict=True)), initial=0.0)
    )
    total = done[-1]
    whole = total or 1.0
    return [part / whole for part in done[:-1]], [(total - part) / whole for part in done[1:]], [total] * len(story)


def _around(story: Sequence[float]) -> list[Sequence[float]]:
    """Tell how much of the lines around is story."""
    count = len(story)
    sums = list(accumulate(story, initial=0.0))
    columns: list[Sequence[float]] = []
    for size in _WINDOWS:
        columns.append([(sums[index] - sums[max(0, index - size)]) / size for index in range(count)])
        columns.append([(sums[min(count, index + size + 1)] - sums[index + 1]) / size for index in range(count)])
    return columns


def _headline(probabilities: Probabilities, story: Sequence[float]) -> tuple[Sequence[float], ...]:
    """Tell how a line stands to the likeliest headline, and how it ranks as one and as lead."""
    count = len(story)
    headline = max(range(count), key=probabilities[_HEADLINE].__getitem__)
    sums = list(accumulate(story, initial=0.0))
    base = sums[headline + 1]
    return (
        [max(0, index - headline) for index in range(count)],
        [max(0, headline - index) for index in range(count)],
        [max(0.0, done - base) for done in sums[:-1]],
        [probabilities[_HEADLINE][headline]] * count,
        _ranks(probabilities[_HEADLINE]),
        _ranks(probabilities[_LEAD]),
    )


def _ranks(values: Sequence[float]) -> list[int]:
    """Return each value's rank from the largest, 0, on; ranks past 9 are 10."""
    ranks = [10] * len(values)
    for rank, index in enumerate(sorted(range(len(values)), key=lambda index: -values[index])[:10]):
        ranks[index] = rank
    return ranks


def _words(shapes: Sequence[Shape], story: Sequence[float]) -> list[float]:
    """Tell what share of a line's longer words the story's other paragraphs use too."""
    words = [[token for token in shape.tokens[:80] if len(token) >= 4] for shape in shapes]
    counts: Counter[str] = Counter()
    for one, own in zip(story, words, strict=True):
        if one > _SURE:
            counts.update(set(own))
    return [
        sum(counts[word] > (one > _SURE) for word in own) / len(own) if own else 0.0
        for one, own in zip(story, words, strict=True)
    ]


def _forms(shapes: Sequence[Shape], probabilities: Probabilities) -> tuple[Sequence[float], ...]:
    """Tell how many likely headings have a line's form, and how many headings and captions there are."""
    forms = [(shape.ending >= 8, shape.blank_above, min(4, shape.words // 3)) for shape in shapes]
    likely = [one > 0.4 for one in probabilities[_HEADING]]
    counts = Counter(form for form, yes in zip(forms, likely, strict=True) if yes)
    count = len(forms)
    return (
        [counts[form] - yes for form, yes in zip(forms, likely, strict=True)],
        [sum(probabilities[_HEADING])] * count,
        [sum(probabilities[_CAPTION])] * count,
    )


def _captions_alike(shapes: Sequence[Shape], likely: Sequence[float]) -> Iterator[list[float]]:
    """Tell how likely a caption the likeliest other line is that opens, or ends, with a line's two words."""
    for part in (slice(2), slice(-2, None)):
        keys = [tuple(shape.tokens[part]) if 2 < len(shape.tokens) <= _LONGEST_CAPTION else () for shape in shapes]
        likeliest: dict[Sequence[str], tuple[float, float]] = {}
        for key, own in zip(keys, likely, strict=True):
            first, second = likeliest.get(key, (0.0, 0.0))
            likeliest[key] = max(first, own), max(second, min(first, own))
        found = []
        for key, own in zip(keys, likely, strict=True):
            first, second = likeliest[key]
            found.append((second if own == first else first) if key else 0.0)
        yield found
