"""What an element says about the words within it: how they are set, hidden, told twice, listed, numbered and quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from article_reader.article import MarkKind
from article_reader.loader.inputs.html.inline import lowered, raised, reading
from article_reader.loader.inputs.html.nodes import (
    BLOCKS,
    HEADINGS,
    LISTS,
    SKIPPED,
    STYLES,
    TYPED,
    Block,
    Context,
    Element,
    Item,
    Node,
    Run,
    Setting,
)
from article_reader.loader.inputs.html.tables import sets_code
from article_reader.loader.names import hints_of_names

_SENTENCES = re.compile(r"[.!?…。](?=\s)")

_FEWEST_SENTENCES = 3
_SHORTEST_PROSE = 200
"""How many sentences and characters a text for browsers without scripts has at least to be read."""

_TEXT_LOOKED_AT = 100_000
_CHARACTERS_COMPARED = 60


def is_template_shown(template: Element) -> bool:
    """Tell whether a browser shows a template in its place, as part of the element around it."""
    return (template.get("shadowrootmode") or template.get("shadowroot")) in {"open", "closed"}


def is_for_listeners(element: Element) -> bool:
    """Tell whether an element is only there for those who listen to the page."""
    names = element.get("class")
    return names is not None and "screen reader" in hints_of_names(names)


def is_read_elsewhere(element: Element) -> bool:
    """Tell whether what an element says is there a second time for other readers, beside it."""
    if element.tag in {"rp", "rtc"}:
        return True
    if not element.keys():
        return False
    if is_for_listeners(element):
        said = _first_letter(element)
        return bool(said) and any(
            one is not None and _is_muted(one) and _first_letter(one) == said
            for one in (element.getprevious(), element.getnext())
        )
    if _is_muted(element):
        before = element.getprevious()
        return before is not None and next(before.iter("math"), None) is not None
    return False


def _is_muted(element: Element) -> bool:
    return element.get("aria-hidden") == "true" and element.tag not in SKIPPED


def _first_letter(element: Element) -> str:
    """Return the first letter or digit that an element says, as a small letter; "" where it says none at once."""
    for text in islice(element.itertext(), 20):
        if said := next(filter(str.isalnum, text[:100]), ""):
            return said.lower()
    return ""


def holds_prose(element: Element) -> bool:
    """Tell whether a text for browsers without scripts holds several sentences, and no frame of a counter."""
    text = _text(element)
    return len(text) >= _SHORTEST_PROSE and len(_SENTENCES.findall(text)) >= _FEWEST_SENTENCES


def repeats(element: Element, blocks: Sequence[Block]) -> bool:
    """Tell whether a text repeats what the page shows."""
    longest = max(element.itertext(), key=len, default="")
    wanted = " ".join(longest.split())[:_CHARACTERS_COMPARED]
    return any(wanted in " ".join("".join(run.text for run in block.runs).split()) for block in blocks)


def _text(element: Element) -> str:
    return "".join(islice(element.itertext(), 1000))[:_TEXT_LOOKED_AT]


BULLETS = ("•", "◦", "▪")
"""The bullets of lists, of those within lists, and of those farther in."""


@dataclass(slots=True)
class Counter:
    """The state of an open list."""

    bullet: str | None
    """The bullet of its items; None where they are numbered."""

    next: int = 1
    """The next item's number."""

    step: int = 1
    """How the numbers go on: 1, or -1 where the list is reversed."""

    style: str = "1"
    """How numbers are written: "1", "a", "A", "i" or "I"."""

    def marker(self, item: Element) -> str:
        """Return the marker of an item, the next of the list."""
        if self.bullet is not None:
            return self.bullet
        number = _number(item.get("value"))
        if number is None:
            number = self.next
        self.next = number + self.step
        return f"{_written(number, self.style)}."


def counter(element: Element, nesting: int) -> Counter:
    """Return the counter of a list that stands in so many others."""
    if element.tag != "ol":
        return Counter(BULLETS[min(nesting, len(BULLETS) - 1)])
    is_reversed = element.get("reversed") is not None
    start = _number(element.get("start"))
    if start is None:
        start = sum(1 for child in element if child.tag == "li") if is_reversed else 1
    return Counter(None, start, -1 if is_reversed else 1, element.get("type", "1"))


def _number(text: str | None) -> int | None:
    """Return the whole number that an attribute says; None where it says none, or an absurd one."""
    digits = (text or "").strip()
    if not digits.removeprefix("-").isdecimal() or len(digits) > 7:
        return None
    return int(digits)


def _written(number: int, style: str) -> str:
    if style in {"a", "A"} and number > 0:
        written = _in_letters(number)
    elif style in {"i", "I"} and 0 < number < 4000:
        written = _in_roman(number)
    else:
        return str(number)
    return written if style.islower() else written.upper()


def _in_letters(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def _in_roman(number: int) -> str:
    letters = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        letters += numeral * count
    return letters


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

    lists: list[Counter] = field(default_factory=list)
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
    return replace(around, **changes) if changes else around


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
        return lowered(text, before)
    if node.tag == "rt":
        return reading(text, before)
    if node.tag == "sup":
        is_note = any(run.node.context.link for run in words) or _names_note(node.element)
        return raised(text, before, is_note)
    return raised(text, before, True) if len(text) <= _LONGEST_NOTE and _names_note(node.element) else text


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
    if tag in BLOCKS and _TYPED.search(style):
        changes["typed"] = True


def _link(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    target = element.get("href")
    if target is None:
        return {}
    return {"link": True, "settings": (*around.settings, Setting(MarkKind.LINK, target))}


def _button(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {"link": True}


def _style(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    kind = STYLES[element.tag]
    settings = (*around.settings, Setting(kind))
    return {"settings": settings, "bold": True} if kind is MarkKind.STRONG else {"settings": settings}


def _heading(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {"level": HEADINGS[element.tag], "bold": True}


def _figure(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {"group": counts.group()}


def _figcaption(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {"quote": True} if around.group and around.group == counts.quoted else {}


def _table(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    changes: dict[str, Any] = {"group": counts.group()}
    return {**changes, "typed": True} if sets_code(element) else changes


def _quote(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    changes: dict[str, Any] = {"quote": True, "item": None}
    parent = element.getparent()
    return changes if parent is not None and parent.tag == "figure" else {**changes, "group": counts.group()}


def _inline_quote(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {"quotations": around.quotations + 1}


def _list(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    counts.lists.append(counter(element, len(counts.lists)))
    changes: dict[str, Any] = {"lists": around.lists + 1, "item": None}
    return changes if around.lists else {**changes, "group": counts.group()}


def _terms(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {} if around.lists else {"group": counts.group()}


def _item(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    marker = counts.lists[-1].marker(element) if counts.lists else BULLETS[0]
    return {"item": Item(marker, max(0, around.lists - 1))}


def _term(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    settings = (*around.settings, Setting(MarkKind.STRONG))
    return {"bold": True, "settings": settings, "item": Item(BULLETS[0], around.lists)}


def _explanation(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {"item": Item(BULLETS[0], around.lists)}


def _typed(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {"typed": True}


def _dialog(element: Element, around: Context, counts: Counts) -> dict[str, Any]:
    return {} if element.get("open") is not None else {"hidden": HIDDEN}


_BY_TAG: Mapping[str, Callable[[Element, Context, Counts], dict[str, Any]]] = {
    "a": _link,
    "button": _button,
    **dict.fromkeys(STYLES, _style),
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(LISTS, _list),
    **dict.fromkeys(TYPED, _typed),
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
