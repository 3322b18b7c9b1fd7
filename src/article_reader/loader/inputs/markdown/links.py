"""Links that converters broke: addresses wrapped over rows, and links spread over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

_PREFIX = re.compile(r"[ \t>]*")
"""What stands before the words of a row that goes on."""

_FILLER = "&#32;"
"""What is put into a row whose words went to another one: a blank row would end the paragraph."""

_FARTHEST = 12
"""How many rows an address is broken over at the most."""

_OPEN_ADDRESS = re.compile(r"\]\((?:<[^<>]*|[^\s<>()\"'][^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*(?:\([^\s<>()]*)?)\Z")
"""A link's address that doesn't end in its row."""

_OPEN_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>]*\Z", re.IGNORECASE)

_LONGEST_ADDRESS = 20_000
"""How many characters from the end of a row an address is looked for that doesn't end there."""

_BRACKETS = re.compile(
    r"\\.|\[|\](?:\((<[^<>]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)"
    r"(?:[ \t]+\"[^\n]{0,300}?\"(?=[ \t]*\)))?[ \t]*\))?"
)
"""An escaped sign, a bracket that opens a link's words, one that closes them, with the address behind it."""

_BLOCK = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|(?:>|[-+*]|\d{1,9}[.)])(?:[ \t]+|\Z))*")
"""The marks of headings, lists and quotations before the words of a row."""

_ADDRESS = re.compile(r"<?(?:[a-z][a-z+-]{1,15}:|www\.|[/#.?]|[^\s<>]{0,200}[/.-][^\s<>]{3}|\Z)", re.IGNORECASE)
"""How the addresses of links begin that are no words."""

_MOST_OPENED = 50
"""How many brackets may be open in a row; where there are more, none of them is markup."""

_FARTHEST_LINK = 60
"""How many rows a link is spread over at the most."""


def join_addresses(rows: list[str], prose: Sequence[int]) -> None:
    """Put addresses that were wrapped into one row each."""
    for number in prose:
        row = rows[number]
        if "<" not in row and "](" not in row:
            continue
        tail = row[-_LONGEST_ADDRESS:]
        if _opens(tail, "](", _OPEN_ADDRESS):
            _join(rows, number, _end_of_bracketed if tail[tail.rfind("](") + 2 :].startswith("<") else _end_of_bare)
        elif _opens(tail, "<", _OPEN_AUTOLINK):
            _join(rows, number, _end_of_autolink)


def _opens(tail: str, sign: str, pattern: re.Pattern[str]) -> bool:
    at = tail.rfind(sign)
    return at >= 0 and pattern.match(tail, at) is not None


_End = Callable[[str], int | None]
"""Returns the offset in a row at which an address from the row above ends, None where it doesn't end in that row."""


def _end_of_bracketed(text: str) -> int | None:
    at = text.find(">")
    return None if at < 0 else at + 1


def _end_of_bare(text: str) -> int | None:
    found = re.match(r"[^\s()]*(?:\([^\s()]*\)[^\s()]*)*(?=\)|[ \t]+[\"'(])", text)
    return found.end() if found else None


def _end_of_autolink(text: str) -> int | None:
    found = re.match(r"[^\s<>]*>", text)
    return found.end() if found else None


def _join(rows: list[str], number: int, end_of: _End) -> None:
    """Move the rest of an address up to the row that it begins in, if it ends soon."""
    address = rows[number]
    for below in range(number + 1, min(len(rows), number + 1 + _FARTHEST)):
        row = rows[below]
        start = _words_from(row)
        words = row[start:]
        if not words or words[0] in "\"'(" or words.startswith("<"):
            return
        end = end_of(words)
        has_spaces = end_of is _end_of_bracketed
        if end is None and " " in words and not has_spaces:
            return
        address += (" " if has_spaces and not address.endswith("-") else "") + words[:end]
        if end is not None:
            rows[number] = address
            rows[below] = row[:start] + (words[end:] if words[end:].strip() else _FILLER)
            for between in range(number + 1, below):
                rows[between] = rows[between][: _words_from(rows[between])] + _FILLER
            return


