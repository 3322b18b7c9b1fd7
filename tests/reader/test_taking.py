"""Copying by keys, editing, and reading the file again."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from article_reader import Article, ArticleError, Paragraph, Span, load
from article_reader.errors import NotFound
from article_reader.reader.app import ReaderApp
from article_reader.reader.editor import editor_command
from article_reader.reader.settings import Host, Loaded, Loading, Settings, Source
from article_reader.reader.status import StatusBar
from tests.articles import SAMPLE
from tests.reader.conftest import Open, Reader
from tests.reader.pages import CRANE, NOTHING


async def test_y_copies_the_paragraph_being_read_and_says_so(read: Open) -> None:
    async with read(CRANE, size=(60, 15)) as reader:
        await reader.press("2", "}", "y")
        assert reader.app.clipboard.startswith("Schwierig war vor allem der Transport.")
        assert "\n" not in reader.app.clipboard
        said = f"sent to the terminal's clipboard: the paragraph, {len(reader.app.clipboard)} characters"
        assert reader.standing.startswith(said[:40])


async def test_it_says_copied_where_a_program_took_it(read: Open, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    program = tmp_path / "wl-copy"
    program.write_text(f"#!/bin/sh\nexec /bin/cat > {taken}\n")
    program.chmod(0o700)
    environment = {"PATH": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
    async with read(CRANE, size=(100, 15), environment=environment) as reader:
        await reader.press("2", "}", "y")
        assert reader.standing.startswith("copied the paragraph, ")
        assert taken.read_text() == reader.app.clipboard
        program.write_text("#!/bin/sh\nexit 1\n")
        await reader.press("y")
        assert reader.standing.startswith("sent to the terminal's clipboard")


async def test_capital_y_copies_the_article_as_it_is_shown(read: Open) -> None:
    async with read(CRANE) as reader:
        await reader.press("Y")
        assert "Momme Bendixen" in reader.app.clipboard
        assert reader.app.clipboard.startswith("Großbaustelle\nNach elf Monaten")
        await reader.press("c", "Y")
        assert "Momme Bendixen" not in reader.app.clipboard


async def test_where_a_setting_asks_for_it_the_source_goes_with_the_quotation(read: Open) -> None:
    async with read(CRANE, quote_source=True) as reader:
        await reader.press("2", "}", "y")
        headline = CRANE.headline
        assert headline is not None
        assert reader.app.clipboard.endswith(f"\n\n— {headline.text}, Von Inken Thorsen, Husum, 3. Mai")


async def test_of_nothing_nothing_is_copied(read: Open) -> None:
    async with read(NOTHING) as reader:
        await reader.press("y", "Y")
        assert reader.standing.startswith("nothing to copy")


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({}, ["vi", "+7", "a b.txt"]),
        ({"EDITOR": "nano"}, ["nano", "+7", "a b.txt"]),
        ({"EDITOR": "nano", "VISUAL": "/usr/bin/emacsclient -t"}, ["/usr/bin/emacsclient", "-t", "+7", "a b.txt"]),
        ({"VISUAL": "code -n"}, ["code", "-n", "--wait", "--goto", "a b.txt:7"]),
        ({"VISUAL": "hx"}, ["hx", "a b.txt:7"]),
        ({"VISUAL": "ed"}, ["ed", "a b.txt"]),
        ({"VISUAL": "o'brien"}, ["o'brien", "+7", "a b.txt"]),
        ({"VISUAL": "  "}, ["vi", "+7", "a b.txt"]),
    ],
)
def test_editors_are_told_the_line(environment: dict[str, str], command: list[str]) -> None:
    assert list(editor_command(environment, Path("a b.txt"), 7)) == command


def test_a_file_whose_name_looks_like_an_option_is_a_file() -> None:
    assert editor_command({}, Path("-c.txt"), 1)[-1] == "./-c.txt"


def at_once(load: Callable[[bool | None], Article]) -> Callable[[bool | None], Loading]:
    """Return what reads a file again, for a host: by calling a function, which is done when it returns."""

    def begin(everything: bool | None) -> Loading:
        whole: Future[Loaded] = Future()
        try:
            whole.set_result(Loaded(load(everything)))
        except ArticleError as error:
            whole.set_exception(error)
        return Loading(Future(), whole, lambda: None)

    return begin


async def opened(host: Host, *keys: str, then: Callable[[Reader], None] = lambda _: None) -> Reader:
    """Open the crane's article behind a host, press keys, and look."""
    app = ReaderApp(CRANE, settings=Settings(theme="textual-dark"), host=host)
    app.suspend = nullcontext  # type: ignore[assignment,method-assign]  # there is no terminal to lend
    async with app.run_test(size=(60, 15)) as pilot:
        await pilot.pause()
        reader = Reader(pilot)
        await reader.press(*keys)
        then(reader)
        return reader


