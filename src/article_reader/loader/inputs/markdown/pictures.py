"""Pictures that stand alone in a paragraph: their words are captions, as everybody who writes Markdown means them."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence

from lxml import etree

from article_reader.loader.inputs.html.document import Element

_AROUND = frozenset({"a", "picture", "span", "em", "strong", "center"})
"""Elements that may stand between a paragraph and its picture."""

_MANY = 20
"""How many elements a paragraph has at the most that is looked at for pictures."""

_ONLY_LINK = re.compile(r"[\s>*+#\d.-]*!?\[[^\]\n]*\]\([^)\n]*\)\s*")
_FEW_LINKS = 5
_SHARE_OF_LINKS = 0.1

_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif)", re.IGNORECASE)


def comes_from_a_page(rows: Sequence[str]) -> bool:
    """Tell whether a Markdown text was made of a web page, with its menus: rows that are nothing but a link tell.

    There the words of a picture are for those who can't see it, and its caption is another paragraph.
    """
    filled = [row for row in rows if row.strip()]
    links = sum(1 for row in filled if "](" in row and _ONLY_LINK.fullmatch(row))
    return links >= _FEW_LINKS and links >= _SHARE_OF_LINKS * len(filled)


def show_captions(root: Element, *, with_words: bool) -> None:
    """Make figures of the paragraphs that hold nothing but pictures.

    A picture's title is its caption, and so are its words (`alt`), if wanted.
    """
    for block in list(root.iter("p", "div")):
        pictures = list(_pictures_of(block))
        captions = [caption for picture in pictures for caption in _captions(picture, with_words=with_words)]
        if captions:
            _make_figure(block, captions)


def _pictures_of(block: Element) -> Iterator[Element]:
    """Yield the pictures of a block, if it holds nothing else."""
    waiting = [block]
    pictures: list[Element] = []
    for _ in range(_MANY):
        if not waiting:
            yield from pictures
            return
        element = waiting.pop()
        if (element.text or "").strip() or len(element) > _MANY:
            return
        for child in element:
            if (child.tail or "").strip():
                return
            if child.tag == "img":
                pictures.append(child)
            elif child.tag in _AROUND:
                waiting.append(child)
            elif child.tag not in {"br", "source"}:
                return


def _captions(picture: Element, *, with_words: bool) -> Iterator[str]:
    words = " ".join((picture.get("alt") or "").split())
    title = " ".join((picture.get("title") or "").split())
    if with_words and words and not _FILE.fullmatch(words):
        yield words
    if title and title != words:
        yield title


def _make_figure(block: Element, captions: Sequence[str]) -> None:
    place = block.get("data-lines")
    pictures = [copy.copy(picture) for picture in block.iter("img")]
    for child in list(block):
        block.remove(child)
    block.tag = "figure"
    block.extend(pictures)
    for words in captions:
        caption = etree.SubElement(block, "figcaption")
        caption.text = words
        if place:
            caption.set("data-lines", place)
