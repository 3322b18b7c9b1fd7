"""The terminal we draw on: standard output, wherever standard error goes, as long as it is there."""

from __future__ import annotations

import asyncio
import contextlib
import select
import signal
import sys
import termios
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from textual.drivers.linux_driver import LinuxDriver

from article_reader.reader.compat import app_of, draw_on, has_exited

if TYPE_CHECKING:
    from textual.app import App

HUNG_UP = 128 + signal.SIGHUP
"""What the program ends with where its terminal has gone."""

_CHECK_INTERVAL = 1.0
"""How often the terminal is looked at: whether it is still there."""


class TerminalDriver(LinuxDriver):
    """Textual's driver, which draws on standard error, drawing on standard output instead.

    It starts once, and again only after it has been stopped: a CONT that comes without a stop, or once the program is
    ending, would make Textual read the keyboard twice, or for ever.
    """

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._is_on = False
        if sys.__stdout__ is not None:
            sys.__stdout__.reconfigure(errors="replace")
            draw_on(self, _Output(sys.__stdout__, self._gone))

    def start_application_mode(self) -> None:
        """Take the terminal, unless it is ours, or we are on our way out."""
        if not self._is_on and not has_exited(app_of(self)):
            self._is_on = True
            asyncio.get_running_loop().call_later(_CHECK_INTERVAL, self._check)
            super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual leaves it untyped

    def stop_application_mode(self) -> None:
        """Give the terminal back; at the end without what was typed behind the key that quits."""
        self._is_on = False
        super().stop_application_mode()
        if has_exited(app_of(self)):
            with contextlib.suppress(termios.error, OSError):  # the terminal is gone
                termios.tcflush(self.fileno, termios.TCIFLUSH)

    def _check(self) -> None:
        """See whether the terminal is still there: where nothing is drawn, nothing else would tell."""
        if self._is_on:
            terminal = select.poll()
            terminal.register(self.fileno, 0)
            if terminal.poll(0):
                self._gone()
            else:
                asyncio.get_running_loop().call_later(_CHECK_INTERVAL, self._check)

    def _gone(self) -> None:
        """End the program; it is told in a thread, and Textual takes it from there."""
        app = app_of(self)
        app.call_later(app.exit, return_code=HUNG_UP)


class _Output:
    """A terminal that may go away while something is written on it: then nothing is, and that is told once."""

    def __init__(self, file: TextIO, gone: Callable[[], None]) -> None:
        self._file = file
        self._gone: Callable[[], None] | None = gone

    def write(self, text: str) -> None:
        """Write a text."""
        self._unless_gone(lambda: self._file.write(text))

    def flush(self) -> None:
        """Send on what has been written."""
        self._unless_gone(self._file.flush)

    def fileno(self) -> int:
        """Return the terminal's descriptor."""
        return self._file.fileno()

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""
        return self._file.isatty()

    def _unless_gone(self, act: Callable[[], object]) -> None:
        if self._gone is None:
            return
        try:
            act()
        except OSError:
            gone, self._gone = self._gone, None
            gone()
