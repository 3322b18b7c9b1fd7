"""Page -> named features of its lines: what each looks like, where it stands, and what stands around it."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from article_reader.loader.labeller import line_features, markup_features, wording
from article_reader.loader.labeller.columns import Column, Paths, column, extended
from article_reader.loader.labeller.line_features import Shape
from article_reader.loader.labeller.phrases import Phrases
from article_reader.loader.labeller.wording import Wording, wording_features
from article_reader.loader.page import Line, Page

_SHORT = 50
"""A line below this length is a button, a heading, a credit: no prose."""

_LONG = 80
"""Lines from this length on show what words the text's prose is made of."""

_AT_ONCE = 1024
"""How many lines' features there are as Python's numbers, before they are put in columns."""

_NEAR = 20
"""How many lines that share their first or last three words are compared with each other."""

_PROSE_ENDINGS = frozenset({4, 5, 6, 7, 8, 9})


@dataclass(frozen=True, slots=True)
class PageFeatures:
    """What is known of a page's lines; each list has an entry per line."""

    shapes: Sequence[Shape]
    """The lines' own features."""

    prose: Sequence[bool]
    """Whether a line is likely to be running prose."""

    story: tuple[int, int]
    """The first and the last line of the main run of prose, from 0."""

    ways: Sequence[Hashable]
    """What lines that are set in one way have in common; None where an input can't tell."""

    groups: Sequence[int | None]
    """The table, figure, quotation or list that a line stands in; None where it stands in none."""

    paths: Paths
    """The numbers of the elements around each line, from the innermost outwards."""

    hints: Sequence[frozenset[str]]
    """What the names of the elements around each line speak of."""

    columns: Sequence[Column]
    """The features that `names` names: for each its values, line by line."""

    @property
    def has_markup(self) -> bool:
        """Whether the input shows how its lines are set."""
        return any(way is not None for way in self.ways)


PLACE_NAMES = (
    "times in the text",
    "times before",
    "stands within other lines",
    "holds other lines",
    "length of its numbered list",
    "stride of its numbered list",
    "numbered with a full stop",
    "lines with its first word",
    "share of function words",
    "share of words of the story",
    "share of words of its opening",
    "likeness to the first line",
    "longer lines until the story",
    "prose lines before",
    "prose lines after",
    "lines until the story",
    "lines since the story",
    "in the story",
    "lines since prose",
    "lines until prose",
    "prose",
    "lines in its block",
    "longest line of its block",
    "short lines before",
    "short lines after",
    "share of blank lines",
    "share of short lines",
    "lines in the text",
    "lines before",
    "lines after",
    "words of the line above",
)
"""The names of the features about a line's place."""


NAMES = line_features.NAMES + PLACE_NAMES + markup_features.NAMES + wording.NAMES
"""The names of the features that don't depend on the phrases, in the order of PageFeatures.columns."""


def names(phrases: Phrases) -> tuple[str, ...]:
    """Return the names of all features, in the order of PageFeatures.columns."""
    return NAMES + tuple(f"{category} phrase" for category in sorted(phrases.reasons))


def extract_features(page: Page, phrases: Phrases, known: Wording) -> PageFeatures:
    """Return the features of each line of a page, by the phrases and the wording that are known."""
    lines = page.lines
    shapes, own = _shapes(lines, phrases)
    function_words = _function_words(shapes)
    shares = [_share(function_words, one.tokens) for one in shapes]
    prose = [_is_prose(one, share) for one, share in zip(shapes, shares, strict=True)]
    story = _main_run(shapes, prose)
    columns = [
        *own,
        *map(column, _repeats(shapes)),
        *map(column, _numbering(shapes)),
        *map(column, _words_shared(shapes, prose, story, shares)),
        *map(column, _distances(prose, story)),
        *map(column, _blocks(lines, shapes)),
        *markup_features.markup_features(page, shapes, prose),
        *wording_features(lines, known),
        *_phrases(shapes, phrases),
    ]
    ways = [markup_features.way_of_setting(line) for line in lines]
    groups = [line.group or None for line in lines]
    paths = [line.evidence.path if line.evidence else () for line in lines]
    hints = [line.evidence.near | line.evidence.far if line.evidence else frozenset() for line in lines]
    return PageFeatures(shapes, prose, story, ways, groups, paths, hints, columns)


