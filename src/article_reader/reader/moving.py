"""The screen that shows an article, and the keys that move in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from textual.app import ComposeResult
from textual.screen import Screen
from textual.timer import Timer

from article_reader.article import Article
from article_reader.reader.article_view import ArticleView
from article_reader.reader.bookmarks import Bookmarks, Jumps
from article_reader.reader.commands import key_of, with_keys
from article_reader.reader.contents import Contents
from article_reader.reader.place import Place, Spot, place_in, spot_of
from article_reader.reader.settings import SavedPosition, Settings
from article_reader.reader.status import StatusBar, TooSmall, TopLine
from article_reader.reader.targets import next_row, previous_row
from article_reader.typeset.page import ASIDES, CAPTIONS
from article_reader.typeset.setting import Setting

MESSAGE_SECONDS = 4.0
"""How long a message stands where no key takes it away."""


class MovingScreen(Screen[None]):
    """Turns keys into moves of the view, and the view's moves into what stands above and below it."""

    def __init__(self, article: Article, settings: Settings) -> None:
        """Show the article as the settings ask."""
        super().__init__()
        self.settings = settings
        self.everything = settings.everything
        """Whether every line has been taken as part of the story."""
        self.contents = self._contents(article)
        self.bookmarks = Bookmarks({}, self.contents.pieces)
        self.jumps = Jumps()
        self._message_timer: Timer | None = None
        hidden = ASIDES if settings.captions else ASIDES | CAPTIONS
        self.view = ArticleView(
            self.contents.pieces,
            settings.last_width or settings.width,
            hidden,
            self._first_place(SavedPosition()),
            self._setting(article),
        )
        self.top_line = TopLine()
        self.status = StatusBar(with_keys(settings.keys))

    def compose(self) -> ComposeResult:
        """Yield the page and what stands above and below it."""
        yield self.top_line
        yield self.view
        yield self.status
        yield TooSmall()

    def show_article(self, article: Article, position: SavedPosition, *, stay: bool = False) -> None:
        """Show an article where it was left.

        To `stay` is to keep the place in what was shown before: the same article, changed or only begun.
        """
        before, place = self.contents.pieces, self.view.place
        self.contents = self._contents(article)
        pieces = self.contents.pieces
        bookmarks = Bookmarks(position.bookmarks, pieces)
        if stay:
            self.bookmarks.move_to(pieces)
            bookmarks.add(self.bookmarks)
            self.jumps.move_to(pieces, before)
        else:
            self.jumps = Jumps()
        self.bookmarks = bookmarks
        place = place_in(pieces, place, before) if stay else self._first_place(position)
        self.view.show_pieces(pieces, place, self._setting(article), self.contents.new_since(position.paragraphs))

    def say(self, message: str) -> None:
        """Show a message at the bottom, until the next key or for a moment."""
        self.clear_message()
        self.status.message = message
        self._message_timer = self.set_timer(MESSAGE_SECONDS, self.clear_message)

    def clear_message(self) -> None:
        """Take the message away."""
        if self._message_timer is not None:
            self._message_timer.stop()
        self.status.message = ""

    def on_article_view_moved(self) -> None:
        """Tell above and below where the view has gone."""
        view = self.view
        if self.contents.pieces:
            self.status.standing = self.contents.standing(view.rows, view.place, view.bottom, view.hidden)
        self.top_line.column = view.column
        self.top_line.heading = self.contents.scrolled_away(view.rows, view.top)

    def _contents(self, article: Article) -> Contents:
        return Contents(article, key_of("left_out", self.settings.keys), everything=self.everything)

    def _setting(self, article: Article) -> Setting:
        """Return how an article's paragraphs are set."""
        return Setting(article.language, self.settings.hyphenation, self.settings.justification)

    def _first_place(self, position: SavedPosition) -> Place:
        """Return the place of the section that was asked for, else where the article was left, else the top."""
        sections = self.contents.sections
        if asked := self.settings.section:
            return Place(sections[asked - 1], 0) if 1 < asked <= len(sections) else Place(0, 0)
        return Place(*spot_of(self.contents.pieces, position.anchor)) if position.anchor else Place(0, 0)

    def jump_to(self, row: int) -> None:
        """Go far: the place that is left can be gone back to."""
        self.jumps.leave(self.view.place.spot)
        self.view.jump_to(row)

    def go_to_spot(self, spot: Spot) -> None:
        """Go far, to a place on the page."""
        self.jump_to(self.view.rows.find(*spot))

    # Lines, pages, paragraphs

    def action_line_down(self) -> None:
        """Go a line down."""
        self.view.move_to(self.view.top + 1)

    def action_line_up(self) -> None:
        """Go a line up."""
        self.view.move_to(self.view.top - 1)

    def action_page_down(self) -> None:
        """Go a window down."""
        self.view.move_to(self.view.bottom)

    def action_page_up(self) -> None:
        """Go a window up."""
        self.view.move_to(self.view.top - self.view.size.height)

    def action_half_page_down(self) -> None:
        """Go half a window down."""
        self.view.move_to(self.view.top + max(1, self.view.size.height // 2))

    def action_half_page_up(self) -> None:
        """Go half a window up."""
        self.view.move_to(self.view.top - max(1, self.view.size.height // 2))

    def action_top(self) -> None:
        """Go to the top."""
        self.jump_to(0)

    def action_bottom(self) -> None:
        """Go where the end of the text is at the bottom of the window."""
        self.jump_to(self.view.last_top)

    def action_next_paragraph(self) -> None:
        """Go to the next paragraph: put it at the top of the window, as far as there is text to fill it."""
        paragraphs = self.view.paragraphs
        index = bisect_right(paragraphs, self._reading)
        if index == len(paragraphs):
            self.say("no further paragraph")
        else:
            self.view.read_paragraph(paragraphs[index])

    def action_previous_paragraph(self) -> None:
        """Go to the start of the paragraph being read, from there to the previous one; at last to the top."""
        paragraphs = self.view.paragraphs
        index = bisect_left(paragraphs, self._reading)
        begins_above = index < len(paragraphs) and self.view.rows.find(paragraphs[index], 0) < self.view.top
        index = index if begins_above else index - 1
        if index > 0:
            self.view.read_paragraph(paragraphs[index])
        else:
            self.view.reading = None
            self.view.move_to(0)

    @property
    def _reading(self) -> int:
        """The number of the piece that is being read; that at the top of the window where none is."""
        return self.view.place.piece if self.view.reading is None else self.view.reading

    # Changes

    def action_next_change(self) -> None:
        """Go to the next paragraph that is new since the article was last read."""
        self._go_to_change(next_row(self.view.rows, self.view.changed, self.view.top), "further")

    def action_previous_change(self) -> None:
        """Go to the previous paragraph that is new."""
        self._go_to_change(previous_row(self.view.rows, self.view.changed, self.view.top), "earlier")

    def _go_to_change(self, row: int | None, which: str) -> None:
        if row is not None:
            self.jump_to(row)
        else:
            self.say(f"no {which} change" if self.view.changed else "nothing is new since it was last read")

    # Sections

    def action_next_section(self) -> None:
        """Put the next section's heading at the top of the window."""
        row = next_row(self.view.rows, self.contents.sections, self.view.top)
        if row is None:
            self.say("no further section")
        else:
            self.jump_to(row)

    def action_previous_section(self) -> None:
        """Put this section's heading at the top of the window, from there the one before; at last the page's top."""
        row = previous_row(self.view.rows, self.contents.sections, self.view.top)
        if row is None and self.view.top == 0:
            self.say("no section before")
        else:
            self.jump_to(row or 0)

    def action_section(self, number: int) -> None:
        """Put the heading of the section of that number at the top of the window."""
        sections = self.contents.sections
        if number > len(sections):
            self.say(f"no section {number}: there {'is' if len(sections) == 1 else 'are'} {len(sections)}")
        else:
            self.jump_to(self.view.rows.find(sections[number - 1], 0))
