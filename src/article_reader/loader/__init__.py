"""Any text in: text -> lines -> labelled lines -> Article. What isn't plain text has doors of its own beside this."""

from __future__ import annotations

from collections.abc import Iterator

from article_reader.article import Article
from article_reader.loader.assemble import assemble
from article_reader.loader.inputs.rows import split
from article_reader.loader.inputs.source import clean
from article_reader.loader.labeller import model as labels
from article_reader.loader.labeller.model import Model, default_model, label, model_with
from article_reader.loader.labeller.phrases import Phrases

__all__ = ["explain", "parse"]

UNSURE = 0.6
"""Below this confidence a label is called unsure."""


def parse(text: str, source: str | None = None, phrases: Phrases | None = None) -> Article:
    """Return the article that a text holds.

    Any text gives an Article, and each line of it that isn't blank is in exactly one part of that.

    Args:
        text: the text.
        source: the name it goes by.
        phrases: the stock phrases to know; None for those that come with the program.
    """
    model = _model(phrases)
    return assemble(label(split(clean(text)), model), model.phrases, source)


def explain(text: str, phrases: Phrases | None = None) -> Iterator[str]:
    """Yield for each line of a text its number, label, confidence, words, and what spoke most for the label."""
    for item, reasons in labels.explain(split(clean(text)), _model(phrases)):
        unsure = " unsure" if item.confidence < UNSURE else ""
        why = f" [{item.cue}]" if item.cue else ""
        yield f"{item.line.span.first:>5} {item.label:<8} {item.confidence:4.0%}{unsure}{why} {item.line.text[:60]}"
        yield f"{'':6}{'; '.join(reasons)}"


def _model(phrases: Phrases | None) -> Model:
    return default_model() if phrases is None else model_with(phrases)
