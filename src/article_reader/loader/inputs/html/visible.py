"""A page's tree -> what it says: blocks of text in the order of the page, and where in its markup each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from article_reader.article import Mark, MarkKind, Span
from article_reader.loader.inputs.html import words
from article_reader.loader.inputs.source import clean

Element = Any
"""An element of lxml, which has no types."""

BREAK = "\x1e"
"""A line break within a block; no page's own text holds it, since control characters are removed."""

_DETACHED = frozenset(words.OUTSIDE_TAGS) - {"nav", "menu", "aside", "footer", "form"}
"""Tags whose text stands apart from the paragraph that goes on around them."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}

_NAME = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+(?![a-zß-ÿ])|\d+")

_NAMES_LOOKED_AT = 300
"""How many characters of an element's names are looked at."""

_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the markup some words stand. Numbers name elements, 0 is none."""

    block: int = 0
    """The element that begins and ends the block."""

    heading: int = 0
    """The heading."""

    level: int = 0
    """The heading's level, from 1."""

    quote: bool = False
    """Whether it is set apart as somebody's words."""

    item: int = 0
    """The list item."""

    marker: str = ""
    """The list item's bullet or number."""

    as_typed: bool = False
    """Whether blanks and line ends count."""

    row: int = 0
    """The row of a table."""

    cell: int = 0
    """The cell of a table."""

    figure: int = 0
    """The figure."""

    article: int = 0
    """The innermost element that says it holds an article, or the page's main matter."""

    time: bool = False
    """Whether the markup says that this is a time."""

    parts: tuple[tuple[str, int], ...] = ()
    """The parts that the names of elements around tell, outer ones first, and which element told."""

    outside: tuple[tuple[str, int], ...] = ()
    """Why it should be no part of the story, outer reasons first, and which element told."""

    settings: tuple[tuple[MarkKind, str | None, int], ...] = ()
    """How the words are set apart, with a link's target as the page has it, and by which element."""

    def part(self, name: str) -> int:
        """Return the innermost element that is named as this part; 0 where there is none."""
        return next((element for part, element in reversed(self.parts) if part == name), 0)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one place."""

    text: str
    """The words, blanks as in the page."""

    place: Place
    """Where they stand."""

    lines: Span
    """The lines of the source that they stand in."""

    order: int
    """How many runs the page has before this one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of text, such as a paragraph, or a part of one."""

    runs: tuple[Run, ...]
    """Its words; at least one run isn't blank."""

    text: str
    """What it says, on one logical line but where it is as typed."""

    marks: tuple[Mark, ...]
    """The words that are set apart; a link's target is as the page has it."""

    @property
    def place(self) -> Place:
        """Where its first words stand."""
        return self.runs[0].place

    @property
    def lines(self) -> Span:
        """The lines of the source that it stands in."""
        return Span(self.runs[0].lines.first, max(run.lines.last for run in self.runs))

    @property
    def figure(self) -> int:
        """The element that holds a caption together with its credit; 0 where there is none."""
        return self.place.figure or self.place.part("caption")

    def is_part(self, name: str) -> bool:
        """Tell whether all of it stands in elements that are named as this part."""
        return all(run.place.part(name) for run in self.runs)

    def holds_part(self, name: str) -> bool:
        """Tell whether some of it stands in an element that is named as this part."""
        return any(run.place.part(name) for run in self.runs)


def visible(root: Element) -> list[Piece]:
    """Return the blocks of a page in the order in which they begin: each word that the page says is in one of them."""
    return _Reading().read(root)


def piece(runs: Sequence[Run]) -> Piece | None:
    """Return the block that runs make, without the blanks at its ends; None where they are all blank."""
    kept = [index for index, run in enumerate(runs) if not run.text.isspace()]
    if not kept:
        return None
    runs = tuple(runs[kept[0] : kept[-1] + 1])
    if runs[0].place.as_typed:
        typed = "".join(run.text for run in runs).replace(BREAK, "\n").expandtabs(8).strip("\n").rstrip()
        return Piece(runs, typed, ())
    text, marks = _collapsed(runs)
    return Piece(runs, text, marks)


