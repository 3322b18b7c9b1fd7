"""Links of input with markup: reached, told, opened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from textual.events import Paste

from article_reader import Article, Mark, MarkKind, Paragraph, Section, Span, Text
from article_reader.output import WRITERS, Sheet
from article_reader.reader.app import ReaderApp
from article_reader.reader.settings import Host, Settings, Source, loaded
from tests.reader.conftest import NO_PROGRAMS, Open, Reader
from tests.reader.pages import CRANE

LINK = MarkKind.LINK
_LONG = "Words before the second link, and many of them. " * 30
LINKED = Article(
    headline=Text("Ferry runs again", Span(1, 1)),
    sections=(
        Section(
            None,
            (
                Paragraph("See the timetable here.", Span(3, 3), (Mark(LINK, 8, 17, "https://ferry.example/times"),)),
                Paragraph(_LONG + "Write to us.", Span(5, 5), (Mark(LINK, 1440, 1452, "mailto:us@ferry.example"),)),
            ),
        ),
    ),
)


async def test_tab_lights_link_after_link_and_tells_the_address(read: Open) -> None:
    async with read(LINKED, size=(60, 12)) as reader:
        await reader.press("tab")
        assert reader.standing.startswith("Enter opens https://ferry.example/times")
        await reader.press("tab")
        assert reader.standing.startswith("Enter opens mailto:us@ferry.example")
        assert reader.row_of("Write to us.") is not None
        await reader.press("tab")
        assert reader.row_of("See the timetable") is not None
        await reader.press("shift+tab")
        assert reader.standing.startswith("Enter opens mailto:")
        await reader.press("escape")
        assert "Enter opens" not in reader.standing


BROWSER = """#!/bin/sh
echo "$1" >> "$(dirname "$0")/opened"
"""


@pytest.fixture
def browser(tmp_path: Path) -> Mapping[str, str]:
    """An environment whose browser writes down what it opens."""
    program = tmp_path / "browser"
    program.write_text(BROWSER)
    program.chmod(0o755)
    return {"BROWSER": str(program), "PATH": "/usr/bin:/bin"}


def opened(folder: Path) -> list[str]:
    file = folder / "opened"
    return file.read_text().split() if file.exists() else []


async def test_enter_opens_the_selected_link_and_else_goes_a_line_down(
    read: Open, browser: Mapping[str, str], tmp_path: Path
) -> None:
    async with read(LINKED, size=(60, 12), environment=browser) as reader:
        await reader.press("enter")
        assert (reader.view.top, opened(tmp_path)) == (1, [])
        await reader.press("g", "tab", "enter")
        await reader.wait_until(lambda: reader.standing.startswith("opened in browser: https://ferry"))
        assert opened(tmp_path) == ["https://ferry.example/times"]
        await reader.press("G", "enter")
        assert len(opened(tmp_path)) == 1


async def test_where_there_is_no_browser_it_is_said(read: Open) -> None:
    async with read(LINKED, size=(90, 12)) as reader:
        await reader.press("tab", "enter")
        await reader.wait_until(lambda: reader.standing.startswith("there is no browser"))


async def test_a_browser_that_fails_is_told(read: Open, tmp_path: Path) -> None:
    program = tmp_path / "broken"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    async with read(LINKED, size=(90, 12), environment={"BROWSER": str(program), "PATH": "/bin"}) as reader:
        await reader.press("tab", "enter")
        await reader.wait_until(lambda: reader.standing.startswith("broken ended with exit code 3"))


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (200, 60)])
async def test_all_links_are_listed_with_their_addresses_to_open_and_to_copy(
    read: Open, browser: Mapping[str, str], tmp_path: Path, size: tuple[int, int]
) -> None:
    async with read(LINKED, size=size, environment=browser) as reader:
        await reader.press("L")
        screen = "\n".join(reader.whole_screen)
        assert "timetable" in screen
        assert "https://ferry" in screen
        await reader.press("y")
        assert reader.app.clipboard == "https://ferry.example/times"
        await reader.press("enter")
        await reader.wait_until(lambda: opened(tmp_path) == ["https://ferry.example/times"])
        await reader.press("escape")
        await reader.press("L", "L")
        assert "https://ferry" not in "\n".join(reader.whole_screen[:-2])


async def test_a_click_opens_a_link_and_the_pointer_shows_its_address(
    read: Open, browser: Mapping[str, str], tmp_path: Path
) -> None:
    async with read(LINKED, size=(90, 12), environment=browser) as reader:
        row = reader.row_of("timetable")
        assert row is not None
        cell = (reader.view.column.left + reader.lines[row].index("timetable") + 1, row)
        await reader.pilot.hover(reader.view, offset=cell)
        assert reader.standing.startswith("https://ferry.example/times")
        await reader.pilot.click(reader.view, offset=cell)
        await reader.wait_until(lambda: opened(tmp_path) == ["https://ferry.example/times"])
        await reader.pilot.hover(reader.view, offset=(0, row))
        await reader.pilot.pause()
        assert reader.screen.status.link == ""


async def test_a_page_is_read_here_and_gone_back_from(read: Open) -> None:
    def open_address(address: str) -> Source:
        return Source(None, lambda _: loaded(CRANE), address)

    host = Host(open=open_address, environment=NO_PROGRAMS)
    async with ReaderApp(LINKED, settings=Settings(), host=host).run_test(size=(80, 24)) as pilot:
        reader = Reader(pilot)
        await reader.press("L", "f")
        await reader.wait_until(lambda: reader.row_of("Nach elf Monaten") is not None)
        await reader.press("2", "ctrl+o", "ctrl+o")
        assert reader.row_of("timetable") is not None
        await reader.press("l")
        assert reader.row_of("Nach elf Monaten") is not None


async def test_files_of_the_command_line_are_read_one_after_the_other() -> None:
    sources = [Source(None, lambda _: loaded(LINKED), "ferry.txt"), Source(None, lambda _: loaded(CRANE), "crane.txt")]
    host = Host(sources, environment=NO_PROGRAMS)
    async with ReaderApp(LINKED, settings=Settings(), host=host).run_test(size=(80, 24)) as pilot:
        reader = Reader(pilot)
        await reader.press("colon", "p")
        assert reader.standing.startswith("no file before")
        await reader.press("colon", "n")
        await reader.wait_until(lambda: reader.row_of("Nach elf Monaten") is not None)
        assert reader.standing.startswith("2/2 · crane.txt")
        await reader.press("colon", "n")
        assert reader.standing.startswith("no further file")
        await reader.press("colon", "p")
        await reader.wait_until(lambda: reader.row_of("timetable") is not None)
        assert reader.standing.startswith("1/2 · ferry.txt")


async def test_a_paste_is_read_where_that_is_said() -> None:
    pasted: list[str] = []

    def paste(text: str) -> Source:
        pasted.append(text)
        return Source(None, lambda _: loaded(CRANE), "what was pasted")

    host = Host(paste=paste, environment=NO_PROGRAMS)
    async with ReaderApp(LINKED, settings=Settings(), host=host).run_test(size=(80, 24)) as pilot:
        reader = Reader(pilot)
        reader.app.post_message(Paste("q\nquit now\n"))
        await reader.pilot.pause()
        assert reader.standing.startswith("read what was pasted (3 words)? y reads it")
        await reader.press("x")
        assert pasted == []
        reader.app.post_message(Paste("The crane is back."))
        await reader.pilot.pause()
        await reader.press("y")
        await reader.wait_until(lambda: reader.row_of("Nach elf Monaten") is not None)
        assert pasted == ["The crane is back."]
        await reader.press("ctrl+o")
        assert reader.row_of("timetable") is not None


async def test_back_and_forward_go_through_jumps(read: Open) -> None:
    async with read(CRANE, size=(60, 15)) as reader:
        await reader.press("2", "3", "ctrl+o")
        assert reader.lines[0] == "Zwanzig Minuten Zeit"
        await reader.press("h")
        assert reader.view.top == 0
        await reader.press("right", "l")
        assert reader.lines[0] == "Was jetzt kommt"
        await reader.press("l")
        assert reader.standing.startswith("nowhere to go forward to")
        await reader.press("backspace", "left", "left")
        assert reader.standing.startswith("nowhere to go back to")


async def test_bookmarks_are_listed_with_notes_and_can_be_removed(read: Open) -> None:
    async with read(CRANE, size=(90, 24)) as reader:
        await reader.press("M")
        assert reader.standing.startswith("no bookmarks")
        await reader.press("2", "m", "a", "3", "m", "b", "M")
        assert any(line.strip().startswith("a  Zwanzig Minuten Zeit") for line in reader.whole_screen)
        await reader.press("a")
        await reader.press(*"why", "enter")
        assert reader.standing.startswith("bookmark a: why")
        await reader.press("M")
        assert any(line.strip().startswith("a  why · Zwanzig") for line in reader.whole_screen)
        await reader.press("enter")
        assert reader.lines[0] == "Zwanzig Minuten Zeit"
        await reader.press("escape", "M", "d")
        assert reader.screen.bookmarks.summary() == "b"
        saved = reader.screen.bookmarks.to_save()
        assert saved["a"] is None
        assert saved["b"] is not None


def test_printed_the_links_are_listed_at_the_end() -> None:
    printed = WRITERS["text"](LINKED, Sheet(60))
    assert printed.endswith(
        "us.\n\n[1] timetable: https://ferry.example/times\n[2] Write to us.: mailto:us@ferry.example\n"
    )
