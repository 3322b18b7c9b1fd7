"""Lines left out: counted at the bottom and at the end of the page, shown in their places, found by a search."""

from __future__ import annotations

import pytest

from article_reader import Article, LeftOut, Paragraph, Section, Span, Text
from tests.reader.conftest import Open, Reader
from tests.reader.pages import CRANE, PLAIN

SHORT = Article(
    headline=Text("Ferry late again", Span(1, 1)),
    sections=(Section(None, (Paragraph("The ferry was late.", Span(2, 2)),)),),
    left_out=(LeftOut("Share this ferry", "share button", Span(3, 3)),),
)


async def search(reader: Reader, words: str) -> None:
    await reader.press("slash", *words)


async def test_the_bar_and_the_end_of_the_page_tell_how_many_there_are(read: Open) -> None:
    async with read(CRANE, size=(120, 30)) as reader:
        assert "3 left out · o shows them" in reader.standing
        await reader.press("G")
        assert reader.lines[-1] == "3 lines left out · o shows them"
        await reader.press("o")
        assert "3 left out shown" in reader.standing
        assert not any("lines left out ·" in line for line in reader.lines)


async def test_one_line_is_no_lines(read: Open) -> None:
    async with read(SHORT, size=(120, 30)) as reader:
        assert reader.row_of("1 line left out · o shows it") is not None


async def test_where_nothing_was_left_out_nothing_is_told(read: Open) -> None:
    async with read(PLAIN) as reader:
        assert not any("left out" in line for line in (*reader.lines, reader.standing))


async def test_the_key_that_is_told_is_the_one_that_does_it(read: Open) -> None:
    async with read(SHORT, size=(120, 30), keys={"left_out": ("x",)}) as reader:
        assert "x shows it" in reader.standing
        assert reader.row_of("1 line left out · x shows it") is not None


async def test_a_narrow_window_keeps_the_count(read: Open) -> None:
    async with read(CRANE, size=(40, 15)) as reader:
        assert "3 left out" in reader.standing


async def test_what_is_told_at_the_end_is_not_copied_nor_found(read: Open) -> None:
    async with read(SHORT) as reader:
        await reader.press("Y")
        assert reader.app.clipboard.endswith("The ferry was late.")
        await search(reader, "lines left out")
        assert reader.standing.startswith("nothing found")


async def test_the_end_of_the_story_is_the_end_of_the_bar(read: Open) -> None:
    async with read(CRANE, size=(80, 24)) as reader:
        await reader.press("G")
        assert reader.standing.endswith("100 %")


async def test_a_search_counts_hits_among_them_and_the_key_lights_them(read: Open) -> None:
    async with read(SHORT, size=(120, 30)) as reader:
        await search(reader, "ferry")
        assert reader.standing.startswith("1/2, 1 more among lines left out · o shows it: “ferry”")
        await reader.press("enter", "o")
        assert reader.standing.startswith("1/3 “ferry”")


async def test_hits_that_are_only_there_are_kept_until_they_are_shown(read: Open) -> None:
    async with read(SHORT, size=(120, 30)) as reader:
        await search(reader, "share")
        await reader.press("enter")
        assert reader.standing.startswith("nothing shown, 1 among lines left out · o shows it: “share”")
        await reader.press("o")
        assert reader.standing.startswith("1/1 “share”")
        row = reader.row_of("Share this ferry")
        assert row is not None
        assert any(part.style and part.style.reverse and part.text == "Share" for part in reader.view.render_line(row))


@pytest.mark.parametrize("key", ["o", "a"])
async def test_keys_say_what_they_can_t_do(read: Open, key: str) -> None:
    async with read(PLAIN) as reader:
        await reader.press(key)
        told = {"o": "nothing was left out", "a": "--all takes every line"}
        assert told[key] in reader.standing
