"""Labelled lines -> sections of blocks, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from article_reader.article import Block, Caption, LeftOut, Section, Span, Text
from article_reader.loader.assemble.blocks import blocks
from article_reader.loader.assemble.captions import captions
from article_reader.loader.assemble.front import Front
from article_reader.loader.assemble.reasons import Surroundings, folded, reason, surroundings
from article_reader.loader.assemble.settle import is_time
from article_reader.loader.assemble.texts import joined, lowest_doubt, text_of, whole
from article_reader.loader.labeller.labels import Label, Labelled
from article_reader.loader.labeller.phrases import Phrases
from article_reader.loader.page import Form, Line

_PROSE = 72
"""From how many characters on a line is a paragraph, whatever stands around it."""

_LONGEST_HEADING = 300
"""Up to how many characters a heading is joined of rows."""


class Story:
    """The body of an article while its lines are put in their places, one after the other."""

    def __init__(self, items: Sequence[Labelled], front: Front, phrases: Phrases) -> None:
        headline = front.parts.get("headline")
        self.left_out: list[LeftOut] = []
        """What is no part of the article."""
        self._items = items
        self._phrases = phrases
        self._around: Surroundings = surroundings(items, headline.text if headline else None)
        self._keep_rows = _tells_rows(items)
        self._sections: list[tuple[Text | None, list[Block]]] = []
        self._waiting: list[tuple[Label, Labelled]] = []
        self._last = -1
        self._has_blocks = False
        for number, item in enumerate(items):
            if number in front.placed:
                self.left_out += front.placed[number]
            else:
                self._place(number, item)
        self._flush()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The body."""
        return tuple(Section(heading, tuple(own)) for heading, own in self._sections)

    def _place(self, number: int, item: Labelled) -> None:
        match self._role(item):
            case Label.HEADING:
                self._open_section(number, item)
            case Label.BODY | Label.CAPTION as label:
                self._wait(number, label, item)
            case _:
                words, _ = whole(item.line)
                self.left_out.append(LeftOut(words, reason(number, self._around, self._phrases), item.line.span))

    def _role(self, item: Labelled) -> Label:
        """Return what a line is in the body: a second headline is a heading, a second lead a paragraph."""
        match item.label:
            case Label.HEADLINE | Label.HEADING:
                may_repeat = item.label is Label.HEADLINE or not self._has_blocks
                words = folded(item.line.text)
                return Label.NOISE if may_repeat and words and words == self._around.headline else Label.HEADING
            case Label.LEAD | Label.META:
                return Label.BODY  # a line that was taken for a byline or a date, and is a sentence
            case label:
                return label

    def _wait(self, number: int, label: Label, item: Labelled) -> None:
        """Keep a line until it is clear which ones make a block with it."""
        if self._waiting:
            before, above = self._waiting[-1]
            line = item.line
            is_of_it = line.group == above.line.group != 0 and (label is Label.CAPTION or line.form is Form.ROW)
            is_next = number == self._last + 1 and (label is Label.BODY or item.doubtful is above.doubtful)
            if before is not label or not (is_of_it or is_next):
                self._flush()
        self._waiting.append((label, item))
        self._has_blocks = True
        self._last = number

    def _flush(self) -> None:
        """Put the lines that are waiting at the end of the section that is open."""
        if not self._waiting:
            return
        label, items = self._waiting[0][0], [item for _, item in self._waiting]
        self._waiting = []
        if not self._sections:
            self._sections.append((None, []))
        is_caption = label is Label.CAPTION
        made = self._captions(items) if is_caption else blocks(items, keep_rows=self._keep_rows)
        self._sections[-1][1].extend(made)

    def _captions(self, items: Sequence[Labelled]) -> Iterator[Caption]:
        doubt = lowest_doubt(items)
        for caption in captions([item.line for item in items], self._phrases):
            yield caption if doubt is None else replace(caption, confidence=doubt)

    def _open_section(self, number: int, item: Labelled) -> None:
        """Open a section, or go on with the heading above: behind an entry's time, or where the input breaks a row."""
        self._flush()
        is_next = bool(self._sections) and not self._sections[-1][1] and self._last == number - 1
        if is_next and (longer := _longer(self._sections[-1][0], self._items[number - 1].line, item)):
            self._sections[-1] = (longer, [])
        else:
            self._sections.append((replace(text_of(item.line), confidence=lowest_doubt([item])), []))
        self._last = number


def _longer(heading: Text | None, above: Line, item: Labelled) -> Text | None:
    """Return a heading with the line under it, None where that is a heading of its own; `above` is its last line."""
    line = item.line
    is_row = line.evidence is not None and not line.blank_before
    if heading is None or len(heading.text) > _LONGEST_HEADING or not (is_row or is_time(above)):
        return None
    words, marks = joined(" · " if is_time(above) else " ", [(heading.text, heading.marks), whole(line)])
    span = Span(heading.lines.first, max(heading.lines.last, line.span.last))
    doubts = [doubt for doubt in (heading.confidence, lowest_doubt([item])) if doubt is not None]
    return Text(words, span, marks, min(doubts, default=None))


def _tells_rows(items: Sequence[Labelled]) -> bool:
    """Tell whether the input parts paragraphs by more than a line end, so that a line end alone means something."""
    prose = [item.line for item in items if item.label in {Label.BODY, Label.LEAD} and len(item.line.text) > _PROSE]
    return 2 * sum(line.blank_before for line in prose) >= len(prose)
