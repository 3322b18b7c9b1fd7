"""Blocks of the page -> what each is: headline, lead, paragraph, caption, …, or no part of the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto

from article_reader.loader.inputs.html.align import Kept, tokens
from article_reader.loader.inputs.html.extraction import Story
from article_reader.loader.inputs.html.facts import Facts
from article_reader.loader.inputs.html.visible import Piece
from article_reader.loader.labeller.phrases import START, Phrases


class Part(StrEnum):
    """What a block may be."""

    KICKER = auto()
    HEADLINE = auto()
    BYLINE = auto()
    PUBLISHED = auto()
    LEAD = auto()
    HEADING = auto()
    BODY = auto()
    CAPTION = auto()
    OUTSIDE = auto()


_PROSE = 8
"""From how many words on a block is a sentence of the story rather than a line over it."""

_LONG = 15
"""From how many words on a paragraph that is kept speaks for all around it."""

_LONGEST_KICKER, _LONGEST_LEAD, _LONGEST_BYLINE, _LONGEST_CAPTION = 12, 150, 25, 200
"""How many words they may have."""

_SHORTEST_LEAD = 5
"""How many words a lead has at the least."""

_NEAR = 8
"""How many blocks away from headline and story what belongs to them may stand."""

_LEAD_BLOCKS = 3
"""How many blocks an element may hold whose name says lead; in a larger one stands the whole story."""


@dataclass(slots=True)
class Parts:
    """What the blocks of a page are."""

    pieces: Sequence[Piece]
    """The blocks, in the order of the page."""

    tags: Sequence[str | None]
    """What trafilatura takes each for; None where it leaves it out."""

    of: list[Part] = field(default_factory=list)
    """What each is."""

    words: list[list[str]] = field(default_factory=list)
    """The words of each."""

    first: int = 0
    """The number of the story's first paragraph."""

    last: int = 0
    """The number of its last one."""

    headline: int | None = None
    """The number of the headline's first block; None where the page doesn't show it."""

    void: frozenset[int] = frozenset()
    """Elements that aren't what their names say, since the story stands in them."""

    def outside(self, number: int) -> str | None:
        """Return why the markup around a block says that it is no part of the story; None where it doesn't."""
        reasons = self.pieces[number].place.outside
        return next((reason for reason, element in reversed(reasons) if element not in self.void), None)

    def among(self, numbers: Iterable[int], *parts: Part) -> Iterator[int]:
        """Yield those of the numbers whose blocks are one of the parts."""
        return (number for number in numbers if 0 <= number < len(self.of) and self.of[number] in parts)

    def front(self) -> range:
        """Return where headline, kicker, byline and lead may stand."""
        top = self.first if self.headline is None else min(self.headline, self.first)
        return range(max(0, top - _NEAR), self.first + 1)


def tell(kept: Kept, story: Story, facts: Facts, phrases: Phrases) -> Parts:
    """Return what each block of the page is."""
    parts = Parts(kept.pieces, kept.tags)
    parts.words = [tokens(one.text) for one in kept.pieces]
    parts.of = [
        Part.OUTSIDE if tag is None else Part.HEADING if tag == "head" or one.place.level else Part.BODY
        for one, tag in zip(kept.pieces, kept.tags, strict=True)
    ]
    parts.void = frozenset(
        element
        for number, tag in enumerate(kept.tags)
        if tag is not None and len(parts.words[number]) >= _LONG
        for _, element in kept.pieces[number].place.outside
    )
    _find_story(parts)
    _find_headline(parts, facts)
    _find_lead(parts)
    _find_story(parts)
    _find_captions(parts, facts)
    _find_kicker(parts)
    _find_bylines(parts, story, phrases)
    _bring_headings_back(parts, phrases)
    _drop_headings_of_nothing(parts, phrases)
    return parts


def _find_story(parts: Parts) -> None:
    body = list(parts.among(range(len(parts.of)), Part.BODY))
    prose = [number for number in body if len(parts.words[number]) >= _PROSE]
    parts.first = next(iter(prose or body), 0)
    parts.last = body[-1] if body else 0