async def test_read_again_the_place_and_the_marks_are_kept() -> None:
    changed = replace(CRANE, headline=None, kicker=None)
    seen: list[str] = []
    await opened(
        Host((Source(Path("x"), at_once(lambda _: changed)),)),
        "2",
        "m",
        "a",
        "r",
        then=lambda reader: seen.extend(reader.lines[:1]),
    )
    assert seen == ["Zwanzig Minuten Zeit"]


async def test_a_key_takes_every_line_as_the_story_and_again_what_was_found() -> None:
    whole = replace(CRANE, left_out=())
    asked: list[bool] = []

    def load(everything: bool | None) -> Article:
        asked.append(bool(everything))
        return whole if everything else CRANE

    app = ReaderApp(CRANE, settings=Settings(theme="textual-dark"), host=Host((Source(Path("x"), at_once(load)),)))
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        reader = Reader(pilot)
        assert not app.result().visits[-1].position.everything
        await reader.press("2", "a")
        assert reader.standing.startswith("every line is taken as the story")
        assert reader.lines[0] == "Zwanzig Minuten Zeit"
        await reader.press("j")
        assert "every line" in reader.standing
        assert "left out" not in reader.standing
        assert app.result().visits[-1].position.everything
        await reader.press("r", "j")
        assert "every line" in reader.standing
        await reader.press("a", "j")
        assert "3 left out" in reader.standing
        assert not app.result().visits[-1].position.everything
    assert asked == [True, True, False]


async def test_every_line_stays_the_story_where_the_file_can_t_be_read_again() -> None:
    def gone(_: bool | None) -> Article:
        raise NotFound

    said: list[str] = []
    reader = await opened(
        Host((Source(Path("x"), at_once(gone)),)), "a", then=lambda reader: said.append(reader.standing)
    )
    assert said[0].startswith("not read: no such file")
    assert not reader.screen.everything


async def test_an_article_that_is_gone_stays_on_the_screen() -> None:
    def gone(_: bool | None) -> Article:
        raise NotFound

    said: list[str] = []
    await opened(
        Host((Source(Path("x"), at_once(gone)),)),
        "r",
        then=lambda reader: said.extend((reader.standing, reader.lines[1])),
    )
    assert said[0].startswith("not read: no such file; check the name")
    assert said[1].startswith("Nach elf Monaten")


async def test_without_a_file_there_is_nothing_to_edit_or_to_read_again() -> None:
    for key, message in (("e", "there is no file to edit"), ("r", "there is no file to read again")):
        said: list[str] = []
        await opened(Host(), key, then=lambda reader, said=said: said.append(reader.standing))  # type: ignore[misc]
        assert said[0].startswith(message)


async def test_the_editor_gets_the_line_that_is_on_screen_and_what_it_changed_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, told = tmp_path / "crane.txt", tmp_path / "told"
    file.write_text("a")
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\necho "$@" > {told}\necho changed > "$2"\n')
    editor.chmod(stat.S_IRWXU)
    monkeypatch.setenv("EDITOR", str(editor))
    read: list[str] = []

    def load(_: bool | None) -> Article:
        read.append(file.read_text())
        return CRANE

    said: list[str] = []
    await opened(Host((Source(file, at_once(load)),)), "3", "e", then=lambda reader: said.append(reader.standing))
    assert told.read_text() == f"+19 {file}\n"
    assert read == ["changed\n"]
    assert said[0].startswith("read again")


