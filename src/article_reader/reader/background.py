"""The terminal's background: whether it is light, asked from the terminal while the program starts."""

from __future__ import annotations

import contextlib
import os
import re
import select
import sys
import termios
import time
from collections.abc import Mapping
from dataclasses import dataclass

SECONDS = 0.1
"""How long an answer is waited for, counted from the question; loading the reader takes about as long anyway."""

_QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
"""Asks for the background's colour (OSC 11), and then who the terminal is (DA1), which every terminal answers."""

_COLOR = re.compile(
    rb"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})[^\x07\x1b]*(?:\x07|\x1b\\)"
)
_LAST = re.compile(rb"\x1b\[\?[0-9;]*c")
"""The answers."""

_LIGHT = 0.5
"""From which luma on, of 1 for white, a background is light."""


@dataclass(frozen=True, slots=True)
class Background:
    """What the terminal has answered."""

    is_light: bool | None
    """Whether the background is light; None where the terminal doesn't say."""

    typed: bytes = b""
    """What was typed meanwhile, which is for the reader."""


class BackgroundQuery:
    """A question that a terminal has been sent; meanwhile it doesn't echo, so that no answer is seen."""

    def __init__(self, terminal: int) -> None:
        """Ask.

        Args:
            terminal: the file descriptor of the terminal's keyboard.

        Raises:
            OSError: it can't be asked.
        """
        self._terminal = terminal
        self._asked = time.monotonic()
        try:
            self._before = termios.tcgetattr(terminal)
            quiet = termios.tcgetattr(terminal)
            quiet[3] &= ~(termios.ICANON | termios.ECHO)
            termios.tcsetattr(terminal, termios.TCSANOW, quiet)
        except termios.error as error:
            raise OSError(*error.args) from error
        os.write(sys.__stdout__.fileno() if sys.__stdout__ else 1, _QUESTION)

    def answer(self) -> Background:
        """Return what the terminal has answered, and leave it as it was found."""
        data = b""
        deadline = self._asked + SECONDS
        try:
            while not _LAST.search(data):
                ready, _, _ = select.select([self._terminal], [], [], max(0.0, deadline - time.monotonic()))
                if not ready or not (chunk := os.read(self._terminal, 1024)):
                    break
                data += chunk
        finally:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self._terminal, termios.TCSANOW, self._before)
        color = _COLOR.search(data)
        return Background(_is_light(*color.groups()) if color else None, _LAST.sub(b"", _COLOR.sub(b"", data)))


def ask_background(terminal: int, environment: Mapping[str, str]) -> BackgroundQuery | None:
    """Ask a terminal for its background; None where it can't be asked.

    Over a network an answer may come too late, and be taken for keys. What has been typed already comes first.
    """
    far = any(name in environment for name in ("SSH_CONNECTION", "SSH_TTY"))
    if far or environment.get("TERM", "dumb") in {"dumb", "linux"}:
        return None
    try:
        return None if select.select([terminal], [], [], 0)[0] else BackgroundQuery(terminal)
    except OSError:
        return None


def background_of_environment(environment: Mapping[str, str]) -> bool | None:
    """Tell whether the background is light by COLORFGBG, which some terminals set ("15;0"); None where it isn't set."""
    color = environment.get("COLORFGBG", "").rpartition(";")[2]
    return color in {"7", "15"} if color.isdecimal() else None


def _is_light(*channels: bytes) -> bool:
    """Tell whether a colour is light, by its luma (ITU-R BT.601)."""
    red, green, blue = (int(channel, 16) / int("f" * len(channel), 16) for channel in channels)
    return 0.299 * red + 0.587 * green + 0.114 * blue >= _LIGHT
