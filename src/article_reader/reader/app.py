"""The reader: the Textual app, what is the program's own business, and the function that the command calls."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import SuspendNotSupported, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Event, InputEvent
from textual.screen import Screen

from article_reader.article import Article
from article_reader.errors import DEBUG, ArticleError, ExitCode, unexpected
from article_reader.reader.articles import POLL_INTERVAL, ArticlesApp
from article_reader.reader.bindings import bindings, keymap
from article_reader.reader.commands import key_names, key_of, with_keys
from article_reader.reader.compat import events_of, has_exited
from article_reader.reader.copying import give_to_clipboard
from article_reader.reader.place import line_at
from article_reader.reader.reading import ReadingScreen
from article_reader.reader.settings import (
    Host,
    Loaded,
    Loading,
    ReaderResult,
    SavedPosition,
    Settings,
    loaded,
)
from article_reader.reader.theme_names import THEME_NAMES
from article_reader.reader.themes import theme_for, themes

_FILE_CHECK_INTERVAL = 2.0
"""How often the file is checked: whether it has changed."""

_ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class ReaderApp(ArticlesApp):
    """Reads an article, and what its links and the command line lead to."""

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
        host: Host | None = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        """Make a reader of the article.

        Args:
            article: what to read, or that it is on its way.
            settings: how to open it.
            host: what it needs of the program around it.
            driver_class: what draws on the terminal; None for Textual's own choice.
        """
        loading = article if isinstance(article, Loading) else loaded(article)
        super().__init__(loading, settings, host or Host(), driver_class=driver_class)
        self._commands = with_keys(settings.keys)
        self.failure: BaseException | None = None
        """The unexpected error that ended the reader, None for none."""
        self.refused: ArticleError | None = None
        """Why the article can't be read, where it can't."""
        for theme in themes():
            self.register_theme(theme)
        self._configured_theme = theme_for(settings, self.console.color_system)
        self.theme = settings.last_theme or self._configured_theme

    def get_default_screen(self) -> Screen[None]:
        """Return the screen that reading happens on."""
        return self.reading

    def on_load(self) -> None:
        """Before the screen is taken: have SIGTERM and its like end the app, which restores the terminal."""
        loop = asyncio.get_running_loop()
        for number in _ENDING:
            loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def on_mount(self) -> None:
        """Once we run: take the keys that the user has chosen, and the article as soon as it is there."""
        self.app_resume_signal.subscribe(self, self._come_back)
        if self.settings.keys:
            self.set_keymap(keymap(self.settings.keys))
        self._poll_article()
        self.set_interval(_FILE_CHECK_INTERVAL, self._check_file)

    def _come_back(self, _: object) -> None:
        """Back from the shell: draw everything again, which Textual leaves undone."""
        self.refresh(layout=True)

    def _poll_article(self) -> None:
        """Show as much of the article as is there; else say that it is being read, and look again in a moment."""
        loading, reading = self.first, self.reading
        if loading.whole.done() and not reading.is_busy:
            reading.status.notice = ""
            self._take_article(loading.whole)
            return
        if loading.opening.done() and not reading.contents.pieces and loading.opening.exception() is None:
            reading.show_article(loading.opening.result(), SavedPosition())
        reading.status.notice = f"reading the {'rest' if reading.contents.pieces else 'article'} …"
        self.set_timer(POLL_INTERVAL, self._poll_article)

    def _take_article(self, whole: Future[Loaded]) -> None:
        """Show the whole article: where it was left, or where the reader has got to in its opening."""
        try:
            self.shown = found = whole.result()
        except ArticleError as error:
            self.refused = error
            self.exit(return_code=error.exit_code)
            return
        reading = self.reading
        reading.everything = found.position.everything or reading.everything
        if found.article is not self.first.opening.result():
            reading.show_article(found.article, found.position, stay=reading.has_begun)
        elif found.position != SavedPosition() or not reading.contents.pieces:
            reading.show_article(found.article, found.position)
        if found.notice:
            reading.say(found.notice)

    def _check_file(self) -> None:
        """Tell where the article's file has changed."""
        if self.file.changed():
            self.reading.status.notice = "the file has changed: r reads it again"

    def get_system_commands(self, screen: Screen[None]) -> Iterable[SystemCommand]:
        """Return what the palette offers: every command of ours with its keys, and Textual's choice of a theme."""
        yield SystemCommand("Theme", "choose a theme by name", self.action_change_theme)
        for number, name in self.reading.contents.named_sections():
            yield SystemCommand(f"Go to: {name}", f"section {number}", partial(self.reading.action_section, number))
        for command in self._commands:
            if not command.numbered and command.action not in {"command_palette", "copy_text"}:
                title = command.does[:1].upper() + command.does[1:]
                run = partial(screen.run_action, command.action)
                yield SystemCommand(title, " ".join(key_names(command)), run)

    def action_next_theme(self) -> None:
        """Take the theme after this one."""
        here = THEME_NAMES.index(self.theme) if self.theme in THEME_NAMES else -1
        self.theme = THEME_NAMES[(here + 1) % len(THEME_NAMES)]
        self.reading.say(f"theme {self.theme}")

    def action_help(self) -> None:
        """Show the keys."""
        from article_reader.reader.help import HelpScreen

        self.push_screen(HelpScreen(self._commands))

    def action_reload(self) -> None:
        """Read the article again; the place is kept."""
        self._read_again(everything=self.reading.everything)

    def action_everything(self) -> None:
        """Read the article again with every line taken as part of the story, or as it is found to be."""
        self._read_again(everything=not self.reading.everything)

    def _read_again(self, *, everything: bool) -> None:
        """Begin to read the article again."""
        reading = self.reading
        if self.source.load is None:
            message = "" if everything is reading.everything else "; --all takes every line from the start"
            reading.say(f"there is no file to read again{message}")
        elif self.can_begin():
            self.file.note()
            loading = self.source.load(everything)
            self.begin(loading, "reading the article again …", partial(self._show_again, everything=everything))

    def _show_again(self, found: Loaded, *, everything: bool) -> None:
        """Show an article that has been read again, and say what has changed."""
        reading, before = self.reading, self.shown
        toggled = everything is not reading.everything
        known = frozenset() if toggled else reading.contents.paragraphs()
        self.shown = found
        reading.everything = everything
        reading.show_article(found.article, SavedPosition(paragraphs=known), stay=True)
        if not toggled:
            new = len(reading.view.changed)
            reading.say(
                "read again" + (f": {new} new, {key_of('next_change', self.settings.keys)} goes there" if new else "")
            )
        elif before is not None and found.article == before.article:
            reading.say("nothing changes: the input itself says what the story is")
        else:
            reading.say("every line is taken as the story" if everything else "the story is as it was found")

    def on_panel_screen_copied(self, event: ReadingScreen.Copied) -> None:
        """Copy a text, and say who took it: a terminal doesn't tell whether it did."""
        self.copy_to_clipboard(event.text)
        is_taken = give_to_clipboard(event.text, self.host.environment)
        self.reading.say(
            f"copied {event.message}" if is_taken else f"sent to the terminal's clipboard: {event.message}"
        )

    def action_edit(self) -> None:
        """Open the file in the user's editor, at the line at the top of the window; then read it again."""
        if self.source.file is None:
            self.reading.say("there is no file to edit")
            return
        from article_reader.reader.editor import editor_command, run_editor

        line = line_at(self.reading.contents.pieces, self.reading.view.place)
        command = editor_command(self.host.environment, self.source.file, line)
        try:
            with self.suspend():
                failed = run_editor(command, self.host.environment)
        except SuspendNotSupported:
            self.reading.say("the editor can't be started: this terminal can't be handed over to another program")
            return
        if self.file.changed():
            self.action_reload()
        elif failed:
            self.reading.say(failed)

    def result(self) -> ReaderResult:
        """Return how the reader was left."""
        visit = self.visit()
        visits = [*self.visits, *([visit] if visit else [])]
        return ReaderResult(self.return_code or ExitCode.OK, visits, self._changed_settings(), self.refused)

    def _changed_settings(self) -> Mapping[str, str | None]:
        """Return the settings that keys have changed."""
        settings, width = self.settings, self.reading.view.width
        changed: dict[str, str | None] = {}
        if self.theme != (settings.last_theme or self._configured_theme):
            changed["theme"] = None if self.theme == self._configured_theme else self.theme
        if width != (settings.last_width or settings.width):
            changed["width"] = None if width == settings.width else str(width)
        return changed

    async def on_event(self, event: Event) -> None:
        """Handle an event, but drop input once the program is ending."""
        if not (has_exited(self) and isinstance(event, InputEvent)):
            await super().on_event(event)

    def action_interrupt(self) -> None:
        """Ctrl-C: end as an interrupted program does."""
        self.exit(return_code=ExitCode.INTERRUPTED)

    def fail(self) -> None:
        """Keep what went wrong, for `run_reader` to say in one line."""
        error = sys.exception()
        if error is None and not has_exited(self):
            error = RuntimeError("the terminal can't be read any more")
        self.failure = self.failure or error


def run_reader(loading: Loading, settings: Settings, host: Host, typed: bytes = b"") -> ReaderResult:
    """Let a person read the article on the terminal that standard output and input are.

    `typed` is what they have typed already.
    """
    from article_reader.reader.terminal import TerminalDriver

    app = ReaderApp(loading, settings=settings, host=host, driver_class=TerminalDriver)
    app.call_after_refresh(_resume_collecting)
    if typed:
        app.call_after_refresh(lambda: [app.post_message(event) for event in events_of(typed)])
    try:
        app.run(mouse=settings.mouse)
    finally:
        app.stop_loading()
    result = app.result()
    return result if app.failure is None else replace(result, exit_code=_complain(app.failure))


def _resume_collecting() -> None:
    """Once the first frame is up: collect garbage again, but don't look through what will stay to the end."""
    gc.freeze()
    gc.enable()


def _complain(failure: BaseException) -> int:
    if os.environ.get(DEBUG):
        import traceback

        traceback.print_exception(failure)
    with contextlib.suppress(OSError):  # the terminal is gone
        print(f"article-reader: {unexpected(failure)}", file=sys.stderr)
    return ExitCode.UNREADABLE
