"""Labelled lines -> the parts over the story: headline, kicker, lead, byline and date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from article_reader.article import LeftOut, Span, Text
from article_reader.loader.assemble.dates import plain
from article_reader.loader.assemble.meta import find_meta
from article_reader.loader.assemble.texts import joined, spanning, text_of, whole
from article_reader.loader.labeller.labels import Label, Labelled
from article_reader.loader.labeller.phrases import Phrases
from article_reader.loader.page import Declared, Kind, Metadata, Page, Role

_UNKNOWN = Span(1, 1)
"""Where a part is said to stand that no line of the page shows."""

_SINGLE = (Label.HEADLINE, Label.KICKER, Label.LEAD)
"""The labels of parts that an article has once."""


@dataclass(frozen=True, slots=True)
class Front:
    """The parts over the story."""

    parts: Mapping[str, Text]
    """The parts that there are, by name: headline, kicker, lead, byline, published."""

    placed: Mapping[int, tuple[LeftOut, ...]]
    """For each line that has its place, by number, what of it is left out: nothing of those that a part holds wholly."""


def find_front(page: Page, items: Sequence[Labelled], phrases: Phrases) -> Front:
    """Return the parts over the story.

    What an input firmly declares comes before what lines are labelled, and that before what it declares otherwise; what
    is still missing the page's metadata tell.
    """
    declared = {number: item.line.declared for number, item in enumerate(items) if item.line.declared}
    parts: dict[str, Text] = {}
    placed: dict[int, tuple[LeftOut, ...]] = {}
    _take_declared(items, {number: said for number, said in declared.items() if said.firm}, parts, placed)
    for label in _SINGLE:
        if label.value not in parts and (numbers := _first_of(items, label, placed)):
            parts[label.value] = _together(items, numbers)
            placed |= dict.fromkeys(numbers, ())
    _take_meta(page, items, declared, phrases, parts, placed)
    _take_declared(items, {number: said for number, said in declared.items() if not said.firm}, parts, placed)
    for name, words in _told(page.metadata):
        if words:
            parts.setdefault(name, Text(words, _UNKNOWN))
    return Front(parts, placed)


def _take_declared(
    items: Sequence[Labelled],
    declared: Mapping[int, Declared],
    parts: dict[str, Text],
    placed: dict[int, tuple[LeftOut, ...]],
) -> None:
    """Take the parts that lines are declared to be, and leave out those that there are already."""
    for number, said in declared.items():
        line = items[number].line
        if said.role is Role.LEFT_OUT or said.role.value in parts:
            placed[number] = (LeftOut(whole(line)[0], said.reason or "repeated", line.span),)
        else:
            parts[said.role.value] = text_of(line)
            placed[number] = ()


def _first_of(items: Sequence[Labelled], label: Label, placed: Mapping[int, object]) -> list[int]:
    """Return the number of the first line that has a label, and of those that the input breaks from it."""
    numbers: list[int] = []
    for number, item in enumerate(items):
        is_more = bool(numbers) and number == numbers[-1] + 1 and not item.line.blank_before and item.line.evidence
        if numbers and not is_more:
            break
        if item.label is label and item.line.declared is None and number not in placed:
            numbers.append(number)
        elif numbers:
            break
    return numbers


def _together(items: Sequence[Labelled], numbers: Sequence[int]) -> Text:
    lines = [items[number].line for number in numbers]
    words, marks = joined(" ", [whole(line) for line in lines])
    return Text(words, spanning(lines), marks)


def _take_meta(
    page: Page,
    items: Sequence[Labelled],
    declared: Mapping[int, Declared],
    phrases: Phrases,
    parts: dict[str, Text],
    placed: dict[int, tuple[LeftOut, ...]],
) -> None:
    """Take byline and date from the lines that are labelled so."""
    lines = [
        (number, item.line)
        for number, item in enumerate(items)
        if item.label is Label.META and number not in declared and number not in placed
    ]
    said = page.metadata
    for number, one in declared.items():
        if one.role is Role.PUBLISHED and said.published is None:
            said = replace(said, published=items[number].line.text)
    wanted = {"byline", "published"} - parts.keys()
    meta = find_meta(lines, said, phrases, wanted, may_cut=page.kind is Kind.HTML)
    parts |= meta.parts
    placed |= meta.placed


def _told(said: Metadata) -> tuple[tuple[str, str], ...]:
    """Return what metadata tell of the parts, as people write it."""
    return (
        ("headline", said.titles[0] if said.titles else ""),
        ("byline", ", ".join(said.authors)),
        ("published", plain(said.published or "")),
    )