def with_line_breaks(runs: Sequence[Run]) -> str:
    """Return what runs say, with the line ends that the page has broken lines at."""
    lines = "".join(run.text for run in runs).split(BREAK)
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _collapsed(runs: Sequence[Run]) -> tuple[str, tuple[Mark, ...]]:
    """Return the words of runs with single blanks between them, and what is set apart in them."""
    parts: list[str] = []
    length = 0
    gap = False
    begun: dict[tuple[MarkKind, str | None, int], list[int]] = {}
    for run in runs:
        text = " ".join(run.text.split())
        if text and length and (gap or run.text[0].isspace()):
            parts.append(" ")
            length += 1
        if text:
            for setting in run.place.settings:
                begun.setdefault(setting, [length, 0])[1] = length + len(text)
            parts.append(text)
            length += len(text)
        gap = run.text[-1].isspace() or (gap and not text)
    whole = "".join(parts)
    if (safe := clean(whole)) != whole:  # what is harmless in its parts needn't be so when joined
        return safe, ()
    marks = (Mark(kind, start, end, target) for (kind, target, _), (start, end) in begun.items())
    return whole, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


@dataclass(slots=True)
class _Reading:
    """The state of the walk through the tree."""

    pieces: list[Piece] = field(default_factory=list)
    """Finished blocks."""

    open: list[Run] = field(default_factory=list)
    """The words of the block that is being read."""

    aside: list[list[Run]] = field(default_factory=list)
    """Blocks that go on when what stands apart within them is over."""

    places: list[Place] = field(default_factory=lambda: [Place()])
    """The places of the elements that are open."""

    counters: list[int] = field(default_factory=list)
    """The next number of each list that is open; 0 where it has bullets."""

    line: int = 1
    """The line of the source that has been reached."""

    elements: int = 0
    """How many elements have been met."""

    runs: int = 0
    """How many runs have been met."""

    def read(self, root: Element) -> list[Piece]:
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag.lower()
            if tag in words.UNSEEN:
                if event == "start":
                    walk.skip_subtree()
                else:
                    self._say(element.tail)
            elif event == "start":
                self._enter(element, tag)
            else:
                self._leave(element, tag)
        self._finish()
        return sorted(self.pieces, key=lambda one: one.runs[0].order)

    def _enter(self, element: Element, tag: str) -> None:
        self.elements += 1
        self.line = max(self.line, element.sourceline or 0)
        if tag == "br":
            self._break()
        around = self.places[-1]
        place = _place(element, tag, around, self.elements)
        if tag in _DETACHED:
            self.aside.append(self.open)
            self.open = []
        elif _cuts(tag, around, place):
            self._finish()
            place = replace(place, block=self.elements)
        if tag in {"ol", "ul"}:
            self.counters.append(_first_number(element) if tag == "ol" else 0)
        elif tag == "li":
            place = replace(place, item=self.elements, marker=self._marker(element))
        self.places.append(place)
        self._say(element.text)

    def _leave(self, element: Element, tag: str) -> None:
        place = self.places.pop()
        if tag in _DETACHED:
            self._finish()
            self.open = self.aside.pop()
        elif _cuts(tag, self.places[-1], place):
            self._finish()
        if tag in {"ol", "ul"}:
            self.counters.pop()
        self._say(element.tail)

    def _marker(self, element: Element) -> str:
        if not self.counters or not self.counters[-1]:
            return "◦" if len(self.counters) > 1 else "•"
        value = element.get("value", "")
        number = int(value) if value.isdecimal() and len(value) < 7 else self.counters[-1]
        self.counters[-1] = number + 1
        return f"{number}."

    def _break(self) -> None:
        """Break the line; where that has just been done, the block is over."""
        before = "".join(run.text for run in self.open[-3:]).rstrip(" \n")
        if before.endswith(BREAK) and not self.places[-1].as_typed:
            self._finish()
        else:
            self._say(BREAK)

    def _say(self, text: str | None) -> None:
        if not text:
            return
        said = text if text == BREAK else clean(text)
        stripped = text.strip()
        first = self.line + (text[: text.find(stripped)].count("\n") if stripped else 0)
        last = first + stripped.count("\n")
        self.line += text.count("\n")
        if said:
            self.runs += 1
            self.open.append(Run(said, self.places[-1], Span(first, last), self.runs))

    def _finish(self) -> None:
        """Close the block that is being read."""
        runs, self.open = self.open, []
        if runs and (done := piece(runs)) is not None:
            self.pieces.append(done)


