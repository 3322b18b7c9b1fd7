"""Labelled pages in every form that people get them in, as the loader's own readers read them."""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from article_reader.loader.page import Page
from training.align import carry_over
from training.readers import read

FOLDS = 5
"""How many folds the pages are divided into, by site."""

DUMPS = ("lynx", "lynx-links", "w3m", "gettext", "markdownify", "html2text")
"""The programs whose dumps the corpus has."""

SHAPES = ("web", "spaced", "tight", "wrapped")
"""How a text of blocks is laid out: with blank lines as boxes have them, between all blocks, nowhere; wrapped at 76."""

_LAID_OUT = (*SHAPES, "markdown", "html")

CLEAN = tuple(f"clean {shape}" for shape in _LAID_OUT)
"""The article with its captions, bylines and dates and nothing else: as text, and in the plainest markup."""

STORIES = tuple(f"story {shape}" for shape in _LAID_OUT)
"""Headline, lead, headings and paragraphs alone, of which nothing may be left out."""

FORMS = ("html", "text", *DUMPS, *CLEAN, *STORIES)
"""What a page is given as; "text" is the text of its blocks."""

_STORY = ("headline", "lead", "heading", "body")
"""The labels of lines of a story alone."""

PARTS = ("headline", "kicker", "lead", "heading", "body", "caption", "meta")
"""The labels of lines that are part of the article."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One page in one form, read and labelled."""

    identity: str
    """Which page: the record's id."""

    site: str
    """Whose page it is."""

    form: str
    """What it was given as: one of FORMS."""

    groups: tuple[str, ...]
    """What else it is reported under: language, source, scope and style."""

    scored: bool
    """Whether it is an article; other pages are learned from, and not scored."""

    page: Page
    """Its lines, as the loader reads them."""

    labels: tuple[str, ...]
    """What they are; "noise" for lines that the input itself declares to be something."""

    gold: Mapping[str, Any]
    """Its parts, as the scorer wants them: headline, lead, headings, captions, body."""

    @property
    def fold(self) -> int:
        """The fold of its site, from 0."""
        return fold_of(self.site)


@dataclass(frozen=True, slots=True)
class Source:
    """One page in one form, as bytes, with what was labelled by reading it."""

    record: Mapping[str, Any]
    """The corpus' record of it."""

    form: str
    """What it is given as."""

    data: bytes
    """The bytes."""

    labelled: Sequence[tuple[str, str]]
    """Its lines and their labels, in order."""


def fold_of(site: str) -> int:
    """Return the fold of a site, so that no site is in two folds and no order of the file matters."""
    return int(hashlib.sha256(f"cv{site.removeprefix('www.')}".encode()).hexdigest(), 16) % FOLDS


def sources(corpus: Path, forms: Sequence[str] = FORMS) -> Iterator[Source]:
    """Yield the pages of a corpus (the folder that holds pages.jsonl.gz) in these forms."""
    records = list(_rows(corpus / "pages.jsonl.gz"))
    pages = {record["id"].removesuffix(":page"): record for record in records if record["scope"] == "page"}
    for form in forms:
        if form == "html":
            for record in pages.values():
                if record["html"]:
                    data = gzip.decompress((corpus / "html" / record["html"]).read_bytes())
                    yield Source(record, form, data, record["lines"])
        elif form == "text":
            for record in records:
                yield Source(record, form, record["text"].encode(), record["lines"])
        elif form in DUMPS:
            for row in _rows(corpus / "dumps" / f"{form}.jsonl.gz"):
                record = pages[row["page"]]
                yield Source(record, form, row["text"].encode("utf-8", "replace"), record["lines"])
        else:
            of_what, shape = form.split()
            for record in pages.values():
                labels = PARTS if of_what == "clean" else _STORY
                kept = [(text, label) for text, label in record["lines"] if label in labels]
                yield Source(record, form, laid_out(kept, shape).encode(), kept)


