"""Reading an article that is on its way, and remembering where it was left: keyboard, waiting time, state."""

from __future__ import annotations

import contextlib
import os
import sys
import termios
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from article_reader.errors import ArticleError
from article_reader.reader.background import Background, ask_background, background_of_environment
from article_reader.reader.settings import Host, Loading, ReaderResult, SavedPosition, Settings
from article_reader.reader.theme_names import AUTO
from article_reader.safety import on_one_line

OPENING_TIMEOUT = 0.3
"""How many seconds the opening of the article is waited for before the reader opens without it."""

_PASTE = "paste the article, then press Ctrl-D (Ctrl-C to cancel)"
"""What is said to somebody at a terminal who names no article."""

_CONTROL_D = b"\x04"

_CHUNK = 1 << 16
"""How many bytes of a paste are read at once."""


def read(loading: Loading, settings: Settings, host: Host, *, resume: bool) -> int:
    """Let a person read an article that is on its way, and return the exit code.

    `host` is what the reader needs of this program; `resume` tells whether the article opens where it
    was left.

    Raises:
        ArticleError: it can't be read.
    """
    try:
        attach_keyboard()
        query = ask_background(0, host.environment) if settings.theme == AUTO else None
        try:
            from article_reader.reader.app import run_reader

            with contextlib.suppress(TimeoutError):
                loading.opening.result(timeout=OPENING_TIMEOUT)
        finally:
            background = query.answer() if query else Background(None)
        result = run_reader(
            loading, replace(settings, is_light=_is_light(background, host.environment)), host, background.typed
        )
    finally:
        loading.stop()
    if resume:
        _remember(result)
    if result.failure is not None:
        raise result.failure
    return result.exit_code


def _is_light(background: Background, environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal's background is light: as it says itself, else as its environment does."""
    return bool(background_of_environment(environment) if background.is_light is None else background.is_light)


def recalled(identity: str, source: str) -> tuple[SavedPosition, str]:
    """Return what is remembered of an article, and what to tell the reader about it.

    An error is told, and doesn't prevent reading. Of a file or an address that holds other bytes than
    when it was last read, it is what was remembered of these.
    """
    from article_reader.session.positions import DamagedError, PositionStore

    store = PositionStore(state_folder())
    try:
        position = store.read(identity)
        if position is not None:
            return position, "where you left it" if position.anchor and position.anchor.line else ""
        position = store.read_source(source) if source else None
    except DamagedError as error:
        return SavedPosition(), str(error)
    except OSError as error:
        return SavedPosition(), f"where it was left can't be read: {error.strerror}"
    if position is None:
        return SavedPosition(), ""
    return position, "it has changed since you read it: . goes to what is new"


def remembered_settings() -> Mapping[str, str]:
    """Return the settings that keys have changed in earlier runs; none where they can't be had."""
    folder = state_folder()
    if not (folder / "articles.db").exists():
        return {}
    from article_reader.session.positions import DamagedError, PositionStore

    try:
        return PositionStore(folder).settings()
    except (DamagedError, OSError):  # which is told where the article's place is looked for
        return {}


def forget(identity: str | None) -> str:
    """Forget what is remembered of an article, or of all where it is None; return what there is to say.

    Raises:
        OSError: it can't be written.
    """
    from article_reader.session.positions import PositionStore

    forgotten = PositionStore(state_folder()).forget(identity)
    if identity is not None:
        return "forgot where it was left" if forgotten else "nothing was remembered of it"
    return "forgot where all articles were left" if forgotten else "nothing was remembered"


def recent_articles(most: int) -> Iterator[str]:
    """Yield a row of text for each of the articles that were read last, the latest first.

    Raises:
        ArticleError: what is remembered can't be read.
    """
    import time

    from article_reader.session.positions import DamagedError, PositionStore

    try:
        articles = PositionStore(state_folder()).recent(most)
    except (DamagedError, OSError) as error:
        why = getattr(error, "strerror", None) or error
        raise ArticleError(
            f"what is remembered can't be read ({why})", "check the state folder and its mode"
        ) from error
    for article in articles:
        seen = time.strftime("%Y-%m-%d %H:%M", time.localtime(article.seen))
        yield f"{seen}  {article.percent:3} %  {on_one_line(article.headline)}  {on_one_line(article.source)}".rstrip()


def state_folder() -> Path:
    """Return the folder where the system wants such things kept."""
    from platformdirs import user_state_path

    return user_state_path("article-reader")


def read_paste(terminal: int, max_bytes: int) -> bytes:
    """Return what is pasted at a terminal up to Ctrl-D, but no more than a byte over `max_bytes`.

    The terminal doesn't edit lines meanwhile: it would cut each after 4096 bytes, and a paragraph has more.

    Args:
        terminal: the terminal's file descriptor.
        max_bytes: how much is wanted at the most, in bytes.
    """
    print(_PASTE, file=sys.stderr, flush=True)
    before = termios.tcgetattr(terminal)
    during = termios.tcgetattr(terminal)
    during[3] &= ~termios.ICANON
    during[6][termios.VMIN], during[6][termios.VTIME] = 1, 0
    data = bytearray()
    termios.tcsetattr(terminal, termios.TCSADRAIN, during)
    try:
        while len(data) <= max_bytes and (chunk := os.read(terminal, _CHUNK)):
            data += chunk
            if _CONTROL_D in chunk:
                del data[data.index(_CONTROL_D) :]
                break
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
    print(file=sys.stderr)
    return bytes(data)


def attach_keyboard() -> None:
    """Put the terminal's keyboard where standard input was, if that has been the article.

    Raises:
        ArticleError: this process has no terminal of its own.
    """
    if sys.__stdin__ is not None and not sys.__stdin__.closed and sys.__stdin__.isatty():
        return
    try:
        keyboard = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise ArticleError("no keyboard to read with", "print it with --print") from error
    if keyboard != 0:  # it is 0 at once where standard input was closed
        os.dup2(keyboard, 0)
        os.close(keyboard)
    if sys.__stdin__ is None:
        sys.__stdin__ = os.fdopen(0, closefd=False)  # type: ignore[misc]  # Textual asks it for its descriptor


def _remember(result: ReaderResult) -> None:
    """Remember where the articles were left, and the settings that keys have changed."""
    from article_reader.session.positions import PositionStore

    store = PositionStore(state_folder())
    try:
        for visit in result.visits:
            if visit.loaded.identity:
                headline = on_one_line(str(visit.loaded.article.headline or ""))
                store.write(
                    visit.loaded.identity,
                    visit.position,
                    source=visit.source.name,
                    headline=headline,
                    percent=visit.percent,
                )
        if result.changed:
            store.change_settings(result.changed)
    except OSError as error:
        print(f"article-reader: where it was left can't be kept: {error.strerror}", file=sys.stderr)
