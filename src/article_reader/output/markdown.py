"""Article -> Markdown that any renderer shows well, and that our own Markdown input reads back as it was.

It is CommonMark with two things of GitHub's: tables, and "~~" around what is struck out.

Captions are paragraphs that open with the sign of a framed picture, the credit on a row of its own: there is no picture
whose address an image could have. A bullet or number that Markdown doesn't have is written out, with an en space behind
it. What the body can't express stands in the front matter. What words of kicker, byline and date are set apart is not
written. Lines left out are written where that is asked for: as paragraphs that open with a sign, and their reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from article_reader.article import (
    Alignment,
    Article,
    Block,
    Caption,
    Code,
    LeftOut,
    ListItem,
    Mark,
    MarkKind,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)
from article_reader.output.lists import levels
from article_reader.output.markdown_inline import escape_all, inline
from article_reader.safety import without_controls
from article_reader.typeset.page import LeftOutInPlace
from article_reader.typeset.table import Cell, cells_of

PICTURE = "\U0001f5bc"
"""The sign that opens a caption."""

LEFT_OUT = "┊"
"""The sign that opens a paragraph which was left out."""

_BAR = r"\|"
"""How a vertical bar is written in a table's cell, code or not."""

_SEPARATOR = "<!-- -->"
"""What keeps two lists apart that would be read as one."""

_NUMBER = re.compile(r"(0|[1-9]\d{0,8})([.)])", re.ASCII)
_TICKS = re.compile(r"^[ ]*(`+)", re.MULTILINE)

_RULES = {None: "---", Alignment.LEFT: ":--", Alignment.CENTER: ":-:", Alignment.RIGHT: "--:"}
"""What stands under a column's name, by how the column is set."""

_PLAIN_YAML = re.compile(r"[^\W\d_](?:[\w .,'’()/-]*[\w.)])?")
_YAML_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that Markdown's lists can have."""

    value: int
    """The number."""

    sign: str
    """The full stop or bracket behind it."""


class _List:
    """A list that is being written."""

    def __init__(self, indent: str, number: _Number | None) -> None:
        self.indent = indent
        """What its items stand behind."""
        self.number = number
        """The number of the item that was last written, None where it has a bullet."""
        self.step = ""
        """How much farther the text of that item is set in."""


def to_markdown(article: Article, *, left_out: bool = False) -> str:
    """Return the article as Markdown, with a line end at the end; the lines left out in it, if asked for."""
    in_place = LeftOutInPlace(article.left_out if left_out else ())
    return without_controls("\n\n".join([_front_matter(article), *_body(article, in_place)]) + "\n")


def _front_matter(article: Article) -> str:
    told = {
        "title": "false" if _needs_no_title(article) else None,
        "kicker": _value(article.kicker),
        "description": "false" if _needs_no_lead(article) else None,
        "author": _value(article.byline),
        "date": _value(article.published),
        "lang": _yaml(article.language or "und"),
    }
    return "\n".join(["---", *(f"{key}: {value}" for key, value in told.items() if value is not None), "---"])


def _needs_no_title(article: Article) -> bool:
    """Tell whether the first heading would be taken for the headline that the article doesn't have."""
    if article.headline or article.lead or not article.sections:
        return False
    return article.sections[0].heading is not None


def _needs_no_lead(article: Article) -> bool:
    """Tell whether the first paragraph would be taken for the lead that the article doesn't have."""
    if article.lead or not article.sections or article.sections[0].heading or not article.sections[0].blocks:
        return False
    first = article.sections[0].blocks[0]
    if not isinstance(first, Paragraph):
        return False
    return any(
        mark.kind in {MarkKind.STRONG, MarkKind.EMPHASIS} and (mark.start, mark.end) == (0, len(first.text))
        for mark in first.marks
    )


def _value(part: Text | None) -> str | None:
    return None if part is None else _yaml(part.text)


def _yaml(text: str) -> str:
    """Return a text as a value of YAML, in quotes where it could be taken for something else."""
    if _PLAIN_YAML.fullmatch(text) and text.lower() not in _YAML_WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def _body(article: Article, in_place: LeftOutInPlace) -> Iterator[str]:
    if article.headline:
        yield from _asides(in_place.before(article.headline.lines))
        yield f"# {inline(article.headline.text, article.headline.marks, heading=True)}"
    if article.lead:
        lead = article.lead
        yield from _asides(in_place.before(lead.lines))
        yield inline(lead.text, (Mark(MarkKind.STRONG, 0, len(lead.text)), *lead.marks))
    for number, section in enumerate(article.sections):
        yield from _section(section, in_place, first=number == 0)
    yield from _asides(in_place.rest())