def _shapes(lines: Sequence[Line], phrases: Phrases) -> tuple[Sequence[Shape], Sequence[Column]]:
    """Return what each line looks like, and its own features."""
    shapes: list[Shape] = []
    features: list[bytearray | array[float]] = [bytearray() for _ in line_features.NAMES]
    for begin in range(0, len(lines), _AT_ONCE):
        found = [line_features.line_features(line, phrases) for line in lines[begin : begin + _AT_ONCE]]
        shapes += [one for one, _ in found]
        features = list(map(extended, features, zip(*(values for _, values in found), strict=True)))
    return shapes, features


def _phrases(shapes: Sequence[Shape], phrases: Phrases) -> Iterable[Column]:
    """Tell where in each line phrases of each category stand."""
    columns = {category: bytearray(len(shapes)) for category in sorted(phrases.reasons)}
    for index, one in enumerate(shapes):
        for category, place in one.phrases.items():
            columns[category][index] = place
    return columns.values()


def _function_words(shapes: Iterable[Shape]) -> frozenset[str]:
    """Return the short words that the text's long lines are full of."""
    counts: Counter[str] = Counter()
    for one in shapes:
        if one.length >= _LONG:
            counts.update(one.tokens)
    commonest = sorted(counts, key=counts.__getitem__, reverse=True)[:40]
    return frozenset(word for word in commonest if len(word) <= 6)


def _share(words: frozenset[str] | set[str], tokens: Sequence[str]) -> float:
    return sum(map(words.__contains__, tokens)) / len(tokens) if tokens else 0.0


def _is_prose(one: Shape, function_words: float) -> bool:
    wordy = function_words >= 0.1 or one.words > 2 * len(one.tokens)  # scripts without spaces have no short words
    return one.length >= 160 or (one.length >= 70 and one.ending in _PROSE_ENDINGS and wordy)


def _main_run(shapes: Sequence[Shape], prose: Sequence[bool]) -> tuple[int, int]:
    """Return the run of lines with most prose, each other line in it weighing against it."""
    gains = (
        math.sqrt(one.length) if is_prose else -3.5 if one.length < 25 else -3.0
        for one, is_prose in zip(shapes, prose, strict=True)
    )
    return best_run(gains) or (0, 0)


def best_run(gains: Iterable[float]) -> tuple[int, int] | None:
    """Return the first and the last of the run with the largest sum (Kadane's algorithm); None if none is above 0."""
    best, found = 0.0, None
    total, begin = 0.0, 0
    for index, gain in enumerate(gains):
        if total <= 0:
            total, begin = 0.0, index
        total += gain
        if total > best:
            best, found = total, (begin, index)
    return found


def _repeats(shapes: Sequence[Shape]) -> tuple[list[int], ...]:
    """Tell how often a line stands in the text, how often before, within how many others, and how many it holds."""
    keys = [" ".join(one.tokens[:60]) for one in shapes]
    counts = Counter(keys)
    seen: Counter[str] = Counter()
    before = []
    for key in keys:
        before.append(seen[key])
        seen[key] += 1
    within, holds = [0] * len(keys), [0] * len(keys)
    for ends in (False, True):
        groups: dict[tuple[str, ...], list[int]] = {}
        for index, one in enumerate(shapes):
            if len(one.tokens) >= 3 and one.words <= 40:
                part = one.tokens[-3:] if ends else one.tokens[:3]
                groups.setdefault(tuple(part), []).append(index)
        for group in groups.values():
            for index in group if len(group) > 1 else ():
                key = keys[index]
                for other in group[:_NEAR]:
                    longer = keys[other]
                    if len(longer) > len(key) + 3 and (longer.endswith(key) if ends else longer.startswith(key)):
                        within[index] += 1
                        holds[other] += 1
    return [counts[key] for key in keys], before, within, holds