def sample(source: Source) -> Sample:
    """Read a page in a form as the loader does, and carry its labels over."""
    page = read(source.form, source.data)
    record = source.record
    return Sample(
        identity=record["id"],
        site=record["site"],
        form=source.form,
        groups=(record["lang"] or "other", record["source"], f"{record['scope']} {record['style']}"),
        scored=record["type"] == "article",
        page=page,
        labels=tuple(carry_over([line.text for line in page.lines], source.labelled)),
        gold=record["gold"],
    )


_ELEMENTS = {"headline": "h1", "heading": "h2", "caption": "figcaption"}
_SIGNS = {"headline": "# ", "heading": "## "}
"""How labelled lines stand in plain markup; other lines are paragraphs."""


def laid_out(lines: Sequence[tuple[str, str]], shape: str) -> str:
    """Return labelled lines as a text laid out in one of SHAPES, or as plain "markdown" or "html"."""
    if shape == "html":
        return "".join(
            f"<{_ELEMENTS.get(label, 'p')}>{html.escape(text)}</{_ELEMENTS.get(label, 'p')}>\n" for text, label in lines
        )
    if shape == "markdown":
        return "\n\n".join(_SIGNS.get(label, "") + _escaped(text) for text, label in lines) + "\n"
    if shape == "tight":
        return "\n".join(text for text, _ in lines) + "\n"
    if shape == "wrapped":
        return "\n\n".join(_wrapped(text, 76) for text, _ in lines) + "\n"
    if shape == "spaced":
        return "\n\n".join(text for text, _ in lines) + "\n"
    rows: list[str] = []
    for text, label in lines:
        if label in {"lead", "body", "heading"} and rows:
            rows.append("")
        rows.append(text)
    return "\n".join(rows) + "\n"


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+|~&-])")
"""What means something in Markdown."""


def _escaped(text: str) -> str:
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", _SPECIAL.sub(r"\\\1", text))


def _wrapped(text: str, width: int) -> str:
    rows, row = [], ""
    for word in text.split(" "):
        if row and len(row) + 1 + len(word) > width:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}" if row else word
    return "\n".join([*rows, row])


def cut(source: Source, seed: str) -> Source:
    """Return a page's text of blocks with most of what stands around the story cut off, as a person copies it.

    From none to six lines stay on either side; which, the seed decides.
    """
    chance = random.Random(seed)  # noqa: S311  # a sample, no secret
    parts = [at for at, (_, label) in enumerate(source.labelled) if label in PARTS]
    if not parts:
        return source
    first = max(0, parts[0] - chance.choice((0, 0, 1, 2, 4, 6)))
    last = min(len(source.labelled), parts[-1] + 1 + chance.choice((0, 0, 1, 2, 4, 6)))
    kept = source.labelled[first:last]
    shape = chance.choice(SHAPES)
    return Source(source.record, "cut", laid_out([(text, label) for text, label in kept], shape).encode(), kept)


def small(one: Sample, seed: str) -> Sample:
    """Return a sample without most of the lines that stand around and within the story, as a small site's page is.

    Of the runs of other lines one in five stays, six lines of it at the most; which, the seed decides.
    """
    chance = random.Random(seed)  # noqa: S311  # a sample, no secret
    kept: list[int] = []
    at = 0
    while at < len(one.labels):
        end = at + 1
        if one.labels[at] in PARTS:
            kept.append(at)
        else:
            while end < len(one.labels) and end - at < _LONGEST_RUN and one.labels[end] not in PARTS:
                end += 1
            if chance.random() < _SHARE_OF_RUNS:
                kept += range(at, end)
        at = end
    lines = tuple(one.page.lines[number] for number in kept)
    return replace(one, page=replace(one.page, lines=lines), labels=tuple(one.labels[number] for number in kept))


_LONGEST_RUN = 6
_SHARE_OF_RUNS = 0.2
"""How many lines of a run of lines that are no part of the article stay together on a small page, and how many runs."""


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    return (json.loads(row) for row in text.split("\n") if row)
