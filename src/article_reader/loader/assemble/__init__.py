"""Labelled lines -> Article: front matter, sections and blocks, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from article_reader.article import (
    Article,
    Block,
    LeftOut,
    ListItem,
    Paragraph,
    Quote,
    Section,
    Span,
    Text,
)
from article_reader.loader.assemble import bylines
from article_reader.loader.assemble.captions import captions
from article_reader.loader.assemble.language import language
from article_reader.loader.labeller.labels import Label, Labelled
from article_reader.loader.labeller.phrases import Phrases

_BULLETS = frozenset("•▪‣◦●■►▸·*-–")
"""Signs that may open a list item; a number with a full stop or a bracket may, too."""

_NUMBER = r"\d{1,3}[.)](?=\s+\S)"

_ALWAYS_A_BULLET = frozenset("•▪‣◦●■►▸")
"""Signs that open a list item even where it stands alone; others open one only in company."""

_QUOTED = r"(?:>\s?)+(?=\S)"


class _Draft:
    """The article while its lines are put in their places."""

    def __init__(self) -> None:
        self.front: dict[str, Text] = {}
        """Kicker, headline, byline, published and lead, as far as they have turned up."""
        self.sections: list[tuple[Text | None, list[Block]]] = []
        """Headings and what stands under them."""
        self.left_out: list[LeftOut] = []
        """What is no part of the article."""

    def add(self, block: Block) -> None:
        """Put a block at the end of the section that is open."""
        if not self.sections:
            self.sections.append((None, []))
        self.sections[-1][1].append(block)

    def leave_out(self, item: Labelled, reason: str) -> None:
        """Put a line with what was left out."""
        self.left_out.append(LeftOut(item.line.text, reason, item.line.span))


def assemble(labelled: Sequence[Labelled], phrases: Phrases, source: str | None = None) -> Article:
    """Return the article that the lines make, each of them in one of its parts.

    Of parts that an article has once (headline, lead, …) the first line so labelled is taken and later ones left out.
    """
    draft = _Draft()
    markers = _markers(labelled)
    for label, run in groupby(labelled, lambda item: item.label):
        _place(draft, label, list(run), markers, phrases)
    return Article(
        **draft.front,
        sections=tuple(Section(heading, tuple(blocks)) for heading, blocks in draft.sections),
        left_out=tuple(draft.left_out),
        language=language(item.line.text for item in labelled if item.label in {Label.BODY, Label.LEAD}),
        source=source,
    )


def _place(
    draft: _Draft, label: Label, items: Sequence[Labelled], markers: Mapping[Span, str], phrases: Phrases
) -> None:
    """Put a run of lines of one label where they belong."""
    match label:
        case Label.KICKER | Label.HEADLINE | Label.LEAD:
            _place_front(draft, label.value, items)
        case Label.META:
            _place_meta(draft, items, phrases)
        case Label.HEADING:
            draft.sections.extend((Text(item.line.text, item.line.span), []) for item in items)
        case Label.CAPTION:
            for caption in captions([item.line for item in items], phrases):
                draft.add(caption)
        case Label.BODY:
            for item in items:
                draft.add(_block(item, markers))
        case Label.NOISE:
            for item in items:
                draft.leave_out(item, item.cue or "not part of the story")


def _place_front(draft: _Draft, name: str, items: Sequence[Labelled]) -> None:
    for item in items:
        if name in draft.front:
            draft.leave_out(item, f"another {name}")
        else:
            draft.front[name] = Text(item.line.text, item.line.span)


def _place_meta(draft: _Draft, items: Sequence[Labelled], phrases: Phrases) -> None:
    """Place a run of byline and date lines; neighbours of one kind make one part."""
    before: str | None = None
    for item in items:
        byline, published = bylines.divide(item.line.text, phrases)
        words = {name: text for name, text in (("byline", byline), ("published", published)) if text is not None}
        free = [name for name in words if name not in draft.front]
        if len(words) == 2 and len(free) == 2:
            draft.front.update({name: Text(text, item.line.span) for name, text in words.items()})
        elif free:
            draft.front[free[0]] = Text(item.line.text, item.line.span)
        elif len(words) == 1 and before in words:
            draft.front[before] = _continued(draft.front[before], item)
        else:
            draft.leave_out(item, "byline" if byline else "date")
            before = None
            continue
        before = next(iter(words)) if len(words) == 1 else None


def _continued(part: Text, item: Labelled) -> Text:
    """Return a byline or date with the line that continues it: after a bare "By" or "Updated:" at once."""
    seam = " " if part.text.endswith(":") or len(part.text.split()) == 1 else " · "
    return Text(part.text + seam + item.line.text, Span(part.lines.first, item.line.span.last))


def _markers(labelled: Sequence[Labelled]) -> dict[Span, str]:
    """Return the bullet or number of each list item, by the item's lines."""
    found = [_marker(item.line.text) if item.label is Label.BODY else None for item in labelled]
    kinds = [marker and ("1" if marker[0].isdigit() else marker) for marker in found]
    around = zip([None, *kinds], kinds, [*kinds[1:], None], strict=False)
    return {
        item.line.span: marker
        for item, marker, (before, kind, after) in zip(labelled, found, around, strict=False)
        if marker and (marker in _ALWAYS_A_BULLET or kind in {before, after})
    }


def _marker(text: str) -> str | None:
    """Return the bullet or number that a line may open with as an item of a list."""
    if text[0] in _BULLETS:
        return text[0] if text[1:2].isspace() and text[1:].strip() else None
    number = re.match(_NUMBER, text) if text[0].isdigit() else None
    return number[0] if number else None


def _block(item: Labelled, markers: Mapping[Span, str]) -> Block:
    line = item.line
    if marker := markers.get(line.span):
        return ListItem(line.text[len(marker) :].strip(), line.span, marker)
    if line.text[0] == ">" and (quoted := re.match(_QUOTED, line.text)):
        return Quote(line.text[quoted.end() :], line.span)
    return Paragraph(line.text, line.span)
