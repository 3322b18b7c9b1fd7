"""Small pages for tests of the labeller, written as they read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from article_reader.article import Span
from article_reader.loader.labeller.page_features import PageFeatures, extract_features, names
from article_reader.loader.labeller.phrases import default_phrases
from article_reader.loader.labeller.wording import default_wording
from article_reader.loader.page import Evidence, Kind, Line, Metadata, Page

NOTHING = Metadata()

PROSE = "The ferry left an hour late because the harbour master had lost his keys, and nobody dared to wake his wife."
"""A paragraph of a story."""


def line(text: str, **more: Any) -> Line:
    """Return a line of text; what else is told of it by name are fields of Line."""
    return Line(text, Span(1, 1), **more)


def element(tag: str, text: str, **evidence: Any) -> Line:
    """Return a line of a web page; what else is told of it by name are fields of Evidence."""
    return line(text, evidence=Evidence(tag=tag, **evidence))


def page(*lines: Line | str, metadata: Metadata = NOTHING) -> Page:
    """Return a page of lines; a string is a line of plain text."""
    made = tuple(line(one) if isinstance(one, str) else one for one in lines)
    kind = Kind.HTML if any(one.evidence for one in made) else Kind.TEXT
    return Page(kind, made, metadata)


def features(*lines: Line | str, metadata: Metadata = NOTHING) -> PageFeatures:
    """Return the features of a page of lines."""
    return extract_features(page(*lines, metadata=metadata), default_phrases(), default_wording())


def values(found: PageFeatures, name: str) -> Sequence[float]:
    """Return what a feature is for each line, by the feature's name."""
    return list(found.columns[names(default_phrases()).index(name)])


def told(found: PageFeatures, number: int) -> Mapping[str, float]:
    """Return the features of one line by their names, but those that are 0."""
    own = {name: column[number] for name, column in zip(names(default_phrases()), found.columns, strict=True)}
    return {name: value for name, value in own.items() if value}
