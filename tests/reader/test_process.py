"""The reader as a process in a real pseudo-terminal: suspended, hung up on, failing."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from tests.end_to_end.terminal import TIMEOUT, Terminal

ROOT = Path(__file__).parent.parent.parent
PROGRAM = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from article_reader.reader.app import run_reader
from article_reader.reader.reading import ReadingScreen
from article_reader.reader.settings import Host, Settings, loaded
from tests.reader.pages import CRANE
ReadingScreen.action_left_out = lambda _: 1 / 0
sys.exit(run_reader(loaded(CRANE), Settings(), Host()).exit_code)
"""


def child(terminal: Terminal) -> int:
    """Return the process id of the program in the terminal."""
    pid = terminal.process.pid
    assert pid is not None
    return pid


def left_as_found_in_time(terminal: Terminal) -> bool:
    """Read on until the terminal is as it was before the program, and tell whether that came."""
    deadline = time.monotonic() + TIMEOUT
    while not terminal.left_as_found() and time.monotonic() < deadline:
        terminal._read()
    return terminal.left_as_found()


def test_suspended_it_leaves_the_terminal_as_it_was_and_comes_back_to_its_place() -> None:
    with Terminal(["-c", PROGRAM], command=(sys.executable,)) as terminal:
        terminal.wait_for("Hafenkran")
        terminal.press("3")
        terminal.wait_for("3/3")
        terminal.press("\x1a")
        _pid, status = os.waitpid(child(terminal), os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        assert left_as_found_in_time(terminal)
        terminal.screen.reset()
        terminal.process.kill(signal.SIGCONT)
        terminal.wait_for("3/3")
        assert terminal.row_of("Was jetzt kommt") == 1
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_as_found()


def test_an_unexpected_error_leaves_the_terminal_as_it_was_and_says_one_line() -> None:
    with Terminal(["-c", PROGRAM], command=(sys.executable,)) as terminal:
        terminal.wait_for("Hafenkran")
        terminal.press("o")
        assert terminal.exit_code() == 1
        assert terminal.left_as_found()
        assert b"article-reader: unexpected error (ZeroDivisionError" in terminal.written
        assert b"Traceback" not in terminal.written


def test_a_closed_terminal_ends_it() -> None:
    terminal = Terminal(["-c", PROGRAM], command=(sys.executable,))
    terminal.wait_for("Hafenkran")
    pid = child(terminal)
    terminal.process.ptyproc.fileobj.close()  # type: ignore[attr-defined]
    deadline = time.monotonic() + TIMEOUT
    while (ended := os.waitpid(pid, os.WNOHANG)) == (0, 0) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert ended[0] == pid
    assert os.waitstatus_to_exitcode(ended[1]) in {129, -1}
