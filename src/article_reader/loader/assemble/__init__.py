"""Labelled lines of any kind of input -> Article: front matter, sections and blocks, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from article_reader.article import Article
from article_reader.loader.assemble.front import find_front
from article_reader.loader.assemble.language import language
from article_reader.loader.assemble.settle import settle
from article_reader.loader.assemble.story import Story
from article_reader.loader.labeller.labels import Label, Labelled
from article_reader.loader.labeller.phrases import Phrases
from article_reader.loader.page import Page

__all__ = ["assemble"]


def assemble(page: Page, labelled: Sequence[Labelled], phrases: Phrases, source: str | None = None) -> Article:
    """Return the article that the labelled lines of a page make, each of them in exactly one of its parts.

    A line that holds both byline and date is the one exception: each of the two takes its own words of it.

    Args:
        page: the page; what it says of itself decides between lines, and fills what they don't tell.
        labelled: its lines and what they were found to be, in order.
        phrases: the stock phrases to know.
        source: the name that the article goes by.
    """
    items = settle(labelled)
    front = find_front(page, items, phrases)
    for number in front.stays:
        items[number] = replace(items[number], label=Label.BODY, doubtful=True)
    story = Story(items, front, phrases)
    prose = (item.line.text for item in items if item.label in {Label.BODY, Label.LEAD})
    return Article(
        **front.parts,
        sections=story.sections,
        left_out=tuple(story.left_out),
        language=page.metadata.language if page.settled else language(prose, page.metadata.language),
        source=source,
    )
