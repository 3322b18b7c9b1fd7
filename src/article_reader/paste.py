"""A paste at the terminal: what is pasted or typed there, up to Ctrl-D, as the bytes of an article."""

from __future__ import annotations

import os
import sys
import termios

_PROMPT = "paste the article, then press Ctrl-D (Ctrl-C to cancel)"

_CONTROL_D = b"\x04"

_CHUNK = 1 << 16
"""How many bytes are read at once."""


def read_paste(terminal: int, max_bytes: int) -> bytes:
    """Return what is pasted at a terminal up to Ctrl-D, but no more than a byte over `max_bytes`.

    The terminal doesn't edit lines meanwhile: it would cut each after 4096 bytes, and a paragraph has more.

    Args:
        terminal: the terminal's file descriptor.
        max_bytes: how much is wanted at the most, in bytes.
    """
    print(_PROMPT, file=sys.stderr, flush=True)
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
