"""Whether byline and date of an article are those that its page's head tells."""

from __future__ import annotations

from article_reader.article import Article
from article_reader.loader.assemble.bylines import names_any
from article_reader.loader.assemble.dates import is_same_day
from article_reader.loader.labeller.phrases import Phrases
from article_reader.loader.page import Metadata

_ELSE = 40
"""How many letters a right byline may hold beside the names: a role, "By", "and"."""


def is_byline_right(article: Article, metadata: Metadata) -> bool | None:
    """Tell whether the byline holds an author that the head names, and little else; None where the head names none."""
    if not metadata.authors:
        return None
    byline = article.byline.text if article.byline else ""
    letters = sum(map(str.isalpha, byline))
    named = sum(sum(map(str.isalpha, author)) for author in metadata.authors if names_any(byline, [author]))
    return named > 0 and letters - named <= _ELSE


def is_date_right(article: Article, metadata: Metadata, phrases: Phrases) -> bool | None:
    """Tell whether the date is the day that the head tells, a time zone aside; None where the head tells none."""
    if not metadata.published:
        return None
    return article.published is not None and is_same_day(article.published.text, metadata.published, phrases)
