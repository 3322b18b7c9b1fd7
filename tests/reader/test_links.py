"""Links of input with markup: reached, told, opened."""

from __future__ import annotations

import pytest

from article_reader import Article, Mark, MarkKind, Paragraph, Section, Span, Text
from article_reader.output import WRITERS, Sheet
from tests.reader.conftest import Open

LINK = MarkKind.LINK
_LONG = "Words before the second link, and many of them. " * 30
LINKED = Article(
    headline=Text("Ferry runs again", Span(1, 1)),
    sections=(
        Section(
            None,
            (
                Paragraph("See the timetable here.", Span(3, 3), (Mark(LINK, 8, 17, "https://ferry.example/times"),)),
                Paragraph(_LONG + "Write to us.", Span(5, 5), (Mark(LINK, 1440, 1452, "mailto:us@ferry.example"),)),
            ),
        ),
    ),
)


async def test_tab_lights_link_after_link_and_tells_the_address(read: Open) -> None:
    async with read(LINKED, size=(60, 12)) as reader:
        await reader.press("tab")
        assert reader.standing.startswith("Enter opens https://ferry.example/times")
        await reader.press("tab")
        assert reader.standing.startswith("Enter opens mailto:us@ferry.example")
        assert reader.row_of("Write to us.") is not None
        await reader.press("tab")
        assert reader.row_of("See the timetable") is not None
        await reader.press("shift+tab")
        assert reader.standing.startswith("Enter opens mailto:")
        await reader.press("escape")
        assert "Enter opens" not in reader.standing


async def test_enter_opens_the_link_that_is_lit_and_else_goes_a_line_down(
    read: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read(LINKED, size=(60, 12)) as reader:
        opened: list[str] = []
        monkeypatch.setattr(reader.app, "open_url", opened.append)
        await reader.press("enter")
        assert (reader.view.top, opened) == (1, [])
        await reader.press("g", "tab", "enter")
        assert opened == ["https://ferry.example/times"]
        assert reader.standing.startswith("opened https://ferry.example/times")
        await reader.press("G", "enter")
        assert len(opened) == 1


def test_printed_the_links_are_listed_at_the_end() -> None:
    printed = WRITERS["text"](LINKED, Sheet(60))
    assert printed.endswith(
        "us.\n\n[1] timetable: https://ferry.example/times\n[2] Write to us.: mailto:us@ferry.example\n"
    )
