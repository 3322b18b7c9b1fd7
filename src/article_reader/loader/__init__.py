"""Any input in: source -> Page -> labels -> Article, one way for all kinds of input."""

from __future__ import annotations

from collections.abc import Iterator

from article_reader.article import Article
from article_reader.loader.labeller.phrases import Phrases
from article_reader.loader.page import Page

__all__ = ["article_of_page", "explain_page", "parse"]


def parse(text: str, source: str | None = None, phrases: Phrases | None = None) -> Article:
    """Return the article that a plain text holds.

    Any text gives an Article, and each line of it that isn't blank is in exactly one part of that.

    Args:
        text: the text.
        source: the name it goes by.
        phrases: the stock phrases to know; None for those that come with the program.
    """
    from article_reader.loader.inputs.text import read_text

    return article_of_page(read_text(text), source, phrases)


def article_of_page(page: Page, source: str | None = None, phrases: Phrases | None = None) -> Article:
    """Return the article that a page holds; `source` is the name it goes by, `phrases` are as for `parse`."""
    from article_reader.loader.assemble import assemble
    from article_reader.loader.labeller.predict import label

    model = _model(page, phrases)
    return assemble(page, label(page, model), model.phrases, source)


def explain_page(page: Page, phrases: Phrases | None = None) -> Iterator[str]:
    """Yield for each line of a page its number, label, confidence and words, and what spoke most for the label."""
    from article_reader.loader.labeller.explain import explain

    yield from explain(page, _model(page, phrases))


def _model(page: Page, phrases: Phrases | None):
    from article_reader.loader.labeller.model import default_model, family_of, model_with

    family = family_of(page)
    return default_model(family) if phrases is None else model_with(family, phrases)
