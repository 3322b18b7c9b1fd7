"""Each key, pressed."""

from __future__ import annotations

import pytest

from article_reader import Paragraph
from tests.reader.conftest import Open, Reader
from tests.reader.pages import ARABIC, CRANE, JAPANESE, NOTHING, PLAIN, long_article

LONG = long_article()

LAST = "".join(block.text for block in LONG.sections[-1].blocks[-1:] if isinstance(block, Paragraph))
SECOND = "Zwanzig Minuten Zeit"
THIRD = "Was jetzt kommt"


@pytest.mark.parametrize("key", ["j", "down", "enter", "ctrl+j", "ctrl+e"])
async def test_a_line_down(read: Open, key: str) -> None:
    async with read(LONG) as reader:
        before = reader.lines
        await reader.press(key)
        assert reader.lines[:-1] == before[1:]


@pytest.mark.parametrize("key", ["k", "up", "ctrl+y"])
async def test_a_line_up(read: Open, key: str) -> None:
    async with read(LONG) as reader:
        await reader.press("space")
        before = reader.lines
        await reader.press(key)
        assert reader.lines[1:] == before[:-1]


@pytest.mark.parametrize("key", ["space", "f", "pagedown", "ctrl+f"])
async def test_a_page_down_shows_the_row_after_the_last_at_the_top(read: Open, key: str) -> None:
    async with read(LONG) as reader:
        bottom = reader.view.bottom
        await reader.press(key)
        assert reader.view.top == bottom


@pytest.mark.parametrize("key", ["b", "pageup", "ctrl+b"])
async def test_a_page_up_undoes_a_page_down(read: Open, key: str) -> None:
    async with read(LONG) as reader:
        await reader.press("space", "space", key)
        assert reader.view.top == reader.view.size.height


@pytest.mark.parametrize(("down", "up"), [("d", "u"), ("ctrl+d", "ctrl+u")])
async def test_half_a_page(read: Open, down: str, up: str) -> None:
    async with read(LONG) as reader:
        await reader.press(down)
        assert reader.view.top == reader.view.size.height // 2
        await reader.press(up)
        assert reader.view.top == 0


@pytest.mark.parametrize(("bottom", "top"), [("G", "g"), ("end", "home"), (">", "<")])
async def test_the_bottom_and_the_top(read: Open, bottom: str, top: str) -> None:
    async with read(LONG) as reader:
        await reader.press(bottom)
        assert reader.view.bottom == len(reader.view.rows)
        assert "100 %" in reader.bottom_lines[0]
        assert "the end" in reader.bottom_lines[0]
        await reader.press(top)
        assert reader.view.top == 0


async def test_no_key_goes_past_the_end_or_before_the_beginning(read: Open) -> None:
    async with read(LONG) as reader:
        await reader.press("k", "b", "u", "pageup")
        assert reader.view.top == 0
        await reader.press("G", "j", "space", "d")
        assert reader.view.top == reader.view.last_top


@pytest.mark.parametrize("key", ["]", "n"])
async def test_the_next_section_puts_its_heading_at_the_top(read: Open, key: str) -> None:
    async with read(CRANE) as reader:
        await reader.press(key)
        assert reader.lines[0] == SECOND
        await reader.press(key)
        assert reader.lines[0] == THIRD
        assert "3/3" in reader.bottom_lines[0]


async def test_there_is_room_below_the_last_section_for_its_heading_to_be_at_the_top(read: Open) -> None:
    async with read(CRANE, size=(80, 60)) as reader:
        await reader.press("3")
        assert reader.lines[0] == THIRD
        await reader.press("space", "j")
        assert reader.lines[0] == THIRD, "and no key goes further"
        await reader.press("G")
        assert reader.view.top == reader.view.last_top, "the bottom is where the text ends"


async def test_after_the_last_section_it_says_so_and_stays(read: Open) -> None:
    async with read(CRANE) as reader:
        await reader.press("3", "]")
        assert reader.lines[0] == THIRD
        assert "no further section" in reader.bottom_lines[0]


@pytest.mark.parametrize("key", ["[", "p"])
async def test_the_previous_section_is_this_ones_heading_first(read: Open, key: str) -> None:
    async with read(CRANE) as reader:
        await reader.press("2", "j", "j", key)
        assert reader.lines[0] == SECOND
        await reader.press("]", key)
        assert reader.lines[0] == SECOND
        await reader.press(key)
        assert reader.view.top == 0
        await reader.press(key)
        assert "no section before" in reader.bottom_lines[0]


