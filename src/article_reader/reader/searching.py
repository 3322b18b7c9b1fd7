"""A search under way: what was found, which hit is the current one, and how the view follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from article_reader.reader.article_view import ArticleView
from article_reader.reader.contents import Hidden
from article_reader.reader.place import Place, place_in
from article_reader.reader.search import Found, Hit, Index
from article_reader.reader.status import StatusBar
from article_reader.typeset.page import Piece

_REMEMBERED = 100
"""How many searches are remembered while the reader is open."""


class Search:
    """What was found and which hit is the current one. It says where to go and what to tell; it moves nothing."""

    def __init__(self, pieces: Sequence[Piece], keys: Mapping[str, str] = MappingProxyType({})) -> None:
        """Search pieces; `keys` are those that show captions and lines left out, by their actions."""
        self._index = Index(pieces)
        self._keys = keys
        self.began: Place | None = None
        """Where the reader was when the search began; None while none is on."""
        self.found: Found | None = None
        """What was found; None while nothing has been looked for."""
        self.current: int | None = None
        """The number of the current hit."""
        self.backwards = False
        """Whether it goes towards the top of the page."""

    @property
    def hit(self) -> Hit | None:
        """The current hit."""
        return None if self.found is None or self.current is None else self.found.hits[self.current]

    @property
    def _at(self) -> Place:
        """Where the current hit begins; where there is none, where the search did."""
        return Place(self.hit.piece, self.hit.start) if self.hit else self.began or Place(0, 0)

    @property
    def has_hidden_hits(self) -> bool:
        """Whether what is looked for stands in something that is hidden."""
        return self.found is not None and self.found.in_captions + self.found.in_left_out > 0

    def begin(self, place: Place, *, backwards: bool) -> None:
        """Begin a search from a place, or another one."""
        self.began = place
        self.backwards = backwards

    def search(self, query: str, hidden: Hidden) -> None:
        """Find a query; the current hit is the nearest to where the search began, in the search's direction."""
        self.found, self.current = None, None
        if query and self.began is not None:
            self.found = self._index.find(query, hidden)
            nearest = self.found.before if self.backwards else self.found.at_or_after
            self.current = nearest(self.began.piece, self.began.offset)

    def search_again(self, hidden: Hidden) -> None:
        """Find the same in what is shown now; the current hit stays, or is the next one after it."""
        self._find_again(hidden, self._at)

    def go_on_in(self, pieces: Sequence[Piece], hidden: Hidden) -> None:
        """Find the same in another page of the same article; places are where they are on that page."""
        before, self._index = self._index.pieces, Index(pieces)
        at = place_in(pieces, self._at, before)
        if self.began is not None:
            self.began = place_in(pieces, self.began, before)
        self._find_again(hidden, at)

    def _find_again(self, hidden: Hidden, at: Place) -> None:
        """Find the same; the current hit is the first from a place on."""
        if self.found is not None:
            self.found = self._index.find(self.found.query, hidden)
            self.current = self.found.at_or_after(at.piece, at.offset)

    def step(self, by: int, here: Place | None = None) -> str:
        """Make the next hit, or with -1 the previous one, the current; return what there is to say about that.

        `here` is the place to go on from where the reader has left the current hit; None where it is in the window.
        """
        if self.found is None or self.current is None:
            return "" if self.found is None else self.message()
        to = self.current + by
        if here is not None:
            to = self.found.index_from(here.piece, here.offset) - (by < 0)
        self.current = to % len(self.found.hits)
        if to < 0:
            return "search wrapped to the end"
        return "" if to < len(self.found.hits) else "search wrapped to the top"

    def message(self) -> str:
        """Return what to tell of the search: which hit of how many, or that there is none."""
        if self.found is None:
            return ""
        if self.found.mistake:
            return self.found.mistake
        query, hidden = self.found.query, self._hidden_hits(self.found)
        if self.current is None:
            return f"nothing shown, {hidden}: “{query}”" if hidden else f"nothing found for “{query}”"
        place = f"{self.current + 1}/{len(self.found.hits)}"
        return f"{place}, {hidden}: “{query}”" if hidden else f"{place} “{query}”"

    def _hidden_hits(self, found: Found) -> str:
        """Return how many hits are hidden, where, and which key shows them; "" where none is."""
        counted = (
            (found.in_captions, "in captions", "captions"),
            (found.in_left_out, "among lines left out", "left_out"),
        )
        parts: list[str] = []
        for count, where, action in counted:
            if count:
                more = "" if self.current is None or parts else " more"
                key = self._keys.get(action)
                them = "it" if count == 1 else "them"
                parts.append(f"{count}{more} {where}" + (f" · {key} shows {them}" if key else ""))
        return ", ".join(parts)

    def end(self) -> Place | None:
        """End the search, and return where it began; None where none was on."""
        began = self.began
        self.began = self.found = self.current = None
        return began


