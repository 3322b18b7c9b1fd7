"""The page on the screen: one line-API view of all rows, which keeps its place whatever happens to them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.cache import LRUCache
from textual.events import Click, MouseMove
from textual.geometry import Offset, Region
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from article_reader.reader import styles
from article_reader.reader.copying import selected_text, word_around
from article_reader.reader.links import is_openable
from article_reader.reader.place import Place, place_at, place_kept, top_for
from article_reader.reader.search import Found, Hit
from article_reader.reader.targets import paragraph_in, paragraph_starts
from article_reader.typeset.drawing import SetRow, set_row
from article_reader.typeset.page import Kind, Piece
from article_reader.typeset.rows import GAP, Rows, lay_out
from article_reader.typeset.setting import PLAIN, Setting

if TYPE_CHECKING:
    from article_reader.typeset.hyphens import Hyphens

STRIPS = 4096
"""How many rows are kept as they were drawn."""


class ArticleView(ScrollView, can_focus=False, inherit_bindings=False):
    """Shows pieces as rows. Keys are its screen's business; it moves when told, and by the mouse."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *styles.CLASSES.values(),
        styles.DOUBTFUL,
        styles.READ,
        styles.DECORATION,
        styles.HIT,
        styles.CURRENT_HIT,
    }

    class Moved(Message):
        """Other rows are shown than before, or the same ones in another window."""

        def can_replace(self, message: Message) -> bool:
            """Let one message stand for all that wait."""
            return isinstance(message, ArticleView.Moved)

    class LinkClicked(Message):
        """A link was clicked."""

        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address
            """Its address."""

    class LinkPointedAt(Message):
        """The pointer has come to a link, or has left it."""

        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address
            """Its address; "" where the pointer is at none."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        width: int,
        hidden: frozenset[Kind],
        place: Place,
        setting: Setting = PLAIN,
    ) -> None:
        """Show the pieces.

        Args:
            pieces: the page.
            width: the width of the column in cells, where the window is wide enough.
            hidden: the kinds that are not shown.
            place: what to show first.
            setting: how paragraphs are set.
        """
        super().__init__()
        self.pieces = pieces
        self.rows = Rows(array("I"), array("I"), array("B"))
        """The rows as they are set now."""
        self.hidden = hidden
        """The kinds that are not shown; `hide` changes them."""
        self.width = width
        """The width asked for, in cells; `set_width` changes it."""
        self.reading: int | None = None
        """The number of the piece that is the paragraph being read; None where the window shows none."""
        self.paragraphs: Sequence[int] = paragraph_starts(pieces, hidden)
        """The numbers of the pieces that the paragraph keys stop at."""
        self.changed: Sequence[int] = ()
        """The numbers of the pieces that are new since the article was last read, in order."""
        self._link: Hit | None = None
        self._pointed_at = ""
        self._found: Found | None = None
        self._hit: Hit | None = None
        self._setting = setting
        self._hyphens = _hyphens(setting)
        self._place = place
        self._jumped = place != Place(0, 0)
        self._set_for: tuple[styles.Column, int, frozenset[Kind]] | None = None
        self._palette: styles.Palette | None = None
        self._strips: LRUCache[int, Strip] = LRUCache(STRIPS)

    @property
    def top(self) -> int:
        """The row at the top of the window, from 0."""
        return self.scroll_offset.y

    @property
    def bottom(self) -> int:
        """The row behind the last one in the window."""
        return self.top + self.size.height

    @property
    def place(self) -> Place:
        """What is under the reader's eye."""
        return self._place

    @property
    def last_top(self) -> int:
        """The row at the top of the window where the end of the text is at its bottom."""
        return max(0, len(self.rows) - self.size.height)

    @property
    def column(self) -> styles.Column:
        """Where the text stands in the window."""
        return styles.column(self.size.width, self.width)

    # Moving

    def move_to(self, row: int) -> None:
        """Put a row at the top of the window, but never leave more room below the text than there is already."""
        self._put(max(0, min(row, max(self.last_top, self.top))))
        self._note_place()

    def jump_to(self, row: int) -> None:
        """Put a row at the top of the window, with room below the text where it needs it."""
        self._put(row)
        self._note_place()
        self._jumped = True

    def read_paragraph(self, piece: int) -> None:
        """Make a piece the paragraph being read, and put it at the top of the window, as far as text fills that."""
        self.move_to(self.rows.find(piece, 0))
        self.reading = piece
        self.refresh()

    def show_pieces(self, pieces: Sequence[Piece], place: Place, setting: Setting, changed: Sequence[int] = ()) -> None:
        """Show another page, from a place on it; the pieces of the numbers `changed` are marked as new."""
        self.pieces = pieces
        self.changed = changed
        self.reading = None
        self.paragraphs = paragraph_starts(pieces, self.hidden)
        self._setting = setting
        self._hyphens = _hyphens(setting)
        self._place = place
        self._jumped = place != Place(0, 0)
        self._set_for = self._found = self._hit = self._link = None
        self._settle()
        self.refresh()

    def return_to(self, place: Place) -> None:
        """Put a place back on its screen row."""
        self.jump_to(top_for(self.rows, place))

    def show_spot(self, piece: int, offset: int) -> None:
        """Bring a character into the window, a third from its top, unless it is there already."""
        row = self.rows.find(piece, offset)
        if not self.top <= row < self.bottom:
            self.move_to(row - self.size.height // 3)

    def light(self, found: Found | None, current: Hit | None) -> None:
        """Light up what a search has found, and the hit that it is at; None for nothing."""
        self._found, self._hit = found, current
        self._strips.clear()
        self.refresh()

    def light_link(self, link: Hit | None) -> None:
        """Light up a link, and bring it into the window; None for none."""
        self._link = link
        self._strips.clear()
        self.refresh()
        if link is not None:
            self.show_spot(link.piece, link.start)

    def hide(self, hidden: frozenset[Kind]) -> None:
        """Show all kinds but these; what stays to be seen stays on its screen row."""
        if self.pieces and self.pieces[self._place.piece].kind in hidden:
            self._place = place_kept(self.rows, self.top, self.size.height, self.pieces, hidden)
        self.hidden = hidden
        self.paragraphs = paragraph_starts(self.pieces, hidden)
        self._settle()
        self.refresh()

    def set_width(self, width: int) -> None:
        """Set the text in a column of so many cells, where the window is wide enough."""
        self.width = width
        self._settle()
        self.refresh()

    def _put(self, row: int) -> None:
        self.set_scroll(None, row)
        self.set_reactive(Widget.scroll_target_y, float(row))
        self.refresh()

    def _note_place(self) -> None:
        """Remember what the reader has moved to; a re-wrap comes back to it however often it happens."""
        self._place = place_at(self.rows, self.top)
        self._jumped = self.top > self.last_top
        self._note_reading()
        self.post_message(self.Moved())

    def _note_reading(self) -> None:
        """Keep the paragraph being read as long as the window shows it; then it is the first in the window."""
        if self._reading_row() is None:
            self.reading = paragraph_in(self.rows, self.paragraphs, self.top, self.bottom)
            self.refresh()

    def _reading_row(self) -> int | None:
        """Return the first row in the window of the paragraph being read; None where it has none there."""
        if self.reading is None:
            return None
        row = max(self.rows.find(self.reading, 0), self.top)
        is_seen = row < min(self.bottom, len(self.rows)) and self.rows.piece[row] == self.reading
        return row if is_seen else None

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow where the mouse has scrolled to."""
        super().watch_scroll_y(old_value, new_value)
        self._note_place()

    @property
    def max_scroll_y(self) -> int:
        """How far the mouse may scroll: Textual asks."""
        return max(self.last_top, self.top)

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether the mouse may scroll: there is no scrollbar by which Textual could tell."""
        return True

    # Setting and drawing

    def _settle(self) -> None:
        """Set the rows for the window as it is, and bring the place back to its screen row."""
        wanted = (self.column, self.size.height, self.hidden)
        if wanted == self._set_for or not self.size:
            return
        if self._set_for is None or (wanted[0].width, wanted[2]) != (self._set_for[0].width, self._set_for[2]):
            self.rows = lay_out(self.pieces, self.column.width, self.hidden, self._setting, self._hyphens)
        self._set_for = wanted
        self._strips.clear()
        top = top_for(self.rows, self._place)
        self.set_scroll(None, top if self._jumped else min(top, self.last_top))
        self.set_reactive(Widget.scroll_target_y, self.scroll_y)
        self._note_reading()
        self.post_message(self.Moved())

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw rows; a new width sets them first, so that no frame shows the old ones or none."""
        self._settle()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw the row that is `y` rows below the top of the window."""
        row = self.top + y
        if row == self._reading_row():
            return self._draw(row, reading=True)
        if (strip := self._strips.get(row)) is None:
            strip = self._strips[row] = self._draw(row)
        return strip

    def _draw(self, row: int, *, reading: bool = False) -> Strip:
        palette = self._palette or self._read_palette()
        if row >= len(self.rows) or self.rows.start[row] == GAP:
            return styles.blank_strip(self.column, palette)
        number = self.rows.piece[row]
        overlays = list(self._overlays(number, palette))
        sign = Segment(styles.DOUBT, palette.decoration) if self.pieces[number].doubtful else None
        if self._is_changed(number):
            sign = Segment(styles.NEW, palette.reading)
        sign = Segment(styles.READING, palette.reading) if reading else sign
        return styles.row_strip(self._set_row(row), self.column, palette, overlays, sign)

    def _is_changed(self, piece: int) -> bool:
        at = bisect_left(self.changed, piece)
        return at < len(self.changed) and self.changed[at] == piece

    def _set_row(self, row: int) -> SetRow:
        return set_row(self.rows, row, self.pieces, self.column.width)

    def _overlays(self, piece: int, palette: styles.Palette) -> Iterator[styles.Overlay]:
        """Yield what is laid over a piece: that it is doubtful, marks, what was found, then what of it is selected."""
        if self.pieces[piece].doubtful:
            yield styles.Overlay(0, len(self.pieces[piece].text), palette.doubtful)
        for mark in self.pieces[piece].marks:
            yield styles.Overlay(mark.start, mark.end, palette.mark(mark))
        for hit in self._found.in_piece(piece) if self._found else ():
            yield styles.Overlay(hit.start, hit.end, palette.current_hit if hit == self._hit else palette.hit)
        if self._link is not None and self._link.piece == piece:
            yield styles.Overlay(self._link.start, self._link.end, palette.current_hit)
        if selected := self._selected(piece):
            yield styles.Overlay(*selected, palette.selected)

    def _selected(self, piece: int) -> tuple[int, int] | None:
        """Return the offsets between which a piece is selected."""
        span = self.text_selection and self.text_selection.get_span(piece)
        if not span:
            return None
        begin, end = span
        return begin, len(self.pieces[piece].text) if end < 0 else end

    def _read_palette(self) -> styles.Palette:
        self._palette = styles.Palette(
            {kind: self.get_component_rich_style(name) for kind, name in styles.CLASSES.items()},
            self.get_component_rich_style(styles.DECORATION),
            self.rich_style,
            self.screen.get_component_rich_style("screen--selection"),
            self.get_component_rich_style(styles.HIT, partial=True),
            self.get_component_rich_style(styles.CURRENT_HIT, partial=True),
            self.get_component_rich_style(styles.DOUBTFUL, partial=True),
            self.get_component_rich_style(styles.READ),
        )
        return self._palette

    def notify_style_update(self) -> None:
        """Forget what was drawn in the styles of before."""
        super().notify_style_update()
        self._palette = None
        self._strips.clear()

    # Selecting

    def offset_at(self, x: int, y: int) -> Offset:
        """Return the character at a cell of the window: its offset in its piece's text, and the piece's number.

        Beside the text it is the row's nearest character, on a blank row the end of the text above.
        """
        row = min(self.top + max(y, 0), len(self.rows) - 1)
        if row < 0:
            return Offset(0, 0)
        if self.rows.start[row] == GAP or self.top + y > row:
            while row and self.rows.start[row] == GAP:
                row -= 1
            return Offset(len(self.pieces[self.rows.piece[row]].text), self.rows.piece[row])
        shown = self._set_row(row)
        left = self.column.left + len(shown.decoration)
        offset = shown.offset_at(styles.character_at(shown.text, max(0, x - left)))
        if self.rows.end(row) is not None:
            offset = min(offset, max(0, shown.end - 1))
        return Offset(offset, self.rows.piece[row])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text unwrapped, and what ends it, for Textual to copy."""
        return selected_text(self.pieces, self.hidden, selection), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection as it is now."""
        self._strips.clear()
        super().selection_updated(selection)

    def on_click(self, event: Click) -> None:
        """Open the link that is clicked; select the word clicked twice, and the paragraph clicked three times."""
        event.prevent_default()
        if not self.rows:
            return
        if event.chain < 2:
            if (address := self._link_at(event.x, event.y)) and not self.text_selection:
                self.post_message(self.LinkClicked(address))
            return
        offset, piece = self.offset_at(event.x, event.y)
        text = self.pieces[piece].text
        begin, end = word_around(text, offset) if event.chain == 2 else (0, len(text))
        self.screen.selections = {self: Selection(Offset(begin, piece), Offset(end, piece))}

    # Links under the pointer

    def on_mouse_move(self, event: MouseMove) -> None:
        """Tell when the pointer comes to a link or leaves it."""
        self._point_at(self._link_at(event.x, event.y) if len(self.rows) else "")

    def on_leave(self) -> None:
        """The pointer has gone elsewhere."""
        self._point_at("")

    def _point_at(self, address: str) -> None:
        if address != self._pointed_at:
            self._pointed_at = address
            self.post_message(self.LinkPointedAt(address))

    def _link_at(self, x: int, y: int) -> str:
        """Return the address of the link at a cell of the window, "" where there is none."""
        row = self.top + y
        if not 0 <= row < len(self.rows) or self.rows.start[row] == GAP:
            return ""
        shown = self._set_row(row)
        left = self.column.left + len(shown.decoration)
        character = styles.character_at(shown.text, x - left) if x >= left else len(shown.text)
        if character >= len(shown.text):
            return ""
        offset = shown.offset_at(character)
        marks = self.pieces[self.rows.piece[row]].marks
        return next((mark.target or "" for mark in marks if mark.start <= offset < mark.end and is_openable(mark)), "")


def _hyphens(setting: Setting) -> Hyphens | None:
    """Return the word breaks to set the page with, at one width after another; None where no word is broken."""
    if not setting.hyphenate:
        return None
    from article_reader.typeset.hyphens import Hyphens

    return Hyphens(setting.language)
