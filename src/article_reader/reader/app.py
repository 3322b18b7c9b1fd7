"""The reader: the Textual app, what is the program's own business, and the door for the command."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from textual.app import App, SuspendNotSupported, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Event, InputEvent
from textual.screen import Screen

from article_reader.article import Article
from article_reader.errors import DEBUG, ArticleError, ExitCode, unexpected
from article_reader.reader.bindings import bindings, keymap
from article_reader.reader.commands import key_names, with_keys
from article_reader.reader.copying import give_to_clipboard
from article_reader.reader.file import ArticleFile
from article_reader.reader.place import line_at
from article_reader.reader.reading import ReadingScreen
from article_reader.reader.settings import Closed, Door, Loading, Recalled, Settings, loaded
from article_reader.reader.theme_names import THEME_NAMES
from article_reader.reader.themes import suited_theme, themes

_SECONDS_BETWEEN_LOOKS = 2.0
"""How often the file is looked at: whether it has changed."""

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

    def __init__(
        self,
        article: Article | Loading,
        *,
        settings: Settings,
        door: Door | None = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        """Make a reader of the article.

        Args:
            article: what to read, or that it is on its way.
            settings: how to open it.
            door: the way to its file and to what is remembered of it.
            driver_class: what draws on the terminal; None for Textual's own choice.
        """
        super().__init__(driver_class=driver_class)
        self._loading = article if isinstance(article, Loading) else loaded(article)
        self._article: Article | None = None
        self._door = door or Door()
        self._file = ArticleFile(self._door.file)
        self._commands = with_keys(settings.keys)
        self._settings = settings
        self._asked: bool | None = None  # whether every line is to be the story, once a key has said so
        self._again: Loading | None = None
        opening = self._loading.opening
        ready = opening.done() and opening.exception() is None
        self._reading = ReadingScreen(opening.result() if ready else Article(), settings)
        self.failure: BaseException | None = None
        """What went wrong, where something did that nobody thought of."""
        self.refused: ArticleError | None = None
        """Why the article can't be read, where it can't."""
        for theme in themes():
            self.register_theme(theme)
        self.theme = suited_theme(settings, self.console.color_system)

    def get_default_screen(self) -> Screen[None]:
        """Return the screen that reading happens on."""
        return self._reading

    def on_load(self) -> None:
        """Before the screen is taken: make the signals that end us leave by the door, with the terminal restored."""
        loop = asyncio.get_running_loop()
        for number in _ENDING:
            loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def on_mount(self) -> None:
        """Once we run: take the keys that the user has chosen, and the article as soon as it is there."""
        self.app_resume_signal.subscribe(self, self._come_back)
        if self._settings.keys:
            self.set_keymap(keymap(self._settings.keys))
        self._look_for_article()
        if self._door.load is not None:
            self.set_interval(_SECONDS_BETWEEN_LOOKS, self._look_at_file)

    def _come_back(self, _: object) -> None:
        """Back from the shell: draw everything again, which Textual leaves undone."""
        self.refresh(layout=True)

    def _look_for_article(self) -> None:
        """Show as much of the article as is there; else say that it is being read, and look again in a moment."""
        loading, reading = self._loading, self._reading
        if loading.whole.done() and not reading.is_busy:
            reading.status.notice = ""
            self._take_article(loading.whole)
            return
        if loading.opening.done() and not reading.contents.pieces and loading.opening.exception() is None:
            reading.show_article(loading.opening.result(), Recalled())
        reading.status.notice = f"reading the {'rest' if reading.contents.pieces else 'article'} …"
        self.set_timer(_SECONDS_BETWEEN_LOOKS / 40, self._look_for_article)

    def _take_article(self, whole: Future[Article]) -> None:
        """Show the whole article: where it was left, or where the reader has got to in its opening."""
        try:
            self._article = article = whole.result()
        except ArticleError as error:
            self.refused = error
            self.exit(return_code=error.exit_code)
            return
        recalled = self._door.recall(article)
        reading = self._reading
        if article is not self._loading.opening.result():
            marks = {**recalled.marks, **reading.marks.kept}
            reading.show_article(article, replace(recalled, marks=marks), stay=reading.has_begun)
        elif recalled != Recalled() or not reading.contents.pieces:
            reading.show_article(article, recalled)

    def _look_at_file(self) -> None:
        """Tell where the article's file has changed."""
        if self._file.changed():
            self._reading.status.notice = "the file has changed: r reads it again"

    def get_system_commands(self, screen: Screen[None]) -> Iterable[SystemCommand]:
        """Return what the palette offers: every command of ours with its keys, and Textual's choice of a theme."""
        yield SystemCommand("Theme", "choose a theme by name", self.action_change_theme)
        for number, name in self._reading.contents.named_sections():
            yield SystemCommand(f"Go to: {name}", f"section {number}", partial(self._reading.action_section, number))
        for command in self._commands:
            if not command.numbered and command.action not in {"command_palette", "copy_text"}:
                title = command.does[:1].upper() + command.does[1:]
                run = partial(screen.run_action, command.action)
                yield SystemCommand(title, " ".join(key_names(command)), run)

    def action_next_theme(self) -> None:
        """Take the theme after this one."""
        here = THEME_NAMES.index(self.theme) if self.theme in THEME_NAMES else -1
        self.theme = THEME_NAMES[(here + 1) % len(THEME_NAMES)]
        self._reading.say(f"theme {self.theme}")

    def action_help(self) -> None:
        """Show the keys."""
        from article_reader.reader.help import HelpScreen

        self.push_screen(HelpScreen(self._commands))

    def action_reload(self) -> None:
        """Read the file again; the place is kept."""
        self._read_again(everything=self._reading.everything)

    def action_everything(self) -> None:
        """Read the file again with every line taken as part of the story, or as it is found to be."""
        self._read_again(everything=not self._reading.everything)

    def _read_again(self, *, everything: bool) -> None:
        """Begin to read the file again."""
        reading = self._reading
        if self._door.load is None:
            told = "" if everything is reading.everything else "; --all takes every line from the start"
            reading.say(f"there is no file to read again{told}")
        elif self._again is not None or not self._loading.whole.done():
            reading.say("the article is still being read")
        else:
            self._file.note()
            self._again = self._door.load(everything)
            reading.status.notice = "reading the article again …"
            self._look_for_again(everything)

    def _look_for_again(self, everything: bool) -> None:
        """Show the article that has been read again; else look again in a moment."""
        again, reading = self._again, self._reading
        if again is None:
            return
        if not again.whole.done() or reading.is_busy:
            self.set_timer(_SECONDS_BETWEEN_LOOKS / 40, partial(self._look_for_again, everything))
            return
        self._again = None
        again.stop()
        reading.status.notice = ""
        failure = again.whole.exception()
        if failure is not None:
            reading.say(f"not read again: {failure if isinstance(failure, ArticleError) else unexpected(failure)}")
            return
        self._show_again(again.whole.result(), everything=everything)

    def _show_again(self, article: Article, *, everything: bool) -> None:
        """Show an article that has been read again, and say what has changed."""
        reading, before = self._reading, self._article
        toggled = everything is not reading.everything
        self._article = article
        reading.everything = everything
        reading.show_article(article, Recalled(marks=reading.marks.kept), stay=True)
        if not toggled:
            reading.say("read again")
            return
        self._asked = everything
        if article == before:
            reading.say("nothing changes: the input itself says what the story is")
        else:
            reading.say("every line is taken as the story" if everything else "the story is as it was found")

    def on_reading_screen_copied(self, event: ReadingScreen.Copied) -> None:
        """Copy a text, and say who took it: a terminal doesn't tell whether it did."""
        self.copy_to_clipboard(event.text)
        is_taken = give_to_clipboard(event.text, self._door.environment)
        self._reading.say(f"copied {event.told}" if is_taken else f"sent to the terminal's clipboard: {event.told}")

    def action_edit(self) -> None:
        """Open the file in the user's editor, at the line at the top of the window; then read it again."""
        if self._door.file is None:
            self._reading.say("there is no file to edit")
            return
        from article_reader.reader.editor import editor_command, run_editor

        line = line_at(self._reading.contents.pieces, self._reading.view.place)
        command = editor_command(self._door.environment, self._door.file, line)
        try:
            with self.suspend():
                failed = run_editor(command, self._door.environment)
        except SuspendNotSupported:
            self._reading.say("the editor can't be started: this terminal can't be handed over to another program")
            return
        if self._file.changed():
            self.action_reload()
        elif failed:
            self._reading.say(failed)

    def stop_loading(self) -> None:
        """Stop reading the file again, where that is under way."""
        if self._again is not None:
            self._again.stop()

    def closed(self) -> Closed:
        """Return how the reader was left."""
        spot = self._reading.view.place[:2]
        marks = self._reading.marks.kept
        return Closed(self.return_code or ExitCode.OK, self._article, spot, marks, self.refused, self._asked)

    async def on_event(self, event: Event) -> None:
        """Handle an event, but drop input once the program is ending."""
        if not (self._exit and isinstance(event, InputEvent)):
            await super().on_event(event)

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


def run_reader(loading: Loading, settings: Settings, door: Door, typed: bytes = b"") -> Closed:
    """Let a person read the article on the terminal that standard output and input are.

    `typed` is what they have typed already.
    """
    from article_reader.reader.terminal import TerminalDriver, events_of

    app = ReaderApp(loading, settings=settings, door=door, driver_class=TerminalDriver)
    app.call_after_refresh(_resume_collecting)
    if typed:
        app.call_after_refresh(lambda: [app.post_message(event) for event in events_of(typed)])
    try:
        app.run(mouse=settings.mouse)
    finally:
        app.stop_loading()
    closed = app.closed()
    return closed if app.failure is None else replace(closed, exit_code=_complain(app.failure))


def _resume_collecting() -> None:
    """Once the first frame is up: collect garbage again, but don't look through what will stay to the end."""
    gc.freeze()
    gc.enable()


def _complain(failure: BaseException) -> int:
    if os.environ.get(DEBUG):
        import traceback

        traceback.print_exception(failure)
    with contextlib.suppress(OSError):  # the terminal is gone: nobody is left to be told
        print(f"article-reader: {unexpected(failure)}", file=sys.stderr)
    return ExitCode.UNREADABLE
