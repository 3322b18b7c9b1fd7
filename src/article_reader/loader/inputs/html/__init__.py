"""Web pages in: what trafilatura finds in a page, given the structure that the page's own markup tells."""

from __future__ import annotations

from collections.abc import Sequence

from article_reader.article import Article
from article_reader.errors import NoProse
from article_reader.loader.inputs.html.align import align, tokens
from article_reader.loader.inputs.html.archive import unpack
from article_reader.loader.inputs.html.compose import compose, finish
from article_reader.loader.inputs.html.decoding import page_text
from article_reader.loader.inputs.html.extraction import Story, extract
from article_reader.loader.inputs.html.facts import facts
from article_reader.loader.inputs.html.parts import tell
from article_reader.loader.inputs.html.plain import relocated, rendered, without_tags
from article_reader.loader.inputs.html.tree import grow, is_overgrown, thinned, with_body
from article_reader.loader.inputs.html.visible import Piece, visible
from article_reader.loader.labeller.phrases import Phrases, default_phrases

__all__ = ["parse_archive", "parse_html"]

_HARDLY_ANYTHING = 25
"""Below how many words the story hasn't been found, unless they are most of the page."""


def parse_html(
    data: bytes | str, source: str | None = None, encoding: str | None = None, phrases: Phrases | None = None
) -> Article:
    """Return the article that a web page holds: every word that the page shows is in one of its parts.

    `source` is the address or the file's name that the page goes by; links are resolved against it where it is an
    address. `encoding` is the one that the user or the server has told. Nothing is fetched. `phrases` are as for load.

    Raises:
        ExtraNeeded: what reads web pages isn't installed.
        Empty, Binary, Undecodable: the bytes are no page's.
        NoProse: the page shows not a word.
    """
    page = data if isinstance(data, str) else page_text(data, encoding)
    page = with_body(thinned(page.replace("\r\n", "\n").replace("\r", "\n")))
    root = grow(page)
    if root is None:
        return _by_text(without_tags(page), source, phrases)
    pieces = visible(root)
    if not any(any(map(str.isalpha, one.text)) for one in pieces):
        raise NoProse
    story = Story() if is_overgrown(root) else extract(page)
    kept = align(pieces, story.blocks)
    if _is_hardly_anything(story, pieces) or not (any(kept.tags) or kept.missing):
        text, spans = rendered(pieces)
        return relocated(_by_text(text, source, phrases), spans)
    known = phrases or default_phrases()
    told = facts(root, source)
    return finish(compose(kept, tell(kept, story, told, known), story, told, known), source)


def parse_archive(data: bytes, source: str | None = None, phrases: Phrases | None = None) -> Article:
    """Return the article that a web archive (MHTML) holds, from its root page.

    Raises:
        ExtraNeeded, Undecodable, NoProse: as parse_html.
        NoPage: there is no page in it.
        TooLarge: the page is larger than an article may be.
    """
    page = unpack(data)
    return parse_html(page.data, page.address or source, page.encoding, phrases)


def _is_hardly_anything(story: Story, pieces: Sequence[Piece]) -> bool:
    found = sum(len(tokens(block.text)) for block in story.blocks)
    return found < _HARDLY_ANYTHING and 2 * found <= sum(len(tokens(one.text)) for one in pieces)


def _by_text(text: str, source: str | None, phrases: Phrases | None) -> Article:
    from article_reader.loader import parse

    if not any(map(str.isalpha, text)):
        raise NoProse
    return parse(text, source, phrases)
