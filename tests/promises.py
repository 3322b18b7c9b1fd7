"""What is promised of any input whatever, to be held against many: of its words, and of its bytes."""

from __future__ import annotations

import io
import re
from collections import Counter

from article_reader import Article, Caption, ListItem, parse
from article_reader.errors import ArticleError
from article_reader.loader import LoadOptions, article_of, article_of_page
from article_reader.loader.inputs import read_page
from article_reader.loader.inputs.decode import decode
from article_reader.loader.inputs.sources import read_source
from article_reader.loader.page import Kind, Page
from article_reader.output import WRITERS, Sheet
from article_reader.safety import clean
from tests.hostile.texts import forbidden

KINDS = tuple(Kind)
"""What any bytes may be taken for."""

_WORD = re.compile(r"[^\W_]+")


def places(article: Article) -> Counter[int]:
    """Count the parts that each line of the input is in; byline and date may share one."""
    counts: Counter[int] = Counter()
    shared = article.byline is not None and article.published is not None and article.byline.lines
    for part in article.parts():
        if part is article.published and part.lines == shared:
            continue
        counts.update(range(part.lines.first, part.lines.last + 1))
    return counts


def check_words(text: str) -> None:
    """Check that each line of a text is in one part of its article, and each word there as often as in the text.

    Only captions that a page repeats at once are one.

    Raises:
        AssertionError: something is lost, or there twice.
    """
    cleaned = clean(text)
    article = parse(text)
    found, wanted = _words_of(article), _words(cleaned)
    rows = cleaned.split("\n")
    for part in article.parts():
        if isinstance(part, Caption):  # those that stand there several times, for a lightbox
            of_it = _words("\n".join(rows[part.lines.first - 1 : part.lines.last]))
            told = _words(part.text or "") + _words(part.credit or "")
            assert set(of_it) <= set(told)
            wanted -= of_it - told
    assert found == wanted
    numbers = {number for number, row in enumerate(rows, start=1) if row.strip()}
    where = places(article)
    assert numbers <= set(where)
    assert all(where[number] == 1 for number in numbers)


def check_page(page: Page, article: Article) -> None:
    """Check that each word that a page shows is in one part of its article, as often as the page has it.

    Only captions that a page repeats at once are one; only headline, byline and date may be told by the page's head.

    Raises:
        AssertionError: something is lost, there twice, or made up.
    """
    wanted: Counter[str] = Counter()
    for line in page.lines:
        wanted += _words(line.text) + _words(line.marker)
    found = _words_of(article)
    captions: Counter[str] = Counter()
    for part in article.parts():
        if isinstance(part, Caption):
            captions += _words(part.text or "") + _words(part.credit or "")
    assert set(wanted - found) <= set(captions)
    added = found - wanted
    if added:
        assert page.metadata.titles or page.metadata.authors or page.metadata.published
        front = (article.headline, article.byline, article.published)
        assert not added - _words("\n".join(part.text for part in front if part is not None))


def check_read(data: bytes, kind: Kind) -> Article:
    """Read bytes as some kind of input, check the words of the article, and return it.

    Raises:
        AssertionError: a promise is broken.
        ArticleError: they can't be read as that.
    """
    raw = read_source(io.BytesIO(data), LoadOptions(kind))
    if kind is Kind.DATA:
        return article_of(io.BytesIO(data), LoadOptions(kind))
    page = read_page(raw)
    article = article_of_page(page)
    check_page(page, article)
    return article


def check_bytes(data: bytes) -> None:
    """Check that bytes, read as each kind, are an article that every format shows harmlessly, or refused in one line.

    Raises:
        AssertionError: a promise is broken.
    """
    for kind in KINDS:
        try:
            article = check_read(data, kind)
        except ArticleError as error:
            told = str(error)
            assert not forbidden(told)
            continue
        for name, write in WRITERS.items():
            written = write(article, Sheet(20 + len(data) % 60, hyphenate=True, justify=True))
            assert not forbidden(written), f"{name} of {kind} holds what steers a terminal"
        if kind is Kind.TEXT:
            check_words(decode(data).text)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def _words_of(article: Article) -> Counter[str]:
    found: Counter[str] = Counter()
    for part in article.parts():
        found += _words(part.text or "")
        if isinstance(part, Caption):
            found += _words(part.credit or "")
        if isinstance(part, ListItem):
            found += _words(part.marker)
    return found
