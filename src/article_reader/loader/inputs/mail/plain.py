"""Letters in plain text: their rules, headings between rules, signatures, and links written behind their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from article_reader.article import Mark, MarkKind, Span
from article_reader.loader.page import Evidence, Line

_RULE = re.compile(r"[ \t>]*(?:([-=*_~#+.·•─━═—–])[ \t]?)(?:\1[ \t]?){3,}|[ \t>]*[-=*_~#<>+|.─━═—– ]{8,}")
_HEADING_ROWS = 3
"""How many rows a heading between two rules has at the most."""
_FARTHEST = 6
_HEADING_LETTERS = 200
_SENTENCE_LETTERS = 60

_SIGNATURE = re.compile(r"-- ?")
_SIGNATURE_SHARE = 0.5
"""What share of a letter may stand below the dashes of its signature at the most."""

_ADDRESS = r"(?:https?://|mailto:|www\.)[^\s<>()\[\]]+(?:\([^\s<>()\[\]]*\)[^\s<>()\[\]]*)*"
_BRACKETED = re.compile(
    rf"(?<=[^\s<(\[])(?P<gap>[ \t]?\n?[ \t]?)(?:\([ \t]*\n?(?P<round>{_ADDRESS})[ \t]*\n?[ \t]*\)"
    rf"|<[ \t]*\n?(?P<angle>{_ADDRESS})[ \t]*\n?[ \t]*>|\[[ \t]*\n?(?P<square>{_ADDRESS})[ \t]*\n?[ \t]*\])",
    re.IGNORECASE,
)
"""An address in brackets behind the words that it is the link of."""

_NAMED = re.compile(rf"([^:.!?]*[^:.!?\s][ \t]?)[:：][ \t]*({_ADDRESS})", re.IGNORECASE)
"""Words, a colon and an address, and nothing else."""

_MOST_NAMED = 12
"""How many words stand before such an address at the most."""

_FIRST_SIGN = 0x100000
_MOST_LINKS = 60_000
_SIGN = re.compile("[ ]?([\U00100000-\U0010fffd])")

_CLAUSE = re.compile(r"[^.,;:!?–—()\[\]\"“”„«»|•*\U00100000-\U0010fffd]+\Z")
_ENDING = " .,;:!?…\"'”“’)]"
_LOOKED_AT = 200
_FEW_WORDS = 6
"""How many words a link has at the most, where it has the beginning of its sentence for one."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A letter's rows as the reader of plain text gets them, each in its place, and what was told by the others."""

    rows: list[str]
    """The rows; those that say nothing are blank."""

    rules: tuple[int, ...] = ()
    """The rows that are rules, from 0."""

    headings: frozenset[int] = frozenset()
    """The rows of headings."""

    signature: int | None = None
    """The first row of the signature."""

    links: Mapping[str, str] = field(default_factory=dict)
    """The addresses of links, by the signs that stand for them in the rows."""


def prepare(rows: Sequence[str]) -> Letterhead:
    """Return the rows of a letter without rules and without the addresses that stand behind words."""
    rules = tuple(number for number, row in enumerate(rows) if len(row.strip()) > 3 and _RULE.fullmatch(row.rstrip()))
    headings = frozenset(_headings(rows, rules))
    ruled = frozenset(rules)
    kept = ["" if number in ruled else row for number, row in enumerate(rows)]
    signature = _signature(kept)
    if signature is not None:
        kept[signature - 1] = ""
    kept, links = _without_addresses(kept)
    return Letterhead(kept, rules, headings, signature, links)


