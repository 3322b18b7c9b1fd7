"""Runs of words -> one line of text and what is set apart in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from article_reader.article import ADDRESS, Mark, MarkKind
from article_reader.loader.inputs.html.nodes import Run, Setting
from article_reader.loader.scripts import SEAMLESS
from article_reader.safety import clean

_ADDRESS = re.compile(ADDRESS)
_BREAKS = re.compile(r"[\t\r\n]")

_ROW_END = r"(?<=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])[ \t]*\n\s*(?=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])"
"""Where a source breaks a row between characters of scripts that put no space between words."""

_BINDING = frozenset("\u00a0\u202f")
"""Blanks at which no row is broken."""

_LONGEST_ADDRESS = 4000
"""How long a link's target is at most, in characters; longer ones are data."""


def typed_text(runs: Sequence[Run]) -> str:
    """Return words as typed: their line ends and indentation kept, no blanks at the ends of lines."""
    text = clean("".join(run.text for run in runs)).expandtabs(8)
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def flowing_text(runs: Sequence[Run], base: str | None) -> tuple[str, tuple[Mark, ...]]:
    """Return words with single blanks between them, and the marks in them."""
    whole = "".join([run.text for run in runs])
    text = clean(whole)
    if not any(run.node.context.settings for run in runs):
        return _spaced(text), ()
    if text == whole:
        return _with_marks([(run.text, run.node.context.settings) for run in runs], base)
    cleaned, marks = _with_marks([(clean(run.text), run.node.context.settings) for run in runs], base)
    safe = _spaced(text)
    return (safe, marks) if safe == cleaned else (safe, ())


def _with_marks(runs: Sequence[tuple[str, tuple[Setting, ...]]], base: str | None) -> tuple[str, tuple[Mark, ...]]:
    """Return the words of runs and their marks; what isn't blank in the runs is kept as it is."""
    parts: list[str] = []
    length = 0
    gap = False
    begun: dict[Setting, list[int]] = {}
    for run, settings in runs:
        text = _spaced(run)
        if not text:
            gap = gap or bool(run)
            continue
        if length and (gap or run[0].isspace()):
            parts.append(" ")
            length += 1
        for setting in settings:
            begun.setdefault(setting, [length, 0])[1] = length + len(text)
        parts.append(text)
        length += len(text)
        gap = run[-1].isspace()
    marks = []
    for setting, (start, end) in begun.items():
        target = None
        if setting.kind is MarkKind.LINK:
            target = whole_address(setting.target or "", base)
            if target is None:
                continue
        marks.append(Mark(setting.kind, start, end, target))
    return "".join(parts), tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _spaced(text: str) -> str:
    """Return words with single blanks between them; a blank that holds two words together, as in "10 km", stays."""
    text = _without_row_ends(text)
    if _BINDING.isdisjoint(text):
        return " ".join(text.split())
    return re.sub(r"\s+", lambda blank: blank[0] if blank[0] in _BINDING else " ", text).strip()


def _without_row_ends(text: str) -> str:
    """Return a text without the line ends that its source sets where its script has no space."""
    return re.sub(_ROW_END, "", text) if "\n" in text and SEAMLESS.count(text) else text


def whole_address(target: str, base: str | None) -> str | None:
    """Return the whole address that a link leads to; None where it leads to no page and no mailbox."""
    if len(target) > _LONGEST_ADDRESS:
        return None
    target = _BREAKS.sub("", target.strip()).replace(" ", "%20")
    if not target or target.startswith("#"):
        return None
    try:
        if not target.startswith(("http://", "https://", "mailto:")):
            target = urljoin(base or "", target)
        if "[" in target:
            urlsplit(target)  # a bracket in a host's name may make it no address
    except ValueError:
        return None
    return target if _ADDRESS.fullmatch(target) else None
