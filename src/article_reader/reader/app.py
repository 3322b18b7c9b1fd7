"""The reader: the Textual app, what is the program's own business, and the door for the command."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Mapping
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
from article_reader.reader.bindings import bindings, keymap
from article_reader.reader.commands import key_names, key_of, with_keys
from article_reader.reader.compat import QuietApp, events_of, has_exited
from article_reader.reader.copying import give_to_clipboard
from article_reader.reader.file import ArticleFile
from article_reader.reader.place import anchor_at, line_at
from article_reader.reader.reading import ReadingScreen
from article_reader.reader.settings import (
    Door,
    Loaded,
    Loading,
    ReaderResult,
    SavedPosition,
    Settings,
    Source,
    Visit,
    loaded,
)
from article_reader.reader.theme_names import THEME_NAMES
from article_reader.reader.themes import suited_theme, themes
from article_reader.reader.visits import Visits

_SECONDS_BETWEEN_LOOKS = 2.0
"""How often the file is looked at: whether it has changed."""

_ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class ReaderApp(QuietApp):
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
        self._loaded: Loaded | None = None
        self._door = door or Door()
        self._source = self._door.sources[0]
        self._file = ArticleFile(self._source.file)
        self._commands = with_keys(settings.keys)
        self._settings = settings
        self._pending: Loading | None = None
        self._visits = Visits()
        opening = self._loading.opening
        ready = opening.done() and opening.exception() is None
        self._reading = ReadingScreen(opening.result() if ready else Article(), settings)
        self.failure: BaseException | None = None
        """What went wrong, where something did that nobody thought of."""
        self.refused: ArticleError | None = None
        """Why the article can't be read, where it can't."""
        for theme in themes():
            self.register_theme(theme)
        self._configured_theme = suited_theme(settings, self.console.color_system)
        self.theme = settings.last_theme or self._configured_theme

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
        if self._source.load is not None:
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
            reading.show_article(loading.opening.result(), SavedPosition())
        reading.status.notice = f"reading the {'rest' if reading.contents.pieces else 'article'} …"
        self.set_timer(_SECONDS_BETWEEN_LOOKS / 40, self._look_for_article)

    def _take_article(self, whole: Future[Loaded]) -> None:
        """Show the whole article: where it was left, or where the reader has got to in its opening."""
        try:
            self._loaded = found = whole.result()
        except ArticleError as error:
            self.refused = error
            self.exit(return_code=error.exit_code)
            return
        reading = self._reading
        reading.everything = found.position.everything or reading.everything
        if found.article is not self._loading.opening.result():
            reading.show_article(found.article, found.position, stay=reading.has_begun)
        elif found.position != SavedPosition() or not reading.contents.pieces:
            reading.show_article(found.article, found.position)
        if found.notice:
            reading.say(found.notice)

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
        """Read the article again; the place is kept."""
        self._read_again(everything=self._reading.everything)

    def action_everything(self) -> None:
        """Read the article again with every line taken as part of the story, or as it is found to be."""
        self._read_again(everything=not self._reading.everything)

    def _read_again(self, *, everything: bool) -> None:
        """Begin to read the article again."""
        reading = self._reading
        if self._source.load is None:
            told = "" if everything is reading.everything else "; --all takes every line from the start"
            reading.say(f"there is no file to read again{told}")
        elif self._can_begin():
            self._file.note()
            loading = self._source.load(everything)
            self._begin(loading, "reading the article again …", partial(self._show_again, everything=everything))

    def _can_begin(self) -> bool:
        """Tell whether another article can be read now, and say so where it can't."""
        if self._pending is not None or not self._loading.whole.done():
            self._reading.say("the article is still being read")
            return False
        return True

    def _begin(self, loading: Loading, notice: str, then: Callable[[Loaded], None]) -> None:
        """Wait for an article that is on its way beside the one that is shown, and tell so."""
        self._pending = loading
        self._reading.status.notice = notice
        self._look_for_pending(then)

    def _look_for_pending(self, then: Callable[[Loaded], None]) -> None:
        """Take the article that was waited for; else look again in a moment."""
        loading, reading = self._pending, self._reading
        if loading is None:
            return
        if not loading.whole.done() or reading.is_busy:
            self.set_timer(_SECONDS_BETWEEN_LOOKS / 40, partial(self._look_for_pending, then))
            return
        self._pending = None
        loading.stop()
        reading.status.notice = ""
        failure = loading.whole.exception()
        if failure is None:
            then(loading.whole.result())
        else:
            reading.say(f"not read: {failure if isinstance(failure, ArticleError) else unexpected(failure)}")

    def _show_again(self, found: Loaded, *, everything: bool) -> None:
        """Show an article that has been read again, and say what has changed."""
        reading, before = self._reading, self._loaded
        toggled = everything is not reading.everything
        known = frozenset() if toggled else reading.contents.paragraphs()
        self._loaded = found
        reading.everything = everything
        reading.show_article(found.article, SavedPosition(paragraphs=known), stay=True)
        if not toggled:
            new = len(reading.view.changed)
            reading.say(
                "read again" + (f": {new} new, {key_of('next_change', self._settings.keys)} goes there" if new else "")
            )
        elif before is not None and found.article == before.article:
            reading.say("nothing changes: the input itself says what the story is")
        else:
            reading.say("every line is taken as the story" if everything else "the story is as it was found")

    # Other articles

    def on_panel_screen_link_opened(self, event: ReadingScreen.LinkOpened) -> None:
        """Read the page at an address here, or open it in the browser."""
        if event.here:
            self._read_here(event.address)
        else:
            self.run_worker(self._open_in_browser(event.address), group="browser", exclusive=True)

    async def _open_in_browser(self, address: str) -> None:
        """Open an address in the user's browser, and say whether that could be done."""
        from article_reader.reader.browser import find_browser, start_browser

        browser = find_browser(address, self._door.environment)
        if browser is None:
            self._reading.say("there is no browser: set BROWSER, or copy the address (L, then y)")
            return
        if browser.in_terminal:
            try:
                with self.suspend():
                    failed = start_browser(browser, self._door.environment)
            except SuspendNotSupported:
                failed = f"{browser.name} can't be started: this terminal can't be handed over to another program"
        else:
            failed = await asyncio.to_thread(start_browser, browser, self._door.environment)
        self._reading.say(failed or f"opened in {browser.name}: {address}")

    def _read_here(self, address: str) -> None:
        if self._door.open is None or not address.lower().startswith(("http://", "https://")):
            self._reading.say(f"not a page that can be read here: {address}")
        elif self._can_begin():
            source = self._door.open(address)
            self._read_other(source, self._visits.follow)

    def on_reading_screen_other_file(self, event: ReadingScreen.OtherFile) -> None:
        """Read the next or the previous file of the command line."""
        sources = self._door.sources
        if len(sources) < 2:
            self._reading.say("there is only one file")
            return
        here = next((number for number, source in enumerate(sources) if source is self._source), -1)
        number = here + event.by
        if not 0 <= number < len(sources):
            self._reading.say("no further file" if event.by > 0 else "no file before")
        elif self._can_begin():
            self._read_other(sources[number], self._visits.follow)

    def on_panel_screen_other_article(self, event: ReadingScreen.OtherArticle) -> None:
        """Go back to the article before this one, or forward to the one that was gone back from."""
        here = self._visit()
        visit = None if here is None else self._visits.step(event.by, here)
        if visit is None:
            self._reading.say("nowhere to go back to" if event.by < 0 else "nowhere to go forward to")
        else:
            self._show_other(visit.source, visit.loaded, visit.position)

    def _read_other(self, source: Source, leave: Callable[[Visit], None]) -> None:
        """Begin to read another article."""
        if source.load is None:
            self._reading.say("it can't be read again")
            return

        def show(found: Loaded) -> None:
            if (here := self._visit()) is not None:
                leave(here)
            self._show_other(source, found, found.position)

        self._begin(source.load(None), f"reading {source.name} …", show)

    def _show_other(self, source: Source, found: Loaded, position: SavedPosition) -> None:
        self._source, self._loaded = source, found
        self._file = ArticleFile(source.file)
        self._reading.everything = position.everything
        self._reading.show_article(found.article, position)
        self._reading.say(found.notice or source.name)

    def _visit(self) -> Visit | None:
        """Return the article that is shown, and where the reader is in it; None while there is none."""
        reading, found = self._reading, self._loaded
        if found is None:
            return None
        anchor = anchor_at(reading.contents.pieces, reading.view.place[:2])
        position = SavedPosition(anchor, reading.bookmarks.to_save(), reading.everything, reading.contents.paragraphs())
        standing = reading.status.standing
        return Visit(self._source, found, position, standing.percent if standing else 0)

    def on_panel_screen_copied(self, event: ReadingScreen.Copied) -> None:
        """Copy a text, and say who took it: a terminal doesn't tell whether it did."""
        self.copy_to_clipboard(event.text)
        is_taken = give_to_clipboard(event.text, self._door.environment)
        self._reading.say(f"copied {event.told}" if is_taken else f"sent to the terminal's clipboard: {event.told}")

    def action_edit(self) -> None:
        """Open the file in the user's editor, at the line at the top of the window; then read it again."""
        if self._source.file is None:
            self._reading.say("there is no file to edit")
            return
        from article_reader.reader.editor import editor_command, run_editor

        line = line_at(self._reading.contents.pieces, self._reading.view.place)
        command = editor_command(self._door.environment, self._source.file, line)
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
        """Stop reading another article, where that is under way."""
        if self._pending is not None:
            self._pending.stop()

    def result(self) -> ReaderResult:
        """Return how the reader was left."""
        visit = self._visit()
        visits = [*self._visits, *([visit] if visit else [])]
        return ReaderResult(self.return_code or ExitCode.OK, visits, self._changed_settings(), self.refused)

    def _changed_settings(self) -> Mapping[str, str | None]:
        """Return the settings that keys have changed."""
        settings, width = self._settings, self._reading.view.width
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


def run_reader(loading: Loading, settings: Settings, door: Door, typed: bytes = b"") -> ReaderResult:
    """Let a person read the article on the terminal that standard output and input are.

    `typed` is what they have typed already.
    """
    from article_reader.reader.terminal import TerminalDriver

    app = ReaderApp(loading, settings=settings, door=door, driver_class=TerminalDriver)
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
    with contextlib.suppress(OSError):  # the terminal is gone: nobody is left to be told
        print(f"article-reader: {unexpected(failure)}", file=sys.stderr)
    return ExitCode.UNREADABLE