def _headings(rows: Sequence[str], rules: Sequence[int]) -> Iterator[int]:
    """Yield the rows that stand alone between two rules, or right above one that is about as long, under a blank."""
    closed = -1  # the rule that ends a heading begins no other one
    for above, below in pairwise(rules):
        between = [number for number in range(above + 1, min(below, above + _FARTHEST)) if rows[number].strip()]
        if above != closed and below - above <= _FARTHEST and _is_heading(rows, between):
            closed = below
            yield from between
    for rule in rules:
        words = rows[rule - 1].strip() if rule else ""
        is_alone = rule < 2 or not rows[rule - 2].strip()
        if words and is_alone and abs(len(words) - len(rows[rule].strip())) <= max(3, len(words) // 4):
            yield rule - 1


def _is_heading(rows: Sequence[str], numbers: Sequence[int]) -> bool:
    """Tell whether some rows are one heading: few, together, and no long sentence."""
    if not 0 < len(numbers) <= _HEADING_ROWS or numbers[-1] - numbers[0] >= len(numbers):
        return False
    letters = sum(len(rows[number].strip()) for number in numbers)
    return letters <= (_SENTENCE_LETTERS if rows[numbers[-1]].rstrip().endswith((".", "。")) else _HEADING_LETTERS)


def _signature(rows: Sequence[str]) -> int | None:
    """Return the row behind the last "-- ", if what stands below is little."""
    for number in range(len(rows) - 1, -1, -1):
        if _SIGNATURE.fullmatch(rows[number]):
            below, total = _letters(rows[number + 1 :]), _letters(rows)
            return number + 1 if 0 < below <= _SIGNATURE_SHARE * total else None
    return None


def _letters(rows: Sequence[str]) -> int:
    return sum(len(row.strip()) for row in rows)


def _without_addresses(rows: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Return the rows with one sign for each address that stands in brackets behind words, and what the signs mean."""
    text = "\n".join(rows)
    if not 0 < text.count("://") + text.count("mailto:") + text.count("www.") <= _MOST_LINKS:
        return list(rows), {}
    if _SIGN.search(text):
        return list(rows), {}
    links: dict[str, str] = {}

    def sign(found: re.Match[str]) -> str:
        address = found["round"] or found["angle"] or found["square"]
        mark = chr(_FIRST_SIGN + len(links))
        links[mark] = f"https://{address}" if address[:4].lower() == "www." else address
        return mark + "\n" * found[0].count("\n")

    return _BRACKETED.sub(sign, text).split("\n"), links


def finished(lines: Sequence[Line], head: Letterhead) -> list[Line]:
    """Return the lines of a letter with its links on their words and its headings known."""
    result: list[Line] = []
    for line in lines:
        if _SIGN.fullmatch(line.text) and result and result[-1].span.last + 1 >= line.span.first:
            result[-1:] = _linked_above(result[-1], line, head.links[line.text.strip()])
            continue
        said = _named(_linked(line, head.links))
        if said.text:
            result.append(_headed(said, head.headings))
    return result


def _linked_above(above: Line, line: Line, target: str) -> Iterator[Line]:
    """Yield a line with a link on all of it to the address in the row below; two lines where it has a link already."""
    if any(mark.kind is MarkKind.LINK for mark in above.marks):
        yield above
        yield replace(line, text=target, marks=(Mark(MarkKind.LINK, 0, len(target), target),))
    else:
        mark = Mark(MarkKind.LINK, 0, len(above.text), target)
        yield replace(above, marks=(mark, *above.marks), span=Span(above.span.first, line.span.last))


def _headed(line: Line, headings: frozenset[int]) -> Line:
    """Return a line that is known for a heading, if all its rows are."""
    if not all(number - 1 in headings for number in range(line.span.first, line.span.last + 1)):
        return line
    return replace(line, evidence=replace(line.evidence or Evidence(), level=2))


def _linked(line: Line, links: Mapping[str, str]) -> Line:
    """Return a line whose signs of links are marks on the words before them."""
    if not (signs := [found for found in _SIGN.finditer(line.text) if found[1] in links]):
        return line
    text = ""
    found: list[Mark] = []
    edits: list[_Edit] = []
    at = 0
    for sign in signs:
        text += line.text[at : sign.start()]
        at = sign.end()
        target = links[sign[1]]
        start, end = _link_words(text)
        start = max(start, found[-1].end if found else 0)
        shown = "" if start < end else f" {target}".removeprefix("" if text else " ")
        if shown:  # there are no words for it
            text += shown
            start, end = len(text) - len(target), len(text)
        edits.append(_Edit(sign.start(), sign.end(), len(shown)))
        found.append(Mark(MarkKind.LINK, start, end, target))
    text += line.text[at:]
    marks = [mark for mark in (*(_moved(mark, edits) for mark in line.marks), *found) if mark.start < mark.end]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    evidence = replace(line.evidence or Evidence(), link=_share(found, text))
    return replace(line, text=text, marks=tuple(marks), evidence=evidence)


@dataclass(frozen=True, slots=True)
class _Edit:
    """A piece of a text in whose place another one stands."""

    start: int
    """Where it began."""

    end: int
    """Where it ended."""

    length: int
    """How long the new piece is."""


def _named(line: Line) -> Line:
    """Return a line that ends with an address and says of what, as a link on these words."""
    found = _NAMED.fullmatch(line.text)
    if not found or len(found[1].split()) > _MOST_NAMED:
        return line
    words = found[1].rstrip()
    address = found[2].rstrip(".,;")
    target = f"https://{address}" if address[:4].lower() == "www." else address
    if any(mark.kind is MarkKind.LINK and mark.target != target for mark in line.marks):
        return line
    kept = [mark for mark in line.marks if mark.kind is not MarkKind.LINK and mark.end <= len(words)]
    evidence = replace(line.evidence or Evidence(), link=1.0)
    link = Mark(MarkKind.LINK, 0, len(words), target)
    return replace(line, text=words, marks=(link, *kept), evidence=evidence)


def _link_words(text: str) -> tuple[int, int]:
    """Return where the words stand that the address behind a text links: a short clause at its end, or one word."""
    text = text.rstrip(_ENDING)
    clause = _CLAUSE.search(text, max(0, len(text) - _LOOKED_AT))
    words = clause[0].lstrip() if clause else ""
    if len(words.split()) > _FEW_WORDS:
        words = words.split()[-1]
    return len(text) - len(words), len(text)


def _moved(mark: Mark, edits: Sequence[_Edit]) -> Mark:
    """Return a mark where it stands in the edited text."""
    start, end = (
        offset + sum(edit.length - (min(edit.end, offset) - edit.start) for edit in edits if edit.start < offset)
        for offset in (mark.start, mark.end)
    )
    return Mark(mark.kind, start, end, mark.target)


def _share(marks: Sequence[Mark], text: str) -> float:
    return sum(mark.end - mark.start for mark in marks) / max(1, len(text))
