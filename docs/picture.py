"""Let the program draw the picture that the README shows: python docs/picture.py."""

from __future__ import annotations

import asyncio
from pathlib import Path

from article_reader import load
from article_reader.reader.app import ReaderApp
from article_reader.reader.settings import Settings

ROOT = Path(__file__).parent.parent
SIZE = (80, 32)
"""Columns and rows of the window."""


async def draw(target: Path) -> None:
    """Write what the reader shows of the sample, as an SVG."""
    app = ReaderApp(load(next((ROOT / "seeds").glob("*.txt"))), settings=Settings(theme="textual-dark"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        target.write_text(app.export_screenshot(title="article-reader"), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw(ROOT / "docs" / "reader.svg"))
