"""Page -> what markup and layout tell of each line, as named features; all are 0 where an input can't tell."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from article_reader.loader.labeller.columns import Column, Paths, column, levels_until_half, sums_by_container
from article_reader.loader.labeller.line_features import Shape
from article_reader.loader.names import ANCESTORS, HINTS, TAGS
from article_reader.loader.page import Evidence, Form, Line, Metadata, Page

_NOTHING = Evidence()
"""What is known of a line whose input can tell nothing."""

_FORMS = (Form.ITEM, Form.QUOTE, Form.CODE, Form.ROW)

_LAYOUT = (
    "markup",
    "heading level",
    "elements around",
    "share of link text",
    "share of bold text",
    "text of its element",
    "text of the element around",
    "text of the next element around",
    "elements ended above",
    "elements begun above",
    "picture above",
    "hidden from some readers",
    "indent",
    "wrapped at",
    "lists around",
    "cells",
    "header row",
    *(f"set as {form}" for form in _FORMS),
)

_SAYS = (
    "likeness to the title",
    "likeness to any title",
    "is the title",
    "is a title",
    "likeness to the description",
    "in the description",
    "in the article's data",
    "names an author",
    "metadata",
)

_KIND = (
    "lines set as it is",
    "prose set as it is",
    "share of prose set as it is",
    "mean length of lines set as it is",
    "lines in its group",
)

_CONTAINERS = (
    "levels until half the prose",
    *(f"link text {level} up" for level in (1, 2, 3)),
    *(f"lines {level} up" for level in (1, 2)),
    *(f"prose lines {level} up" for level in (1, 2)),
)

NAMES = (
    *_LAYOUT,
    *(f"tag {tag}" for tag in TAGS),
    *(f"inside {tag}" for tag in ANCESTORS),
    *(f"near {hint}" for hint in HINTS),
    *(f"far {hint}" for hint in HINTS),
    *_SAYS,
    *_KIND,
    *_CONTAINERS,
)
"""The names of the features, in the order in which `markup_features` returns them."""

_WHOLLY = 0.9
"""From what share of its letters on a line is bold, or a link, as a whole."""

_NGRAM = 5
"""How many words in a row a line must share with the article's data to count as part of it."""

_WORD = re.compile(r"\w+")


def markup_features(page: Page, shapes: Sequence[Shape], prose: Sequence[bool]) -> list[Column]:
    """Return the features that NAMES names: for each its values, line by line.

    Args:
        page: the page.
        shapes: what each of its lines looks like.
        prose: whether each is likely to be running prose.
    """
    evidence = [line.evidence or _NOTHING for line in page.lines]
    return [
        *map(column, zip(*map(_layout, page.lines), strict=True)),
        *_flags(TAGS, [(one.tag,) for one in evidence]),
        *_flags(ANCESTORS, [one.ancestors for one in evidence]),
        *_flags(HINTS, [one.near for one in evidence]),
        *_flags(HINTS, [one.far for one in evidence]),
        *map(column, zip(*_likeness(page.metadata, shapes), strict=True)),
        *map(column, _of_its_kind(page.lines, shapes, prose)),
        *_containers([one.path for one in evidence], [one.link for one in evidence], shapes, prose),
    ]


def way_of_setting(line: Line) -> Hashable:
    """Return what lines that an input sets in one way have in common; None where the input can't tell."""
    evidence = line.evidence
    if evidence is None or not evidence.tag:
        return None
    return (
        evidence.tag,
        evidence.level,
        evidence.near,
        line.form,
        evidence.bold > _WHOLLY,
        evidence.link > _WHOLLY,
    )


def _layout(line: Line) -> tuple[float, ...]:
    evidence = line.evidence or _NOTHING
    return (
        line.evidence is not None and evidence.tag != "",
        evidence.level,
        min(evidence.depth, 255),
        evidence.link,
        evidence.bold,
        *evidence.around,
        min(evidence.left, 255),
        min(evidence.entered, 255),
        evidence.picture,
        evidence.hidden,
        min(evidence.indent, 255),
        min(evidence.column, 255),
        min(line.nesting, 255),
        min(len(line.cells), 255),
        line.header,
        *(line.form is form for form in _FORMS),
    )


