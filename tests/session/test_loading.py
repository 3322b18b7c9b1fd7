"""An article that is loaded in a process of its own arrives as it is, or as the error that it was."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from article_reader import Article, load
from article_reader.errors import ArticleError, ContentError, NotFound
from article_reader.loader import LoadOptions, article_of
from article_reader.reader.settings import Loaded
from article_reader.session.loading import Opening, start
from tests.articles import SAMPLE

TIMEOUT = 30.0
"""How many seconds anything may take."""


def sample(opening: Opening) -> Loaded:
    return Loaded(load(SAMPLE), "known")


def test_an_article_arrives_as_it_is() -> None:
    loading = start(sample)
    assert loading.whole.result(TIMEOUT) == Loaded(load(SAMPLE), "known")
    assert loading.opening.result(TIMEOUT) is loading.whole.result().article
    loading.stop()


def test_of_a_long_article_the_opening_comes_first(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(SAMPLE.read_text(encoding="utf-8") + "\n\nA paragraph of prose that goes on and on." * 5000)
    arrived = threading.Event()

    def long(opening: Opening) -> Loaded:
        return Loaded(article_of(str(story), LoadOptions(), opening))

    loading = start(long)
    loading.opening.add_done_callback(lambda _: arrived.set())
    opening = loading.opening.result(TIMEOUT)
    whole = loading.whole.result(TIMEOUT).article
    assert opening.headline == whole.headline
    assert len(list(opening.parts())) < len(list(whole.parts())) / 5
    loading.stop()


def test_a_text_of_one_endless_line_has_an_opening_too(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("word after word " * 10_000)
    found: list[Article] = []
    article_of(str(story), LoadOptions(), found.append)
    assert len(found) == 1


@pytest.mark.parametrize(
    "error", [NotFound(), ContentError("it is odd", "give another"), ValueError("odd"), KeyboardInterrupt()]
)
def test_an_error_arrives_as_what_it_is(error: BaseException) -> None:
    def failing(opening: Opening) -> Loaded:
        raise error

    loading = start(failing)
    found = loading.whole.exception(TIMEOUT)
    assert type(found) is type(error)
    assert str(found) == str(error)
    assert isinstance(loading.opening.exception(TIMEOUT), type(error))
    loading.stop()


def test_an_error_that_can_not_be_passed_on_arrives_in_words() -> None:
    class Local(Exception):
        pass

    def failing(opening: Opening) -> Loaded:
        raise Local("of this function")

    assert "Local: of this function" in str(start(failing).whole.exception(TIMEOUT))


def test_a_loader_that_is_killed_is_an_error_too() -> None:
    def dying(opening: Opening) -> Loaded:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    error = start(dying).whole.exception(TIMEOUT)
    assert isinstance(error, ArticleError)
    assert str(error).startswith("the process that reads the article was ended by signal 9; try again")


def test_a_loader_that_nobody_waits_for_ends() -> None:
    read, write = os.pipe()

    def endless(opening: Opening) -> Loaded:
        os.write(write, str(os.getpid()).encode())
        time.sleep(TIMEOUT)
        raise AssertionError

    loading = start(endless)
    child = int(os.read(read, 20))
    loading.stop()
    assert loading.whole.exception(TIMEOUT / 2) is not None
    assert ended(child)


def ended(process: int) -> bool:
    deadline = time.monotonic() + TIMEOUT / 2
    while time.monotonic() < deadline:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("what", ["fork", "pipe"])
def test_where_there_can_be_no_other_process_it_is_loaded_in_this_one(
    monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    def refuse() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, what, refuse)
    assert start(sample).whole.result(TIMEOUT).article == load(SAMPLE)

    def failing(opening: Opening) -> Loaded:
        raise NotFound

    assert isinstance(start(failing).whole.exception(TIMEOUT), NotFound)
