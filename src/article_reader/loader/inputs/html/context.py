"""What an element says about the words within it: how they are set, hidden, grouped, listed and quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from article_reader.article import MarkKind
from article_reader.loader.inputs.html import code, lists, signs, tags
from article_reader.loader.inputs.html.nodes import Context, Element, Item, Node, Run, Setting
from article_reader.loader.inputs.html.unseen import is_for_listeners
from article_reader.loader.names import hints_of_names

HIDDEN = "hidden on the page"
FOR_LISTENERS = "for screen readers"
"""Why words that a browser doesn't show are left out."""

_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_SET_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_TYPED = re.compile(r"white-space\s*:\s*pre\s*(?:;|!|\Z)", re.I)

_TELLING = frozenset({"style", "hidden", "role", "aria-hidden", "lang"})
"""The attributes that say something about the words within their element."""

_STYLE_LOOKED_AT = 1000
"""How many characters of a style are looked at."""

_SMALLEST_PICTURE = 60
"""How wide and high a picture is at least that isn't an icon, in pixels."""


_LONGEST_NOTE = 5
"""How many characters the sign of a footnote has at most."""


@dataclass(slots=True)
class Counts:
    """What is counted on the way through a page."""

    groups: int = 0
    """How many tables, quotations, figures and lists have been met."""

    lists: list[lists.Counter] = field(default_factory=list)
    """The open lists."""

    quoted: int = 0
    """The group of the last quotation."""

    def group(self) -> int:
        """Return the number of a new group."""
        self.groups += 1
        return self.groups


def inside(element: Element, tag: str, around: Context, counts: Counts, is_inline: bool) -> Context:
    """Return what is said about the words within an element; `is_inline` where it stands behind words of its block."""
    changes: dict[str, Any] = {}
    if not _TELLING.isdisjoint(element.keys()):
        _by_attributes(element, tag, changes)
    if is_inline and is_for_listeners(element):
        changes["hidden"] = FOR_LISTENERS
    if by_tag := _BY_TAG.get(tag):
        changes.update(by_tag(element, around, counts))
    if around.hidden:
        changes.pop("hidden", None)
    return Context._make(map(changes.get, Context._fields, around)) if changes else around


def is_shown_large(picture: Element) -> bool:
    """Tell a picture that says how large it is from an icon or a pixel that counts visits."""
    for side in ("width", "height"):
        size = picture.get(side)
        if size is not None and len(size) < 6 and size.isdecimal() and int(size) < _SMALLEST_PICTURE:
            return False
    return True


def in_signs(node: Node, words: Sequence[Run], text: str, before: str) -> str:
    """Return the words of an element that raises, lowers or reads them, as signs behind the character `before`."""
    if not text:
        return text
    if node.tag == "sub":
        return signs.lowered(text, before)
    if node.tag == "rt":
        return signs.reading(text, before)
    if node.tag == "sup":
        is_note = any(run.node.context.link for run in words) or _names_note(node.element)
        return signs.raised(text, before, is_note)
    return signs.raised(text, before, True) if len(text) <= _LONGEST_NOTE and _names_note(node.element) else text


def _names_note(element: Element) -> bool:
    if element.get("role") == "doc-noteref":
        return True
    names = element.get("class")
    return names is not None and "footnote" in hints_of_names(names)


def _by_attributes(element: Element, tag: str, changes: dict[str, Any]) -> None:
    get = element.get
    if style := get("style"):
        _by_style(style[:_STYLE_LOOKED_AT], tag, changes)
    if get("hidden", "until-found") != "until-found" or get("role") == "tooltip":
        changes["hidden"] = HIDDEN
    if get("aria-hidden") == "true":
        changes["muted"] = True
    if language := get("lang"):
        changes["language"] = language


def _by_style(style: str, tag: str, changes: dict[str, Any]) -> None:
    if _NOT_SHOWN.search(style):
        changes["hidden"] = HIDDEN
    if _SET_BOLD.search(style):
        changes["bold"] = True
    if tag in tags.BLOCKS and _TYPED.search(style):
        changes["typed"] = True


def _link(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    target = element.get("href")
    if target is None:
        return {}
    return {"link": True, "settings": (*around.settings, Setting(MarkKind.LINK, target))}


def _button(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {"link": True}


def _style(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    kind = tags.STYLES[element.tag]
    settings = (*around.settings, Setting(kind))
    return {"settings": settings, "bold": True} if kind is MarkKind.STRONG else {"settings": settings}


def _heading(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {"level": tags.HEADINGS[element.tag], "bold": True}


def _figure(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {"group": counts.group()}


def _figcaption(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {"quote": True} if around.group and around.group == counts.quoted else {}


def _table(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    changes: dict[str, Any] = {"group": counts.group()}
    return {**changes, "typed": True} if code.sets_code(element) else changes


def _quote(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    changes: dict[str, Any] = {"quote": True, "item": None}
    parent = element.getparent()
    return changes if parent is not None and parent.tag == "figure" else {**changes, "group": counts.group()}


def _inline_quote(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {"quotations": around.quotations + 1}


def _list(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    counts.lists.append(lists.counter(element, len(counts.lists)))
    changes: dict[str, Any] = {"lists": around.lists + 1, "item": None}
    return changes if around.lists else {**changes, "group": counts.group()}


def _terms(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {} if around.lists else {"group": counts.group()}


def _item(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    marker = counts.lists[-1].marker(element) if counts.lists else lists.BULLETS[0]
    return {"item": Item(marker, max(0, around.lists - 1))}


def _term(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    settings = (*around.settings, Setting(MarkKind.STRONG))
    return {"bold": True, "settings": settings, "item": Item(lists.BULLETS[0], around.lists)}


def _explanation(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {"item": Item(lists.BULLETS[0], around.lists)}


def _typed(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {"typed": True}


def _dialog(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {} if element.get("open") is not None else {"hidden": HIDDEN}


_BY_TAG: Mapping[str, Callable[[Element, Context, Counts], dict[str, Any]]] = {
    "a": _link,
    "button": _button,
    **dict.fromkeys(tags.STYLES, _style),
    **dict.fromkeys(tags.HEADINGS, _heading),
    **dict.fromkeys(tags.LISTS, _list),
    **dict.fromkeys(tags.TYPED, _typed),
    "figure": _figure,
    "figcaption": _figcaption,
    "table": _table,
    "blockquote": _quote,
    "q": _inline_quote,
    "dl": _terms,
    "dt": _term,
    "dd": _explanation,
    "li": _item,
    "dialog": _dialog,
}
"""What elements say about their words, by name."""
