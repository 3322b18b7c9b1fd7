"""The screen to read on: what is searched, shown, marked and copied in the article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.actions import SkipAction
from textual.binding import BindingType
from textual.events import Key, Resize
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from article_reader.article import Article
from article_reader.reader.bindings import bindings
from article_reader.reader.commands import key_of
from article_reader.reader.copying import article_text, with_source
from article_reader.reader.counts import MOST, PAUSE, REPEATED, Count
from article_reader.reader.holding import HoldsTyped, TakesOver, done_at_once
from article_reader.reader.links import Link, Links
from article_reader.reader.marks import BEFORE, LETTERS
from article_reader.reader.moving import MovingScreen
from article_reader.reader.place import Place
from article_reader.reader.searching import Searching
from article_reader.reader.settings import Recalled, Settings
from article_reader.reader.status import shorten
from article_reader.typeset.page import ASIDES, CAPTIONS, COUNTS, Kind
from article_reader.typeset.rows import MIN_WIDTH

if TYPE_CHECKING:
    from article_reader.reader.outline import Entry, Outline
    from article_reader.reader.prompt import Prompt

WIDTH_STEP = 4
"""How many cells the column gets wider or narrower by a key."""

_TOLD = 30
"""How many cells of what was copied are told."""


class ReadingScreen(HoldsTyped, MovingScreen):
    """What can be done with an article beside moving in it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(program_wide=False)]
    AUTO_FOCUS = ""

    def __init__(self, article: Article, settings: Settings) -> None:
        """Show the article as the settings ask."""
        super().__init__(article, settings)
        keys = {action: key_of(action, settings.keys) for action in ("captions", "left_out")}
        self._searching = Searching(self.view, self.status, self.say, keys)
        self._links = Links(self.contents.pieces)
        self._prompt: Prompt | None = None
        self._outline: Outline | None = None
        self._waiting: str | None = None
        self._count = Count(lambda act: self.set_timer(PAUSE, act), self.action_section)

    @property
    def is_busy(self) -> bool:
        """Whether the reader is in the midst of something that another article would take from under their fingers."""
        return self._prompt is not None or self._waiting is not None

    @property
    def has_number(self) -> bool:
        """Whether a number has been typed that no key has followed yet."""
        return bool(self._count.digits)

    @property
    def has_begun(self) -> bool:
        """Whether the reader has gone anywhere, or searches."""
        return self.view.place != Place(0, 0) or self._searching.on

    def show_article(self, article: Article, recalled: Recalled, *, stay: bool = False) -> None:
        """Show another article, or the same one read again."""
        super().show_article(article, recalled, stay=stay)
        self._searching.turn_to_page(stay=stay)
        self._links = Links(self.contents.pieces)
        self.status.link = ""
        if self._outline is not None:
            self._outline.show_entries(self._entries())

    def on_article_view_moved(self) -> None:
        """Tell where the view has gone, in the outline too."""
        super().on_article_view_moved()
        if self._outline is not None and self.status.standing is not None:
            self._outline.mark_section(self.status.standing.number - 1)

    async def on_key(self, event: Key) -> None:
        """Take the letter of a mark that is waited for, or a digit; else do what the key is bound to."""
        self.fall_silent()
        if self._waiting is not None:
            self._take_letter(event.character or "")
        elif self._count.takes(event.character or ""):
            self.say(f"{self._count.digits}: section number, or how often the next key acts")
        elif await self._done_with_count(event):
            pass
        elif not await done_at_once(self, event):
            return
        event.stop()
        event.prevent_default()

    async def _done_with_count(self, event: Key) -> bool:
        """Do what a key does with the number before it, and tell whether that was all; without one it isn't."""
        number = self._count.taken()
        if number is None:
            return False
        bound = self.active_bindings.get(event.key)
        action = bound.binding.action if bound else ""
        rows = len(self.view.rows)
        if event.key in {"enter", "ctrl+j"}:
            self.action_section(number)
        elif event.character == "%":
            self.leap_to(min(self.view.last_top, rows * min(number, 100) // 100))
        elif action in {"top", "bottom"}:
            self.leap_to(max(0, min(number, rows) - 1))
        elif action in REPEATED:
            for _ in range(min(number, MOST)):
                await done_at_once(self, event)
        elif event.key != "escape":
            self.action_section(number)
            return False
        return True

    def _hand_over(self, to: Prompt | Outline) -> None:
        """Give something the keyboard, and with it what is typed from here on."""
        if self.focused is not to:
            self.hold_typed()
            to.hold_typed()
            to.focus()

    def on_takes_over_ready(self, event: TakesOver.Ready) -> None:
        """Give what has the keyboard now what was typed before it was there."""
        event.to.call_later(event.to.take_typed, self.let_go())

    # Searching

    def action_search(self) -> None:
        """Search as it is typed."""
        self._search(backwards=False)

    def action_search_backwards(self) -> None:
        """Search towards the top as it is typed."""
        self._search(backwards=True)

    def _search(self, *, backwards: bool) -> None:
        from article_reader.reader.prompt import Prompt

        if self._prompt is None:
            self._searching.open(backwards=backwards)
            self._prompt = Prompt(self._searching.history, backwards=backwards)
            self.mount(self._prompt, after=self.status)
        self._hand_over(self._prompt)

    def on_input_changed(self, event: Prompt.Changed) -> None:
        """Search for what has been typed so far."""
        self.fall_silent()
        self._searching.typed(event.value)

    def on_input_submitted(self, event: Prompt.Submitted) -> None:
        """Stay where the search has led to."""
        self._close_prompt()
        self._searching.accept(event.value)

    def on_prompt_stepped(self, event: Prompt.Stepped) -> None:
        """Go to another hit while typing."""
        self._searching.step(event.by)

    def on_prompt_cancelled(self) -> None:
        """Go back to where the search began."""
        self._close_prompt()
        self._searching.cancel()

    def _close_prompt(self) -> None:
        self.hold_typed()
        self.set_focus(None)
        if self._prompt is not None:
            self._prompt.call_later(self._prompt.leave)

    async def on_prompt_left(self, event: Prompt.Left) -> None:
        """Take the line away, and do what was typed after the search."""
        if self._prompt is not None:
            self._prompt.remove()
            self._prompt = None
        await self.take_typed(event.typed)

    def action_next(self) -> None:
        """Go to the next hit, or where no search is on to the next section."""
        if self._searching.on:
            self._searching.step(1)
        else:
            self.action_next_section()

    def action_previous_hit(self) -> None:
        """Go to the previous hit."""
        if self._searching.on:
            self._searching.step(-1)
        else:
            self.say("no search is on: / begins one")

    def action_back_out(self) -> None:
        """Close what lies on top: the outline, the search, the bare page."""
        if self._outline is not None:
            self._close_outline()
        elif self._links.lit is not None:
            self._light(None)
        elif self._searching.on:
            self._searching.end()
        else:
            self.remove_class("zen")

    # The outline

    def action_outline(self) -> None:
        """Open the outline and choose in it; again closes it."""
        from article_reader.reader.outline import Outline

        if self._outline is None:
            self._outline = Outline(self._entries())
            self._place_outline(self.size.width)
            self.mount(self._outline, before=self.view)
            if self.status.standing is not None:
                self._outline.mark_section(self.status.standing.number - 1)
            self._hand_over(self._outline)
        elif self.focused is self._outline:
            self._close_outline()
        else:
            self._outline.highlight_here()
            self._hand_over(self._outline)

    def on_outline_go_to(self, event: Outline.GoTo) -> None:
        """Go to what was chosen; an outline over the text makes way for it."""
        if self._outline is not None and self._outline.has_class("over"):
            self._close_outline()
        self.set_focus(None)
        self.leap_to(self.view.rows.find(event.piece, 0))

    def on_outline_closed(self) -> None:
        """Close the outline."""
        self._close_outline()

    def on_resize(self, event: Resize) -> None:
        """Keep the outline beside the text, or over it where there isn't room."""
        self._place_outline(event.size.width)

    def _place_outline(self, width: int) -> None:
        if self._outline is not None:
            from article_reader.reader.outline import ROOM_BESIDE

            self._outline.set_class(width < ROOM_BESIDE, "over")

    def _close_outline(self) -> None:
        if self._outline is not None:
            self._outline.remove()
            self._outline = None
        self.set_focus(None)

    def _entries(self) -> Sequence[Entry]:
        from article_reader.reader.outline import entries

        return list(entries(self.contents, self.view.hidden))

    # Links

    def action_next_link(self) -> None:
        """Light the next link, and tell its address; where there are no links, open the outline."""
        self._step_link(1)

    def action_previous_link(self) -> None:
        """Light the previous link."""
        self._step_link(-1)

    def _step_link(self, by: int) -> None:
        if len(self._links):
            self._light(self._links.step(by, *self.view.place[:2]))
        else:
            self.action_outline()

    def action_open_link(self) -> None:
        """Open the link that is lit and to be seen; else go a line down."""
        link = self._links.lit
        if link is not None and self.view.top <= self.view.rows.find(*link.where[:2]) < self.view.bottom:
            self.app.open_url(link.target)
            self.say(f"opened {link.target}")
        else:
            self.action_line_down()

    def _light(self, link: Link | None) -> None:
        if link is None:
            self._links.forget()
        self.view.light_link(link.where if link else None)
        self.status.link = f"Enter opens {link.target}" if link else ""

    # Marks

    def action_set_mark(self) -> None:
        """Mark this place with the letter that is pressed next."""
        self._wait_for("set", "mark this place: a letter from a to z")

    def action_go_to_mark(self) -> None:
        """Go to the mark of the letter that is pressed next."""
        self._wait_for("find", f"go to a mark: {self.marks.told()}, or {BEFORE} for where you were")

    def _wait_for(self, what: str, told: str) -> None:
        self._waiting = what
        self.say(told)

    def _take_letter(self, letter: str) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting == "set":
            self._set_mark(letter)
        else:
            self._go_to_mark(letter)

    def _set_mark(self, letter: str) -> None:
        if letter in LETTERS:
            self.marks.set(letter, self.view.place[:2])
            self.say(f"marked as {letter}")
        else:
            self.say("no mark: its letter has to be one from a to z")

    def _go_to_mark(self, letter: str) -> None:
        spot = self.marks.find(letter)
        if spot is None:
            self.say(f"no mark {letter}; there are: {self.marks.told()}" if letter in LETTERS else "no mark")
        else:
            self.leap_to(self.view.rows.find(*spot))

    # Copying

    def action_copy_paragraph(self) -> None:
        """Copy the paragraph being read."""
        piece = self.view.reading
        self._copy("" if piece is None else self.contents.pieces[piece].text, "the paragraph")

    def action_copy_article(self) -> None:
        """Copy the article as it is shown."""
        self._copy(article_text(self.contents.pieces, self.view.hidden), "the article")

    def _copy(self, text: str, what: str) -> None:
        if not text:
            self.say("nothing to copy")
            return
        told = f"{what}, {len(text)} characters: “{shorten(text.splitlines()[0], _TOLD)}”"
        if self.settings.quote_source:
            text = with_source(text, self.contents.pieces)
        self.post_message(self.Copied(text, told))

    class Copied(Message):
        """Something is to be copied."""

        def __init__(self, text: str, told: str) -> None:
            super().__init__()
            self.text = text
            """The text."""
            self.told = told
            """What is said of it."""

    # What is shown, and how wide

    def action_captions(self) -> None:
        """Show the captions, or hide them."""
        if self.contents.has_captions:
            self._hide(CAPTIONS)
        else:
            self.say("no captions in this article")

    def action_left_out(self) -> None:
        """Show the lines left out in their places, or hide them."""
        if self.contents.left_out:
            self._hide(ASIDES | COUNTS)
        else:
            self.say("nothing was left out")

    def _hide(self, kinds: frozenset[Kind]) -> None:
        """Hide kinds that are shown, or show those that are hidden."""
        self.view.hide(self.view.hidden ^ kinds)
        self._searching.look_again()
        if self._outline is not None:
            self._outline.show_entries(self._entries())

    def action_zen(self) -> None:
        """Show nothing but the text, or all again."""
        self.toggle_class("zen")

    def action_wider(self) -> None:
        """Make the column wider, up to the window."""
        self._set_width(self.view.column.width + WIDTH_STEP)

    def action_narrower(self) -> None:
        """Make the column narrower."""
        self._set_width(self.view.column.width - WIDTH_STEP)

    def action_reset_width(self) -> None:
        """Make the column as wide as the settings have it."""
        self._set_width(self.settings.width)

    def _set_width(self, width: int) -> None:
        self.view.set_width(max(MIN_WIDTH, width))
        self.say(f"{self.view.column.width} cells wide")

    # Selecting

    def action_copy_text(self) -> None:
        """Copy the selection, where there is one, and say so."""
        text = self.get_selected_text()
        if text is None:
            raise SkipAction
        self.post_message(self.Copied(text, f"{len(text)} characters"))

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Tell Textual what a mouse at a cell of the screen selects: always text of the page, the nearest there is.

        Textual's own answer knows nothing beside the text and on blank rows, and then selects to the end.
        """
        region = self.view.region
        if not region:
            return None, None
        return self.view, self.view.offset_at(x - region.x, min(y, region.bottom - 1) - region.y)
