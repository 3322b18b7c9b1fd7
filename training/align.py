"""Carry labels over from lines that were labelled by reading to the lines that an input makes of the same page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

UNLABELLED = "noise"
"""The label of a line that shares no words with a labelled one: a menu's item, a picture's alt text."""

_MOST_WORDS = 4_000
"""How many words a gap between lines that agree may have to be compared word by word."""

Labelled = Sequence[tuple[str, str]]
"""Texts and their labels, in order."""


def carry_over(lines: Sequence[str], labelled: Labelled) -> list[str]:
    """Return the label of each line: that which most of its words have in the labelled texts, found in order.

    Lines that stand once in both are matched first, wherever they keep their order (patience diff, by Bram Cohen);
    what stands between two of them is compared word by word.
    """
    own = [_words(line) for line in lines]
    gold = [_words(text) for text, _ in labelled]
    votes: list[Counter[str]] = [Counter() for _ in lines]
    pairs = list(_anchors([" ".join(words) for words in own], [" ".join(words) for words in gold]))
    before = (-1, -1)
    for pair in [*pairs, (len(own), len(gold))]:
        _vote(votes, own, gold, labelled, (before, pair))
        if pair[0] < len(own):
            votes[pair[0]][labelled[pair[1]][1]] += max(1, len(own[pair[0]]))
        before = pair
    return [
        found.most_common(1)[0][0] if found and found.most_common(1)[0][1] * 2 >= len(words) else UNLABELLED
        for found, words in zip(votes, own, strict=True)
    ]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _anchors(own: Sequence[str], gold: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of equal lines that keep their order, unique ones first, then their equal neighbours."""
    counts, gold_counts = Counter(own), Counter(gold)
    places = {text: index for index, text in enumerate(gold)}
    pairs = [(index, places[text]) for index, text in enumerate(own) if text and counts[text] == 1 == gold_counts[text]]
    chosen = _longest_increasing(pairs)
    done = (-1, -1)
    for pair in [*chosen, (len(own), len(gold))]:
        yield from _grown(own, gold, done, pair)
        if pair[0] < len(own):
            yield pair
        done = pair


def _grown(
    own: Sequence[str], gold: Sequence[str], begin: tuple[int, int], end: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield equal lines next to two anchors, from the first one on and then up to the second."""
    first, other = begin[0] + 1, begin[1] + 1
    while first < end[0] and other < end[1] and own[first] == gold[other]:
        yield first, other
        first, other = first + 1, other + 1
    last, last_other = end[0] - 1, end[1] - 1
    back = []
    while last >= first and last_other >= other and own[last] == gold[last_other]:
        back.append((last, last_other))
        last, last_other = last - 1, last_other - 1
    yield from reversed(back)


def _longest_increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs, which are in order of their first numbers, that is in order of the second."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        if at == len(ends):
            ends.append(place)
            last.append(index)
        else:
            ends[at], last[at] = place, index
        before.append(last[at - 1] if at else -1)
    chosen = []
    at = last[-1] if last else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]


def _vote(
    votes: Sequence[Counter[str]],
    own: Sequence[Sequence[str]],
    gold: Sequence[Sequence[str]],
    labelled: Labelled,
    gap: tuple[tuple[int, int], tuple[int, int]],
) -> None:
    """Count for each line within a gap between two pairs of equal lines how many of its words have which label."""
    (first, other), (end, other_end) = gap
    mine = [(word, index) for index in range(first + 1, end) for word in own[index]]
    theirs = [(word, index) for index in range(other + 1, other_end) for word in gold[index]]
    if not mine or not theirs or len(mine) > _MOST_WORDS or len(theirs) > _MOST_WORDS:
        return
    matcher = SequenceMatcher(None, [word for word, _ in mine], [word for word, _ in theirs], autojunk=False)
    for at, at_gold, size in matcher.get_matching_blocks():
        for step in range(size):
            votes[mine[at + step][1]][labelled[theirs[at_gold + step][1]][1]] += 1
