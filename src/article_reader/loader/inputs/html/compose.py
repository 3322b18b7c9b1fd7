"""Blocks and what they are -> Article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from article_reader.article import (
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
    Span,
    Text,
)
from article_reader.loader.assemble import bylines
from article_reader.loader.assemble.captions import divide as divide_caption
from article_reader.loader.assemble.language import language
from article_reader.loader.inputs.html.align import Kept, tokens
from article_reader.loader.inputs.html.extraction import Story
from article_reader.loader.inputs.html.facts import Facts, address
from article_reader.loader.inputs.html.parts import Part, Parts
from article_reader.loader.inputs.html.visible import Piece
from article_reader.loader.inputs.html.visible import piece as part_of
from article_reader.loader.inputs.source import clean
from article_reader.loader.labeller.phrases import START, Phrases
from article_reader.records import replace

_NO_REASON = frozenset({"month", "caption_opening", "agency_line", "label", "credit", "navigation"})
"""Categories of phrases that are no reason to leave a line out, or that the markup tells better."""

_SHORT = 100
"""Below how many characters a block may be a stock phrase, or a cell of a row that is read as one line."""

CELLS_APART = "  "
"""What stands between the cells of a table's row."""

_UNKNOWN = Span(1, 1)


@dataclass(slots=True)
class Draft:
    """An article while its blocks are put in their places."""

    parts: Parts
    """The blocks and what they are."""

    facts: Facts
    """What else the page tells."""

    phrases: Phrases
    """The stock phrases."""

    front: dict[str, Text] = field(default_factory=dict)
    """Kicker, headline, byline, published and lead, as far as they have turned up."""

    sections: list[tuple[Text | None, list[Block]]] = field(default_factory=list)
    """Headings and what stands under them."""

    left_out: list[LeftOut] = field(default_factory=list)
    """What is no part of the story."""

    items: set[int] = field(default_factory=set)
    """List items that have begun."""

    figures: dict[int, list[int]] = field(default_factory=dict)
    """The numbers of the blocks that make the caption of each figure."""

    def add(self, block: Block) -> None:
        """Put a block at the end of the section that is open."""
        if not self.sections:
            self.sections.append((None, []))
        blocks = self.sections[-1][1]
        before = blocks[-1] if blocks else None
        if isinstance(block, Caption) and isinstance(before, Caption) and _repeats(block, before):
            lines = Span(before.lines.first, max(before.lines.last, block.lines.last))
            blocks[-1] = replace(before, credit=before.credit or block.credit, lines=lines)
        else:
            blocks.append(block)


def compose(kept: Kept, parts: Parts, story: Story, facts: Facts, phrases: Phrases) -> Draft:
    """Return the article that the blocks make, each of them in one of its parts."""
    draft = Draft(parts, facts, phrases)
    for number in parts.among(range(len(parts.of)), Part.CAPTION):
        draft.figures.setdefault(parts.pieces[number].figure, []).append(number)
    _place_told_captions(draft)
    missing = list(reversed(kept.missing))
    number = 0
    while number < len(parts.of):
        while missing and missing[-1][0] <= number:
            _place_missing(draft, missing.pop()[1].text, number)
        number += _place(draft, number)
    for _, found in reversed(missing):
        _place_missing(draft, found.text, len(parts.of) - 1)
    _fill_front(draft, story)
    return draft


def finish(draft: Draft, source: str | None) -> Article:
    """Return the article that a draft has become."""
    blocks = [block for _, blocks in draft.sections for block in blocks]
    told = language(block.text for block in blocks if isinstance(block, Paragraph))
    said = draft.facts.language
    return Article(
        **draft.front,
        sections=tuple(Section(heading, tuple(blocks)) for heading, blocks in draft.sections),
        left_out=tuple(draft.left_out),
        # Templates say "en" where nobody has told them better.
        language=said if said and (said != "en" or told is None) else told,
        source=source,
    )