def _asides(left_out: Sequence[LeftOut]) -> Iterator[str]:
    for part in left_out:
        yield f"{LEFT_OUT} left out: {inline(part.reason, at_start=False)}\\\n{inline(part.text, row_start='')}"


def _section(section: Section, in_place: LeftOutInPlace, *, first: bool) -> Iterator[str]:
    if section.heading:
        yield from _asides(in_place.before(section.heading.lines))
        yield f"## {inline(section.heading.text, section.heading.marks, heading=True)}"
    elif not first or not section.blocks:
        yield "##"
    items: list[ListItem] = []
    for block in section.blocks:
        asides = list(_asides(in_place.before(block.lines)))
        if items and (asides or not isinstance(block, ListItem)):
            yield from _lists(items)
            items = []
        yield from asides
        if isinstance(block, ListItem):
            items.append(block)
        else:
            yield _block(block)
    if items:
        yield from _lists(items)


def _block(block: Block) -> str:
    match block:
        case Quote():
            return f"> {inline(block.text, block.marks, row_start='> ')}"
        case Code():
            return _code(block.text)
        case Caption():
            shown = "" if block.text is None else f" {inline(block.text, at_start=False)}"
            credit = "" if block.credit is None else f"\\\n{inline(block.credit)}"
            return f"{PICTURE}{shown}{credit}"
        case Paragraph():
            text = inline(block.text, block.marks, row_start="")
            return f"&#{ord(text[0])};{text[1:]}" if text.startswith((PICTURE, LEFT_OUT)) else text
        case Table():
            return "\n".join(_table(block))
        case ListItem():
            raise AssertionError("list items are written together")


def _table(table: Table) -> Iterator[str]:
    """Yield the rows of a table; where it has no header, there is one without words, as Markdown has none without."""
    rows = [_row(inline(cell.text, cell.marks, at_start=False) for cell in row) for row in _cells(table)]
    columns = max(map(len, (table.header or (), *table.rows)))
    sides = [*table.alignments[:columns], *[None] * (columns - len(table.alignments))]
    yield rows.pop(0) if table.header is not None else _row([""] * columns)
    yield _row(map(_RULES.__getitem__, sides))
    yield from rows


def _cells(table: Table) -> Iterator[Sequence[Cell]]:
    """Yield the cells of a table; only as many columns are shown as the header has, so a short one is filled up."""
    columns = max(map(len, (table.header or (), *table.rows)))
    for number, row in enumerate(cells_of(table.text, table.marks)):
        yield (*row, *[Cell("", ())] * (columns - len(row))) if table.header is not None and number == 0 else row


def _row(cells: Iterable[str]) -> str:
    return "".join((*(f"| {cell.replace('|', _BAR)} " for cell in cells), "|"))


def _code(text: str) -> str:
    longest = max((len(run) for run in _TICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _lists(items: Sequence[ListItem]) -> Iterator[str]:
    """Yield lists, each of items that Markdown would number and sign as they are; those that lie deeper within them."""
    rows: list[str] = []
    lists: list[_List] = []
    for item, level in zip(items, levels(item.depth for item in items), strict=True):
        del lists[level + 1 :]
        number = _number(item.marker)
        opens = len(lists) == level
        if opens:
            indent = lists[-1].indent + lists[-1].step if lists else ""
            lists.append(_List(indent, number))
        here = lists[level]
        parted = not opens and not _goes_on(here.number, number)
        if parted and level == 0:
            yield "\n".join(rows)
            rows = []
        if parted and here.number and number and here.number.sign == number.sign:
            if level:
                rows.append(f"{here.indent}{_SEPARATOR}")
            else:
                yield _SEPARATOR
        elif opens and level and number and number.value != 1:
            rows.append("")  # else it would be a row of the item's text
        marker = _marker(item.marker)
        here.number, here.step = number, " " * (len(marker) if number else 2)
        text = inline(item.text, item.marks, row_start=here.indent + here.step)
        rows.append(f"{here.indent}{marker}{text}")
    yield "\n".join(rows)


def _number(marker: str) -> _Number | None:
    found = _NUMBER.fullmatch(marker)
    return _Number(int(found[1]), found[2]) if found else None


def _goes_on(before: _Number | None, number: _Number | None) -> bool:
    if before is None or number is None:
        return before is number
    return number == replace(before, value=before.value + 1)


def _marker(marker: str) -> str:
    if marker == "•":
        return "- "
    if _number(marker):
        return f"{marker} "
    return f"- {escape_all(marker)}&ensp;"
