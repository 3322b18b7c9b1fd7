"""The screen's panels (outline, links, bookmarks), the links of the page, and the way back and forward."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.events import Key, Resize
from textual.message import Message

from article_reader.article import Article
from article_reader.reader.links import Link, Links
from article_reader.reader.moving import MovingScreen
from article_reader.reader.settings import SavedPosition, Settings

if TYPE_CHECKING:
    from article_reader.reader.article_view import ArticleView
    from article_reader.reader.lists import BookmarkList, LinkList, ListedBookmark
    from article_reader.reader.outline import Entry
    from article_reader.reader.panel import Panel


class PanelScreen(MovingScreen):
    """Opens one panel at a time, and takes what is chosen in it."""

    def __init__(self, article: Article, settings: Settings) -> None:
        """Show the article as the settings ask."""
        super().__init__(article, settings)
        self._links = Links(self.contents.pieces)
        self._panel: Panel | None = None

    class Copied(Message):
        """Something is to be copied."""

        def __init__(self, text: str, message: str) -> None:
            super().__init__()
            self.text = text
            """The text."""
            self.message = message
            """What is said of it."""

    class LinkOpened(Message):
        """An address is to be opened: in the browser, or in this reader."""

        def __init__(self, address: str, *, here: bool) -> None:
            super().__init__()
            self.address = address
            """The address."""
            self.here = here
            """Whether it is to be read in this reader."""

    class OtherArticle(Message):
        """There is nowhere to go back or forward to within this article."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by
            """-1 for the article before this one, 1 for the one that was gone back from."""

    def show_article(self, article: Article, position: SavedPosition, *, stay: bool = False) -> None:
        """Show another article, or the same one read again."""
        super().show_article(article, position, stay=stay)
        self._links = Links(self.contents.pieces)
        self.status.link = ""
        self.fill_panel()

    def on_article_view_moved(self) -> None:
        """Tell where the view has gone, in the outline too."""
        super().on_article_view_moved()
        self._mark_section()

    # Panels

    async def take_in_panel(self, event: Key) -> bool:
        """Do what a key does in the panel, and tell whether the reader is choosing there and it does anything.

        What it asks for is done at once: a message would arrive behind the next key.
        """
        panel = self._panel
        if panel is None or not panel.is_choosing:
            return False
        if (message := panel.message_of(event.key)) is not None:
            getattr(self, message.handler_name)(message)
            return True
        return await panel.move(event.key)

    def leave_panel(self) -> None:
        """Go on to move on the page; the panel stays open."""
        if self._panel is not None:
            self._panel.is_choosing = False

    def action_outline(self) -> None:
        """Open the outline and choose in it; again closes it."""
        from article_reader.reader.outline import Outline

        if isinstance(self._panel, Outline):
            if self._panel.is_choosing:
                self.close_panel()
            else:
                self._panel.highlight_here()
                self._panel.is_choosing = True
        else:
            outline = Outline(self._entries())
            self._open(outline)
            self._mark_section()
            outline.highlight_here()

    def action_links(self) -> None:
        """Open the list of links."""
        from article_reader.reader.lists import LinkList

        if len(self._links):
            self._open(LinkList(list(self._links), self._links.first_from(*self.view.place.spot)))
        else:
            self.say("no links in this article")

    def action_bookmarks(self) -> None:
        """Open the list of bookmarks."""
        from article_reader.reader.lists import BookmarkList

        if listed := self._listed_bookmarks():
            self._open(BookmarkList(listed))
        else:
            self.say("no bookmarks: m and a letter set one")

    def _open(self, panel: Panel) -> None:
        self.close_panel()
        self._panel = panel
        panel.fit_into(self.size.width)
        self.mount(panel, before=self.view)
        panel.is_choosing = True

    def close_panel(self) -> bool:
        """Close the panel, and tell whether there was one."""
        if self._panel is None:
            return False
        self._panel.remove()
        self._panel = None
        return True

    def on_panel_closed(self, _: Panel.Closed) -> None:
        """Close the panel."""
        self.close_panel()

    def on_panel_go_to(self, event: Panel.GoTo) -> None:
        """Go to what was chosen; a panel over the text makes way for it."""
        self._make_way()
        self.go_to_spot((event.piece, event.offset))

    def _make_way(self) -> None:
        self.leave_panel()
        if self._panel is not None and self._panel.has_class("over"):
            self.close_panel()

    def on_resize(self, event: Resize) -> None:
        """Keep the panel beside the text, or over it where there isn't room."""
        if self._panel is not None:
            self._panel.fit_into(event.size.width)

    def fill_panel(self) -> None:
        """Show in the panel what is on the page now; without links or bookmarks it closes."""
        if self._panel is None:
            return
        from article_reader.reader.lists import BookmarkList
        from article_reader.reader.outline import Outline

        if isinstance(self._panel, Outline):
            self._panel.show_entries(self._entries())
        elif isinstance(self._panel, BookmarkList) and (listed := self._listed_bookmarks()):
            self._panel.show_bookmarks(listed)
        else:
            self.close_panel()

    def _mark_section(self) -> None:
        if self._panel is None:
            return
        from article_reader.reader.outline import Outline

        if isinstance(self._panel, Outline) and self.status.standing is not None:
            self._panel.mark_section(self.status.standing.number - 1)

    def _entries(self) -> Sequence[Entry]:
        from article_reader.reader.outline import entries

        return list(entries(self.contents, self.view.hidden))

    def _listed_bookmarks(self) -> Sequence[ListedBookmark]:
        from article_reader.reader.lists import ListedBookmark

        pieces = self.contents.pieces
        return [
            ListedBookmark(letter, spot, pieces[spot[0]].text[spot[1] :].split("\n")[0], note)
            for letter, spot, note in self.bookmarks
        ]

    def on_bookmark_list_chosen(self, event: BookmarkList.Chosen) -> None:
        """Remove a bookmark, or have its note written."""
        bookmark = event.bookmark
        if event.what == "remove":
            self.bookmarks.remove(bookmark.letter)
            self.say(f"bookmark {bookmark.letter} removed")
            self.fill_panel()
        else:
            self.close_panel()
            self.write_note(bookmark.letter, bookmark.note)

    def write_note(self, letter: str, note: str) -> None:
        """Have a note on a bookmark typed."""
        raise NotImplementedError

    # Links

    def action_next_link(self) -> None:
        """Select the next link, and tell its address; where there are no links, open the outline."""
        self._step_link(1)

    def action_previous_link(self) -> None:
        """Select the previous link."""
        self._step_link(-1)

    def _step_link(self, by: int) -> None:
        if len(self._links):
            self._select(self._links.step(by, *self.view.place.spot))
        else:
            self.action_outline()

    def action_open_link(self) -> None:
        """Open the selected link, if it is in the window; else go a line down."""
        link = self._links.selected
        if link is not None and self.view.top <= self.view.rows.find(*link.where.spot) < self.view.bottom:
            self.post_message(self.LinkOpened(link.target, here=False))
        else:
            self.action_line_down()

    def on_link_list_chosen(self, event: LinkList.Chosen) -> None:
        """Open the link that was chosen, copy its address, or read it here."""
        target = event.link.target
        if event.what == "copy":
            self.post_message(self.Copied(target, f"the address {target}"))
        else:
            self._make_way()
            self.post_message(self.LinkOpened(target, here=event.what == "read"))

    def on_article_view_link_clicked(self, event: ArticleView.LinkClicked) -> None:
        """Open the link that was clicked."""
        self.post_message(self.LinkOpened(event.address, here=False))

    def on_article_view_link_pointed_at(self, event: ArticleView.LinkPointedAt) -> None:
        """Tell the address of the link under the pointer."""
        selected = self._links.selected
        self.status.link = event.address or (f"Enter opens {selected.target}" if selected else "")

    def unselect_link(self) -> bool:
        """Select no link any more, and tell whether one was."""
        was_selected = self._links.selected is not None
        if was_selected:
            self._select(None)
        return was_selected

    def _select(self, link: Link | None) -> None:
        if link is None:
            self._links.forget()
        self.view.light_link(link.where if link else None)
        self.status.link = f"Enter opens {link.target}" if link else ""

    # Back and forward

    def action_back(self) -> None:
        """Go back to the place before the last far move; before the first one, to the article before this one."""
        self._step_back(self.jumps.back(self.view.place.spot), -1)

    def action_forward(self) -> None:
        """Go forward to the place that was gone back from."""
        self._step_back(self.jumps.forward(self.view.place.spot), 1)

    def _step_back(self, spot: tuple[int, int] | None, by: int) -> None:
        if spot is None:
            self.post_message(self.OtherArticle(by))
        else:
            self.view.jump_to(self.view.rows.find(*spot))
