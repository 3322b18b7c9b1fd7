"""The screen to read on: what is searched, shown, marked and copied in the article."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.actions import SkipAction
from textual.binding import BindingType
from textual.events import Key, Paste
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from article_reader.article import Article
from article_reader.reader.bindings import bindings
from article_reader.reader.bookmarks import BEFORE, LETTERS
from article_reader.reader.commands import key_of
from article_reader.reader.compat import has_exited
from article_reader.reader.copying import article_text, with_source
from article_reader.reader.counts import MOST, PAUSE, REPEATED, Count
from article_reader.reader.panels import PanelScreen
from article_reader.reader.place import Place, Spot
from article_reader.reader.searching import Searching
from article_reader.reader.settings import SavedPosition, Settings
from article_reader.reader.status import shorten
from article_reader.typeset.page import ASIDES, CAPTIONS, COUNTS, Kind
from article_reader.typeset.rows import MIN_WIDTH

if TYPE_CHECKING:
    from article_reader.reader.prompt import Prompt

WIDTH_STEP = 4
"""How many cells the column gets wider or narrower by a key."""

_TOLD = 30
"""How many cells of what was copied are told."""


class ReadingScreen(PanelScreen):
    """What can be done with an article beside moving in it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(program_wide=False)]
    AUTO_FOCUS = ""

    def __init__(self, article: Article, settings: Settings) -> None:
        """Show the article as the settings ask."""
        super().__init__(article, settings)
        keys = {action: key_of(action, settings.keys) for action in ("captions", "left_out")}
        self._searching = Searching(self.view, self.status, self.say, keys)
        self._prompt: Prompt | None = None
        self._noting: str | None = None  # the letter of the bookmark that a note is typed for
        self._waiting: Callable[[str], None] | None = None
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

    def show_article(self, article: Article, position: SavedPosition, *, stay: bool = False) -> None:
        """Show another article, or the same one read again."""
        super().show_article(article, position, stay=stay)
        self._searching.turn_to_page(stay=stay)

    async def on_key(self, event: Key) -> None:
        """Give a key to whatever takes it now.

        The screen alone takes keys, one after the other: if the focus moved between two of them, the second would reach
        its new owner while the first still waited at the old one.
        """
        if has_exited(self.app):
            return  # typed behind the key that quits
        self.clear_message()
        if self._waiting is not None:
            then, self._waiting = self._waiting, None
            then(event.character or "")
        elif self._prompt is not None:
            await self._take_in_prompt(self._prompt, event)
        elif await self.take_in_panel(event):
            pass
        elif self._count.takes(event.character or ""):
            self.say(f"{self._count.digits}: section number, or how often the next key acts")
        elif not (await self._done_with_count(event) or await self._done(event)):
            return
        event.stop()
        event.prevent_default()

    async def _done(self, event: Key) -> bool:
        """Do what a key is bound to, and tell whether that is anything.

        Textual does it only after the key has been passed up to the app: by then the next key may have come already,
        and mean something else than it will when this one is done.
        """
        bound = self.active_bindings.get(event.key)
        return bound is not None and await self.app.run_action(bound.binding.action, bound.node)

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
            self.jump_to(min(self.view.last_top, rows * min(number, 100) // 100))
        elif action in {"top", "bottom"}:
            self.jump_to(max(0, min(number, rows) - 1))
        elif action in REPEATED:
            for _ in range(min(number, MOST)):
                await self._done(event)
        elif event.key != "escape":
            self.action_section(number)
            return False
        return True

    def _take_pasted(self, text: str, key: str) -> None:
        if key == "y":
            self.post_message(self.Pasted(text))

    # Searching

    def action_search(self) -> None:
        """Search as it is typed."""
        self._search(backwards=False)

    def action_search_backwards(self) -> None:
        """Search towards the top as it is typed."""
        self._search(backwards=True)

    def _search(self, *, backwards: bool) -> None:
        from article_reader.reader.prompt import Prompt

        self._searching.open(backwards=backwards)
        self._open_prompt(Prompt(self._searching.history, backwards=backwards))

    def write_note(self, letter: str, note: str) -> None:
        """Have a note on a bookmark typed in the line at the bottom."""
        from article_reader.reader.prompt import Prompt

        self._noting = letter
        self._open_prompt(Prompt(label=f"note on bookmark {letter}", value=note))

    def _open_prompt(self, prompt: Prompt) -> None:
        self.leave_panel()
        self._prompt = prompt
        self.mount(prompt, after=self.status)

    async def _take_in_prompt(self, prompt: Prompt, event: Key) -> None:
        from article_reader.reader.prompt import ACCEPTS, CANCELS, STEPS

        if event.key in ACCEPTS | CANCELS:
            prompt.remove()
            self._prompt = None
            self._end_prompt(prompt.value if event.key in ACCEPTS else None)
        elif event.key in STEPS and self._noting is None:
            self._searching.step(STEPS[event.key])
        elif await prompt.edit(event):
            self._take_typed(prompt)

    def _take_typed(self, prompt: Prompt) -> None:
        """Search for what has been typed so far, unless it is a note."""
        if self._noting is None:
            self._searching.typed(prompt.value)

    def _end_prompt(self, value: str | None) -> None:
        """Stay where the search has led to, or take the note; None for what was given up."""
        letter, self._noting = self._noting, None
        if letter is not None:
            if value is not None:
                self.bookmarks.note(letter, value.strip())
                self.say(f"bookmark {letter}: {value.strip() or 'no note'}")
        elif value is None:
            self._searching.cancel()
        else:
            self._searching.accept(value)

    def on_paste(self, event: Paste) -> None:
        """Type what is pasted into the line at the bottom, line ends as spaces; else offer to read it."""
        if self._prompt is None and event.text.strip():
            words = len(event.text.split())
            self._wait_for(
                partial(self._take_pasted, event.text),
                f"read what was pasted ({words} {'word' if words == 1 else 'words'})? y reads it, other keys don't",
            )
        elif self._prompt is not None and event.text:
            self.clear_message()
            self._prompt.type_text(" ".join(event.text.split()))
            self._take_typed(self._prompt)

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
        """Close what lies on top: a panel, the selected link, the search, the bare page."""
        if self.close_panel() or self.unselect_link():
            return
        if self._searching.on:
            self._searching.end()
        else:
            self.remove_class("zen")

    # Bookmarks

    def action_set_mark(self) -> None:
        """Set a bookmark here with the letter that is pressed next."""
        self._wait_for(self._set_bookmark, "bookmark this place: a letter from a to z")

    def action_go_to_mark(self) -> None:
        """Go to the bookmark of the letter that is pressed next."""
        message = f"go to a bookmark: {self.bookmarks.summary()}, or {BEFORE} for where you were"
        self._wait_for(self._go_to_bookmark, message)

    def action_command(self) -> None:
        """Do what the letter that is pressed next means, as behind the colon of less and vim."""
        self._wait_for(self._command, ": q quits, n and p read the next and the previous file")

    def action_quit_twice(self) -> None:
        """Quit where the same key is pressed again, as in vim."""
        self._wait_for(lambda key: self.app.exit() if key == "Z" else self.say("ZZ quits"), "Z again quits")

    def _wait_for(self, then: Callable[[str], None], message: str) -> None:
        self._waiting = then
        self.say(message)

    def _set_bookmark(self, letter: str) -> None:
        if letter in LETTERS:
            self.bookmarks.set(letter, self._spot_being_read())
            self.say(f"bookmark {letter} set")
        else:
            self.say("no bookmark: its letter has to be one from a to z")

    def _spot_being_read(self) -> Spot:
        """Return the place at the top of the window, where that is in the paragraph being read; else its start."""
        place, reading = self.view.place, self.view.reading
        return place.spot if reading is None or place.piece == reading else (reading, 0)

    def _go_to_bookmark(self, letter: str) -> None:
        spot = self.jumps.before if letter == BEFORE else self.bookmarks.find(letter)
        if spot is None:
            message = f"no bookmark {letter}; there are: {self.bookmarks.summary()}"
            self.say(message if letter in LETTERS else "no bookmark")
        else:
            self.go_to_spot(spot)

    def _command(self, letter: str) -> None:
        if letter == "q":
            self.app.exit()
        elif letter in {"n", "p"}:
            self.post_message(self.OtherFile(1 if letter == "n" else -1))
        else:
            self.say(f"no command :{letter}; there are :q, :n and :p")

    class Pasted(Message):
        """A text that was pasted is to be read."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text
            """The text."""

    class OtherFile(Message):
        """The next file of the command line is wanted, or the previous one."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by
            """1 for the next one, -1 for the previous."""

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
        message = f"{what}, {len(text)} characters: “{shorten(text.splitlines()[0], _TOLD)}”"
        if self.settings.quote_source:
            text = with_source(text, self.contents.pieces)
        self.post_message(self.Copied(text, message))

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
        self._searching.search_again()
        self.fill_panel()

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
