"""What text browsers dump: the list of numbered links and the numbers in the words, and a page's controls."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from article_reader.article import Mark, MarkKind

_ENTRY = re.compile(r"[ \t]*(?:(\d{1,5})\.|\[(\d{1,5})\]:?)[ \t]+[\"<]?(?=\S)")
"""What a row of a list of addresses begins with: "12. https://…", "[12] https://…"."""

_ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]{1,20}:(?://|\s*$)|(?:mailto|javascript|tel|sms|fax|data|about|whatsapp|skype|callto|viber):"
    r"|//|/|#|\?|www\.|localhost|\.\.?/",
    re.IGNORECASE,
)
"""What an address in such a list begins with."""

_BETWEEN = 12
"""How many rows that begin with no number, headings and the rest of an address, may stand between two of its rows."""

_NUMBER = re.compile(r"\[(\d{1,5})\]")
_BEHIND_A_WORD = re.compile(r"(?<=[^\s(\[\"'“„«‹#*+•-])\[\d{1,5}\](?=[\s.,;:!?)\]\"”»。、，）」]|$)")
"""A number that stands behind a word, as an author's notes do."""

_HEADING = 60
"""How long the words over such a list are at most: "References", "Visible links:"."""

_RUN, _STEP = 3, 5
"""How many numbers show that they are those of links, and how far one may be from the next."""

_OPENABLE = ("http://", "https://", "mailto:")
"""What an address begins with that a link may lead to."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbered links of a dump."""

    addresses: Mapping[int, str] = field(default_factory=dict)
    """Where each number leads."""

    rows: frozenset[int] = frozenset()
    """The rows, from 0, that the list of addresses takes, its headings among them."""

    numbered: bool = False
    """Whether the words have numbers of links in them."""


def numbering(rows: Sequence[str]) -> Numbering:
    """Return the numbered links of a text, nothing where its numbers are notes of its author's.

    Links are numbered before their words, notes behind them.
    """
    addresses, listed = _list(rows)
    if not addresses:
        return Numbering(numbered=_runs_on(rows))
    all_numbers = behind = 0
    for number, row in enumerate(rows):
        if "[" in row and number not in listed:
            all_numbers += len(_NUMBER.findall(row))
            behind += len(_BEHIND_A_WORD.findall(row))
    if 2 * behind > all_numbers:
        return Numbering()
    return Numbering(addresses, listed, all_numbers > 0)


def _list(rows: Sequence[str]) -> tuple[dict[int, str], frozenset[int]]:
    """Return the addresses of the last list that counts from 1, and the rows that it takes."""
    addresses: dict[int, str] = {}
    begin = last = highest = 0
    for number, row in enumerate(rows):
        entry = _entry(row)
        if entry is None:
            continue
        if entry[0] == 1:
            addresses, begin = {}, number
        elif not addresses or not 0 < entry[0] - highest <= _STEP or number - last > _BETWEEN:
            continue
        highest, last = entry[0], number
        addresses[highest] = entry[1]
    if not addresses:
        return {}, frozenset()
    return addresses, frozenset(range(_with_headings(rows, begin), _with_continuation(rows, last) + 1))


def _entry(row: str) -> tuple[int, str] | None:
    """Return the number and the address of a row of a list of addresses."""
    if not row[:12].strip(" \t[")[:1].isdigit():
        return None
    found = _ENTRY.match(row)
    if not found or not _ADDRESS.match(row, found.end()):
        return None
    return int(found[1] or found[2]), row[found.end() :].rstrip('"> \t')


def _with_headings(rows: Sequence[str], begin: int) -> int:
    """Return the first row of a list of addresses with the one or two headings over it."""
    for _ in range(2):
        above = begin - 1
        while above >= 0 and not rows[above].strip():
            above -= 1
        if above < 0 or begin - above > 3 or not _is_heading(rows[above]):
            break
        begin = above
    return begin


def _is_heading(row: str) -> bool:
    """Tell whether a row may stand over a list of addresses."""
    words = row.strip()
    return len(words) <= _HEADING and len(words.split()) <= 3 and not words.endswith((".", "!", "?")) and "[" not in row


def _with_continuation(rows: Sequence[str], last: int) -> int:
    """Return the last row of a list of addresses with the rest of an address of several rows."""
    end = last
    while end + 1 < len(rows) and rows[end + 1].strip() and end - last < _BETWEEN:
        end += 1
    return end


def _runs_on(rows: Sequence[str]) -> bool:
    """Tell whether numbers before words run on through a text as those of links do, though there is no list."""
    numbers: list[int] = []
    for row in rows:
        if "[" in row:
            if _BEHIND_A_WORD.search(row):
                return False
            numbers += [int(found) for found in _NUMBER.findall(row)]
    return len(numbers) >= _RUN and all(0 < below - above <= _STEP for above, below in pairwise(numbers))


