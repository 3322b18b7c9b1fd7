"""The fixtures: articles of our own, each in one file with the parts it should be given back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from article_reader import Article, Block, Caption, Code, ListItem, Paragraph, Quote, Table

FOLDER = Path(__file__).parent / "fixtures"
SAMPLE = Path(__file__).parent.parent / "seeds" / "000_57ba06d548828de3.txt"

Part = tuple[str, str]
"""A part's kind and its text; "section" has the heading for text, or "" where there is none."""


@dataclass(frozen=True, slots=True)
class Fixture:
    """One article and its parts."""

    name: str
    """The file's name without its ending."""

    text: str
    """The dump."""

    parts: tuple[Part, ...]
    """What should come of it, in order; "…" in a text stands for any words."""


def fixtures(names: str = "*.txt") -> list[Fixture]:
    return [_fixture(path) for path in sorted(FOLDER.glob(names))]


def _fixture(path: Path) -> Fixture:
    _title, rest = path.read_text(encoding="utf-8").split("==== input\n")
    text, expected = rest.split("==== expected\n")
    parts = tuple(_part(line) for line in expected.splitlines())
    return Fixture(path.stem, text, parts)


def _part(line: str) -> Part:
    kind, _, text = line.partition(": ")
    return kind, text


def parts_of(article: Article) -> Iterator[Part]:
    """Yield an article's parts as the fixtures write them."""
    for kind in ("kicker", "headline", "byline", "published", "lead"):
        if (part := getattr(article, kind)) is not None:
            yield kind, part.text
    for section in article.sections:
        yield "section", section.heading.text if section.heading else ""
        for block in section.blocks:
            yield from _of_block(block)
    for left_out in article.left_out:
        yield "left out", left_out.text


def _of_block(block: Block) -> Iterator[Part]:
    match block:
        case Caption():
            if block.text is not None:
                yield "caption", block.text
            if block.credit is not None:
                yield "credit", block.credit
        case Paragraph():
            yield "paragraph", block.text.replace("\n", "⏎")
        case ListItem():
            yield "list item", block.text.replace("\n", "⏎")
        case Quote():
            yield "quote", block.text.replace("\n", "⏎")
        case Code():
            yield "code", block.text.replace("\n", "⏎")
        case Table():
            yield "table", block.text.replace("\n", "⏎").replace("\t", " | ")


def agrees(found: str, expected: str) -> bool:
    """Tell whether a text is the expected one, whose "…" stands for any words."""
    begin, _, end = expected.partition("…") if "…" in expected else (expected, "", expected)
    return found.startswith(begin.rstrip()) and found.endswith(end.strip()) and (begin != end or found == expected)
