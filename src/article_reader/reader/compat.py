"""What leans on Textual's insides, which may change with any release: all of it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Event

if TYPE_CHECKING:
    from rich.console import RenderableType


class Output(Protocol):
    """What a driver asks of the file that it draws on."""

    def write(self, text: str) -> object:
        """Write a text."""

    def flush(self) -> None:
        """Send on what has been written."""

    def fileno(self) -> int:
        """Return the file's descriptor."""

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""


def has_exited(app: App[Any]) -> bool:
    """Tell whether an app has been asked to end, and will."""
    return app._exit


def app_of(driver: LinuxDriver) -> App[Any]:
    """Return the app that a driver draws for."""
    return driver._app


def draw_on(driver: LinuxDriver, file: Output) -> None:
    """Have a driver draw on a file, and not on standard error."""
    driver._file = file  # type: ignore[assignment]  # all that Textual asks of it


def events_of(typed: bytes) -> Iterator[Event]:
    """Yield the keys that a terminal sends as these bytes."""
    for message in XTermParser().feed(typed.decode(errors="replace")):
        if isinstance(message, Event):
            yield message


class QuietApp(App[None]):
    """An app that ends at an unexpected error without a page of tracebacks: `fail` is told of it."""

    def fail(self) -> None:
        """Take note of the error that is being handled; None is where Textual has given up by itself."""
        raise NotImplementedError

    def _fatal_error(self) -> None:
        """End because of an error in a handler."""
        self.fail()
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End because Textual has given up, as when the keyboard is gone."""
        self.fail()
        self._close_messages_no_wait()
