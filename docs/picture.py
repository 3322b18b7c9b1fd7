"""Let the program draw the pictures that the pages show: python docs/picture.py."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from article_reader import Article, Mark, MarkKind, Paragraph, Section, Span, Text, load
from article_reader.reader.app import ReaderApp
from article_reader.reader.settings import Settings

ROOT = Path(__file__).parent.parent

FERRY = Article(
    headline=Text("The night ferry runs again", Span(1, 1)),
    lead=Text("After eleven months in dock the old ship is back on the line to the islands.", Span(2, 2)),
    sections=(
        Section(
            None,
            (
                Paragraph(
                    "The harbour office has put the new timetable on its page. Two crossings a night are planned, and "
                    "a third one on Fridays; the fares stay as they were.",
                    Span(4, 4),
                    (Mark(MarkKind.LINK, 31, 44, "https://harbour.example/night-ferry/timetable"),),
                ),
                Paragraph(
                    "What the repair has cost is told in the report of the islands' council.",
                    Span(6, 6),
                    (Mark(MarkKind.LINK, 40, 46, "https://council.example/reports/ferry.pdf"),),
                ),
            ),
        ),
    ),
)
"""An article with links, which the sample has none of."""


async def draw(name: str, article: Article, keys: Sequence[str] = (), size: tuple[int, int] = (80, 24)) -> None:
    """Write what the reader shows of an article once keys have been pressed, as an SVG."""
    app = ReaderApp(article, settings=Settings(theme="textual-dark"))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        target = ROOT / "docs" / f"{name}.svg"
        target.write_text(app.export_screenshot(title="article-reader"), encoding="utf-8")


async def main() -> None:
    """Draw all pictures."""
    sample = load(next((ROOT / "seeds").glob("*.txt")))
    await draw("reader", sample, size=(80, 32))
    await draw("outline", sample, ("2", "enter", "t"), (100, 24))
    await draw("links", FERRY, ("L",), (100, 16))
    await draw(
        "bookmarks",
        sample,
        ("right_curly_bracket", "m", "a", "2", "enter", "m", "k", "M", "j", "a", *"who pays?", "enter", "M"),
        (100, 24),
    )


if __name__ == "__main__":
    asyncio.run(main())
