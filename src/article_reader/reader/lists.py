"""The lists of links and of bookmarks, as panels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from textual.content import Content
from textual.message import Message

from article_reader.reader.links import Link
from article_reader.reader.panel import Panel, columns
from article_reader.reader.place import Spot

_SHORTEST_TEXT = 12
"""How many cells a link's words have at least beside its address, where the address has to be cut."""


class LinkList(Panel):
    """Shows all links with their words and addresses; Enter opens one."""

    SHARE = 1

    ASKS: ClassVar[Mapping[str, str]] = MappingProxyType({"y": "copy", "f": "read", "L": "close"})

    class Chosen(Message):
        """Something is to be done with a link."""

        def __init__(self, link: Link, what: str) -> None:
            super().__init__()
            self.link = link
            """The link."""
            self.what = what
            """"open", "copy" or "read"."""

    def __init__(self, links: Sequence[Link], here: int | None) -> None:
        """Show links; the one of number `here` is highlighted."""
        super().__init__()
        self._links = links
        self._first = here

    def on_mount(self) -> None:
        """Highlight the first link from where the reader is."""
        super().on_mount()
        self.highlighted = self._first or 0

    def preferred_width(self) -> int:
        """Return how many cells the longest link takes."""
        return columns([(link.text, link.target) for link in self._links], gap=2)

    def lines(self, width: int) -> Iterator[Content]:
        """Yield a line for each link: its words, and its address at the right, where there is room, else cut."""
        longest = max((Content(link.text).cell_length for link in self._links), default=0)
        room = max(_SHORTEST_TEXT, min(longest, width - 2 - min(width // 2, self._widest_address())))
        for link in self._links:
            text = Content(link.text).truncate(min(room, width), ellipsis=True, pad=True)
            address = Content(link.target).truncate(max(1, width - room - 2), ellipsis=True)
            yield Content.assemble(text, "  ", address)

    def _widest_address(self) -> int:
        return max((Content(link.target).cell_length for link in self._links), default=0)

    def chosen(self, number: int) -> Message:
        """Open the link."""
        return self.Chosen(self._links[number], "open")

    def asked(self, what: str, number: int) -> Message:
        """Copy the link's address, or read its page here."""
        return self.Chosen(self._links[number], what)


@dataclass(frozen=True, slots=True)
class ListedBookmark:
    """A bookmark as the list shows it."""

    letter: str
    """Its letter."""

    spot: Spot
    """Where it is."""

    words: str
    """The first words of its paragraph."""

    note: str
    """What the reader has noted about it, "" for nothing."""


class BookmarkList(Panel):
    """Shows all bookmarks with their first words and notes; Enter goes to one, d removes it, a writes a note."""

    ASKS: ClassVar[Mapping[str, str]] = MappingProxyType({"d": "remove", "delete": "remove", "a": "note", "M": "close"})

    class Chosen(Message):
        """Something is to be done with a bookmark."""

        def __init__(self, bookmark: ListedBookmark, what: str) -> None:
            super().__init__()
            self.bookmark = bookmark
            """The bookmark."""
            self.what = what
            """"remove" or "note"."""

    def __init__(self, bookmarks: Sequence[ListedBookmark]) -> None:
        """Show bookmarks."""
        super().__init__()
        self._bookmarks = bookmarks

    def on_mount(self) -> None:
        """Highlight the first."""
        super().on_mount()
        self.highlighted = 0

    def show_bookmarks(self, bookmarks: Sequence[ListedBookmark]) -> None:
        """Show other bookmarks."""
        self._bookmarks = bookmarks
        self.fill()

    def preferred_width(self) -> int:
        """Return how many cells the longest line takes."""
        return columns([(_bookmark(bookmark), "") for bookmark in self._bookmarks])

    def lines(self, width: int) -> Iterator[Content]:
        """Yield a line for each bookmark: its letter, its note or else its first words."""
        for bookmark in self._bookmarks:
            yield Content(_bookmark(bookmark)).truncate(width, ellipsis=True)

    def chosen(self, number: int) -> Message:
        """Go to the bookmark."""
        return self.GoTo(*self._bookmarks[number].spot)

    def asked(self, what: str, number: int) -> Message:
        """Remove the bookmark, or have its note written."""
        return self.Chosen(self._bookmarks[number], what)


def _bookmark(bookmark: ListedBookmark) -> str:
    note = f"{bookmark.note} · " if bookmark.note else ""
    return f"{bookmark.letter}  {note}{bookmark.words}"
