"""One article after another: files of the command line, links, pastes, and those gone back to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from textual.app import SuspendNotSupported
from textual.driver import Driver

from article_reader.article import Article
from article_reader.errors import ArticleError, unexpected
from article_reader.reader.compat import QuietApp
from article_reader.reader.file import ArticleFile
from article_reader.reader.place import anchor_at
from article_reader.reader.reading import ReadingScreen
from article_reader.reader.settings import Host, Loaded, Loading, SavedPosition, Settings, Source, Visit
from article_reader.reader.visits import Visits

POLL_INTERVAL = 0.05
"""How often it is looked whether an article that is waited for is there."""


class ArticlesApp(QuietApp):
    """Shows one article at a time, and remembers where the others were left."""

    def __init__(
        self, first: Loading, settings: Settings, host: Host, *, driver_class: type[Driver] | None = None
    ) -> None:
        """Begin with an article that comes from the first of the host's sources."""
        super().__init__(driver_class=driver_class)
        ready = first.opening.done() and first.opening.exception() is None
        self.first = first
        """The article that the reader begins with."""
        self.reading = ReadingScreen(first.opening.result() if ready else Article(), settings)
        """The screen that reading happens on."""
        self.settings = settings
        """How articles are opened."""
        self.host = host
        """What the reader needs of the program around it."""
        self.source = host.sources[0]
        """Where the article that is shown comes from."""
        self.file = ArticleFile(self.source.file)
        """Its file."""
        self.shown: Loaded | None = None
        """The article that is shown, None until the whole of it is there."""
        self._pending: Loading | None = None
        self.visits = Visits()
        """The articles that were read before and after it."""

    # Waiting for an article

    def can_begin(self) -> bool:
        """Tell whether another article can be read now, and say so where it can't."""
        if self._pending is not None or not self.first.whole.done():
            self.reading.say("the article is still being read")
            return False
        return True

    def begin(self, loading: Loading, notice: str, then: Callable[[Loaded], None]) -> None:
        """Wait for an article that is on its way beside the one that is shown, and tell so."""
        self._pending = loading
        self.reading.status.notice = notice
        self._poll_pending(then)

    def _poll_pending(self, then: Callable[[Loaded], None]) -> None:
        """Take the article that was waited for; else look again in a moment."""
        loading, reading = self._pending, self.reading
        if loading is None:
            return
        if not loading.whole.done() or reading.is_busy:
            self.set_timer(POLL_INTERVAL, partial(self._poll_pending, then))
            return
        self._pending = None
        loading.stop()
        reading.status.notice = ""
        failure = loading.whole.exception()
        if failure is None:
            then(loading.whole.result())
        else:
            reading.say(f"not read: {failure if isinstance(failure, ArticleError) else unexpected(failure)}")

    def stop_loading(self) -> None:
        """Stop reading another article, where that is under way."""
        if self._pending is not None:
            self._pending.stop()

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

        browser = find_browser(address, self.host.environment)
        if browser is None:
            self.reading.say("there is no browser: set BROWSER, or copy the address (L, then y)")
            return
        if browser.in_terminal:
            try:
                with self.suspend():
                    failed = start_browser(browser, self.host.environment)
            except SuspendNotSupported:
                failed = f"{browser.name} can't be started: this terminal can't be handed over to another program"
        else:
            failed = await asyncio.to_thread(start_browser, browser, self.host.environment)
        self.reading.say(failed or f"opened in {browser.name}: {address}")

    def _read_here(self, address: str) -> None:
        if self.host.open is None or not address.lower().startswith(("http://", "https://")):
            self.reading.say(f"not a page that can be read here: {address}")
        elif self.can_begin():
            self._read_other(self.host.open(address))

    def on_reading_screen_other_file(self, event: ReadingScreen.OtherFile) -> None:
        """Read the next or the previous file of the command line."""
        sources = self.host.sources
        if len(sources) < 2:
            self.reading.say("there is only one file")
            return
        here = next((number for number, source in enumerate(sources) if source is self.source), -1)
        number = here + event.by
        if not 0 <= number < len(sources):
            self.reading.say("no further file" if event.by > 0 else "no file before")
        elif self.can_begin():
            self._read_other(sources[number])

    def on_panel_screen_other_article(self, event: ReadingScreen.OtherArticle) -> None:
        """Go back to the article before this one, or forward to the one that was gone back from."""
        here = self.visit()
        visit = None if here is None else self.visits.step(event.by, here)
        if visit is None:
            self.reading.say("nowhere to go back to" if event.by < 0 else "nowhere to go forward to")
        else:
            self._show_other(visit.source, visit.loaded, visit.position)

    def on_reading_screen_pasted(self, event: ReadingScreen.Pasted) -> None:
        """Read what was pasted."""
        if self.host.paste is None:
            self.reading.say("a paste can't be read here")
        elif self.can_begin():
            self._read_other(self.host.paste(event.text))

    def _read_other(self, source: Source) -> None:
        """Begin to read another article."""
        if source.load is None:
            self.reading.say("standard input can't be read again")
            return

        def show(found: Loaded) -> None:
            if (here := self.visit()) is not None:
                self.visits.follow(here)
            self._show_other(source, found, found.position)

        self.begin(source.load(None), f"reading {source.name} …", show)

    def _show_other(self, source: Source, found: Loaded, position: SavedPosition) -> None:
        self.source, self.shown = source, found
        self.file = ArticleFile(source.file)
        self.reading.everything = position.everything
        self.reading.show_article(found.article, position)
        self.reading.say(" · ".join(filter(None, (self._number(), source.name, found.notice))))

    def _number(self) -> str:
        """Return which of how many files of the command line is shown; "" where there is one, or it is none of them."""
        numbers = [number for number, source in enumerate(self.host.sources, 1) if source is self.source]
        return f"{numbers[0]}/{len(self.host.sources)}" if numbers and len(self.host.sources) > 1 else ""

    def visit(self) -> Visit | None:
        """Return the article that is shown, and where the reader is in it; None while there is none."""
        reading, found = self.reading, self.shown
        if found is None:
            return None
        anchor = anchor_at(reading.contents.pieces, reading.view.place.spot)
        position = SavedPosition(anchor, reading.bookmarks.to_save(), reading.everything, reading.contents.paragraphs())
        standing = reading.status.standing
        return Visit(self.source, found, position, standing.percent if standing else 0)
