"""Labels line by line -> labels that fit the page: whole tables, sources of quotations, the times of a live blog."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise

from article_reader.article import Mark
from article_reader.loader.assemble.blocks import is_source
from article_reader.loader.assemble.bylines import names_writer
from article_reader.loader.assemble.reasons import folded
from article_reader.loader.labeller.labels import Label, Labelled
from article_reader.loader.page import Form, Line, Role

_IN_TABLES = frozenset({Label.BODY, Label.NOISE, Label.HEADING, Label.CAPTION, Label.META})
"""The labels that may be wrong for one row of a table; the others say that the row is something else."""

_FEWEST_ROWS = 2
"""How many rows a table has at least that is one, and no byline beside a date."""

_STORY = frozenset({Label.LEAD, Label.HEADING, Label.BODY})

_KICKER = "kicker"
"""The hint of elements' names that tells a kicker."""

_LONGEST_KICKER = 60
"""How many characters a kicker has at most that only its element's name tells."""

_LONGEST_CLAIM = 72
"""How many characters a sentence has at most that may be the headline although the input names another one."""

_SENTENCE_ENDS = (".", "。", "．", "।", "۔")
"""How plain sentences end."""

_TIME = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?(?:[ap]\.?m\.?|uhr|h|[A-Z]{2,4}))?", re.IGNORECASE)
"""A clock time, as it stands over an entry of a live blog."""

_FEWEST_ENTRIES = 2
"""How many entries a live blog has at least."""

_FEWEST_TOLD = 3
"""How many entries with a paragraph make a page a live blog, whatever their lines were taken for."""

_OTHER_ENDS = ("!", "?", "…", "”", '"', "“", "»")
"""How other sentences end."""

_LONGEST_TITLE = 80
"""How many characters the title of an entry has at most."""

_PARAGRAPHS = frozenset({Label.LEAD, Label.BODY})
"""The labels of paragraphs."""


def settle(labelled: Sequence[Labelled]) -> list[Labelled]:
    """Return the lines with labels that fit what they are together, in the same order.

    What numbers an item that is no item of the story's lists (a heading, a caption) becomes part of its text.
    """
    items = [_settled_alone(item) for item in labelled]
    for step in _STEPS:
        step(items)
    return [_numbered(item) for item in items]


def _settled_alone(item: Labelled) -> Labelled:
    if item.line.form is Form.CODE and item.label is not Label.NOISE:
        return replace(item, label=Label.BODY)
    evidence = item.line.evidence
    if item.label is Label.BODY and item.line.form is Form.PARAGRAPH and evidence and evidence.is_caption:
        return replace(item, label=Label.CAPTION)
    if item.label is Label.CAPTION and not item.line.group and names_writer(item.line.text):
        return replace(item, label=Label.META)
    return item


def _settle_headline(items: list[Labelled]) -> None:
    """Make a paragraph that was taken for the headline the lead, where the input itself names a headline."""
    if not any(item.line.declared and item.line.declared.role is Role.HEADLINE for item in items):
        return
    for number, item in enumerate(items):
        if item.label is Label.HEADLINE and item.line.declared is None and _is_paragraph(item.line):
            items[number] = replace(item, label=Label.LEAD)


def _is_paragraph(line: Line) -> bool:
    is_heading = line.evidence is not None and line.evidence.level > 0
    return not is_heading and len(line.text) > _LONGEST_CLAIM and line.text.endswith(_SENTENCE_ENDS)


def _settle_kicker(items: list[Labelled]) -> None:
    """Make a short line right over the headline the kicker, where its element is named so and nothing else is one."""
    if any(item.label is Label.KICKER for item in items):
        return
    for number, (item, below) in enumerate(pairwise(tuple(items))):
        evidence = item.line.evidence
        is_named = evidence is not None and _KICKER in evidence.near and not evidence.hidden
        if below.label is Label.HEADLINE and item.label is Label.NOISE and is_named and item.line.declared is None:
            if len(item.line.text) <= _LONGEST_KICKER:
                items[number] = replace(item, label=Label.KICKER, reason=None)
            return


def _settle_figures(items: list[Labelled]) -> None:
    """Make headings and bylines in a figure with a caption part of that: they say whose picture it is."""
    captioned = {item.line.group for item in items if item.label is Label.CAPTION and _is_in_figure(item.line)}
    for number, item in enumerate(items):
        if item.label in {Label.HEADING, Label.META} and item.line.group in captioned and _is_in_figure(item.line):
            items[number] = replace(item, label=Label.CAPTION, reason=None)


def _is_in_figure(line: Line) -> bool:
    evidence = line.evidence
    return line.group != 0 and evidence is not None and evidence.level == 0 and "figure" in evidence.ancestors


def _settle_tables(items: list[Labelled]) -> None:
    """Put all rows of a table into the story where most of them are in it, and out of it where most aren't."""
    tables: dict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        if item.line.form is Form.ROW and item.line.group and item.label in _IN_TABLES:
            tables[item.line.group].append(number)
    for numbers in tables.values():
        if len(numbers) < _FEWEST_ROWS and items[numbers[0]].label is Label.META:
            continue
        left_out = sum(items[number].label is Label.NOISE for number in numbers)
        label = Label.NOISE if 2 * left_out > len(numbers) else Label.BODY
        for number in numbers:
            if items[number].label is not label:
                items[number] = replace(items[number], label=label, reason=None)


