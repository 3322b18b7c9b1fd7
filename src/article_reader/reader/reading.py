"""The screen to read on: the page, the bottom lines, and what the keys do to them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Offset
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from article_reader.article import Article
from article_reader.reader.article_view import ArticleView
from article_reader.reader.commands import bindings
from article_reader.reader.contents import Contents
from article_reader.reader.place import Place
from article_reader.reader.settings import Settings
from article_reader.reader.status import StatusBar, TopMargin
from article_reader.reader.targets import next_row, previous_row
from article_reader.typeset.page import ASIDES, CAPTIONS
from article_reader.typeset.rows import NARROWEST
from article_reader.typeset.setting import Setting

MEASURE_STEP = 4
"""How many cells the column gets wider or narrower by a key."""

MESSAGE_SECONDS = 4.0
"""How long a message stands where no key takes it away."""


class ReadingScreen(Screen[None]):
    """Turns keys into moves of the view, and the view's moves into the bottom line."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(program_wide=False)]
    AUTO_FOCUS = ""

    def __init__(self, article: Article, settings: Settings) -> None:
        """Show the article as the settings ask."""
        super().__init__()
        self._settings = settings
        self._contents = Contents(article)
        self._message_timer: Timer | None = None
        self.view = ArticleView(
            self._contents.pieces,
            settings.measure,
            ASIDES if settings.captions else ASIDES | CAPTIONS,
            self._first_place(),
            Setting(article.language, settings.hyphenate, settings.justify),
        )
        self.status = StatusBar()

    def compose(self) -> ComposeResult:
        """Yield the page and what stands above and below it."""
        yield TopMargin()
        yield self.view
        yield self.status

    def say(self, message: str) -> None:
        """Show a message at the bottom for a moment."""
        if self._message_timer is not None:
            self._message_timer.stop()
        self.status.message = message
        self._message_timer = self.set_timer(MESSAGE_SECONDS, self._fall_silent)

    def _fall_silent(self) -> None:
        self.status.message = ""

    def on_article_view_moved(self) -> None:
        """Tell at the bottom where the view has gone."""
        view = self.view
        self.status.standing = self._contents.standing(view.rows, view.place, view.bottom, view.hidden)

    def _first_place(self) -> Place:
        sections = self._contents.sections
        asked = self._settings.section or 1
        return Place(sections[asked - 1], 0) if 1 < asked <= len(sections) else Place(0, 0)

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
        self.view.move_to(0)

    def action_bottom(self) -> None:
        """Go where the end of the text is at the bottom of the window."""
        self.view.jump_to(self.view.last_top)

    def action_next_paragraph(self) -> None:
        """Put the next paragraph at the top of the window, as far as there is text to fill it."""
        row = next_row(self.view.rows, self._contents.paragraphs(self.view.hidden), self.view.top)
        if row is None or self.view.top >= self.view.last_top:
            self.say("no further paragraph")
        else:
            self.view.move_to(row)

    def action_previous_paragraph(self) -> None:
        """Put the previous paragraph at the top of the window; before the first there is the top."""
        row = previous_row(self.view.rows, self._contents.paragraphs(self.view.hidden), self.view.top)
        self.view.move_to(row or 0)

    # Sections

    def action_next_section(self) -> None:
        """Put the next section's heading at the top of the window."""
        row = next_row(self.view.rows, self._contents.sections, self.view.top)
        if row is None:
            self.say("no further section")
        else:
            self.view.jump_to(row)

    def action_previous_section(self) -> None:
        """Put this section's heading at the top of the window, from there the one before; at last the page's top."""
        row = previous_row(self.view.rows, self._contents.sections, self.view.top)
        if row is None and self.view.top == 0:
            self.say("no section before")
        else:
            self.view.jump_to(row or 0)

    def action_section(self, number: int) -> None:
        """Put the heading of the section of that number at the top of the window."""
        sections = self._contents.sections
        if number > len(sections):
            self.say(f"no section {number}: there {'is' if len(sections) == 1 else 'are'} {len(sections)}")
        else:
            self.view.jump_to(self.view.rows.find(sections[number - 1], 0))

    # What is shown, and how wide

    def action_captions(self) -> None:
        """Show the captions, or hide them."""
        if self._contents.has_captions:
            self.view.hide(self.view.hidden ^ CAPTIONS)
        else:
            self.say("no captions in this article")

    def action_left_out(self) -> None:
        """Show the lines left out in their places, or hide them."""
        if self._contents.has_left_out:
            self.view.hide(self.view.hidden ^ ASIDES)
        else:
            self.say("nothing was left out")

    def action_wider(self) -> None:
        """Make the column wider, up to the window."""
        self._set_measure(self.view.column.width + MEASURE_STEP)

    def action_narrower(self) -> None:
        """Make the column narrower."""
        self._set_measure(self.view.column.width - MEASURE_STEP)

    def action_measure_as_set(self) -> None:
        """Make the column as wide as the settings have it."""
        self._set_measure(self._settings.measure)

    def _set_measure(self, measure: int) -> None:
        self.view.set_measure(max(NARROWEST, measure))
        self.say(f"{self.view.column.width} cells wide")

    # Selecting

    def action_copy_text(self) -> None:
        """Copy the selection, where there is one, and say so."""
        super().action_copy_text()
        self.say(f"copied {len(self.app.clipboard)} characters")

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Tell Textual what a mouse at a cell of the screen selects: always text of the page, the nearest there is.

        Textual's own answer knows nothing beside the text and on blank rows, and then selects to the end.
        """
        region = self.view.region
        if not region:
            return None, None
        return self.view, self.view.offset_at(x - region.x, min(y, region.bottom - 1) - region.y)
