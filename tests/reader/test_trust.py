"""What comes from the article is text; what goes wrong is one line; the names of themes are known."""

from __future__ import annotations

import pytest
from textual.theme import BUILTIN_THEMES

from article_reader.reader.app import ReaderApp, run_reader
from article_reader.reader.reading import ReadingScreen
from article_reader.reader.settings import Host, Settings, loaded
from article_reader.reader.theme_names import THEME_NAMES
from tests.reader.conftest import Open
from tests.reader.pages import ARABIC, CRANE, JAPANESE, MARKUP


async def test_markup_in_an_article_is_text(read: Open) -> None:
    async with read(MARKUP, size=(120, 30)) as reader:
        await reader.press("o")
        assert reader.lines[0] == "[bold]Not bold[/bold] [@click=app.quit]quit[/]"
        for text in ("[red]A heading[/red] [/", "[link=https://example.org]No link[/link]", "▎ [i]No italics"):
            assert reader.row_of(text) is not None
        assert reader.row_of("┊ left out: [b]reason[/b]") is not None
        await reader.press("2")
        assert reader.bottom_lines[0].lstrip().startswith("2/2 [$accent]Next")
        await reader.pilot.click(reader.view, offset=(reader.view.column.left + 45, 0))
        assert reader.app.return_code is None


@pytest.mark.parametrize("article", [JAPANESE, ARABIC], ids=["japanese", "arabic"])
@pytest.mark.parametrize("width", [80, 41, 23])
async def test_every_row_of_a_window_is_as_wide_as_it(read: Open, article: object, width: int) -> None:
    async with read(article, size=(width, 30)) as reader:
        for y in range(reader.view.size.height):
            assert reader.view.render_line(y).cell_length == width


def test_theme_names_are_those_there_are() -> None:
    assert set(THEME_NAMES) <= {"paper", "night", *BUILTIN_THEMES}
    assert THEME_NAMES[:4] == ("paper", "night", "textual-dark", "textual-light")


async def test_the_theme_key_comes_round_to_the_first_theme(read: Open) -> None:
    async with read(CRANE) as reader:
        seen = [reader.app.theme]
        for _ in THEME_NAMES:
            await reader.press("T")
            seen.append(reader.app.theme)
        assert seen[0] == seen[-1]
        assert sorted(seen[1:]) == sorted(THEME_NAMES)


def test_an_unexpected_error_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("a \x1b[31mbad\nthing")

    monkeypatch.setattr(ReadingScreen, "compose", fail)
    monkeypatch.setattr(ReaderApp, "run", headless(ReaderApp.run))
    assert run_reader(loaded(CRANE), Settings(), Host()).exit_code == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("article-reader: unexpected error (ValueError: a [31mbad thing)")
    assert err.count("\n") == 1


def test_where_asked_for_the_traceback_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ARTICLE_READER_DEBUG", "1")
    monkeypatch.setattr(ReadingScreen, "compose", lambda _: 1 / 0)
    monkeypatch.setattr(ReaderApp, "run", headless(ReaderApp.run))
    assert run_reader(loaded(CRANE), Settings(), Host()).exit_code == 1
    assert "Traceback" in capsys.readouterr().err


def headless(run: object) -> object:
    """Return the app's `run` without a terminal."""
    assert callable(run)
    return lambda app, **_: run(app, headless=True)
