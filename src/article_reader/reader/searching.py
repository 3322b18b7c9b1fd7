"""A search under way: what was found, which hit is the current one, and how the view follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from article_reader.reader.article_view import ArticleView
from article_reader.reader.contents import Hidden
from article_reader.reader.place import Place, place_in
from article_reader.reader.search import Found, Hit, Index
from article_reader.reader.status import StatusBar
from article_reader.typeset.page import Piece


class Search:
    """What was found and which hit is the current one. It says where to go and what to tell; it moves nothing."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._index = Index(pieces)
        self.began: Place | None = None
        """Where the reader was when the search began; None while none is on."""
        self.found: Found | None = None
        """What was found; None while nothing has been looked for."""
        self.current: int | None = None
        """The number of the current hit."""

    @property
    def hit(self) -> Hit | None:
        """The current hit."""
        return None if self.found is None or self.current is None else self.found.hits[self.current]

    @property
    def _at(self) -> Place:
        """Where the current hit begins; the top of the page, where there is none."""
        return Place(self.hit.piece, self.hit.start) if self.hit else Place(0, 0)

    def begin(self, place: Place) -> None:
        """Begin a search, or another one: Esc still goes back to where the first began."""
        self.began = self.began or place

    def look_for(self, query: str, hidden: Hidden) -> None:
        """Find a query; the current hit is the first from the place on where the search began."""
        self.found, self.current = None, None
        if query and self.began is not None:
            self.found = self._index.find(query, hidden)
            self.current = self.found.at_or_after(self.began.piece, self.began.offset)

    def look_again(self, hidden: Hidden) -> None:
        """Find the same in what is shown now; the current hit stays, or is the next one after it."""
        self._find_again(hidden, self._at)

    def go_on_in(self, pieces: Sequence[Piece], hidden: Hidden) -> None:
        """Find the same in another page of the same article; places are where they are on that page."""
        before, self._index = self._index.pieces, Index(pieces)
        if self.began is not None:
            self.began = place_in(pieces, self.began, before)
        self._find_again(hidden, place_in(pieces, self._at, before))

    def _find_again(self, hidden: Hidden, at: Place) -> None:
        """Find the same; the current hit is the first from a place on."""
        if self.found is not None:
            self.found = self._index.find(self.found.query, hidden)
            self.current = self.found.at_or_after(at.piece, at.offset)

    def step(self, by: int) -> str:
        """Make the next hit, or with -1 the previous one, the current; return what there is to say about that."""
        if self.found is None or self.current is None:
            return "" if self.found is None else self.told()
        to = self.current + by
        self.current = to % len(self.found.hits)
        if to < 0:
            return "search goes on from the end"
        return "" if to < len(self.found.hits) else "search goes on from the top"

    def told(self) -> str:
        """Return what to tell of the search: which hit of how many, or that there is none."""
        if self.found is None:
            return ""
        query, hidden = self.found.query, self.found.in_captions
        if self.current is None:
            return f"nothing shown, {hidden} in captions: “{query}”" if hidden else f"nothing found for “{query}”"
        place = f"{self.current + 1}/{len(self.found.hits)}"
        return f"{place}, {hidden} more in captions: “{query}”" if hidden else f"{place} “{query}”"

    def end(self) -> Place | None:
        """End the search, and return where it began; None where none was on."""
        began = self.began
        self.began = self.found = self.current = None
        return began


class Searching:
    """What the search keys talk to: it searches, and makes view and status bar follow."""

    def __init__(self, view: ArticleView, status: StatusBar, say: Callable[[str], None]) -> None:
        self._view = view
        self._status = status
        self._say = say
        self._search = Search(view.pieces)

    @property
    def on(self) -> bool:
        """Whether a search is on."""
        return self._search.began is not None

    def turn_to_page(self, *, stay: bool) -> None:
        """Take the page that the view shows now; to `stay` is to search on, since it is the same article's."""
        if stay and self.on:
            self._search.go_on_in(self._view.pieces, self._view.hidden)
        else:
            self._search = Search(self._view.pieces)
        self._tell()

    def open(self) -> None:
        """Begin to search from here."""
        self._search.begin(self._view.place)
        self._status.prompting = True

    def typed(self, query: str) -> None:
        """Look for what has been typed so far."""
        self._search.look_for(query, self._view.hidden)
        self._show()

    def accept(self, query: str) -> None:
        """Search for what has been typed; nothing, or nothing found, ends the search."""
        self._status.prompting = False
        told = self._search.told()
        if query and self._search.hit is not None:
            return
        began = self._search.end()
        self._show()
        if query and began is not None:
            self._view.return_to(began)
        self._say(told or "search ended")

    def step(self, by: int) -> None:
        """Go to the next hit, or with -1 to the previous one."""
        message = self._search.step(by)
        self._show()
        if message:
            self._say(message)

    def look_again(self) -> None:
        """Search again in what is shown now."""
        if self.on:
            self._search.look_again(self._view.hidden)
            self._tell()

    def cancel(self) -> None:
        """End the search, and go back to where it began."""
        self._status.prompting = False
        began = self._search.end()
        self._tell()
        if began is not None:
            self._view.return_to(began)

    def _show(self) -> None:
        """Bring the current hit into the window; as long as there is none, the place where the search began."""
        self._tell()
        if hit := self._search.hit:
            self._view.show_spot(hit.piece, hit.start)
        elif self._search.began is not None:
            self._view.return_to(self._search.began)

    def _tell(self) -> None:
        self._status.search = self._search.told()
        self._view.light(self._search.found, self._search.hit)
