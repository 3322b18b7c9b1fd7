"""A real pseudo-terminal with the real program in it, and an emulated screen that shows what a person would see."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

TIMEOUT = 20.0
"""How many seconds the program may take for what a test waits for; a loaded machine is slow."""

PROGRAM = str(Path(sys.executable).with_name("article-reader"))
"""The program as it is installed beside the interpreter that runs the tests."""

ALTERNATE_SCREEN_ON = b"\x1b[?1049h"
ALTERNATE_SCREEN_OFF = b"\x1b[?1049l"


class Terminal:
    """The program under test, its keyboard and its screen."""

    def __init__(
        self,
        arguments: Sequence[str],
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        command: Sequence[str] = (PROGRAM,),
    ) -> None:
        surroundings = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "LINES", "NO_COLOR"}}
        surroundings |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", **(environment or {})}
        self.screen = pyte.Screen(columns, rows)
        self.written = b""
        """Every byte that the program wrote."""
        self._stream = pyte.ByteStream(self.screen)
        program, *rest = [*command, *arguments]
        self.process = pexpect.spawn(
            program,
            rest,
            dimensions=(rows, columns),
            env=surroundings,
            timeout=TIMEOUT,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.close(force=True)

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def row_of(self, text: str) -> int | None:
        """Return the screen row, from 0, that shows the text."""
        return next((row for row, line in enumerate(self.screen.display) if text in line), None)

    def wait_for(self, text: str) -> None:
        """Wait until the screen shows the text."""
        self._wait(lambda: text in self.text, f"{text!r} on the screen")

    def wait_for_bytes(self, sent: bytes) -> None:
        """Wait until the program has sent some bytes."""
        self._wait(lambda: sent in self.written, repr(sent))

    def wait_until_gone(self, text: str) -> None:
        """Wait until the screen doesn't show the text any more."""
        self._wait(lambda: text not in self.text, f"{text!r} gone from the screen")

    def press(self, keys: str) -> None:
        """Press keys, given as the characters they send."""
        self.process.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def look(self, seconds: float = 0.1) -> bool:
        """Take what the program writes within some seconds; tell whether the program goes on."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not self._read(left):
                return False
        return True

    def exit_code(self) -> int:
        """Wait until the program ends and return its exit code, a signal's number negative."""
        deadline = time.monotonic() + TIMEOUT
        while self._read():
            assert time.monotonic() < deadline, f"still running after {TIMEOUT} s:\n{self.text}"
        self.process.wait()
        self.process.close()
        if self.process.exitstatus is not None:
            return int(self.process.exitstatus)
        return -int(self.process.signalstatus or 0)

    def left_as_found(self) -> bool:
        """Tell whether the terminal is as it was: own screen, cursor shown, mouse and paste reporting off."""
        modes: dict[bytes, bytes] = {}
        for number, state in re.findall(rb"\x1b\[\?(\d+)([hl])", self.written):
            modes[number] = state
        cursor = modes.pop(b"25", b"h")
        modes.pop(b"7", None)
        modes.pop(b"2026", None)
        return cursor == b"h" and set(modes.values()) <= {b"l"}

    def _wait(self, condition: object, what: str) -> None:
        assert callable(condition)
        deadline = time.monotonic() + TIMEOUT
        while not condition():
            alive = self._read()
            if condition():
                return
            assert alive, f"the program ended without {what}:\n{self.text}"
            assert time.monotonic() < deadline, f"no {what} after {TIMEOUT} s:\n{self.text}"

    def _read(self, seconds: float = 0.1) -> bool:
        """Feed the screen with what the program has written; tell whether the program goes on."""
        try:
            data = self.process.read_nonblocking(65_536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += data  # type: ignore[operator]  # the stubs only know text, and we ask for bytes
        self._stream.feed(data)
        return True
