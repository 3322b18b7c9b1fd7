"""How it looks: pictures that are compared cell by cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from article_reader.reader.app import ReaderApp
from article_reader.reader.settings import Settings
from tests.reader.pages import ARABIC, CRANE, JAPANESE

Compare = Callable[..., bool]
SIZES = [(80, 24), (40, 15), (120, 40)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_opening(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(CRANE, settings=Settings(theme="textual-dark")), terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_last_section_with_what_was_left_out(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(CRANE, settings=Settings(theme="textual-dark")), terminal_size=size, press=["o", "3"])


def test_without_captions(snap_compare: Compare) -> None:
    assert snap_compare(ReaderApp(CRANE, settings=Settings(theme="textual-dark", captions=False)), press=["2"])


def test_on_a_light_theme(snap_compare: Compare) -> None:
    assert snap_compare(ReaderApp(CRANE, settings=Settings(theme="textual-light")))


def test_wide_characters(snap_compare: Compare) -> None:
    assert snap_compare(ReaderApp(JAPANESE, settings=Settings(theme="textual-dark")))


def test_right_to_left(snap_compare: Compare) -> None:
    assert snap_compare(ReaderApp(ARABIC, settings=Settings(theme="textual-dark")))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_help(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(CRANE, settings=Settings(theme="textual-dark")), terminal_size=size, press=["?"])