async def test_from_a_first_section_with_a_heading_the_previous_one_is_the_top(read: Open) -> None:
    async with read(LONG) as reader:
        await reader.press("]")
        assert reader.lines[0] == "Section 1"
        await reader.press("[")
        assert reader.lines[0] == "A long day"


async def test_a_digit_is_a_section(read: Open) -> None:
    async with read(CRANE) as reader:
        await reader.press("3")
        assert reader.lines[0] == THIRD
        await reader.press("2")
        assert reader.lines[0] == SECOND
        await reader.press("1")
        assert reader.view.top == 0
        await reader.press("7")
        assert "no section 7: there are 3" in reader.bottom_lines[0]


async def test_the_next_and_the_previous_paragraph_are_put_at_the_top(read: Open) -> None:
    async with read(LONG) as reader:
        await reader.press("1", "}")
        assert reader.lines[0].startswith("Paragraph 1.0")
        await reader.press("}")
        assert reader.lines[0] == "▎ Caption 1.0"
        await reader.press("}")
        assert reader.lines[0].startswith("Paragraph 1.1")
        await reader.press("c", "{")
        assert reader.lines[0].startswith("Paragraph 1.0")
        await reader.press("j", "{")
        assert reader.lines[0].startswith("Paragraph 1.0")


async def test_after_the_last_paragraph_it_says_so(read: Open) -> None:
    async with read(LONG) as reader:
        await reader.press("G", *["}"] * 20)
        assert reader.view.top == reader.view.last_top
        assert "no further paragraph" in reader.bottom_lines[0]


async def test_the_paragraph_being_read_is_marked_and_at_the_end_it_can_be_the_last(read: Open) -> None:
    def marked(reader: Reader) -> list[str]:
        return [line.partition("›")[2].strip() for line in reader.whole_screen if "›" in line]

    async with read(LONG) as reader:
        await reader.press("1", "}")
        assert marked(reader) == [reader.lines[0]]
        await reader.press("j")
        assert marked(reader) == [reader.lines[0]]
        await reader.press("G")
        before = marked(reader)
        await reader.press("}")
        assert marked(reader) != before
        assert reader.view.top == reader.view.last_top
        await reader.press(*["}"] * 20, "y")
        assert reader.app.clipboard == LAST
        await reader.press("{", "y")
        assert reader.app.clipboard != LAST


async def test_a_hidden_caption_is_not_the_paragraph_being_read(read: Open) -> None:
    async with read(LONG) as reader:
        await reader.press("1", "}", "}", "y")
        assert reader.app.clipboard == "Caption 1.0"
        await reader.press("c", "y")
        assert reader.app.clipboard.startswith("Paragraph 1.")


async def test_captions_are_hidden_and_shown(read: Open) -> None:
    async with read(CRANE, size=(140, 70)) as reader:
        assert reader.row_of("▎ Der Kran am Morgen") is not None
        assert "captions shown" in reader.bottom_lines[0]
        await reader.press("c")
        assert reader.row_of("▎") is None
        assert "captions hidden" in reader.bottom_lines[0]
        await reader.press("c")
        assert reader.row_of("▎ © Hafenarchiv") is not None


async def test_lines_left_out_are_shown_in_their_place_with_the_reason(read: Open) -> None:
    async with read(CRANE, size=(80, 70)) as reader:
        assert reader.row_of("Teilen") is None
        await reader.press("o")
        row = reader.row_of("left out: share button")
        assert row is not None
        assert reader.lines[row - 2 : row + 2] == ["Husum, 3. Mai", "", "┊ left out: share button", "┊ Teilen"]
        assert "left out shown" in reader.bottom_lines[0]
        await reader.press("o")
        assert reader.row_of("Teilen") is None


async def test_what_is_not_there_can_be_neither_shown_nor_hidden(read: Open) -> None:
    async with read(PLAIN) as reader:
        await reader.press("c")
        assert "no captions in this article" in reader.bottom_lines[0]
        await reader.press("o")
        assert "nothing was left out" in reader.bottom_lines[0]
        await reader.press("]")
        assert "no further section" in reader.bottom_lines[0]
        await reader.press("2")
        assert "no section 2: there is 1" in reader.bottom_lines[0]


async def test_the_column_gets_wider_and_narrower_and_as_set(read: Open) -> None:
    async with read(LONG, size=(120, 24), width=60) as reader:
        await reader.press("+")
        assert reader.view.column.width == 64
        assert "64 cells wide" in reader.bottom_lines[0]
        await reader.press("-", "−")
        assert reader.view.column.width == 56
        await reader.press("=")
        assert reader.view.column.width == 60


