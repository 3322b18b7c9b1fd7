"""The outline, on an open reader; and the section's name above the page."""

from __future__ import annotations

from tests.reader.conftest import EVERYWHERE, Open
from tests.reader.pages import CRANE, NOTHING, PLAIN


async def test_it_tells_the_sections_their_minutes_and_captions_and_where_the_reader_is(read: Open) -> None:
    async with read(CRANE, size=(100, 30)) as reader:
        await reader.press("2", "t")
        screen = "\n".join(reader.whole_screen)
        assert "▶ 2 Zwanzig Minuten Zeit" in screen
        assert "< 1 min" in screen
        assert screen.count("▎Der Kran am Morgen danach") == 2
        assert reader.row_of("Zwanzig Minuten Zeit") == 0


async def test_enter_goes_there_and_the_outline_stays_beside_the_text(read: Open) -> None:
    async with read(CRANE, size=(100, 20)) as reader:
        await reader.press("tab", "G", "enter")
        assert reader.row_of("Was jetzt kommt") == 0
        assert "▶ 3 Was jetzt kommt" in "\n".join(reader.whole_screen)
        await reader.press("g")
        assert "▶ 1 Nach elf Monaten" in "\n".join(reader.whole_screen)
        await reader.press("t", "t")
        assert "▶" not in "\n".join(reader.whole_screen)


async def test_in_a_narrow_window_it_lies_over_the_text_and_makes_way(read: Open) -> None:
    async with read(CRANE, size=(50, 20)) as reader:
        width = reader.view.size.width
        await reader.press("t")
        assert reader.view.size.width == width
        assert "▶ 1 Nach elf" in "\n".join(reader.whole_screen)
        await reader.press("G", "enter")
        assert "▶" not in "\n".join(reader.whole_screen)
        assert reader.row_of("Was jetzt kommt") == 0


async def test_escape_and_q_close_it_and_not_the_program(read: Open) -> None:
    for key in ("escape", "q", "t"):
        async with read(CRANE) as reader:
            await reader.press("t", key)
            assert "▶" not in "\n".join(reader.whole_screen)
            assert reader.app.return_code is None


async def test_a_click_goes_there(read: Open) -> None:
    async with read(CRANE, size=(100, 20)) as reader:
        await reader.press("t")
        row = next(y for y, line in enumerate(reader.whole_screen) if "Was jetzt kommt" in line[:32])
        await reader.pilot.click(offset=(5, row))
        await reader.pilot.pause()
        assert reader.row_of("Was jetzt kommt") == 0


async def test_captions_that_are_hidden_are_not_in_it(read: Open) -> None:
    async with read(CRANE, size=(100, 30)) as reader:
        await reader.press("t", "enter", "c")
        assert "▎Der Kran am Morgen danach" not in "\n".join(reader.whole_screen)


async def test_articles_without_sections_have_one_too(read: Open) -> None:
    for article in (PLAIN, NOTHING):
        async with read(article) as reader:
            await reader.press("t", "enter", "escape")
            assert reader.app.return_code is None


async def test_a_heading_that_has_scrolled_away_is_named_above_the_page(read: Open) -> None:
    async with read(CRANE, size=(60, 14)) as reader:
        assert reader.whole_screen[0] == ""
        await reader.press("2")
        assert reader.whole_screen[0] == ""
        await reader.press("j")
        assert reader.whole_screen[0].strip() == "Zwanzig Minuten Zeit"
        await reader.press("g", "space")
        assert reader.whole_screen[0].strip().startswith("Nach elf Monaten in der Werft")


async def test_zen_leaves_nothing_but_the_text(read: Open) -> None:
    async with read(CRANE, size=(60, 20)) as reader:
        await reader.press("z")
        assert reader.view.size.height == 20
        await reader.press("escape")
        assert reader.view.size.height == 17


@EVERYWHERE
async def test_what_is_typed_before_it_is_there_chooses_in_it(read: Open, steps: int) -> None:
    async with read(CRANE, size=(100, 20)) as reader:
        await reader.type("tGkg/quer\r", steps)
        await reader.wait_until(lambda: reader.standing.startswith("1/1 “quer”"))
        await reader.type("gtG\r", steps)
        await reader.wait_until(lambda: reader.row_of("Was jetzt kommt") == 0)