async def test_an_editor_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", str(tmp_path / "none"))
    said: list[str] = []
    await opened(
        Host((Source(tmp_path / "x", at_once(lambda _: CRANE)),)), "e", then=lambda reader: said.append(reader.standing)
    )
    assert "can't be started (No such file or directory)" in said[0]


async def test_a_file_that_has_changed_is_offered_until_it_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("article_reader.reader.app._FILE_CHECK_INTERVAL", 0.05)
    file = tmp_path / "crane.txt"
    file.write_text("a")
    app = ReaderApp(CRANE, settings=Settings(), host=Host((Source(file, at_once(lambda _: CRANE)),)))
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(pilot)
        await pilot.pause(0.2)
        assert "changed" not in reader.standing
        file.write_text("b")
        os.utime(file, ns=(1, 1))
        await pilot.pause(0.2)
        assert reader.standing.startswith("the file has changed: r reads it again")
        await reader.press("r")
        await pilot.pause(0.2)
        assert "the file has changed" not in reader.standing


async def test_a_refusal_to_load_is_kept_for_the_command(tmp_path: Path) -> None:
    opening: Future[Article] = Future()
    whole: Future[Loaded] = Future()
    app = ReaderApp(Loading(opening, whole, lambda: None), settings=Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(pilot)
        await pilot.pause(0.1)
        assert reader.standing.startswith("reading the article …")
        opening.set_exception(NotFound())
        whole.set_exception(NotFound())
        await pilot.pause(0.2)
    assert isinstance(app.result().failure, ArticleError)
    assert app.return_code == 1


async def test_an_article_that_takes_its_time_is_shown_when_it_is_there() -> None:
    opening: Future[Article] = Future()
    whole: Future[Loaded] = Future()
    app = ReaderApp(Loading(opening, whole, lambda: None), settings=Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(pilot)
        await reader.press("j", "t", "escape", "?", "escape")
        opening.set_result(CRANE)
        whole.set_result(Loaded(CRANE))
        await pilot.pause(0.2)
        assert reader.row_of("Nach elf Monaten") is not None
        assert "reading the article" not in reader.standing


async def test_a_search_goes_on_when_the_rest_of_the_article_is_there() -> None:
    opening: Future[Article] = Future()
    whole: Future[Loaded] = Future()
    article = load(SAMPLE)
    opening.set_result(replace(article, sections=article.sections[:1]))
    app = ReaderApp(Loading(opening, whole, lambda: None), settings=Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(pilot)
        await reader.press("/", *"putin", "enter", "n", "n")
        few = reader.standing.split(" ")[0].removeprefix("3/")
        seen = reader.lines
        whole.set_result(Loaded(article))
        await reader.wait_until(lambda: not reader.screen.status.notice)
        assert reader.standing.startswith("3/12 “putin”")
        assert int(few) < 12
        assert [line for line in reader.lines if line][:5] == [line for line in seen if line][:5]
        await reader.press("n")
        assert reader.standing.startswith("4/12 “putin”")


async def test_read_again_a_search_goes_on_and_the_way_back_is_known() -> None:
    changed = replace(CRANE, headline=None, kicker=None)
    app = ReaderApp(CRANE, settings=Settings(), host=Host((Source(Path("x"), at_once(lambda _: changed)),)))
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(pilot)
        await reader.press("2", "3", "/", *"kran", "enter")
        hit = reader.standing.split(" ")[0]
        assert hit == "5/5"
        await reader.press("r")
        await reader.press("N", "n")
        assert reader.standing.startswith("4/4 “kran”")
        before = reader.lines
        await reader.press("escape")
        assert reader.lines == before
        await reader.press("apostrophe", "apostrophe")
        assert reader.lines[0] == "Zwanzig Minuten Zeit"


async def test_the_opening_of_a_long_article_is_read_while_the_rest_is_on_its_way() -> None:
    opening: Future[Article] = Future()
    whole: Future[Loaded] = Future()
    article = load(SAMPLE)
    opening.set_result(replace(article, sections=article.sections[:1]))
    host = Host((Source(SAMPLE, at_once(lambda _: article)),))
    app = ReaderApp(Loading(opening, whole, lambda: None), settings=Settings(), host=host)
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(pilot)
        await pilot.pause(0.1)
        assert "reading the rest …" in reader.standing
        assert reader.row_of("Kim sichert Putin") is not None
        await reader.press("r")
        assert "the article is still being read" in reader.standing
        await reader.press("j", "j", "j", "m", "a")
        top = reader.lines[1:12]
        await reader.press("/")
        whole.set_result(Loaded(article))
        await pilot.pause(0.2)
        assert "reading the rest" in app.screen.query_one(StatusBar).notice  # nothing moves while one types
        await reader.press("escape")
        await pilot.pause(0.2)
        assert "reading the rest" not in reader.standing
        assert reader.lines[1:12] == top
        await reader.press("G")
        assert "100 %" in reader.standing
        await reader.press("'", "a")
        assert reader.lines[1:12] == top
    assert app.result().visits[-1].loaded.article is article


async def test_what_can_not_be_read_after_all_is_told_though_its_opening_was_shown() -> None:
    opening: Future[Article] = Future()
    whole: Future[Loaded] = Future()
    opening.set_result(CRANE)
    app = ReaderApp(Loading(opening, whole, lambda: None), settings=Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        whole.set_exception(NotFound())
        await pilot.pause(0.2)
    assert isinstance(app.result().failure, NotFound)


async def test_while_the_file_is_read_again_the_reader_takes_keys() -> None:
    """As when an article of many megabytes is read again: another process does it."""
    again: Future[Loaded] = Future()
    stopped: list[bool] = []
    host = Host((Source(Path("x"), lambda _: Loading(Future(), again, lambda: stopped.append(True))),))
    async with ReaderApp(CRANE, settings=Settings(), host=host).run_test(size=(80, 24)) as pilot:
        reader = Reader(pilot)
        await reader.press("r")
        assert "reading the article again …" in reader.standing
        await reader.press("2")
        assert reader.lines[0] == "Zwanzig Minuten Zeit"
        await reader.press("r")
        assert "still being read" in reader.standing
        again.set_result(Loaded(replace(CRANE, kicker=None)))
        await reader.wait_until(lambda: reader.standing.startswith("read again"))
        assert reader.lines[0] == "Zwanzig Minuten Zeit"
    assert stopped == [True]


async def test_a_loader_that_is_killed_is_told_and_the_page_stays() -> None:
    killed: Future[Loaded] = Future()
    killed.set_exception(ArticleError("the process that reads the article was ended by signal 9", "try again"))
    async with ReaderApp(
        CRANE, settings=Settings(), host=Host((Source(Path("x"), lambda _: Loading(Future(), killed, lambda: None)),))
    ).run_test(size=(120, 24)) as pilot:
        reader = Reader(pilot)
        await reader.press("r")
        assert reader.standing.startswith("not read: the process that reads the article was ended by signal 9")
        assert reader.row_of("Nach elf Monaten") is not None


async def test_read_again_what_is_new_is_marked_and_gone_to() -> None:
    sections = CRANE.sections
    new = Paragraph("The crane was seen in the harbour this morning.", Span(40, 40))
    last = replace(sections[-1], blocks=(*sections[-1].blocks, new))
    changed = replace(CRANE, sections=(*sections[:-1], last))
    host = Host((Source(Path("x"), at_once(lambda _: changed)),))
    async with ReaderApp(CRANE, settings=Settings(), host=host).run_test(size=(80, 14)) as pilot:
        reader = Reader(pilot)
        await reader.press("full_stop")
        assert reader.standing.startswith("nothing is new")
        await reader.press("r")
        assert reader.standing.startswith("read again: 1 new, . goes there")
        await reader.press("G")
        rows = [line for line in reader.whole_screen if "The crane was seen" in line]
        assert rows[0].lstrip().startswith("+")
        await reader.press("g", "full_stop")
        assert reader.lines[0].startswith("The crane was seen")
        await reader.press("full_stop")
        assert reader.standing.startswith("no further change")