def _find_headline(parts: Parts, facts: Facts) -> None:
    titles = [tokens(title) for title in facts.titles]
    candidates = list(_headlines(parts, titles))
    if not candidates:
        return
    chosen = min(candidates, key=lambda ranked: (ranked[0], abs(ranked[1] - parts.first)))[1]
    heading = parts.pieces[chosen].place.heading
    parts.headline = chosen
    for number, one in enumerate(parts.pieces):
        if number == chosen or (heading and one.place.heading == heading and not one.is_part("kicker")):
            parts.of[number] = Part.HEADLINE
            parts.headline = min(number, parts.headline)
        elif parts.of[number] is Part.HEADING and parts.words[number] == parts.words[chosen]:
            parts.of[number] = Part.OUTSIDE


def _headlines(parts: Parts, titles: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield the blocks that may be the headline, each after its rank, 0 the best.

    A page's first heading counts most where it has the words of the title; then what is the title word for word; then
    any other first heading.
    """
    for number, one in enumerate(parts.pieces):
        words = parts.words[number]
        if not words or number > parts.last or one.is_part("kicker") or one.place.figure or parts.outside(number):
            continue
        if one.place.level == 1:
            yield (0 if any(_alike(words, title) for title in titles) or not titles else 2), number
        elif len(words) > 1 and words in titles and number <= parts.first + 2:
            yield 1, number


def _alike(words: Sequence[str], title: Sequence[str]) -> bool:
    shared = len(set(words) & set(title))
    return 2 * shared > max(1, min(len(set(words)), len(set(title)))) and 4 * shared > len(set(words))


def _find_captions(parts: Parts, facts: Facts) -> None:
    told = {"".join(tokens(shown.caption)) for shown in facts.pictures if shown.caption}
    home = {parts.pieces[number].place.article for number in parts.among(range(len(parts.of)), Part.BODY)} - {0}
    top = parts.first if parts.headline is None else min(parts.headline, parts.first)
    held: Counter[int] = Counter()
    for one, words in zip(parts.pieces, parts.words, strict=True):
        held[one.figure] += len(words)
    for number, one in enumerate(parts.pieces):
        if one.figure and held[one.figure] > _LONGEST_CAPTION:
            continue  # it wasn't closed, and the story stands in it
        named = one.is_part("caption") or (one.place.figure > 0 and one.is_part("credit"))
        if not named and "".join(parts.words[number]) not in told:
            continue
        if not parts.words[number] or parts.of[number] is Part.HEADLINE or parts.outside(number):
            continue
        is_home = not home or one.place.article in home
        if is_home or top - 3 <= number <= parts.last + 3:
            parts.of[number] = Part.CAPTION


def _find_kicker(parts: Parts) -> None:
    headline = parts.first if parts.headline is None else parts.headline
    found = [
        number
        for number in parts.among(parts.front(), Part.OUTSIDE, Part.BODY, Part.HEADING)
        if parts.pieces[number].is_part("kicker")
        and not parts.pieces[number].place.figure
        and 0 < len(parts.words[number]) <= _LONGEST_KICKER
    ]
    if found:
        parts.of[min(found, key=lambda number: abs(number - headline))] = Part.KICKER


def _find_lead(parts: Parts) -> None:
    """Find the lead: the first block between headline and story that is so named, or the first of the story itself."""
    held = Counter(one.place.part("lead") for one in parts.pieces)
    start = parts.front().start if parts.headline is None else parts.headline + 1
    over = () if parts.headline is None else parts.pieces[parts.headline].place.parts
    body = list(parts.among(range(len(parts.of)), Part.BODY))
    for number in parts.among(range(start, parts.first + 1), Part.OUTSIDE, Part.BODY, Part.HEADING):
        one = parts.pieces[number]
        if (
            one.is_part("lead")
            and ("lead", one.place.part("lead")) not in over
            and held[one.place.part("lead")] <= _LEAD_BLOCKS
            and not (one.place.figure or one.place.quote or parts.outside(number))
            and _SHORTEST_LEAD <= len(parts.words[number]) <= _LONGEST_LEAD
            and body != [number]
        ):
            parts.of[number] = Part.LEAD
            return


def _find_bylines(parts: Parts, story: Story, phrases: Phrases) -> None:
    """Find who wrote it and when: near the headline, else right behind the story."""
    author = tokens((story.author or "").partition(";")[0])
    behind = range(parts.last + 1, parts.last + 4)
    for where in (parts.front(), behind):
        if found := [number for number in _short(parts, where) if _is_byline(parts, number, author, phrases)]:
            _take(parts, found, Part.BYLINE)
            break
    else:
        if author and (named := [n for n in _short(parts, range(len(parts.of))) if _names(parts.words[n], author)]):
            _take(parts, named[:1], Part.BYLINE)
    for where in (parts.front(), behind):
        if found := [number for number in _short(parts, where) if _is_date(parts, number, phrases)]:
            _take(parts, found, Part.PUBLISHED)
            break


def _short(parts: Parts, where: range) -> Iterator[int]:
    for number in parts.among(where, Part.OUTSIDE, Part.BODY):
        one = parts.pieces[number]
        if (
            0 < len(parts.words[number]) <= _LONGEST_BYLINE
            and not (one.place.figure or one.place.level or parts.outside(number))
            and not (number == parts.first and len(parts.words[number]) >= _PROSE)
        ):
            yield number


def _take(parts: Parts, found: Sequence[int], part: Part) -> None:
    """Take the first of the blocks for a part, and those that follow it without a gap."""
    for index, number in enumerate(found):
        if number == found[0] + index:
            parts.of[number] = part


def _is_byline(parts: Parts, number: int, author: Sequence[str], phrases: Phrases) -> bool:
    one, words = parts.pieces[number], parts.words[number]
    if one.holds_part("byline") or phrases.begins("byline", one.text):
        return True
    return _names(words, author)


def _names(words: Sequence[str], author: Sequence[str]) -> bool:
    return bool(author) and len(words) <= len(author) + 4 and set(author) <= set(words)


def _is_date(parts: Parts, number: int, phrases: Phrases) -> bool:
    one = parts.pieces[number]
    if not any(map(str.isdigit, one.text)):
        return False
    timed = any(run.place.time for run in one.runs)
    return timed or one.holds_part("date") or phrases.begins("dateline_date", one.text)


def _bring_headings_back(parts: Parts, phrases: Phrases) -> None:
    """Take the headings for part of the story that stand between its paragraphs, though they weren't found."""
    for number in parts.among(range(parts.first + 1, parts.last), Part.OUTSIDE):
        one = parts.pieces[number]
        follows = next((part for part in parts.of[number + 1 : number + 6] if part is not Part.CAPTION), Part.OUTSIDE)
        if (
            one.place.level > 1
            and follows is Part.BODY
            and parts.words[number]
            and not (parts.outside(number) or one.place.figure)
            and not any(place >= START for place in phrases.match(one.text).values())
            and (parts.headline is None or parts.words[number] != parts.words[parts.headline])
        ):
            parts.of[number] = Part.HEADING


def _drop_headings_of_nothing(parts: Parts, phrases: Phrases) -> None:
    """Leave out headings of boxes: no story follows, and the markup or a stock phrase tells what they are."""
    follows = Part.OUTSIDE
    for number in range(len(parts.of) - 1, -1, -1):
        part = parts.of[number]
        if part is not Part.HEADING:
            follows = part
            continue
        told = parts.outside(number) or any(
            place >= START for place in phrases.match(parts.pieces[number].text).values()
        )
        if follows in {Part.OUTSIDE, Part.HEADING} and told:
            parts.of[number] = Part.OUTSIDE
        follows = parts.of[number]
