"""Markdown that our own output wrote: which of its lines are headline and lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from article_reader.article import MarkKind
from article_reader.loader.inputs.markdown.front_matter import FRONT_MATTER
from article_reader.loader.page import Declared, Form, Line, Role


def declared(lines: Sequence[Line], absent: frozenset[Role]) -> list[Line]:
    """Return the lines of a body with the headline and the lead declared, which stand at its top if it has them.

    The headline is a heading of the first level, the lead a paragraph that is all bold. `absent` are the parts that the
    front matter says that there aren't.
    """
    result = list(lines)
    at = 0
    if result and Role.HEADLINE not in absent and _level(result[0]) == 1:
        result[0] = replace(result[0], declared=Declared(Role.HEADLINE, FRONT_MATTER))
        at = 1
    if at < len(result) and Role.LEAD not in absent and _is_bold(result[at]):
        lead = result[at]
        result[at] = replace(lead, marks=lead.marks[1:], declared=Declared(Role.LEAD, FRONT_MATTER))
    return result


def _level(line: Line) -> int:
    return line.evidence.level if line.evidence else 0


def _is_bold(line: Line) -> bool:
    """Tell whether a line is a paragraph that is all bold."""
    if line.form is not Form.PARAGRAPH or _level(line) or not line.marks:
        return False
    mark = line.marks[0]
    return mark.kind is MarkKind.STRONG and (mark.start, mark.end) == (0, len(line.text))
