"""The reader: the Textual app, what is the program's own business, and the door for the command."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES

from article_reader.article import Article
from article_reader.errors import ExitCode
from article_reader.reader.commands import COMMANDS, bindings, key_names
from article_reader.reader.reading import ReadingScreen
from article_reader.reader.settings import Settings

DEBUG = "ARTICLE_READER_DEBUG"
"""The variable that, where it is set, makes an unexpected error print its traceback."""

_ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class ReaderApp(App[None]):
    """Reads one article."""

    TITLE = "Article Reader"
    CSS_PATH = Path(__file__).with_name("reader.tcss")
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(program_wide=True),
        Binding("ctrl+c", "interrupt", show=False, system=True),
    ]

    def __init__(self, article: Article, *, settings: Settings, driver_class: type[Driver] | None = None) -> None:
        """Make a reader of the article.

        Args:
            article: what to read.
            settings: how to open it.
            driver_class: what draws on the terminal; None for Textual's own choice.
        """
        super().__init__(driver_class=driver_class)
        self._reading = ReadingScreen(article, settings)
        self.failure: BaseException | None = None
        """What went wrong, where something did that nobody thought of."""
        if settings.theme is not None:
            self.theme = settings.theme

    def get_default_screen(self) -> Screen[None]:
        """Return the screen that reading happens on."""
        return self._reading

    def on_load(self) -> None:
        """Before the screen is taken: make the signals that end us leave by the door, with the terminal restored."""
        loop = asyncio.get_running_loop()
        for number in _ENDING:
            loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def on_mount(self) -> None:
        """Once we run: draw everything again when we come back from the shell, which Textual leaves undone."""
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def get_system_commands(self, screen: Screen[None]) -> Iterable[SystemCommand]:
        """Return what the palette offers: every command of ours with its keys, and Textual's choice of a theme."""
        yield SystemCommand("Theme", "choose a theme by name", self.action_change_theme)
        for command in COMMANDS:
            if not command.numbered and command.action not in {"command_palette", "copy_text"}:
                title = command.does[:1].upper() + command.does[1:]
                run = partial(screen.run_action, command.action)
                yield SystemCommand(title, " ".join(key_names(command)), run)

    def action_next_theme(self) -> None:
        """Take the theme after this one."""
        names = theme_names()
        here = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(here + 1) % len(names)]
        self._reading.say(f"theme {self.theme}")

    def action_help(self) -> None:
        """Show the keys."""
        from article_reader.reader.help import HelpScreen

        self.push_screen(HelpScreen())

    def action_interrupt(self) -> None:
        """Ctrl-C: end as an interrupted program does."""
        self.exit(return_code=ExitCode.INTERRUPTED)

    def _fatal_error(self) -> None:
        """Keep what went wrong, for `run_reader` to say in one line: Textual would print a page of our insides."""
        self.failure = sys.exception()
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Likewise where Textual has given up by itself, as when the keyboard is gone."""
        if not self._exit:
            self.failure = self.failure or RuntimeError("the terminal can't be read any more")
        self._close_messages_no_wait()


def theme_names() -> list[str]:
    """Return the names of the themes there are, in the order in which the theme key takes them."""
    return sorted(
        BUILTIN_THEMES, key=lambda name: (not name.startswith("textual"), not BUILTIN_THEMES[name].dark, name)
    )


def run_reader(article: Article, settings: Settings) -> int:
    """Let a person read the article on the terminal that standard output and input are, and return the exit code."""
    from article_reader.reader.terminal import TerminalDriver

    app = ReaderApp(article, settings=settings, driver_class=TerminalDriver)
    app.call_after_refresh(_resume_collecting)
    app.run()
    if app.failure is not None:
        return _complain(app.failure)
    return app.return_code or ExitCode.OK


def _resume_collecting() -> None:
    """Once the first frame is up: collect garbage again, but don't look through what will stay to the end."""
    gc.freeze()
    gc.enable()


def _complain(failure: BaseException) -> int:
    if os.environ.get(DEBUG):
        import traceback

        traceback.print_exception(failure)
    what = f"{type(failure).__name__}: {failure}"
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in what).split())
    with contextlib.suppress(OSError):  # the terminal is gone: nobody is left to be told
        print(f"article-reader: unexpected error ({line}); set {DEBUG}=1 to see where, and report it", file=sys.stderr)
    return ExitCode.UNREADABLE
