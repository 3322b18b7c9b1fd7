"""The story as trafilatura found it -> which blocks of the page it is made of."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from article_reader.loader.inputs.html.extraction import Found
from article_reader.loader.inputs.html.visible import Piece, piece

_TOKEN = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\\W_]+")
"""A word; of scripts that don't set words apart, a character."""

_ANCHOR = 20
"""From how many characters on a text tells where it stands."""

_RUN = 4
"""How many words in a row tell that a text is the same."""

_ABSENT = 0.3
"""Below what share of such rows on the page a text isn't on it."""

Gram = tuple[str, ...]


@dataclass(slots=True)
class Kept:
    """The blocks of the page, those that the story is made of told apart."""

    pieces: list[Piece] = field(default_factory=list)
    """All blocks, in the order of the page; a block that is only partly the story's is divided."""

    tags: list[str | None] = field(default_factory=list)
    """For each, what trafilatura takes it for; None where it isn't part of the story."""

    missing: list[tuple[int, Found]] = field(default_factory=list)
    """What of the story isn't on the page to be seen, and how many blocks come before it."""


def tokens(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text).casefold())


def align(pieces: Sequence[Piece], story: Sequence[Found]) -> Kept:
    """Return the blocks of a page with those told apart that the story is made of."""
    return _Alignment([tokens(one.text) for one in pieces], [tokens(one.text) for one in story]).kept(pieces, story)


@dataclass(slots=True)
class _Alignment:
    """The words of both sides and what has been found of one on the other."""

    page: list[list[str]]
    """The words of each block of the page."""

    story: list[list[str]]
    """The words of each block of the story."""

    at: dict[int, int] = field(default_factory=dict)
    """The blocks of the story that stand on the page just so, and which blocks those are."""

    chain: dict[int, int] = field(default_factory=dict)
    """Those of them that stand in the same order on both sides."""

    covered: dict[int, list[bool]] = field(default_factory=dict)
    """Blocks of the page that are partly the story's: which of their words are."""

    tag_of: dict[int, int] = field(default_factory=dict)
    """For those, the block of the story that has most likely given the words."""

    missing: frozenset[int] = frozenset()
    """The blocks of the story that stand nowhere on the page, where that is most of it.

    A page may give its story to machines and not to readers; a block here and there is from what nobody should see.
    """

    def kept(self, pieces: Sequence[Piece], story: Sequence[Found]) -> Kept:
        """Return the blocks of the page, told apart."""
        self._match_whole()
        self._match_parts()
        whole = {index: number for number, index in self.at.items()}
        kept = Kept()
        behind: dict[int, int] = {}
        for index, one in enumerate(pieces):
            if (number := whole.get(index)) is not None:
                parts: Iterable[tuple[Piece, str | None]] = [(one, story[number].tag)]
                behind[number] = len(kept.pieces) + 1
            elif index in self.covered:
                parts = _divided(one, self.covered[index], story[self.tag_of[index]].tag)
            else:
                parts = [(one, None)]
            for part, tag in parts:
                kept.pieces.append(part)
                kept.tags.append(tag)
        place = 0
        for number in range(len(story)):
            place = behind.get(number, place)
            if number in self.missing:
                kept.missing.append((place, story[number]))
        return kept

    def _match_whole(self) -> None:
        """Find the blocks that both sides have alike: long ones that both have once first, then those between."""
        places = _places(self.page)
        keys = ["".join(words) for words in self.story]
        times = Counter(keys)
        once = [
            (number, places[key][0])
            for number, key in enumerate(keys)
            if len(key) >= _ANCHOR and times[key] == 1 and len(places.get(key, ())) == 1
        ]
        self.chain = dict(_rising(once))
        self.at = dict(once)
        first = min(self.chain, default=0)
        # Before the first anchor the nearest place is meant: menus come before the story and say much the same.
        ahead = self.chain.get(first, len(self.page))
        for number in range(first - 1, -1, -1):
            spots = places.get(keys[number], [])
            if number not in self.at and (spot := bisect_left(spots, ahead)):
                ahead = self.at[number] = self.chain[number] = spots[spot - 1]
        limits = _next_values(len(keys), self.chain, len(self.page))
        behind = -1
        for number in range(first, len(keys)):
            spots = places.get(keys[number], [])
            if number in self.chain:
                behind = self.chain[number]
            elif number not in self.at:
                spot = bisect_right(spots, behind)
                if spot < len(spots) and spots[spot] < limits[number]:
                    behind = self.at[number] = self.chain[number] = spots[spot]

    def _match_parts(self) -> None:
        """Find what is left of the story in pieces, first where it should stand, then anywhere."""
        taken = set(self.at.values())
        elsewhere: list[int] = []
        for numbers, gap in self._gaps():
            grams = _grams(self.story[number] for number in numbers)
            hit = self._cover([index for index in gap if index not in taken], grams, numbers)
            elsewhere += [number for number in numbers if _share(self.story[number], hit) < 0.5]
        if not elsewhere:
            return
        grams = _grams(self.story[number] for number in elsewhere)
        open_blocks = [index for index in range(len(self.page)) if index not in taken and index not in self.covered]
        hit = self._cover(open_blocks, grams, elsewhere)
        hit |= grams.intersection(_rows([word for words in self.page for word in words]))
        absent = [number for number in elsewhere if _share(self.story[number], hit) < _ABSENT]
        if 2 * self._words(absent) > self._words(range(len(self.story))):
            self.missing = frozenset(number for number in absent if len(self.story[number]) >= _RUN)

    def _words(self, numbers: Iterable[int]) -> int:
        return sum(len(self.story[number]) for number in numbers)

    def _gaps(self) -> Iterator[tuple[list[int], range]]:
        """Yield the story's blocks that haven't been found, run by run, and the page's blocks between neighbours."""
        numbers: list[int] = []
        behind = -1
        for number in range(len(self.story) + 1):
            if number == len(self.story) or number in self.chain:
                ahead = self.chain.get(number, len(self.page))
                if numbers:
                    yield numbers, range(behind + 1, ahead)
                numbers, behind = [], ahead
            elif number not in self.at:
                numbers.append(number)

    def _cover(self, blocks: Sequence[int], grams: frozenset[Gram], numbers: Sequence[int]) -> frozenset[Gram]:
        """Mark the words of blocks that stand in rows of the story; return the rows that were found."""
        hit: set[Gram] = set()
        owners = {gram: number for number in numbers for gram in _rows(self.story[number])}
        for index in blocks:
            words = self.page[index]
            marked = [False] * len(words)
            found: Counter[int] = Counter()
            for start, gram in enumerate(_rows(words)):
                if gram in grams:
                    hit.add(gram)
                    found[owners[gram]] += 1
                    marked[start : start + len(gram)] = [True] * len(gram)
            if found:
                self.covered[index] = marked
                self.tag_of[index] = found.most_common(1)[0][0]
        return frozenset(hit)