def _settle_table_captions(items: list[Labelled]) -> None:
    """Make what an element says of a table a caption, where the table is in the story."""
    tables = {item.line.group for item in items if item.line.form is Form.ROW and item.label is Label.BODY}
    for number, item in enumerate(items):
        evidence = item.line.evidence
        if evidence is not None and evidence.tag == "caption" and item.line.group in tables - {0}:
            items[number] = replace(item, label=Label.CAPTION, reason=None)


def _settle_sources(items: list[Labelled]) -> None:
    """Make the source of a quotation part of it, whatever it was taken for."""
    for number, (above, item) in enumerate(pairwise(tuple(items)), start=1):
        quote, line = above.line, item.line
        if (
            above.label is not Label.BODY
            or quote.form is not Form.QUOTE
            or not quote.group
            or line.group != quote.group
            or any(map(str.isalnum, line.marker))
        ):
            continue
        if item.label is not Label.BODY and is_source(line, quote):
            items[number] = replace(item, label=Label.BODY, line=replace(line, form=Form.QUOTE), reason=None)


def _settle_repeats(items: list[Labelled]) -> None:
    """Take a caption that only repeats the one above it, as pages with a lightbox say it twice, for as sure as that."""
    above: dict[str, Labelled] = {}
    for number, item in enumerate(items):
        if item.label is not Label.CAPTION:
            above = {}
            continue
        words = folded(item.line.text)
        if words in above:
            items[number] = replace(item, confidence=above[words].confidence, doubtful=above[words].doubtful)
        else:
            above[words] = item


def _settle_live_blog(items: list[Labelled]) -> None:
    """Take the entries of a live blog for the story, where most of a page's prose stands in entries under their times.

    A list of other stories with their times is no live blog: there is more prose elsewhere.
    """
    times = [number for number in range(len(items) - 1) if is_time(items[number].line)]
    entries = [entry for at, below in pairwise([*times, len(items)]) if (entry := _entry(items, at, below))]
    prose = [item for item in items if len(item.line.text) > _LONGEST_TITLE]
    within = sum(len(items[number].line.text) > _LONGEST_TITLE for entry in entries for number in entry)
    if len(entries) < _FEWEST_TOLD or 2 * within < len(prose):
        return
    for number in chain.from_iterable(entries):
        label = Label.BODY if items[number].label is Label.NOISE else items[number].label
        items[number] = replace(items[number], label=label, reason=None, doubtful=False)


def _entry(items: Sequence[Labelled], time: int, end: int) -> range:
    """Return the numbers of an entry's lines, from its time to its last paragraph; none where it has no paragraph.

    `end` is the number of the next entry's time.
    """
    first = next((at for at in (time + 1, time + 2) if at < end and _is_entry_paragraph(items[at])), None)
    if first is None or any(item.line.declared for item in items[time : first + 1]):
        return range(0)
    last = next((at for at in range(first + 1, end) if not _is_entry_paragraph(items[at])), end)
    return range(time, last)


def _is_entry_paragraph(item: Labelled) -> bool:
    """Tell whether a line is a paragraph of a live blog."""
    return len(item.line.text) > _LONGEST_TITLE and item.line.text.endswith((*_SENTENCE_ENDS, *_OTHER_ENDS))


def _settle_entries(items: list[Labelled]) -> None:
    """Make the times over the entries of a live blog headings, and the titles below them; no entry is the lead."""
    times = [number for number in range(len(items) - 1) if is_time(items[number].line) and _opens_entry(items, number)]
    if len(times) < _FEWEST_ENTRIES:
        return
    for number in times:
        items[number] = replace(items[number], label=Label.HEADING, reason=None)
        if _is_title(items, number + 1):
            items[number + 1] = replace(items[number + 1], label=Label.HEADING, reason=None)
    for number in range(times[0], len(items)):
        if items[number].label is Label.LEAD:
            items[number] = replace(items[number], label=Label.BODY)


def _opens_entry(items: Sequence[Labelled], time: int) -> bool:
    """Tell whether the story is right below a time, or below a title beneath it."""
    below = items[time + 1]
    return not is_time(below.line) and (below.label in _STORY or _is_title(items, time + 1))


def _is_title(items: Sequence[Labelled], number: int) -> bool:
    """Tell whether a line is a short one that is no sentence, over a paragraph of the story."""
    title, below = items[number], items[number + 1 : number + 2]
    text = title.line.text
    is_short = len(text) <= _LONGEST_TITLE and not text.endswith(_SENTENCE_ENDS)
    return (
        is_short
        and title.label is not Label.NOISE
        and any(item.label in _PARAGRAPHS and len(item.line.text) > len(text) for item in below)
    )


def is_time(line: Line) -> bool:
    """Tell whether a line is a clock time and nothing else."""
    return line.form is not Form.ROW and len(line.text) < 15 and _TIME.fullmatch(line.text.strip()) is not None


def _numbered(item: Labelled) -> Labelled:
    """Return a line with its number in its text, unless it is an item of a list in the story."""
    line = item.line
    is_item = item.label is Label.BODY and line.declared is None
    if is_item or line.form is not Form.ITEM or not any(map(str.isalnum, line.marker)):
        return item
    before = f"{line.marker} "
    marks = tuple(Mark(each.kind, each.start + len(before), each.end + len(before), each.target) for each in line.marks)
    return replace(item, line=replace(line, text=before + line.text, marks=marks, form=Form.PARAGRAPH, marker=""))


_STEPS = (
    _settle_headline,
    _settle_kicker,
    _settle_figures,
    _settle_tables,
    _settle_table_captions,
    _settle_sources,
    _settle_repeats,
    _settle_live_blog,
    _settle_entries,
)
"""What settles the labels of all lines together, in order."""
