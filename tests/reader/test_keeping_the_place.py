"""What the reader was looking at stays where it is, whatever is shown, hidden or resized."""

from __future__ import annotations

import pytest

from tests.reader.conftest import Open, Reader
from tests.reader.pages import CRANE, JAPANESE, long_article

LONG = long_article()
SIZES = [(40, 15), (120, 40), (20, 6), (200, 60), (63, 9), (1, 1), (80, 24)]


def under_the_eye(reader: Reader) -> tuple[str, int]:
    """Return the first line of text in the window, and its row."""
    return next((line, row) for row, line in enumerate(reader.lines) if line)


@pytest.mark.parametrize("way", ["", "j", "space", "space space", "] j j j j j", "] ] d", "3 u"])
@pytest.mark.parametrize("key", ["c", "o"])
async def test_a_toggle_moves_nothing_that_stays_and_a_second_one_brings_all_back(
    read: Open, key: str, way: str
) -> None:
    async with read(LONG if key == "c" else CRANE) as reader:
        await reader.press(*way.split())
        before = reader.lines
        place = reader.view.place
        text = reader.view.pieces[place.piece].text
        await reader.press(key)
        if "aption" not in text and "©" not in text:
            assert under_the_eye(reader)[0] == next(line for line in before if line)
        await reader.press(key)
        assert reader.lines == before


async def test_where_the_caption_at_the_top_goes_the_text_below_it_stays_on_its_row(read: Open) -> None:
    async with read(LONG) as reader:
        await reader.press("2", "}", "}")
        assert reader.lines[0] == "▎ Caption 2.0"
        row = reader.row_of("Paragraph 2.1")
        await reader.press("c")
        assert reader.row_of("Paragraph 2.1") == row
        await reader.press("c")
        assert reader.lines[0] == "▎ Caption 2.0"


async def test_where_all_that_is_seen_goes_what_comes_next_is_at_the_top(read: Open) -> None:
    async with read(LONG, size=(80, 4)) as reader:
        await reader.press("2", "}", "}")
        assert reader.lines[:2] == ["▎ Caption 2.0", "▎ © 2.0"]
        await reader.press("c")
        assert reader.lines[0].startswith("Paragraph 2.1")


async def test_resizing_again_and_again_does_not_drift(read: Open) -> None:
    async with read(LONG) as reader:
        await reader.press("2", "space", "j", "j")
        before = reader.lines
        place = reader.view.place
        for _ in range(3):
            for size in SIZES:
                await reader.resize(*size)
                assert reader.view.place == place
        assert reader.lines == before


async def test_a_resize_keeps_the_character_under_the_eye_in_the_top_row(read: Open) -> None:
    async with read(JAPANESE, size=(60, 10)) as reader:
        await reader.press("2", "j", "j", "j", "j")
        place = reader.view.place
        for width in (40, 23, 31, 10, 60):
            await reader.resize(width, 6)
            end = reader.view.rows.end(reader.view.top)
            assert reader.view.rows.piece[reader.view.top] == place.piece
            assert reader.view.rows.start[reader.view.top] <= place.offset
            assert end is None or place.offset < end


async def test_a_heading_jumped_to_stays_at_the_top_of_a_larger_window(read: Open) -> None:
    async with read(CRANE) as reader:
        await reader.press("2")
        for size in SIZES:
            await reader.resize(*size)
            assert "Zwanzig Minuten Zeit".startswith(reader.lines[0])


async def test_at_the_bottom_a_larger_window_is_filled_and_the_smaller_one_again_as_it_was(read: Open) -> None:
    async with read(LONG) as reader:
        await reader.press("space", "space", "G", "k")
        before = reader.lines
        await reader.resize(80, 60)
        assert reader.view.bottom == len(reader.view.rows)
        await reader.resize(80, 24)
        assert reader.lines == before


async def test_another_measure_and_back_moves_nothing(read: Open) -> None:
    async with read(LONG, size=(120, 30)) as reader:
        await reader.press("2", "space", "j")
        before = reader.lines
        await reader.press("-", "-", "-", "+", "+", "+", "+", "c", "+", "=", "c")
        assert reader.lines == before


async def test_the_place_is_kept_while_the_help_is_open(read: Open) -> None:
    async with read(LONG) as reader:
        await reader.press("2", "j")
        before = reader.lines
        await reader.press("?")
        await reader.resize(50, 20)
        await reader.resize(80, 24)
        await reader.press("escape")
        assert reader.lines == before


@pytest.mark.parametrize("width", [1, 2, 3, 5, 10, 19, 23, 24])
@pytest.mark.parametrize("height", [1, 2, 3, 4, 5, 11, 12])
async def test_no_window_is_too_small(read: Open, width: int, height: int) -> None:
    async with read(CRANE, size=(width, height)) as reader:
        await reader.press("]", "c", "o", "G", "space", "g")
        assert len(reader.lines) == reader.view.size.height
        assert reader.view.size.height >= 1