def _place(draft: Draft, number: int) -> int:
    """Put a block where it belongs; return how many blocks have been placed with it."""
    piece = draft.parts.pieces[number]
    match draft.parts.of[number]:
        case Part.KICKER | Part.HEADLINE | Part.LEAD as part:
            _place_front(draft, part.value, piece)
        case Part.BYLINE:
            _place_byline(draft, piece)
        case Part.PUBLISHED:
            _place_date(draft, piece)
        case Part.HEADING:
            draft.sections.append((_text(draft, piece), []))
        case Part.CAPTION:
            _place_caption(draft, number)
        case Part.BODY:
            return _place_body(draft, number)
        case Part.OUTSIDE:
            _leave_out(draft, piece, _reason(draft, number))
    return 1


def _place_front(draft: Draft, name: str, piece: Piece) -> None:
    """Take a block for a part of the front; what follows in the same heading goes on with it."""
    text = _text(draft, piece)
    if before := draft.front.get(name):
        text = Text(f"{before.text} {text.text}", _together(before.lines, text.lines), before.marks)
    draft.front[name] = text


def _place_byline(draft: Draft, piece: Piece) -> None:
    byline, published = _author_and_date(piece, draft.phrases)
    if before := draft.front.get("byline"):
        seam = " " if before.text.endswith(":") or len(before.text.split()) == 1 else " · "
        draft.front["byline"] = Text(
            before.text + seam + piece.text, _together(before.lines, piece.lines), before.marks
        )
    elif byline and published and "published" not in draft.front:
        draft.front |= {"byline": Text(byline, piece.lines), "published": Text(published, piece.lines)}
    elif byline is None and "published" not in draft.front:
        draft.front["published"] = _text(draft, piece)
    else:
        draft.front["byline"] = _text(draft, piece)


def _author_and_date(piece: Piece, phrases: Phrases) -> tuple[str | None, str | None]:
    """Return the words that name the author and those that tell the date: by their markup, else by what they say."""
    dated = [run for run in piece.runs if run.place.time or run.place.part("date")]
    author = part_of([run for run in piece.runs if run not in dated])
    date = part_of(dated)
    if author and date and any(map(str.isalpha, author.text)):
        return author.text.rstrip(" |·•,-–—"), date.text
    return bylines.divide(piece.text, phrases)


def _place_date(draft: Draft, piece: Piece) -> None:
    if "published" in draft.front:
        _leave_out(draft, piece, "date")
    else:
        draft.front["published"] = _text(draft, piece)


def _place_body(draft: Draft, number: int) -> int:
    piece, place = draft.parts.pieces[number], draft.parts.pieces[number].place
    if place.row and (row := _row(draft.parts, number)) > 1:
        cells = draft.parts.pieces[number : number + row]
        lines = _together(piece.lines, cells[-1].lines)
        draft.add(Paragraph(CELLS_APART.join(cell.text for cell in cells), lines))
        return row
    marks = _resolved(draft, piece.marks)
    if place.as_typed:
        draft.add(Code(piece.text, piece.lines))
    elif place.item and place.item not in draft.items:
        draft.items.add(place.item)
        draft.add(ListItem(piece.text, piece.lines, place.marker, marks))
    elif place.quote:
        draft.add(Quote(piece.text, piece.lines, marks))
    else:
        draft.add(Paragraph(piece.text, piece.lines, marks))
    return 1


def _row(parts: Parts, number: int) -> int:
    """Return how many blocks from one on are the cells of one row, read as one line; 0 where they aren't."""
    row = parts.pieces[number].place.row
    cells: list[int] = []
    for index in range(number, len(parts.of)):
        piece = parts.pieces[index]
        if piece.place.row != row or parts.of[index] is not Part.BODY:
            break
        if piece.place.cell in cells or len(piece.text) > _SHORT or piece.place.as_typed:
            return 0
        cells.append(piece.place.cell)
    return len(cells)


def _place_caption(draft: Draft, number: int) -> None:
    """Make one caption of all blocks of a figure."""
    figure = draft.parts.pieces[number].figure
    numbers = draft.figures[figure] if figure else [number]
    if numbers[0] != number:
        return
    own = [draft.parts.pieces[one] for one in numbers]
    told = [piece.text for piece in own if not piece.is_part("credit")]
    credited = [piece.text for piece in own if piece.is_part("credit")]
    text, credit = _once(told), _once(credited)
    if text and not credit:
        divided = divide_caption(text, draft.phrases)
        text, credit = divided.text, divided.credit
    lines = Span(own[0].lines.first, max(piece.lines.last for piece in own))
    draft.add(Caption(text, credit, lines))