@dataclass(slots=True)
class _Row:
    """The brackets of a row that have no partner in it."""

    closing: list[re.Match[str]] = field(default_factory=list)
    """Those that close, with the addresses behind them; all stand before those that open."""

    opening: list[int] = field(default_factory=list)
    """The offsets of those that open."""


def _brackets(row: str) -> _Row:
    found = _Row()
    for bracket in _BRACKETS.finditer(row):
        if bracket[0] == "[":
            found.opening.append(bracket.start())
        elif bracket[0][0] == "]":
            if found.opening:
                found.opening.pop()
            elif len(bracket[0]) > 1 and _ADDRESS.match(bracket[1]):
                found.closing.append(bracket)
    return found


def gather_links(rows: list[str], prose: Sequence[int]) -> None:
    """Make a link of each paragraph that one link was spread over, and drop the brackets that belong to none."""
    waiting: list[tuple[int, int, int]] = []  # the row, the offset and the paragraph of each bracket that is open
    for number, paragraph in _paragraphs(rows, prose):
        if "[" not in rows[number] and "](" not in rows[number]:
            continue
        found = _brackets(rows[number])
        shift = -len(rows[number])
        if found.closing:
            opened = waiting.pop() if waiting else None
            if opened is None or number - opened[0] > _FARTHEST_LINK:
                _drop(rows, number, found.closing)
            elif opened[2] != paragraph:
                _spread(rows, opened, number, found.closing)
        shift += len(rows[number])
        if len(found.opening) > _MOST_OPENED:
            rows[number] = rows[number].replace("[", "\\[")  # else the parser would look for the ends of all of them
        else:
            waiting += ((number, offset + shift, paragraph) for offset in found.opening)
    for number, offset, _ in reversed(waiting):
        if not rows[number][offset + 1 :].strip():
            rows[number] = rows[number][:offset].rstrip()


def _paragraphs(rows: Sequence[str], prose: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the rows, each with the number of its paragraph."""
    paragraph = 0
    before = -1
    for number in prose:
        block = _BLOCK.match(rows[number])
        if number != before + 1 or (block and block.group().strip()):
            paragraph += 1
        before = number
        yield number, paragraph


def _drop(rows: list[str], number: int, closing: Sequence[re.Match[str]]) -> None:
    """Drop brackets that close nothing."""
    row = rows[number]
    ends = [0, *(bracket.end() for bracket in closing)]
    starts = [*(bracket.start() for bracket in closing), len(row)]
    rows[number] = "".join(row[end:start] for end, start in zip(ends, starts, strict=True))


def _spread(rows: list[str], opened: tuple[int, int, int], number: int, closing: Sequence[re.Match[str]]) -> None:
    """Make a link of each row from an open bracket to the one that closes it."""
    first, offset, _ = opened
    link = closing[0].group()
    row = rows[number]
    before = row[: closing[0].start()]
    rows[number] = " " * closing[0].end() + row[closing[0].end() :]
    _drop(rows, number, closing[1:])
    behind = rows[number][closing[0].end() :]
    rows[number] = _linked(before, link) + behind
    for between in range(first + 1, number):
        rows[between] = _linked(rows[between], link)
    rows[first] = rows[first][:offset] + _linked(rows[first][offset + 1 :], link)


def _linked(words: str, link: str) -> str:
    """Return a row as a link, but for the marks of blocks at its beginning; one with links in it stays as it is."""
    block = _BLOCK.match(words)
    start = block.end() if block else 0
    inner = words[start:].strip()
    if not inner or ("](" in inner and not inner.startswith("![")) or _brackets(inner).opening:
        return words
    return f"{words[:start]}[{inner}{link}"


def _words_from(row: str) -> int:
    """Return the offset of the first word of a row that goes on."""
    prefix = _PREFIX.match(row)
    return prefix.end() if prefix else 0
