"""Marks, and the way back from a leap."""

from __future__ import annotations

from tests.reader.conftest import Open
from tests.reader.pages import CRANE


async def test_a_mark_leads_back_whatever_is_between(read: Open) -> None:
    async with read(CRANE, size=(60, 15)) as reader:
        await reader.press("2", "}", "m")
        assert reader.standing.startswith("bookmark this place")
        await reader.press("a")
        assert reader.standing.startswith("bookmark a set")
        before = reader.lines
        await reader.press("g", "apostrophe", "a")
        assert reader.lines == before


async def test_two_apostrophes_go_back_to_before_the_last_leap(read: Open) -> None:
    async with read(CRANE, size=(60, 15)) as reader:
        await reader.press("space", "j")
        before = reader.lines[0]
        await reader.press("G", "apostrophe", "apostrophe")
        assert reader.lines[0] == before


async def test_a_letter_that_marks_nothing_and_a_key_that_is_no_letter_are_told(read: Open) -> None:
    async with read(CRANE) as reader:
        await reader.press("apostrophe", "z")
        assert reader.standing.startswith("no bookmark z; there are: none")
        await reader.press("m", "1")
        assert reader.standing.startswith("no bookmark: its letter has to be")
        assert reader.view.top == 0
        await reader.press("m", "q")
        assert reader.app.return_code is None
        await reader.press("apostrophe", "y")
        assert reader.standing.startswith("no bookmark y; there are: q")
