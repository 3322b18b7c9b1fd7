"""What a Markdown file may say of its article before the text begins, between two lines of "---"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from article_reader.article import LeftOut, Span
from article_reader.records import Record

LONGEST = 50_000
"""How many characters front matter has at the most; what is longer is no front matter."""

REASON = "front matter"
"""Why a line of it that names no part of the article is left out."""

_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")


class Field(Record):
    """One thing that front matter tells."""

    text: str | None
    """The words as typed, on one line; None where it says that the article has none ("title: false")."""

    lines: Span
    """Where in the input they stand."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was told, and what could not be understood."""

    rows: int = 0
    """How many lines of the input it takes, with the lines that fence it; 0 where there is none."""

    fields: Mapping[str, Field] = field(default_factory=dict)
    """By name: title, kicker, lead, author, date, lang; only what was told."""

    left_out: tuple[LeftOut, ...] = ()
    """Its other lines."""


ReadFrontMatter = Callable[[Sequence[str]], FrontMatter | None]
"""Reads the lines between the fences, the first of which is the input's second; None where they are no front matter."""


def fenced(rows: Sequence[str]) -> Sequence[str] | None:
    """Return the rows between the fences at the top of a text, None where there are none or too much between them."""
    if not rows or not _FENCE.fullmatch(rows[0]):
        return None
    length = 0
    for number, row in enumerate(rows[1:], start=1):
        if _END.fullmatch(row):
            return rows[1:number]
        length += len(row) + 1
        if length > LONGEST:
            break
    return None


def unread(rows: Sequence[str], reason: str = REASON) -> FrontMatter:
    """Return front matter of which nothing is understood: all its lines are left out."""
    return FrontMatter(rows=len(rows) + 2, left_out=tuple(leave_out(rows, 2, reason)))


def leave_out(rows: Sequence[str], first: int, reason: str = REASON) -> Iterator[LeftOut]:
    """Yield each of the rows that isn't blank as left out; `first` is the number of the first one in the input."""
    for number, row in enumerate(rows, start=first):
        if row.strip():
            yield LeftOut(row.strip(), reason, Span(number, number))