def _once(texts: Sequence[str]) -> str | None:
    """Return texts in a row, one that repeats another left away; None where there are none."""
    return " ".join(dict.fromkeys(texts)) or None


def _repeats(caption: Caption, before: Caption) -> bool:
    if caption.text is not None or before.text is not None:
        return caption.text == before.text and caption.credit in {None, before.credit}
    return caption.credit == before.credit


def _place_told_captions(draft: Draft) -> None:
    """Open the story with the captions that the page's data tell and the page doesn't show."""
    shown = ["".join(words) for words in draft.parts.words]
    for picture in draft.facts.pictures:
        key = "".join(tokens(picture.caption or ""))
        if picture.caption and key and not any(key in one for one in shown if len(one) < len(key) + 200):
            draft.add(Caption(picture.caption, picture.credit, _UNKNOWN))


def _place_missing(draft: Draft, text: str, number: int) -> None:
    """Put a paragraph of the story that the page doesn't show where it belongs."""
    words = " ".join(clean(text).split())
    if words:
        lines = draft.parts.pieces[number].lines if draft.parts.pieces else _UNKNOWN
        draft.add(Paragraph(words, Span(lines.first, lines.first)))


def _fill_front(draft: Draft, story: Story) -> None:
    """Take what the page doesn't show of the front from its head and data."""
    if "headline" not in draft.front and draft.facts.titles:
        draft.front["headline"] = Text(draft.facts.titles[0], Span(draft.facts.title_line, draft.facts.title_line))
    for name, said in (("byline", (story.author or "").replace("; ", ", ")), ("published", story.date or "")):
        if name not in draft.front and (words := " ".join(clean(said).split())):
            draft.front[name] = Text(words, _UNKNOWN)


def _reason(draft: Draft, number: int) -> str:
    """Return why a block is left out."""
    piece, parts = draft.parts.pieces[number], draft.parts
    if len(piece.text) < _SHORT and (phrase := _stock_phrase(piece.text, draft.phrases)):
        return phrase
    if parts.headline is not None and parts.words[number] == parts.words[parts.headline]:
        return "repeated headline"
    if reason := parts.outside(number):
        return reason
    if len(piece.text) < _SHORT and _is_link(piece):
        return "menu or list of links"
    return _by_place(number, parts)


def _by_place(number: int, parts: Parts) -> str:
    if not parts.words[number]:
        return "no words"
    if number < parts.first:
        return "before the story"
    return "after the story" if number > parts.last else "not part of the story"


def _stock_phrase(text: str, phrases: Phrases) -> str | None:
    found = [
        category for category, place in phrases.match(text).items() if place >= START and category not in _NO_REASON
    ]
    return phrases.reasons[found[0]] if found else None


def _is_link(piece: Piece) -> bool:
    """Tell whether nearly all of a block is a link."""
    linked = sum(mark.end - mark.start for mark in piece.marks if mark.kind is MarkKind.LINK)
    return linked > 0.8 * len(piece.text)


def _leave_out(draft: Draft, piece: Piece, reason: str) -> None:
    draft.left_out.append(LeftOut(" ".join(piece.text.split()), reason, piece.lines))


def _text(draft: Draft, piece: Piece) -> Text:
    return Text(" ".join(piece.text.split()), piece.lines, _resolved(draft, piece.marks))


def _resolved(draft: Draft, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return marks with the whole addresses of their links; links that lead nowhere are none."""
    return tuple(_with_addresses(marks, draft.facts.base))


def _with_addresses(marks: Sequence[Mark], base: str | None) -> Iterator[Mark]:
    for mark in marks:
        if mark.kind is not MarkKind.LINK:
            yield mark
        elif target := address(mark.target or "", base):
            yield replace(mark, target=target)


def _together(one: Span, other: Span) -> Span:
    return Span(min(one.first, other.first), max(one.last, other.last))
