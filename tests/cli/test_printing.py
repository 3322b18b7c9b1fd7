"""What is told of the lines left out when an article has been printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from article_reader import Article, LeftOut, Paragraph, Section, Span, Text
from article_reader.cli import printing
from article_reader.cli.options import Options
from article_reader.cli.printing import left_out_message, render

STORY = Article(
    headline=Text("Ferry late again", Span(1, 1)),
    sections=(
        Section(None, (Paragraph("The ferry was late.", Span(2, 2)),)),
        Section(Text("What now", Span(4, 4)), (Paragraph("Nothing.", Span(6, 6)),)),
    ),
    left_out=(LeftOut("Share", "share button", Span(3, 3)), LeftOut("More ferries", "related link", Span(5, 5))),
)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_is_terminal", lambda _stream: True)


@pytest.mark.usefixtures("terminal")
def test_a_terminal_is_told_how_many_lines_were_left_out() -> None:
    assert left_out_message(STORY, Options(("-",)), "text") == "2 lines left out; --left-out prints them"


@pytest.mark.usefixtures("terminal")
def test_of_a_section_those_are_counted_that_stand_in_it() -> None:
    assert left_out_message(STORY, Options(("-",), section=2), "text") == "1 line left out; --left-out prints it"


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("format_name", ["json", "yaml"])
def test_nothing_is_told_where_they_are_printed(format_name: str) -> None:
    assert left_out_message(STORY, Options(("-",)), format_name) == ""
    assert left_out_message(STORY, Options(("-",), left_out=True), "text") == ""


def test_a_pipe_and_a_file_are_told_only_where_that_is_asked_for() -> None:
    file = Path("story.md")
    assert left_out_message(STORY, Options(("-",)), "text") == ""
    assert left_out_message(STORY, Options(("-",), output=file), "markdown") == ""
    assert "2 lines left out" in left_out_message(STORY, Options(("-",), verbose=True), "text")
    assert "2 lines left out" in left_out_message(STORY, Options(("-",), verbose=True, output=file), "markdown")


def test_where_nothing_was_left_out_nothing_is_told() -> None:
    assert left_out_message(Article(), Options(("-",), verbose=True), "text") == ""


@pytest.mark.parametrize("format_name", ["text", "markdown", "html"])
def test_they_are_printed_in_their_places_only_where_that_is_asked_for(format_name: str) -> None:
    printed = render(STORY, Options(("-",), left_out=True), format_name)
    places = [
        printed.index(words) for words in ("The ferry was late.", "Share", "What now", "More ferries", "Nothing.")
    ]
    assert places == sorted(places)
    assert "left out: share button" in printed
    assert "Share" not in render(STORY, Options(("-",)), format_name)