def _numbering(shapes: Sequence[Shape]) -> tuple[list[int], ...]:
    """Tell how long the numbered list is that a line belongs to, how far apart its items are, and how it is dotted."""
    length, stride, dotted = ([0] * len(shapes) for _ in range(3))
    numbered = [(index, one.number) for index, one in enumerate(shapes) if one.number is not None]
    for step in (1, -1):
        run: list[int] = []
        last = 0
        for index, number in [*numbered, (-1, 0)]:
            if run and index >= 0 and number == last + step:
                run.append(index)
            else:
                if len(run) >= 3:
                    middle = sorted(after - before for before, after in pairwise(run))[(len(run) - 1) // 2]
                    for item in run:
                        length[item], stride[item] = len(run), middle
                run = [index]
            last = number
    for index, _ in numbered:
        dotted[index] = int(length[index] > 0 and shapes[index].opening == 5)
    return length, stride, dotted


def _words_shared(
    shapes: Sequence[Shape], prose: Sequence[bool], story: tuple[int, int], function_words: Sequence[float]
) -> tuple[Sequence[float], ...]:
    """Tell how many lines open with a line's first word, and what shares of its words are the story's."""
    firsts = Counter(one.tokens[0] for one in shapes if one.tokens)
    body: set[str] = set()
    opening: set[str] = set()
    found = 0
    for index in range(story[0], min(story[1] + 1, len(shapes))):
        if prose[index] or shapes[index].length > 60:
            body.update(shapes[index].tokens)
        if prose[index] and found < 2:
            opening.update(shapes[index].tokens)
            found += 1
    long_words = [[token for token in one.tokens[:60] if len(token) >= 5] for one in shapes]
    return (
        [firsts[one.tokens[0]] if one.tokens else 0 for one in shapes],
        function_words,
        [_share(body, words) for words in long_words],
        [_share(opening, words) for words in long_words],
        [_likeness(one, shapes[0]) for one in shapes],
        _longer_until(shapes, story[0]),
    )


def _likeness(one: Shape, other: Shape) -> float:
    """Return what share of the words of two lines both have; of lines of less than three words nothing is said."""
    if one is other or not 3 <= len(one.tokens) <= 40 or len(other.tokens) < 3:
        return 0.0
    mine, theirs = set(one.tokens), set(other.tokens)
    return len(mine & theirs) / len(mine | theirs)


def _longer_until(shapes: Sequence[Shape], story: int) -> list[int]:
    """Tell how many lines long enough for a headline stand between a line and the story; 20 from the story on."""
    longer = [20] * len(shapes)
    count = 0
    for index in range(min(story, len(shapes) - 1), -1, -1):
        longer[index] = min(count, 19)
        count += shapes[index].length >= 25
    return longer


def _distances(prose: Sequence[bool], story: tuple[int, int]) -> tuple[Sequence[int], ...]:
    """Tell how far a line is from prose and from the story, and how much prose stands before and after it."""
    count = len(prose)
    before = list(accumulate(prose, initial=0))
    since, until = [], []
    last = -1
    for index in range(count):
        since.append(min(index - last, 99))
        last = index if prose[index] else last
    last = count
    for index in range(count - 1, -1, -1):
        until.append(min(last - index, 99))
        last = index if prose[index] else last
    until.reverse()
    first, end = story
    return (
        before[:-1],
        [before[-1] - done for done in before[1:]],
        [max(0, first - index) for index in range(count)],
        [max(0, index - end) for index in range(count)],
        [first <= index <= end for index in range(count)],
        since,
        until,
        prose,
    )


def _blocks(lines: Sequence[Line], shapes: Sequence[Shape]) -> tuple[Sequence[float], ...]:
    """Tell of the block between blank lines and of the run of short lines that a line stands in; and of the text."""
    count = len(lines)
    numbers = list(accumulate(line.blank_before for line in lines))
    sizes = Counter(numbers)
    longest: dict[int, int] = {}
    for number, one in zip(numbers, shapes, strict=True):
        longest[number] = max(longest.get(number, 0), one.length)
    short_before = _runs(one.length < _SHORT for one in shapes)
    short_after = _runs(one.length < _SHORT for one in reversed(shapes))[::-1]
    blanks = sum(line.blank_before for line in lines) / max(1, count)
    shorts = sum(one.length < 40 for one in shapes) / max(1, count)
    likeness = [0.0]
    for above, one in pairwise(shapes):
        likeness.append(_share(set(above.tokens[:80]), one.tokens[:80]))
    return (
        [sizes[number] for number in numbers],
        [longest[number] for number in numbers],
        short_before,
        short_after,
        [blanks] * count,
        [shorts] * count,
        [count] * count,
        list(range(count)),
        [count - index for index in range(count)],
        likeness[:count],
    )


def _runs(flags: Iterable[bool]) -> list[int]:
    """Return for each flag how many flags up to it are set in a row."""
    run = 0
    return [run := run + 1 if flag else 0 for flag in flags]