class Links:
    """Takes the numbers of links out of the lines of a text, each number once."""

    def __init__(self, known: Numbering) -> None:
        """Take the numbered links of the text."""
        self._addresses = known.addresses
        self._seen: set[int] = set()

    def take(self, text: str) -> tuple[str, tuple[Mark, ...], int]:
        """Return a line without the numbers of links, the links as marks, and how many letters stand in links.

        Nothing is left of a line that is a number alone.
        """
        parts: list[str] = []
        begins: list[tuple[int, int]] = []
        behind = length = 0
        for found in _NUMBER.finditer(text):
            number = int(found[1])
            if number in self._seen or (self._addresses and number not in self._addresses):
                continue
            self._seen.add(number)
            parts.append(text[behind : found.start()])
            length += found.start() - behind
            behind = found.end()
            begins.append((length, number))
        if not begins:
            return text, (), 0
        parts.append(text[behind:])
        bare = "".join(parts)
        off = len(bare) - len(bare.lstrip())
        bare = bare.strip()
        return self._marked(bare, [(min(max(0, start - off), len(bare)), number) for start, number in begins])

    def _marked(self, text: str, begins: Sequence[tuple[int, int]]) -> tuple[str, tuple[Mark, ...], int]:
        marks: list[Mark] = []
        letters = 0
        bounds = [*(start for start, _ in begins[1:]), len(text)]
        for (begin, number), bound in zip(begins, bounds, strict=True):
            start = begin + len(text[begin:bound]) - len(text[begin:bound].lstrip())
            end = _link_end(text, start, bound)
            if start >= end:
                continue
            letters += end - start
            address = self._addresses.get(number, "")
            if address.lower().startswith(_OPENABLE):
                marks.append(Mark(MarkKind.LINK, start, end, address))
        return text, tuple(marks), letters


_LABEL = 80
"""A line that begins with a link and is no longer than this is a link as a whole, but for a sentence."""

_LINK_WORD = re.compile(r"\s*[\"'“„«‹(]?[^\s.,;:!?)\]\"”»›]*(?:[.,:](?=[^\s.,;:!?)])[^\s.,;:!?)\]\"”»›]*)*")


def _link_end(text: str, start: int, bound: int) -> int:
    """Return where a link that begins at `start` ends, at `bound` at the latest.

    A dump tells only where it begins: a label is a link as a whole; within prose it is taken to be a word, or a name.
    """
    label = text[start:bound].rstrip()
    if (start == 0 or bound < len(text)) and len(label) <= _LABEL and not label.endswith((".", "!", "?", ",")):
        is_whole = start == 0 and bound == len(text)
        if is_whole or (start == 0 and len(text) <= _LABEL):
            return start + len(label)
    end = _word_end(text, start, bound)
    capital = text[start:end].lstrip(" \"'“„«‹(")[:1].isupper()
    while capital and end + 1 < bound and text[end] == " " and text[end + 1 : end + 2].isupper():
        end = _word_end(text, end, bound)
    return end


def _word_end(text: str, start: int, bound: int) -> int:
    found = _LINK_WORD.match(text, start, bound)
    return found.end() if found else start


_FRAME = re.compile(r"[ \t]*(?:I?FRAME:|REFRESH\(\d+ sec\):|CSP: |BASE: )")
"""What opens a row about a frame, a redirect."""

_CONTROL = re.compile(
    r"\(BUTTON\)"
    r"|\[(?:[^\s\[\]]{1,200}\.(?:jpe?g|png|gif|svg|webp|avif|ico|bmp)(?:\?[^\s\[\]]{0,300})?|IMG|IMAGE|INLINE|LINK|USEMAP|EMBED)\]"
    r"|(?<!\S)\[[ _]{1,200}\](?!\S)"
    r"|(?<![^\s(])_{5,}(?![^\s)])",
    re.IGNORECASE,
)
"""A button, a picture without words, a box to tick, a field to fill in, where a text browser shows them."""

_LONGEST_BUTTON = 80
"""How long the words of a button are at most, in characters."""

_RELATION = re.compile(r" {3}#(?:\[\d{1,5}\])?\S")
"""How lynx begins the rows on top that tell a page's link elements: "#alternate", "#next"."""


_SIGNS = ("(BUTTON)", "FRAME:", "REFRESH(", "   #", "[    ", "_____", "\n     * ")
"""What a text has that a text browser wrote, one of them at least."""


def looks_dumped(text: str) -> bool:
    """Tell whether a text has signs of a text browser."""
    return any(sign in text for sign in _SIGNS)


def control_rows(rows: Sequence[str]) -> frozenset[int]:
    """Return the rows, from 0, that tell frames, redirects and link elements and nothing else."""
    found: set[int] = set()
    number = _link_elements(rows, found)
    while number < len(rows):
        row = rows[number]
        if ":" in row and _FRAME.match(row):
            found.add(number)
            while number + 1 < len(rows) and _continues_address(rows[number], rows[number + 1]):
                number += 1
                found.add(number)
        number += 1
    return frozenset(found)


def _link_elements(rows: Sequence[str], found: set[int]) -> int:
    """Add the rows on top that tell link elements; return the row below them."""
    number = 0
    while number < len(rows) and not rows[number].strip():
        number += 1
    if number == len(rows) or not _RELATION.match(rows[number]):
        return number
    while number < len(rows) and rows[number].strip():
        found.add(number)
        number += 1
    return number


def _continues_address(above: str, below: str) -> bool:
    """Tell whether a row is the rest of the address of a frame."""
    rest = below.strip()
    if not rest or " " in rest:
        return False
    return above.strip().endswith(":") or (len(above) > 50 and " " not in above.strip().partition(": ")[2])


def take_controls(text: str) -> tuple[str, str]:
    """Return a line without what stands for controls in it, and what was taken; a button takes its label with it."""
    if "(BUTTON)" not in text and "[" not in text and "_____" not in text:
        return text, ""
    found = list(_CONTROL.finditer(text))
    if not found:
        return text, ""
    kept: list[str] = []
    taken: list[str] = []
    behind = 0
    for here, there in zip(found, [*found[1:], None], strict=True):
        kept.append(text[behind : here.start()])
        behind = here.end()
        label = text[behind : there.start() if there else len(text)]
        if here[0].upper() == "(BUTTON)" and len(label) <= _LONGEST_BUTTON:
            behind += len(label)
        taken.append(text[here.start() : behind].strip())
    kept.append(text[behind:])
    return " ".join("".join(kept).split(" ")).strip(), " ".join(taken)
