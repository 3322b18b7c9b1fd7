"""Labelled pages: read, turned into lines as the loader sees them, and divided into folds by site."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from article_reader.loader.inputs.rows import Line, split
from article_reader.loader.inputs.source import clean

FOLDS = 5
"""How many folds the pages are divided into."""


@dataclass(frozen=True, slots=True)
class Page:
    """One labelled page."""

    identity: str
    """Which page."""

    fold: int
    """The fold of its site, from 0."""

    groups: tuple[str, ...]
    """What it is reported under: scope, shape, language, source."""

    lines: tuple[Line, ...]
    """Its lines."""

    labels: tuple[str, ...]
    """What they are."""

    gold: dict[str, Any]
    """Its parts, as the scorer wants them."""


def read_pages(path: Path) -> list[Page]:
    """Return the pages of a corpus file (JSON lines, gzipped or not; the README tells the keys)."""
    return [_page(row) for row in _rows(path)]


def read_texts(path: Path) -> list[str]:
    """Return the texts of a corpus file's pages, as they are."""
    return [row["text"] for row in _rows(path)]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return (json.loads(row) for row in text.split("\n") if row)


def fold_of(site: str) -> int:
    """Return the fold of a site, so that no site is in two folds and no order of the file matters."""
    return int(hashlib.sha256(f"cv{site.removeprefix('www.')}".encode()).hexdigest(), 16) % FOLDS


def _page(row: dict[str, Any]) -> Page:
    lines = split(clean(row["text"]))
    groups = (row["scope"], row["style"], row["lang"] or "other", row["source"])
    return Page(row["id"], fold_of(row["site"]), groups, lines, tuple(align(lines, row["lines"])), row["gold"])


def align(lines: Sequence[Line], labelled: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the label of each line: that which most of its characters have in the gold lines.

    Both run through the same characters, white space aside, whatever the unwrapping made of the line ends.
    """
    bounds: list[tuple[int, int, str]] = []
    position = 0
    for text, label in labelled:
        length = len("".join(clean(text).split()))
        bounds.append((position, position + length, label))
        position += length
    begin = current = 0
    for line in lines:
        end = begin + len("".join(line.text.split()))
        while current < len(bounds) and bounds[current][1] <= begin:
            current += 1
        shares: Counter[str] = Counter()
        for first, last, label in bounds[current:]:
            if first >= end:
                break
            shares[label] += min(end, last) - max(begin, first)
        yield shares.most_common(1)[0][0] if shares else "noise"
        begin = end
