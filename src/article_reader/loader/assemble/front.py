"""Labelled lines -> the parts over the story: headline, kicker, lead, byline and date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from article_reader.article import LeftOut, Span, Text
from article_reader.loader.assemble.dates import plain
from article_reader.loader.assemble.meta import Place, find_meta
from article_reader.loader.assemble.texts import joined, spanning, text_of, whole
from article_reader.loader.labeller.labels import Label, Labelled
from article_reader.loader.labeller.phrases import Phrases
from article_reader.loader.page import Kind, Line, Metadata, Page, Role

_UNKNOWN = Span(1, 1)
"""Where a part is said to stand that no line of the page shows."""

_MOST_IN_BARE = 0.02
"""The share of lines to be left out up to which an input holds nothing but an article."""

_SINGLE = (Label.HEADLINE, Label.KICKER, Label.LEAD)
"""The labels of parts that an article has once."""


@dataclass(slots=True)
class Front:
    """The parts over the story."""

    parts: dict[str, Text] = field(default_factory=dict)
    """The parts that there are, by name: headline, kicker, lead, byline, published."""

    placed: dict[int, tuple[LeftOut, ...]] = field(default_factory=dict)
    """For each line that has its place, by number, what of it is left out: nothing where a part holds it all."""

    stays: frozenset[int] = frozenset()
    """The numbers of the lines labelled as byline or date that are neither, and stay in the story."""


def find_front(page: Page, items: Sequence[Labelled], phrases: Phrases) -> Front:
    """Return the parts over the story.

    What an input firmly declares comes before what lines are labelled, and that before what it declares otherwise; what
    is still missing the page's metadata tell.
    """
    front = Front()
    _take_declared(items, front, firm=True)
    for label in _SINGLE:
        if label.value not in front.parts and (numbers := _first_of(items, label, front.placed)):
            front.parts[label.value] = _together(items, numbers)
            front.placed |= dict.fromkeys(numbers, ())
    _take_meta(page, items, front, phrases)
    _take_declared(items, front, firm=False)
    for name, words in _from_metadata(page.metadata):
        if words:
            front.parts.setdefault(name, Text(words, _UNKNOWN))
    return front


def _take_declared(items: Sequence[Labelled], front: Front, *, firm: bool) -> None:
    """Take the parts that lines are declared to be, and leave out those that there are already."""
    for number, item in enumerate(items):
        line, said = item.line, item.line.declared
        if said is None or said.firm is not firm:
            continue
        if said.role is Role.LEFT_OUT or said.role.value in front.parts:
            front.placed[number] = (LeftOut(whole(line)[0], said.reason or "repeated", line.span),)
        else:
            front.parts[said.role.value] = text_of(line)
            front.placed[number] = ()


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


def _take_meta(page: Page, items: Sequence[Labelled], front: Front, phrases: Phrases) -> None:
    """Take byline and date from the lines that are labelled so."""
    said = page.metadata
    lines: list[tuple[int, Line]] = []
    for number, item in enumerate(items):
        declared = item.line.declared
        if declared and declared.role is Role.PUBLISHED and said.published is None:
            said = replace(said, published=item.line.text)
        elif item.label is Label.META and declared is None and number not in front.placed:
            lines.append((number, item.line))
    wanted = {"byline", "published"} - front.parts.keys()
    story = [number for number, item in enumerate(items) if item.label is Label.BODY]
    first, last = (story[0], story[-1]) if story else (None, None)
    place = Place(page.kind is Kind.HTML, first, last, _is_bare(items))
    meta = find_meta(lines, said, phrases, wanted, place)
    front.parts |= meta.parts
    front.placed |= meta.placed
    front.stays = meta.stays


def _is_bare(items: Sequence[Labelled]) -> bool:
    """Tell whether an input holds nothing but an article: next to none of its lines is labelled to be left out."""
    left_out = sum(item.label is Label.NOISE and item.line.declared is None for item in items)
    return left_out <= _MOST_IN_BARE * len(items)


def _from_metadata(said: Metadata) -> tuple[tuple[str, str], ...]:
    """Return what metadata tell of the parts, as people write it."""
    return (
        ("headline", said.titles[0] if said.titles else ""),
        ("byline", ", ".join(said.authors)),
        ("published", plain(said.published or "")),
    )