def _flags(names: Sequence[str], known: Sequence[Iterable[str]]) -> Iterable[Column]:
    """Yield for each name a column of whether a line has it."""
    places = {name: place for place, name in enumerate(names)}
    columns = [bytearray(len(known)) for _ in names]
    for index, found in enumerate(known):
        for name in found:
            if (place := places.get(name)) is not None:
                columns[place][index] = 1
    return columns


def _likeness(metadata: Metadata, shapes: Sequence[Shape]) -> Iterable[tuple[float, ...]]:
    """Yield for each line how like it is to what the page says of itself."""
    titles = [words for title in metadata.titles if (words := _words(title))]
    descriptions = [words for description in metadata.descriptions if (words := _words(description))]
    known = bool(titles or descriptions)
    in_descriptions = _ngrams(descriptions)
    in_body = _ngrams([_words(metadata.body)])
    authors = [words for author in metadata.authors if (words := _words(author))]
    for shape in shapes:
        tokens = shape.tokens
        short = len(tokens) <= 60
        likest = [_overlap(tokens, title) for title in titles] if short else []
        described = max((_overlap(tokens, one) for one in descriptions), default=0.0) if len(tokens) >= 4 else 0.0
        yield (
            likest[0] if likest else 0.0,
            max(likest, default=0.0),
            short and bool(titles) and list(tokens) == titles[0],
            short and list(tokens) in titles,
            described,
            _share_of_ngrams(tokens, in_descriptions),
            _share_of_ngrams(tokens, in_body),
            short and any(_holds(tokens, author) for author in authors),
            known,
        )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """Return what share of the words of two texts both have (the Jaccard index)."""
    mine, theirs = set(one), set(other)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _ngrams(texts: Iterable[Sequence[str]]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[at : at + _NGRAM]) for words in texts for at in range(len(words) - _NGRAM + 1))


def _share_of_ngrams(tokens: Sequence[str], known: frozenset[tuple[str, ...]]) -> float:
    """Return what share of a line's runs of words are known; 0 for a line too short for one."""
    count = len(tokens) - _NGRAM + 1
    if not known or count < 1:
        return 0.0
    return sum(tuple(tokens[at : at + _NGRAM]) in known for at in range(count)) / count


def _holds(tokens: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether all words of a name stand in a line in a row."""
    first, count = name[0], len(name)
    return any(
        tokens[at] == first and list(tokens[at : at + count]) == list(name) for at in range(len(tokens) - count + 1)
    )


def _of_its_kind(lines: Sequence[Line], shapes: Sequence[Shape], prose: Sequence[bool]) -> tuple[Sequence[float], ...]:
    """Tell how many lines are set as each line is, how much prose they hold, and how many stand in its group."""
    ways = [way_of_setting(line) for line in lines]
    counts = Counter(ways)
    lengths: Counter[Hashable] = Counter()
    proses: Counter[Hashable] = Counter()
    for way, shape, is_prose in zip(ways, shapes, prose, strict=True):
        lengths[way] += shape.length
        proses[way] += is_prose
    total = max(1, sum(prose))
    groups = Counter(line.group for line in lines)
    known = [way is not None for way in ways]
    return (
        [counts[way] if yes else 0 for way, yes in zip(ways, known, strict=True)],
        [proses[way] if yes else 0 for way, yes in zip(ways, known, strict=True)],
        array("d", [proses[way] / total if yes else 0.0 for way, yes in zip(ways, known, strict=True)]),
        array("d", [lengths[way] / counts[way] if yes else 0.0 for way, yes in zip(ways, known, strict=True)]),
        [groups[line.group] if line.group else 0 for line in lines],
    )


def _containers(
    paths: Paths, links: Sequence[float], shapes: Sequence[Shape], prose: Sequence[bool]
) -> Iterable[Column]:
    """Yield what the elements around each line hold: prose, links, lines."""
    lengths = [shape.length for shape in shapes]
    proses = [length if is_prose else 0 for length, is_prose in zip(lengths, prose, strict=True)]
    yield levels_until_half(paths, proses)
    totals = sums_by_container(paths, lengths)
    linked = sums_by_container(paths, [length * link for length, link in zip(lengths, links, strict=True)])
    for level in (1, 2, 3):
        yield column([linked[path[level]] / (totals[path[level]] or 1) if level < len(path) else 0.0 for path in paths])
    for counted in ([1] * len(paths), prose):
        counts = sums_by_container(paths, counted)
        for level in (1, 2):
            yield column([counts[path[level]] if level < len(path) else 0 for path in paths])
