"""Reading an article that is on its way, and remembering where it was left: keyboard, patience, state."""

from __future__ import annotations

import contextlib
import os
import sys
import termios
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from article_reader.article import Article
from article_reader.errors import NoKeyboard
from article_reader.reader.background import Background, ask_background, told_by_environment
from article_reader.reader.settings import Closed, Door, Loading, Recalled, Settings
from article_reader.reader.theme_names import AUTO
from article_reader.session.positions import Damaged, Kept, Positions, identity_of, identity_of_bytes

PATIENCE = 0.3
"""How many seconds there may be nothing to show before the reader opens all the same."""


_PASTE = "paste the article, then press Ctrl-D (Ctrl-C to cancel)"
"""What is said to somebody at a terminal who names no article."""

_CONTROL_D = b"\x04"

_CHUNK = 1 << 16
"""How many bytes of a paste are read at once."""


def read(loading: Loading, settings: Settings, door: Door, *, resume: bool) -> int:
    """Let a person read an article that is on its way, and return the exit code.

    `door` is the way to its file, which is None for standard input; `resume` tells whether the article opens where it
    was left.

    Raises:
        ArticleError: it can't be read.
    """
    try:
        attach_keyboard()
        query = ask_background(0, door.environment) if settings.theme == AUTO else None
        try:
            from article_reader.reader.app import run_reader

            with contextlib.suppress(TimeoutError):
                loading.opening.result(timeout=PATIENCE)
        finally:
            background = query.answer() if query else Background(None)
        positions = Positions(state_folder()) if resume else None
        closed = run_reader(
            loading,
            replace(settings, is_light=_is_light(background, door.environment)),
            replace(door, recall=lambda article: _recall(positions, article)),
            background.typed,
        )
    finally:
        loading.stop()
    if closed.failure is not None:
        raise closed.failure
    if positions is not None:
        _remember(positions, closed, door.file)
    return closed.exit_code


def _is_light(background: Background, environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal's background is light: as it says itself, else as its environment does."""
    return bool(told_by_environment(environment) if background.is_light is None else background.is_light)


def was_taken_whole(file: Path) -> bool:
    """Tell whether a file is remembered as one whose every line is part of the story."""
    positions = Positions(state_folder())
    if not positions.are_any or not file.is_file():
        return False
    try:
        kept = positions.read(identity_of_bytes(file.read_bytes()))
    except (Damaged, OSError):  # which is told where the article's place is looked for, or the file is read
        return False
    return kept is not None and kept.everything


def forget(article: Article | None, file: Path | None = None) -> str:
    """Forget where an article was left and how its file was read, or all of them; return what there is to say."""
    positions = Positions(state_folder())
    forgotten = positions.forget(identity_of(article) if article else None)
    if file is not None and file.is_file() and positions.forget(identity_of_bytes(file.read_bytes())):
        forgotten = True
    if article:
        return "forgot where it was left" if forgotten else "nothing was remembered of it"
    return "forgot where all articles were left" if forgotten else "nothing was remembered"


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
        NoKeyboard: this process has no terminal of its own.
    """
    if sys.__stdin__ is not None and not sys.__stdin__.closed and sys.__stdin__.isatty():
        return
    try:
        keyboard = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise NoKeyboard from error
    if keyboard != 0:  # it is 0 at once where standard input was closed
        os.dup2(keyboard, 0)
        os.close(keyboard)
    if sys.__stdin__ is None:
        sys.__stdin__ = os.fdopen(0, closefd=False)  # type: ignore[misc]  # Textual asks it for its descriptor


def _recall(positions: Positions | None, article: Article) -> Recalled:
    """Return what is remembered of an article. That it can't be had is told, and keeps nobody from reading."""
    if positions is None or not positions.are_any:
        return Recalled()
    try:
        kept = positions.read(identity_of(article))
    except Damaged as error:
        return Recalled(notice=str(error))
    except OSError as error:
        return Recalled(notice=f"where it was left can't be read: {error.strerror}")
    if kept is None:
        return Recalled()
    return Recalled(kept.spot, kept.marks, "where you left it" if kept.spot != (0, 0) else "")


def _remember(positions: Positions, closed: Closed, file: Path | None) -> None:
    """Remember where the article was left; where it was opened and nothing else, and nothing is known of it, don't.

    Where the reader has said so, it is remembered, too, whether every line of the file is part of the story.
    """
    if closed.article is None:
        return
    try:
        if closed.everything is not None and file is not None and file.is_file():
            _remember_reading(positions, identity_of_bytes(file.read_bytes()), everything=closed.everything)
        identity = identity_of(closed.article)
        if closed.spot != (0, 0) or closed.marks or _known(positions, identity):
            positions.write(identity, Kept(closed.spot, closed.marks))
    except OSError as error:
        print(f"article-reader: where it was left can't be kept: {error.strerror}", file=sys.stderr)


def _remember_reading(positions: Positions, identity: str, *, everything: bool) -> None:
    if everything:
        positions.write(identity, Kept((0, 0), everything=True))
    else:
        positions.forget(identity)


def _known(positions: Positions, identity: str) -> bool:
    try:
        return positions.read(identity) is not None
    except Damaged:
        return False
