"""Why a line was left out, in the reader's words: by stock phrases, repeats, markup, place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from article_reader.loader.labeller.labels import Label, Labelled
from article_reader.loader.labeller.phrases import START, Phrases, fold
from article_reader.loader.page import Evidence, Line

_NO_REASON = frozenset({"month", "caption_opening", "agency_line", "label"})
"""Categories of phrases that are signs of something, but no reason to leave a line out."""

_ELEMENTS: Mapping[str, str] = {
    "nav": "menu or list of links",
    "menu": "menu or list of links",
    "dialog": "dialog",
    "form": "form",
    "button": "button",
    "footer": "page footer",
    "aside": "beside the story",
}
"""Elements that tell why what stands in them is no part of the story; the first that stands around a line counts."""

_HINTS: Mapping[str, str] = {
    "cookie": "cookie notice",
    "ad": "advertisement",
    "share": "share button",
    "social": "share button",
    "comment": "reader comments",
    "schema comment": "reader comments",
    "newsletter": "newsletter or subscription",
    "paywall": "newsletter or subscription",
    "login": "newsletter or subscription",
    "related": "related links",
    "most read": "related links",
    "teaser": "related links",
    "tags": "topic tags",
    "breadcrumb": "menu or list of links",
    "pagination": "page navigation",
    "nav": "menu or list of links",
    "author box": "about the author",
    "footer": "page footer",
    "legal": "page footer",
    "modal": "dialog",
    "sidebar": "beside the story",
}
"""What the names of elements speak of, and why a line in them is left out; the first counts, near before far."""

_STORY = frozenset({Label.LEAD, Label.HEADING, Label.BODY, Label.CAPTION})
"""What lines of the story are labelled."""

_LIST = 3
"""From how many short lines in a row on they are a list."""

_SHORT = 50
"""Below how many characters a line is short."""

_LINKED = 0.8
"""From what share of linked letters on a short line is a link."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the lines of a page are to one another, for telling why some of them are left out."""

    labelled: Sequence[Labelled]
    """The lines and what they were found to be."""

    first: int
    """The number of the story's first line; of the last line where there is no story."""

    last: int
    """The number of the story's last line."""

    headline: str
    """The headline's words, folded; "" where there is none."""


def surroundings(labelled: Sequence[Labelled], headline: str | None) -> Surroundings:
    """Return what the lines of a page are to one another; `headline` is the article's."""
    story = [number for number, item in enumerate(labelled) if item.label in _STORY]
    first, last = (story[0], story[-1]) if story else (len(labelled), len(labelled))
    return Surroundings(labelled, first, last, folded(headline or ""))


def folded(text: str) -> str:
    """Return a text's words, case folded and without what stands between them, to compare it with others."""
    return " ".join(fold(text))


def reason(index: int, around: Surroundings, phrases: Phrases) -> str:
    """Return why the line at `index` is left out: what its label says, else the first that can tell."""
    item = around.labelled[index]
    line = item.line
    return (
        item.reason
        or (line.declared.reason if line.declared else "")
        or stock_reason(line.text, phrases)
        or _repeated(line, around)
        or _by_evidence(line)
        or ("menu or list of links" if _is_in_a_list(around.labelled, index) else "")
        or _by_place(index, around)
    )


def stock_reason(text: str, phrases: Phrases) -> str:
    """Return what the stock phrase is that a text begins with, or a short one holds; "" where there is none."""
    found = [(place, name) for name, place in phrases.match(text).items() if name not in _NO_REASON]
    place, name = max(found, default=(0, ""))
    return phrases.reasons[name] if place >= START or (place and len(text) < 2 * _SHORT) else ""


def _repeated(line: Line, around: Surroundings) -> str:
    words = folded(line.text)
    if words and words == around.headline:
        return "repeated headline"
    return "" if any(map(str.isalnum, line.text)) else "no words"


def _by_evidence(line: Line) -> str:
    """Return why markup says that a line is no part of the story, "" where it doesn't."""
    evidence = line.evidence
    if evidence is None:
        return ""
    if evidence.hidden:
        return "hidden on the page"
    return (
        _first(_HINTS, evidence.near)
        or _first(_ELEMENTS, evidence.ancestors)
        or _first(_HINTS, evidence.far)
        or _linked(line, evidence)
    )


def _first(table: Mapping[str, str], names: frozenset[str]) -> str:
    return next((text for name, text in table.items() if name in names), "")


def _linked(line: Line, evidence: Evidence) -> str:
    return "menu or list of links" if evidence.link > _LINKED and len(line.text) < 2 * _SHORT else ""


def _is_in_a_list(labelled: Sequence[Labelled], index: int) -> bool:
    """Tell whether a line is one of several short ones in a row."""
    first = last = index
    while first > 0 and index - first < _LIST and len(labelled[first - 1].line.text) < _SHORT:
        first -= 1
    while last + 1 < len(labelled) and last - index < _LIST and len(labelled[last + 1].line.text) < _SHORT:
        last += 1
    return len(labelled[index].line.text) < 2 * _SHORT and last - first + 1 >= _LIST


def _by_place(index: int, around: Surroundings) -> str:
    if index < around.first:
        return "before the story"
    return "after the story" if index > around.last else "not part of the story"
