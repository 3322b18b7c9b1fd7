"""An article on its way: loaded in a process beside the reader, so that neither keeps the other waiting."""

from __future__ import annotations

import os
import pickle  # nosec B403  # between two processes of our own, through a pipe nobody else has
import signal
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import BinaryIO, NoReturn

from article_reader.article import Article
from article_reader.errors import ArticleError
from article_reader.reader.settings import Loaded, Loading

Opening = Callable[[Article], None]
"""Takes what the first lines of a long article make, while the rest is still being read."""

Load = Callable[[Opening], Loaded]
"""Loads an article, and before the whole of a long one its opening; raises ArticleError."""

_READERS_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGWINCH, signal.SIGTSTP, signal.SIGCONT)
"""The signals that the reader handles, and another process must not."""

_OPENING, _WHOLE, _REFUSAL = "opening", "whole", "refusal"
"""What passes from one process to the other."""


def start(load: Load) -> Loading:
    """Begin to load an article.

    A process of our own does it, and passes it on through a pipe. It lives as long as this one, or until `stop`: it
    ends when the other pipe does, into which nobody writes. Where there can't be another process, a thread does it.
    """
    opening: Future[Article] = Future()
    whole: Future[Loaded] = Future()
    try:
        result, give = os.pipe()
        life, hold = os.pipe()
        child = os.fork()
    except OSError:
        Thread(target=_load_here, args=(load, opening, whole), daemon=True).start()
        return Loading(opening, whole, lambda: None)
    if child == 0:
        os.close(hold)
        _load_there(load, life, give)
    os.close(give)
    os.close(life)
    Thread(target=_receive, args=(child, result, opening, whole), daemon=True).start()
    return Loading(opening, whole, lambda: os.close(hold))


def _load_here(load: Load, opening: Future[Article], whole: Future[Loaded]) -> None:
    try:
        found = load(opening.set_result)
    except BaseException as error:  # whoever asks for the result gets it
        _refuse(error, opening, whole)
    else:
        _fulfil(found, opening, whole)


def _load_there(load: Load, life: int, give: int) -> NoReturn:
    """Load in this process, which is there for nothing else; the terminal, and Ctrl-C, are the reader's business."""
    signal.set_wakeup_fd(-1)  # the reader's, where it is the reader that begins to load
    for number in _READERS_SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nothing, standard)
    Thread(target=_end_with, args=(life,), daemon=True).start()
    with os.fdopen(give, "wb") as stream:
        try:
            _give(stream, _WHOLE, load(lambda article: _give(stream, _OPENING, article)))
        except BrokenPipeError:
            pass
        except BaseException as error:  # whoever asks for the result gets it
            _give(stream, _REFUSAL, _as_sent(error))
    os._exit(0)


def _end_with(life: int) -> None:
    """End this process when the reader does, or when it wants no article any more."""
    os.read(life, 1)
    os._exit(0)


def _give(stream: BinaryIO, what: str, value: Article | Loaded | BaseException) -> None:
    pickle.dump(what, stream, pickle.HIGHEST_PROTOCOL)
    pickle.dump(value, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def _as_sent(error: BaseException) -> BaseException:
    """Return an error with the place where it happened, which doesn't pass through a pipe by itself."""
    import traceback

    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.dumps(error)
    except Exception:  # an error that can't be passed on, from whatever library
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _receive(child: int, result: int, opening: Future[Article], whole: Future[Loaded]) -> None:
    """Take what the other process gives, an opening before the whole.

    The whole is made into an article once the other process, and the memory that loading takes, are gone.
    """
    status = 0
    try:
        try:
            with os.fdopen(result, "rb") as stream:
                while (what := pickle.load(stream)) == _OPENING:  # noqa: S301  # nosec B301  # our own process wrote it
                    opening.set_result(pickle.load(stream))  # noqa: S301  # nosec B301  # as above
                data = stream.read()
        finally:
            _, status = os.waitpid(child, 0)
        value = pickle.loads(data)  # noqa: S301  # nosec B301  # as above
    except (EOFError, pickle.UnpicklingError):
        killed = os.WIFSIGNALED(status)
        _refuse(_killed(os.WTERMSIG(status)) if killed else MemoryError(), opening, whole)
    except BaseException as error:  # whoever asks for the result gets it
        _refuse(error, opening, whole)
    else:
        if what == _WHOLE:
            _fulfil(value, opening, whole)
        else:
            _refuse(value, opening, whole)


def _killed(number: int) -> ArticleError:
    return ArticleError(
        f"the process that reads the article was ended by signal {number}",
        "try again; if there is too little memory, give only the article's part of it",
    )


def _fulfil(found: Loaded, opening: Future[Article], whole: Future[Loaded]) -> None:
    if not opening.done():
        opening.set_result(found.article)
    whole.set_result(found)


def _refuse(error: BaseException, opening: Future[Article], whole: Future[Loaded]) -> None:
    if not opening.done():
        opening.set_exception(error)
    whole.set_exception(error)
