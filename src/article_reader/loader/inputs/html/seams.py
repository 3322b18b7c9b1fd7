"""Where words of two elements meet without a blank between them: whether the page sets them apart."""

from __future__ import annotations

import re

from article_reader.loader.inputs.html.nodes import Node

_WITHIN_WORDS_NAMES = """
    b i em strong u s del ins strike sup sub small font mark wbr q abbr acronym bdi bdo big code kbd samp tt var dfn
    ruby rb rt rtc rp img br nobr
"""
_WITHIN_WORDS = frozenset(_WITHIN_WORDS_NAMES.split())
"""Elements that set a part of a word in another type, and so begin and end within words."""

_IN_SIGNS = frozenset({"sup", "sub", "ruby", "rb", "rt", "q"})
"""Elements that are written in signs, which set them apart as far as needed."""

_APART = frozenset({"time", "address", "button", "label", "li", "summary"})
"""Elements that are always set apart."""

_SET_APART = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item|inline-block)", re.I)

_OF_TYPE = re.compile(r"(?:[a-z]{1,2}\d{1,3})?")
"""The classes by which word processors name what type words are set in."""

_OPENS = "([{“„‘‚«‹‘'\"/-–—#@$£€¥\\_~§+"
_CLOSES = ")]}”’»›.,;:!?…%/-–—'\"°\\_~+"
"""Signs that have no blank behind them, and signs that have none before them."""


def is_set_apart(before: str, one: Node, after: str, other: Node) -> bool:
    """Tell whether words of one element and the next words, of another, are set apart though no blank is between them.

    `before` and `after` are the words, the last and first of which meet.
    """
    if one.context.typed or other.context.typed:
        return False
    left, right = _siblings(one, other)
    last, first = before[-1], after[0]
    if last in _OPENS or first in _CLOSES or _is_initial(before) or _any_is(_IN_SIGNS, left, right):
        return False
    if any(node is not None and _is_apart(node) for node in (left, right)):
        return True
    if left is None or right is None or _any_is(_WITHIN_WORDS, left, right):
        return _begins_anew(last, after)
    return _begins_anew(last, after) or last.isdigit() or last in ".!?:;,…|•·" or _differ(left, right)


def _siblings(one: Node, other: Node) -> tuple[Node | None, Node | None]:
    """Return the children of the innermost element around two that they stand in; None for one that is that element."""
    left: Node | None = None
    right: Node | None = None
    while one is not other:
        if one.depth >= other.depth:
            left = one
            if one.parent is None:
                break
            one = one.parent
        else:
            right = other
            if other.parent is None:
                break
            other = other.parent
    return left, right


def _any_is(tags: frozenset[str], *nodes: Node | None) -> bool:
    return any(node is not None and node.tag in tags for node in nodes)


def _is_apart(node: Node) -> bool:
    return node.tag in _APART or bool(_SET_APART.search((node.element.get("style") or "")[:1000]))


def _begins_anew(last: str, after: str) -> bool:
    """Tell whether a word that begins with a capital or a digit meets a small letter or a digit."""
    first, second = after[0], after[1:2]
    if last.islower():
        return (first.isupper() and not second.isupper()) or first.isdigit()
    return last.isdigit() and first.isupper() and second.islower()


def _is_initial(before: str) -> bool:
    """Tell whether what meets the next word is a letter alone, such as the large first letter of a text."""
    return before[-1].isalpha() and not before[-2:-1].isalnum()


def _differ(left: Node, right: Node) -> bool:
    """Tell whether two elements are set differently, or are different links."""
    one, other = left.element, right.element
    if one.get("href") != other.get("href"):
        return True
    names = one.get("class") or "", other.get("class") or ""
    return names[0] != names[1] and not all(_OF_TYPE.fullmatch(name) for name in names)