async def test_the_column_is_never_wider_than_the_window_nor_narrower_than_can_be_read(read: Open) -> None:
    async with read(LONG, size=(60, 24)) as reader:
        await reader.press("+", "+")
        assert reader.view.column.width == 56
        await reader.press("-")
        assert reader.view.column.width == 52
        await reader.press(*["-"] * 12)
        assert reader.view.column.width == 20


async def test_the_next_theme_is_taken_and_named(read: Open) -> None:
    async with read(CRANE) as reader:
        before = reader.app.theme
        await reader.press("T")
        assert reader.app.theme != before
        assert f"theme {reader.app.theme}" in reader.bottom_lines[0]


@pytest.mark.parametrize("key", ["?", "f1"])
@pytest.mark.parametrize("close", ["escape", "q", "?"])
async def test_the_help_opens_and_closes(read: Open, key: str, close: str) -> None:
    async with read(CRANE) as reader:
        await reader.press(key)
        assert reader.app.screen is not reader.screen
        await reader.press("j", "space", "k", "b", "G", "g", close)
        assert reader.app.screen is reader.screen


async def test_the_palette_offers_what_the_keys_do(read: Open) -> None:
    async with read(CRANE) as reader:
        titles = {command.title for command in reader.app.get_system_commands(reader.screen)}
        assert {"Theme", "Quit", "Next section", "Captions shown or hidden"} <= titles
        await reader.press("ctrl+p", *"next section")
        await reader.pilot.pause(0.5)
        await reader.press("enter")
        await reader.pilot.pause(0.2)
        assert reader.lines[0] == SECOND


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quit(read: Open, key: str) -> None:
    async with read(CRANE) as reader:
        await reader.press(key)
    assert reader.app.return_code == 0


async def test_an_interrupt_ends_the_reader_with_its_own_exit_code(read: Open) -> None:
    async with read(CRANE) as reader:
        await reader.press("ctrl+c")
    assert reader.app.return_code == 130


async def test_a_message_goes_after_a_moment(read: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("article_reader.reader.moving.MESSAGE_SECONDS", 0.01)
    async with read(PLAIN) as reader:
        await reader.press("]")
        await reader.pilot.pause(0.1)
        assert "no further section" not in reader.bottom_lines[0]


@pytest.mark.parametrize("article", [NOTHING, PLAIN, JAPANESE, ARABIC], ids=["nothing", "plain", "japanese", "arabic"])
async def test_every_key_can_be_pressed_on_every_article(read: Open, article: object) -> None:
    async with read(article, size=(40, 15)) as reader:
        await reader.press(*"jk fbduGg<>}{][np19co+-=T", "home", "end", "pagedown", "pageup")
        assert reader.app.return_code is None


async def test_a_section_may_be_asked_for_from_the_start(read: Open) -> None:
    async with read(CRANE, section=3) as reader:
        assert reader.lines[0] == THIRD
        assert "3/3" in reader.bottom_lines[0]


async def test_captions_may_be_hidden_from_the_start(read: Open) -> None:
    async with read(CRANE, size=(80, 70), captions=False) as reader:
        assert reader.row_of("▎") is None
        assert "captions hidden" in reader.bottom_lines[0]


async def test_a_theme_may_be_asked_for_from_the_start(read: Open) -> None:
    async with read(CRANE, theme="nord") as reader:
        assert reader.app.theme == "nord"


async def test_a_number_before_a_key_says_how_often_it_acts(read: Open) -> None:
    async with read(LONG) as reader:
        for keys, row in (("5j", 5), ("12k", 0), ("3d", 30), ("12G", 11)):
            await reader.pilot.press("g", *keys)
            assert reader.view.top == row, keys
        await reader.pilot.press("g", "3", "]")
        assert reader.standing.startswith("3/3") or "Section 3" in "".join(reader.lines)
        await reader.pilot.press("5", "0", "percent_sign")
        assert reader.view.top == len(reader.view.rows) // 2


async def test_a_number_alone_is_a_sections_after_a_moment_or_at_once_with_enter(read: Open) -> None:
    async with read(LONG) as reader:
        await reader.pilot.press("2", "enter")
        assert reader.lines[0] == "Section 2"
        await reader.pilot.press("3")
        assert "how often" in reader.standing
        await reader.wait_until(lambda: reader.lines[0] == "Section 3")
        await reader.pilot.press("1", "escape")
        await reader.pilot.press("j")
        assert reader.lines[0] != "Section 1"
        await reader.pilot.press("1", "2", "enter")
        assert reader.standing.startswith("no section 12")