def _places(page: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Return where on the page each text stands."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(page):
        if words:
            places["".join(words)].append(index)
    return places


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs in which both numbers rise; the first ones do already."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        length = bisect_left(tops, value)
        before.append(last[length - 1] if length else -1)
        tops[length : length + 1] = [value]
        last[length : length + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _next_values(count: int, anchors: dict[int, int], end: int) -> list[int]:
    """Return for each number up to `count` the value of the next anchor."""
    values = [end] * count
    for number in range(count - 1, -1, -1):
        values[number] = anchors.get(number, values[number + 1] if number + 1 < count else end)
    return values


def _rows(words: Sequence[str]) -> Iterator[Gram]:
    """Yield every row of words by which a text is known; a shorter text is a row itself."""
    length = min(_RUN, len(words))
    if length:
        yield from zip(*(words[shift:] for shift in range(length)), strict=False)


def _grams(texts: Iterable[Sequence[str]]) -> frozenset[Gram]:
    return frozenset(gram for words in texts for gram in _rows(words))


def _share(words: Sequence[str], hit: frozenset[Gram]) -> float:
    """Return what share of a text's rows has been found."""
    rows = list(_rows(words))
    return sum(row in hit for row in rows) / len(rows) if rows else 1.0


def _divided(one: Piece, marked: Sequence[bool], tag: str) -> Iterator[tuple[Piece, str | None]]:
    """Yield a block's words that are the story's as one block, and each run between that isn't as another."""
    inside = _runs_inside(one, marked)
    if all(inside) or not any(inside):
        yield one, tag if all(inside) else None
        return
    parts: list[tuple[Piece, str | None]] = []
    if (kept := piece([run for run, is_kept in zip(one.runs, inside, strict=True) if is_kept])) is not None:
        parts.append((kept, tag))
    for is_kept, run in zip(inside, one.runs, strict=True):
        if not is_kept and (left := piece([run])) is not None:
            parts.append((left, None))
    yield from sorted(parts, key=lambda part: part[0].runs[0].order)


def _runs_inside(one: Piece, marked: Sequence[bool]) -> list[bool]:
    """Tell for each run of a block whether half its words are the story's; a run without goes with the one before."""
    texts = [unicodedata.normalize("NFC", run.text).casefold() for run in one.runs]
    ends = list(accumulate(map(len, texts)))
    words: list[list[bool]] = [[] for _ in texts]
    for token, is_marked in zip(_TOKEN.finditer("".join(texts)), marked, strict=False):
        words[bisect_right(ends, token.start())].append(is_marked)
    inside: list[bool] = []
    for of_run in words:
        inside.append(2 * sum(of_run) >= len(of_run) if of_run else (inside[-1] if inside else True))
    if any(inside):
        for index in range(inside.index(True), len(inside) - inside[::-1].index(True)):
            # A word or two amid the story's were passed over, unless the markup tells that they aren't of it.
            is_short = len(words[index]) <= _RUN and one.runs[index].place.outside == one.place.outside
            inside[index] = inside[index] or is_short
    return inside
