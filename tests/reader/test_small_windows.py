"""Windows that are small, and too small."""

from __future__ import annotations

import pytest

from tests.reader.conftest import Open
from tests.reader.pages import CRANE


async def test_twenty_by_six_can_be_read_in(read: Open) -> None:
    async with read(CRANE, size=(20, 6)) as reader:
        assert reader.row_of("Nach elf Monaten") is not None
        assert "too small" not in "\n".join(reader.whole_screen)
        await reader.press("space", "]", "c", "o", "t", "enter", "slash", *"kran", "enter", "escape", "G")
        assert reader.app.return_code is None


@pytest.mark.parametrize("size", [(19, 24), (80, 5), (3, 2), (1, 1)])
async def test_below_that_it_says_so_and_comes_back(read: Open, size: tuple[int, int]) -> None:
    async with read(CRANE) as reader:
        await reader.press("2")
        await reader.resize(*size)
        told = reader.whole_screen[-1].rstrip("…")
        assert "too small: 20×6 needed".startswith(told.rstrip()) or size == (1, 1)
        await reader.press("j", "k", "c", "c")
        await reader.resize(80, 24)
        assert reader.row_of("Zwanzig Minuten Zeit") == 0


async def test_a_storm_of_sizes_keeps_the_place(read: Open) -> None:
    async with read(CRANE) as reader:
        await reader.press("3")
        for width in range(20, 120, 7):
            await reader.resize(width, 6 + width % 30)
        await reader.resize(80, 24)
        assert reader.row_of("Was jetzt kommt") == 0
