"""Monstrous markup -> markup with the same words that the parser can follow: fewer levels, fewer attributes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

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
