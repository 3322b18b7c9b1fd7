"""The mouse scrolls and selects; what is copied is the text as it was before it was wrapped."""

from __future__ import annotations

from textual.events import MouseScrollDown, MouseScrollUp

from tests.reader.conftest import Open
from tests.reader.pages import CRANE, JAPANESE, NOTHING, long_article

FIRST = CRANE.sections[0].blocks[0]
LONG = long_article()


async def test_the_wheel_scrolls_and_goes_no_further_than_the_text(read: Open) -> None:
    async with read(LONG) as reader:
        await reader.pilot._post_mouse_events([MouseScrollDown], reader.view, offset=(20, 5), button=0)
        await reader.pilot.pause()
        assert reader.view.top > 0
        place = reader.view.place
        await reader.resize(50, 20)
        await reader.resize(80, 24)
        assert reader.view.place == place
        for _ in range(5):
            await reader.pilot._post_mouse_events([MouseScrollUp], reader.view, offset=(20, 5), button=0)
        await reader.pilot.pause()
        assert reader.view.top == 0


async def test_a_dragged_paragraph_is_copied_on_one_line(read: Open) -> None:
    async with read(CRANE, size=(80, 40)) as reader:
        row = reader.row_of("Der alte Hafenkran") or 0
        await reader.drag((reader.view.column.left, row), (79, row + 4))
        assert reader.app.screen.get_selected_text() == FIRST.text


async def test_a_selection_may_begin_and_end_beside_the_text_and_on_blank_rows(read: Open) -> None:
    async with read(CRANE, size=(80, 40)) as reader:
        row = reader.row_of("Der alte Hafenkran") or 0
        await reader.drag((0, row - 1), (2, row + 5))
        assert reader.app.screen.get_selected_text() == FIRST.text


async def test_a_selection_survives_a_resize(read: Open) -> None:
    async with read(CRANE, size=(80, 40)) as reader:
        row = reader.row_of("Der alte Hafenkran") or 0
        await reader.drag((reader.view.column.left, row), (79, row + 4))
        await reader.resize(50, 40)
        assert reader.app.screen.get_selected_text() == FIRST.text


async def test_a_bar_or_a_bullet_is_not_copied(read: Open) -> None:
    async with read(CRANE, size=(80, 70)) as reader:
        row = reader.row_of("Führungen von Juni an") or 0
        await reader.drag((reader.view.column.left, row), (79, row + 1))
        assert reader.app.screen.get_selected_text() == "Führungen von Juni an\nEintritt frei für Kinder"
        row = reader.row_of("Der Kran am Morgen") or 0
        await reader.drag((reader.view.column.left, row), (79, row + 1))
        assert reader.app.screen.get_selected_text() == "Der Kran am Morgen danach\n© Hafenarchiv/Momme Bendixen"


async def test_what_is_selected_looks_so(read: Open) -> None:
    async with read(CRANE, size=(80, 40)) as reader:
        row = reader.row_of("Der alte Hafenkran") or 0
        left = reader.view.column.left
        before = reader.view.render_line(row)
        await reader.drag((left + 4, row), (left + 7, row))
        lit = reader.app.screen.get_component_rich_style("screen--selection").bgcolor
        after = reader.view.render_line(row)
        assert [part.text for part in after if part.style and part.style.bgcolor == lit] == ["alte"]
        assert after.text == before.text


async def test_wide_characters_are_selected_by_either_of_their_cells(read: Open) -> None:
    async with read(JAPANESE) as reader:
        row = reader.row_of("緑の起重機") or 0
        left = reader.view.column.left
        await reader.drag((left + 5, row), (left + 8, row))
        assert reader.app.screen.get_selected_text() == "起重機"


async def test_two_clicks_select_a_word_and_three_a_paragraph(read: Open) -> None:
    async with read(CRANE, size=(80, 40)) as reader:
        row = reader.row_of("Der alte Hafenkran") or 0
        here = (reader.view.column.left + 12, row)
        await reader.pilot.click(reader.view, offset=here, times=2)
        assert reader.app.screen.get_selected_text() == "Hafenkran"
        await reader.pilot.click(reader.view, offset=here, times=3)
        assert reader.app.screen.get_selected_text() == FIRST.text
        await reader.pilot.click(reader.view, offset=(2, 2))
        assert reader.app.screen.get_selected_text() is None


async def test_the_copy_key_copies_the_selection(read: Open) -> None:
    async with read(CRANE, size=(80, 40)) as reader:
        row = reader.row_of("Der alte Hafenkran") or 0
        await reader.drag((reader.view.column.left, row), (79, row + 4))
        await reader.press("ctrl+c")
        assert reader.app.clipboard == FIRST.text
        assert f"sent to the terminal's clipboard: {len(FIRST.text)} characters" in reader.bottom_lines[0]
        assert reader.app.return_code is None


async def test_what_is_copied_has_neither_our_hyphens_nor_our_gaps(read: Open) -> None:
    async with read(CRANE, size=(80, 40), width=40, hyphenation=True, justification=True) as reader:
        row = reader.row_of("Der alte") or reader.row_of("Der  alte") or 0
        shown = reader.lines[row : row + 8]
        assert any(line.endswith("-") for line in shown)
        assert any("  " in line for line in shown)
        await reader.drag((reader.view.column.left, row), (79, row + 7))
        copied = reader.app.screen.get_selected_text() or ""
        assert len(copied) > 200
        assert copied in str(FIRST.text)


async def test_each_cell_of_a_stretched_row_is_the_character_drawn_there(read: Open) -> None:
    async with read(CRANE, size=(80, 40), width=40, hyphenation=True, justification=True) as reader:
        left = reader.view.column.left
        row = next(row for row, line in enumerate(reader.lines) if "  " in line)
        for cell, character in enumerate(reader.lines[row].rstrip("-")):
            offset, number = reader.view.offset_at(left + cell, row)
            assert reader.view.pieces[number].text[offset] == character


async def test_a_click_on_an_empty_page_does_nothing(read: Open) -> None:
    async with read(NOTHING) as reader:
        await reader.pilot.click(reader.view, offset=(5, 5), times=2)
        await reader.drag((1, 1), (5, 5))
        assert not reader.app.screen.get_selected_text()
