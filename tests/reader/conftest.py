"""What the reader's tests share: an open reader, driven as by a person."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from textual._context import active_app
from textual.events import Key
from textual.pilot import Pilot

from article_reader import Article
from article_reader.reader.app import ReaderApp
from article_reader.reader.reading import ReadingScreen
from article_reader.reader.settings import Host, Settings
from tests.end_to_end.terminal import TIMEOUT

SIZE = (80, 24)

NO_PROGRAMS = {"PATH": "/nonexistent"}
"""An environment in which no program of the developer's is found, such as one that takes what is copied."""

NAMES = {"\r": "enter", "\n": "ctrl+j", "\x7f": "backspace", "/": "slash", "'": "apostrophe"}
"""What Textual calls the keys that send these characters."""

EVERYWHERE = pytest.mark.parametrize("steps", range(12))
"""For what has to hold however few steps the reader has made when the next key comes."""


_ROUNDS = 4
"""How often all widgets come to the end of their queues: a message may put one into another's."""


async def everything_is_handled(*_: float) -> None:
    """Wait until the app and its widgets have handled all that they were sent, and what that made them send."""
    app = active_app.get()
    for _round in range(_ROUNDS):
        while app._resize_timer is not None:
            await asyncio.sleep(0.001)
        waiting = []
        for node in (app, *(node for screen in app.screen_stack for node in screen.walk_children(with_self=True))):
            handled = asyncio.Event()
            if node.call_later(handled.set):
                waiting.append(asyncio.ensure_future(handled.wait()))
        failed: asyncio.Future[object] = asyncio.ensure_future(app._exception_event.wait())
        futures: list[asyncio.Future[Any]] = [asyncio.gather(*waiting), failed]
        await asyncio.wait(futures, return_when=asyncio.FIRST_COMPLETED, timeout=TIMEOUT)
        for future in futures:
            future.cancel()
        app.screen._on_timer_update()


@pytest.fixture(autouse=True)
def _no_sleeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Textual's pilot wait for events: by itself it sleeps until the process has been idle for a while."""
    monkeypatch.setattr("textual.app.wait_for_idle", everything_is_handled)
    monkeypatch.setattr("textual.pilot.wait_for_idle", everything_is_handled)


class Reader:
    """A person at an open reader: presses keys, moves the mouse, looks at the screen."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.app = pilot.app
        screen = pilot.app.screen
        assert isinstance(screen, ReadingScreen)
        self.screen = screen
        self.view = screen.view

    async def press(self, *keys: str) -> None:
        """Press keys, each once the one before has done what it does; a digit is a section's number."""
        for key in keys:
            await self.pilot.press(key)
            if self.screen.has_number:
                await self.pilot.press("enter")
        await self.pilot.pause()

    async def type(self, keys: str, steps: int) -> None:
        """Type keys, given as the characters they send, without waiting for what they do.

        Between two of them the reader gets only as many steps of its loop as are given: where it is caught, in the
        midst of handing the keyboard over, depends on these.
        """
        for character in keys:
            self.app.post_message(Key(NAMES.get(character, character), character))
            for _ in range(steps):
                await asyncio.sleep(0)

    async def wait_until(self, told: Callable[[], bool]) -> None:
        """Wait until it is so; fail where it doesn't come to be, even on a loaded machine."""
        deadline = time.monotonic() + TIMEOUT
        while not told():
            assert time.monotonic() < deadline, "\n".join(self.whole_screen)
            await self.pilot.pause(0.01)

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()

    async def drag(self, begin: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag the mouse between two cells of the view."""
        await self.pilot.mouse_down(self.view, offset=begin)
        await self.pilot.hover(self.view, offset=end)
        await self.pilot.mouse_up(self.view, offset=end)
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """The rows of the page in the window, without the margin."""
        strips = (self.view.render_line(y) for y in range(self.view.size.height))
        return [strip.text[self.view.column.left :].rstrip() for strip in strips]

    @property
    def bottom_lines(self) -> list[str]:
        status = self.screen.status
        return [status.render_line(y).text.rstrip() for y in range(status.size.height)]

    @property
    def standing(self) -> str:
        """What the first line at the bottom says."""
        return self.bottom_lines[0].strip()

    @property
    def whole_screen(self) -> list[str]:
        """All rows of the screen, whatever lies on it."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    def row_of(self, text: str) -> int | None:
        """Return the row of the window that shows the text, from 0."""
        return next((row for row, line in enumerate(self.lines) if text in line), None)


Open = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def read() -> Open:
    """Open a reader: `async with read(article, size=..., settings...) as reader`."""

    @asynccontextmanager
    async def opened(
        article: Article,
        size: tuple[int, int] = SIZE,
        environment: Mapping[str, str] = NO_PROGRAMS,
        **settings: object,
    ) -> AsyncIterator[Reader]:
        chosen = Settings(**{"theme": "textual-dark"} | settings)  # type: ignore[arg-type]
        app = ReaderApp(article, settings=chosen, host=Host(environment=environment))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Reader(pilot)

    return opened
