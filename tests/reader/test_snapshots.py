"""How it looks: pictures that are compared cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from article_reader.reader.app import ReaderApp
from article_reader.reader.settings import Settings
from tests.reader.pages import ARABIC, CRANE, JAPANESE, TABLES

Compare = Callable[..., bool]
SIZES = [(80, 24), (40, 15), (120, 40)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_opening(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(CRANE, settings=Settings(theme="textual-dark")), terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_last_section_with_what_was_left_out(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(
        ReaderApp(CRANE, settings=Settings(theme="textual-dark")), terminal_size=size, press=["o", "3", "enter"]
    )


@pytest.mark.parametrize("size", [(80, 30), (40, 30), (20, 30)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_tables_and_lists(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(TABLES, settings=Settings(theme="textual-dark")), terminal_size=size)


def test_without_captions(snap_compare: Compare) -> None:
    assert snap_compare(ReaderApp(CRANE, settings=Settings(theme="textual-dark", captions=False)), press=["2", "enter"])


def test_on_a_light_theme(snap_compare: Compare) -> None:
    assert snap_compare(ReaderApp(CRANE, settings=Settings(theme="textual-light")))


def test_wide_characters(snap_compare: Compare) -> None:
    assert snap_compare(ReaderApp(JAPANESE, settings=Settings(theme="textual-dark")))


def test_right_to_left(snap_compare: Compare) -> None:
    assert snap_compare(ReaderApp(ARABIC, settings=Settings(theme="textual-dark")))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_help(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(CRANE, settings=Settings(theme="textual-dark")), terminal_size=size, press=["?"])


@pytest.mark.parametrize("theme", ["paper", "night", "ansi-dark"])
def test_on_our_own_themes_and_on_the_terminal_s_colours(snap_compare: Compare, theme: str) -> None:
    assert snap_compare(ReaderApp(CRANE, settings=Settings(theme=theme)), press=["slash", *"kran", "enter", "n"])


@pytest.mark.parametrize("size", [(100, 30), (50, 20)], ids=["beside", "over"])
def test_the_outline(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(
        ReaderApp(CRANE, settings=Settings(theme="textual-dark")), terminal_size=size, press=["2", "enter", "t"]
    )


def test_a_search_while_it_is_typed(snap_compare: Compare) -> None:
    app = ReaderApp(CRANE, settings=Settings(theme="textual-dark"))

    async def without_blinking(pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"der kran")
        pilot.app.screen.query_one(Input).cursor_blink = False

    assert snap_compare(app, run_before=without_blinking)


def test_hyphenated_and_justified(snap_compare: Compare) -> None:
    settings = Settings(theme="paper", width=50, hyphenation=True, justification=True)
    article = replace(CRANE, language="de")
    assert snap_compare(ReaderApp(article, settings=settings), terminal_size=(60, 30), press=["2", "enter"])
