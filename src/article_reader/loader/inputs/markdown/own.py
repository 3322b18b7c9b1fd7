"""Markdown that our own output wrote: which of its lines are headline and lead, and which were left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from article_reader.article import MarkKind
from article_reader.loader.inputs.markdown.front_matter import FRONT_MATTER
from article_reader.loader.page import Declared, Form, Line, Role

LEFT_OUT = "┊ left out: "
"""What opens a paragraph that was left out; its reason follows, and its words below that."""


def declared(lines: Sequence[Line], rows: Sequence[str], absent: frozenset[Role]) -> list[Line]:
    """Return the lines of a body with the headline and the lead declared, and those that were left out.

    Headline and lead stand at the top of the story if it has them: the headline is a heading of the first level, the
    lead a paragraph that is all bold. `rows` are those of the input; `absent` are the parts that the front matter says
    that there aren't.
    """
    result = list(_with_left_out(lines, rows))
    story = [number for number, line in enumerate(result) if line.declared is None]
    if story and Role.HEADLINE not in absent and _level(result[story[0]]) == 1:
        headline = story.pop(0)
        result[headline] = replace(result[headline], declared=Declared(Role.HEADLINE, FRONT_MATTER))
    if story and Role.LEAD not in absent and _is_bold(result[story[0]]):
        lead = result[story[0]]
        result[story[0]] = replace(lead, marks=lead.marks[1:], declared=Declared(Role.LEAD, FRONT_MATTER))
    return result


def _with_left_out(lines: Sequence[Line], rows: Sequence[str]) -> Iterator[Line]:
    """Yield the lines, those of a paragraph that was left out as one that is declared to be so."""
    for is_left_out, paragraph in groupby(lines, lambda line: _first_if_left_out(line, rows)):
        if not is_left_out:
            yield from paragraph
            continue
        first, *others = paragraph
        reason = first.text.removeprefix(LEFT_OUT)
        words = "\n".join(line.text for line in others)
        yield replace(first, text=words, marks=(), declared=Declared(Role.LEFT_OUT, reason))


def _first_if_left_out(line: Line, rows: Sequence[str]) -> int:
    """Return the first row, from 1, of the paragraph that a line belongs to, 0 unless it was left out."""
    first = line.span.first
    is_paragraph = line.form is Form.PARAGRAPH and line.evidence is not None and line.evidence.tag == "p"
    return first if is_paragraph and rows[first - 1].startswith(LEFT_OUT) else 0


def _level(line: Line) -> int:
    return line.evidence.level if line.evidence else 0


def _is_bold(line: Line) -> bool:
    """Tell whether a line is a paragraph that is all bold."""
    if line.form is not Form.PARAGRAPH or _level(line) or not line.marks:
        return False
    mark = line.marks[0]
    return mark.kind is MarkKind.STRONG and (mark.start, mark.end) == (0, len(line.text))
