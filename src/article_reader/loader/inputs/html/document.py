"""A web page's bytes -> its tree: every word that a browser would show is in it, however broken the markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree

from article_reader.loader.inputs.decode import declared_by_page, decode
from article_reader.safety import clean

_DEEPEST = 500
"""How many elements may be open at once; what is opened within them is closed at once."""

_MOST_ATTRIBUTES = 200
"""How many attributes a crowded tag keeps."""

_CROWDED = 2_000
"""From how many attributes on a tag is crowded: the parser's time grows with the square of them."""

_LONG = 2 * _CROWDED
"""How many characters a crowded tag has at least."""

_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+|(?=>)))?+"""
"""One attribute with the blank space before it, as HTML has it."""

_TOKEN = re.compile(
    rf"<(?P<start>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:{_ATTRIBUTE})*+)(?P<slash>[\s/]*+)>?"
    r"|</(?P<end>[a-zA-Z][^\s/>]*+)[^>]*+>?"
    r"|(?P<comment><!--)(?P<empty>-?>)?"
    r"|<[!?/][^>]*+>?"
)
"""A tag, the beginning of a comment, or what a parser takes for a comment."""

_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)

_COMMENT_END = re.compile("--!?>")

_PERHAPS_A_TAG = re.compile(r"""<[a-zA-Z](?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?|["'])*+""")
"""A tag, or what looks like one in a script: quick to find, and each tag lies within one of these."""

_RAW_END = {
    name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>?", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
"""The end tags of the elements whose contents are no markup."""

_VOID = frozenset(
    {
        *("area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input"),
        *("link", "meta", "param", "source", "track", "wbr"),
    }
)
"""The elements that hold nothing and have no end tag."""

_ONCE = frozenset(("html", "head", "body"))
"""The elements that a page has once, however often their tags are in it."""


def has_crowded_tag(page: str) -> bool:
    """Tell whether a tag of a page has so many attributes that the parser would take too long over them."""
    if len(page) < _LONG:
        return False
    return any(_is_crowded(tag) for tag in _PERHAPS_A_TAG.findall(page) if len(tag) >= _LONG)


def level(page: str) -> str:
    """Return a page in which no more than some 500 elements are open at once and no tag is crowded.

    The words stay, and so do the places where elements begin and end, each marked by an empty element where it
    lies too deep. Line ends stay, so that lines have their numbers.
    """
    return "".join(_levelled(page))


def _levelled(page: str) -> Iterator[str]:
    opened: list[str] = []
    counts: Counter[str] = Counter()
    at = 0
    while (token := _TOKEN.search(page, at)) is not None:
        yield page[at : token.start()]
        at = token.end()
        if token["comment"]:
            at = _end_of_comment(page, token)
            yield page[token.start() : at]
        elif token["end"]:
            yield _closed(token, opened, counts)
        elif not token["start"]:
            yield token[0]
        else:
            name = token["start"].lower()
            if name == "plaintext":
                yield page[token.start() :]
                return
            if name in _RAW_END and not token["slash"].endswith("/"):
                ending = _RAW_END[name].search(page, at)
                at = ending.end() if ending else len(page)
                yield _with_few_attributes(token) + page[token.end() : at]
            else:
                yield _opened(token, name, opened, counts)
    yield page[at:]


def _end_of_comment(page: str, token: re.Match[str]) -> int:
    if token["empty"]:
        return token.end()
    ending = _COMMENT_END.search(page, token.end())
    return ending.end() if ending else len(page)


def _opened(token: re.Match[str], name: str, opened: list[str], counts: Counter[str]) -> str:
    """Return a start tag as it is levelled, and note that its element is open."""
    if name in _VOID or name in _ONCE or token["slash"].endswith("/"):
        return _with_few_attributes(token)
    opened.append(name)
    counts[name] += 1
    return _with_few_attributes(token) if len(opened) <= _DEEPEST else f"<{name}{_line_ends(token[0])}/>"


def _closed(token: re.Match[str], opened: list[str], counts: Counter[str]) -> str:
    """Return an end tag as it is levelled, and note that its element and those within it are open no more."""
    name = token["end"].lower()
    if not counts[name]:
        return _line_ends(token[0])
    last = ""
    while last != name:
        last = opened.pop()
        counts[last] -= 1
    return token[0] if len(opened) < _DEEPEST else f"<{name}{_line_ends(token[0])}/>"


def _with_few_attributes(tag: re.Match[str]) -> str:
    if len(tag[0]) < _LONG or not _is_crowded(tag[0]):
        return tag[0]
    kept = "".join(found[0] for found in islice(_ONE_ATTRIBUTE.finditer(tag["attributes"]), _MOST_ATTRIBUTES))
    return f"<{tag['start']}{kept}{_line_ends(tag['attributes'][len(kept) :])} {tag['slash']}>"


def _is_crowded(tag: str) -> bool:
    attributes = _ONE_ATTRIBUTE.finditer(tag, 1)
    return next(islice(attributes, _CROWDED, None), None) is not None


def _line_ends(removed: str) -> str:
    return "\n" * removed.count("\n")


Element = Any
"""An element of lxml, which has no types."""

__all__ = ["Document", "Element", "beginning_of", "page_text", "parse_document"]

_MISREAD = re.compile(r"</(?:body|html|(br))\s*+>", re.IGNORECASE)
"""The end tags that the parser reads otherwise than browsers: it stops at the page's, and sees no break in `</br>`."""

_EQUALS = 100
"""How many characters before a quotation mark the equals sign of its attribute is looked for."""

_TOO_DEEP = "depth"
"""What the parser says of markup that goes deeper than it follows."""

_OF_HEAD = frozenset(
    ("title", "meta", "link", "base", "basefont", "bgsound", "script", "style", "noscript", "template")
)
"""The elements that a page's head may hold."""

_MOST_TAGS = 100
"""How many tags within an element are passed for the text that it begins with."""

_SOURCE = ("<!doctype html", "<html")
"""What the source of a page begins with, in lower case."""

_BREAKING = frozenset(("tr", "br", "div", "p", "li", "pre"))
"""The elements that end a line where a browser shows the source of a page."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page as a tree."""

    root: Element
    """The `html` element. Comments and processing instructions are gone; whatever is shown stands in its `body`.

    Nothing stands deeper than some 2,000 elements. The contents of a `template` are its children, as with any other
    element; a browser shows them only where it has the attribute `shadowrootmode`. `sourceline` counts to 65,535.
    """

    base: str | None = None
    """Where `<base href>` says that links start from, as written; None where the page doesn't say."""

    lines: int = 1
    """How many lines the page's source has."""


def parse_document(data: bytes | str, encoding: str | None = None, declared: str | None = None) -> Document:
    """Return the tree of a page; `encoding` and `declared` are as for page_text.

    Nothing is fetched. Where the page shows the source of another one, as browsers save it, the tree is that one's.

    Raises:
        ContentError, OptionError: as page_text.
    """
    text = data if isinstance(data, str) else page_text(data, encoding, declared)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    root = _parse(text)
    if _shows_source(root):
        text = "".join(_shown(root)).strip()
        root = _parse(text)
    return Document(root, _base(root), text.count("\n") + 1)


def page_text(data: bytes, encoding: str | None = None, declared: str | None = None) -> str:
    """Return the text of a page: in the user's `encoding`, else in the one that the server or the page declares.

    What is declared is used where the bytes fit it.

    Raises:
        ContentError, OptionError: as decode.
    """
    return decode(data, encoding, declared or declared_by_page(data)).text


def beginning_of(element: Element) -> str:
    """Return the text of an element on one line: its beginning, where there are very many tags in it."""
    texts: list[str] = []
    for event, part in islice(etree.iterwalk(element, events=("start", "end")), _MOST_TAGS):
        text = part.text if event == "start" else part.tail if part is not element else None
        texts.append(text or "")
    return " ".join("".join(texts).split())


def _parse(text: str) -> Element:
    """Return the root of a page's tree, with a body that holds all that is shown."""
    text = _with_quotes_closed(_MISREAD.sub(_as_meant, text))
    if has_crowded_tag(text):
        text = level(text)
    root, is_whole = _parse_directly(text)
    if not is_whole:
        root, _ = _parse_directly(level(text))
    _fill_body(root)
    return root


def _parse_directly(text: str) -> tuple[Element, bool]:
    """Return the root of a page's tree, and whether the parser followed the markup to its end.

    The elements are lxml's plain ones: those of lxml.html take a call in Python each to be made.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:  # there is not one element in it
        root = etree.Element("html")
    if root.find("head") is None:
        root.insert(0, root.makeelement("head"))
    if root.find("body") is None:
        root.append(root.makeelement("body"))
    return root, not any(_TOO_DEEP in entry.message.lower() for entry in parser.error_log)


def _as_meant(tag: re.Match[str]) -> str:
    """Return what a browser takes an end tag for, with the line ends in it."""
    return ("<br>" if tag[1] else " ") + "\n" * tag[0].count("\n")


def _with_quotes_closed(text: str) -> str:
    """Return a page in which no attribute is open to the page's end, and takes the rest of the page into itself."""
    for quote in "\"'":
        at = text.rfind(quote)
        if at < 0 or not text[max(0, at - _EQUALS) : at].rstrip().endswith("="):
            continue
        is_in_tag = text.rfind("<", 0, at) > text.rfind(">", 0, at)
        following = text.find("<", at)
        if is_in_tag and following >= 0:
            end = text.find(">", at, following)
            closed = (end, quote) if end >= 0 else (following, f"{quote}>")
            text = f"{text[: closed[0]]}{closed[1]}{text[closed[0] :]}"
    return text


def _fill_body(root: Element) -> None:
    """Move what the parser put into the head, though only a body may hold it, to the beginning of the body."""
    head, body = root.find("head"), root.find("body")
    first = next((child for child in head if child.tag not in _OF_HEAD or (child.tail or "").strip()), None)
    if first is None:
        return
    moved = [first, *first.itersiblings()]
    if first.tag in _OF_HEAD:  # only the text behind it is the body's
        opening, first.tail = first.tail or "", None
        moved = moved[1:]
    else:
        opening = ""
    # References may have put characters into the tree that lxml refuses.
    if moved:
        moved[-1].tail = clean((moved[-1].tail or "") + (body.text or ""))
        body.text = clean(opening)
    else:
        body.text = clean(opening + (body.text or ""))
    for place, child in enumerate(moved):
        body.insert(place, child)


def _shows_source(root: Element) -> bool:
    """Tell whether the first words that a page shows are those that the source of a page begins with."""
    beginning = ""
    for text in _shown(root):
        beginning = (beginning + text[:1_000]).lstrip()
        if len(beginning) >= max(map(len, _SOURCE)):
            break
    return beginning.lower().startswith(_SOURCE)


def _shown(root: Element) -> Iterator[str]:
    """Yield the texts of a page's body in order, with the ends of lines between them."""
    is_skipped = False
    for event, element in etree.iterwalk(root.find("body"), events=("start", "end")):
        if event == "start":
            is_skipped = element.tag in _OF_HEAD
            if element.text and not is_skipped:
                yield element.text
            continue
        if element.tag in _BREAKING:
            yield "\n"
        if element.tail:
            yield element.tail


def _base(root: Element) -> str | None:
    return next((href.strip() for base in root.iter("base") if (href := base.get("href"))), None)