def _cuts(tag: str, around: Place, place: Place) -> bool:
    """Tell whether an element makes a block of its own."""
    if tag in words.BREAKING:
        return True
    told = {part for part, _ in place.parts[len(around.parts) :]}
    return any(
        not told.isdisjoint(words.INLINE_CUTS[within])
        for within, here in (("heading", around.heading), ("figure", around.figure))
        if here
    )


def _first_number(element: Element) -> int:
    start = element.get("start", "")
    return int(start) if start.isdecimal() and 0 < len(start) < 7 else 1


def _place(element: Element, tag: str, around: Place, number: int) -> Place:
    """Return the place of what an element holds."""
    changes: dict[str, Any] = dict(_by_tag(element, tag, around, number))
    if tag not in {"html", "body"} and (names := _names_of(element)):
        spoken = _spoken(names)
        if told := _told(words.PARTS, spoken):
            changes["parts"] = around.parts + tuple((part, number) for part in told)
        if reasons := _told(words.OUTSIDE, spoken):
            changes["outside"] = (*changes.get("outside", around.outside), (reasons[0], number))
    if tag == "figcaption":
        changes["parts"] = (*changes.get("parts", around.parts), ("caption", number))
    role = element.get("role")
    if role in words.OUTSIDE_ROLES:
        changes["outside"] = (*changes.get("outside", around.outside), (words.OUTSIDE_ROLES[role], number))
    if element.get("hidden") is not None or _NOT_SHOWN.search(element.get("style", "")):
        changes["outside"] = ((words.HIDDEN, number), *changes.get("outside", around.outside))
    return replace(around, **changes) if changes else around


def _by_tag(element: Element, tag: str, around: Place, number: int) -> Iterator[tuple[str, Any]]:
    """Yield what the tag of an element changes about the place."""
    if tag in _HEADINGS:
        yield from (("heading", number), ("level", _HEADINGS[tag]))
    elif tag in {"figure", "article", "main"}:
        yield "article" if tag == "main" else tag, number
    elif tag == "blockquote":
        yield "quote", True
    elif tag in {"pre", "listing"}:
        yield "as_typed", True
    elif tag == "tr":
        yield "row", number
    elif tag in {"td", "th"}:
        yield "cell", number
    elif tag == "time":
        yield "time", True
    elif tag in words.OUTSIDE_TAGS:
        yield "outside", (*around.outside, (words.OUTSIDE_TAGS[tag], number))
    elif setting := _setting(element, tag):
        yield "settings", (*around.settings, (*setting, number))


def _setting(element: Element, tag: str) -> tuple[MarkKind, str | None] | None:
    if tag == "a" and (target := element.get("href")):
        return MarkKind.LINK, target
    for kind, tags in (
        (MarkKind.EMPHASIS, words.EMPHASIS),
        (MarkKind.STRONG, words.STRONG),
        (MarkKind.CODE, words.CODE),
    ):
        if tag in tags:
            return kind, None
    return None


def _names_of(element: Element) -> str:
    """Return what an element is named in all the attributes that name."""
    named = " ".join(value for name in words.NAMING if (value := element.get(name)))
    return named[:_NAMES_LOOKED_AT]


def _told(table: Mapping[str, str], spoken: frozenset[str]) -> list[str]:
    """Return the entries of a table that have one of the words, in the table's order."""
    return [name for name, listed in table.items() if not spoken.isdisjoint(_set(listed))]


@cache
def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _spoken(names: str) -> frozenset[str]:
    """Return the words of names, those of `leadText` and `lead-text` apart and together."""
    apart = [word.lower() for word in _NAME.findall(names)]
    together = [re.sub(r"[-_]+", "", name).lower() for name in names.split()]
    return frozenset(apart + together)
