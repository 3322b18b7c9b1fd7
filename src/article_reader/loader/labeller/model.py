"""What the labeller knows: stock phrases, what words speak for, and the forests grown for each family of inputs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from article_reader.loader.labeller import context_features, headline, page_features
from article_reader.loader.labeller.forest import Forest, read_forests
from article_reader.loader.labeller.phrases import Phrases, default_phrases
from article_reader.loader.labeller.wording import Wording, default_wording
from article_reader.loader.page import Kind, Page


class Family(StrEnum):
    """Kinds of input that tell so much alike that one set of forests serves them."""

    MARKUP = "markup"
    """Web pages, letters in HTML and Markdown: elements; in HTML their places, too, and the names of their classes."""

    TEXT = "text"
    """Text and what text browsers make of pages: rows, indents, blank lines."""


@dataclass(frozen=True, slots=True)
class Model:
    """What labelling knows."""

    phrases: Phrases
    """The stock phrases."""

    wording: Wording
    """What words speak for."""

    first: Forest
    """Tells labels by the lines' features."""

    second: Forest
    """Tells labels by the lines' features and what the first forest made of all lines."""

    headline: Forest
    """Tells the headline among the likeliest lines."""


def family_of(page: Page) -> Family:
    """Return the family that a page belongs to; a letter belongs to that of its text."""
    if page.kind is Kind.MARKDOWN or any(line.evidence is not None and line.evidence.tag for line in page.lines):
        return Family.MARKUP
    return Family.TEXT


def read_model(data: bytes, phrases: Phrases, wording: Wording) -> Model:
    """Return the model whose forests a model file holds."""
    forests = read_forests(data)
    names = page_features.names(phrases)
    with_context = (*names, *context_features.NAMES)
    return Model(
        phrases,
        wording,
        first=Forest(forests["first"], names),
        second=Forest(forests["second"], with_context),
        headline=Forest(forests["headline"], (*with_context, *headline.NAMES)),
    )


def model_with(family: Family, phrases: Phrases) -> Model:
    """Return the model for a family that comes with the program, knowing these phrases."""
    return read_model((Path(__file__).parent / f"{family}.json").read_bytes(), phrases, default_wording())


@cache
def default_model(family: Family) -> Model:
    """Return the model for a family that comes with the program; read once."""
    return model_with(family, default_phrases())