class Searching:
    """What the search keys talk to: it searches, and makes view and status bar follow."""

    def __init__(
        self, view: ArticleView, status: StatusBar, say: Callable[[str], None], keys: Mapping[str, str]
    ) -> None:
        """Search what the view shows; `keys` are those that show captions and lines left out, by their actions."""
        self._view = view
        self._status = status
        self._say = say
        self._keys = keys
        self._search = Search(view.pieces, keys)
        self.history: list[str] = []
        """What has been searched for, the newest last."""

    @property
    def on(self) -> bool:
        """Whether a search is on."""
        return self._search.began is not None

    def turn_to_page(self, *, stay: bool) -> None:
        """Take the page that the view shows now; to `stay` is to search on, since it is the same article's."""
        if stay and self.on:
            self._search.go_on_in(self._view.pieces, self._view.hidden)
        else:
            self._search = Search(self._view.pieces, self._keys)
        self._tell()

    def open(self, *, backwards: bool) -> None:
        """Begin to search from here."""
        self._search.begin(self._view.place, backwards=backwards)
        self._status.prompting = True

    def typed(self, query: str) -> None:
        """Look for what has been typed so far."""
        self._search.search(query, self._view.hidden)
        self._show()

    def accept(self, query: str) -> None:
        """Search for what has been typed, or repeat the last search; a search without any hit ends."""
        self._status.prompting = False
        if not query and self.history:
            query = self.history[-1]
            self._repeat(query)
        if query:
            self.history = [*(one for one in self.history if one != query), query][-_REMEMBERED:]
        message = self._search.message()
        if query and (self._search.hit is not None or self._search.has_hidden_hits):
            return
        began = self._search.end()
        self._show()
        if query and began is not None:
            self._view.return_to(began)
        self._say(message or "search ended")

    def _repeat(self, query: str) -> None:
        """Repeat a search from here; a hit that begins right here is not the next one."""
        self._search.search(query, self._view.hidden)
        hit, began = self._search.hit, self._search.began
        if hit is not None and began is not None and (hit.piece, hit.start) == (began.piece, began.offset):
            self._search.step(-1 if self._search.backwards else 1)
        self._show()

    def step(self, by: int) -> None:
        """Go to the next hit of the search's direction, or with -1 to the previous one, from what is in the window."""
        hit, view = self._search.hit, self._view
        is_seen = hit is not None and view.top <= view.rows.find(hit.piece, hit.start) < view.bottom
        message = self._search.step(-by if self._search.backwards else by, None if is_seen else view.place)
        self._show()
        if message:
            self._say(message)

    def search_again(self) -> None:
        """Search again in what is shown now; the first hit, where there was none, is brought into the window."""
        if self.on:
            was_there = self._search.hit is not None
            self._search.search_again(self._view.hidden)
            if was_there or self._search.hit is None:
                self._tell()
            else:
                self._show()

    def cancel(self) -> None:
        """End a search that is being typed, and go back to where it began."""
        self._status.prompting = False
        began = self._search.end()
        self._tell()
        if began is not None:
            self._view.return_to(began)

    def end(self) -> None:
        """End the search, and stay here."""
        self._search.end()
        self._tell()

    def _show(self) -> None:
        """Bring the current hit into the window; as long as there is none, the place where the search began."""
        self._tell()
        if hit := self._search.hit:
            self._view.show_spot(hit.piece, hit.start)
        elif self._search.began is not None:
            self._view.return_to(self._search.began)

    def _tell(self) -> None:
        self._status.search = self._search.message()
        self._view.light(self._search.found, self._search.hit)
