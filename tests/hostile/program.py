"""The real program, run as a person runs it, with what it cost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROGRAM = (sys.executable, "-m", "article_reader")

TIMEOUT = 120.0
"""How many seconds a run may take before it counts as hung; a loaded machine is slow."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the program that has ended."""

    code: int
    """Its exit code, a signal's number negative."""

    out: bytes
    """What it wrote to standard output."""

    err: str
    """What it wrote to standard error."""

    seconds: float
    """How long it took."""

    memory: int
    """The most memory it had, in bytes."""

    @property
    def complaint(self) -> str:
        """The one line that it said of what went wrong."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err[-2000:]
        assert lines[0].startswith("article-reader: "), lines[0]
        assert self.out == b""
        return lines[0]


def run(
    arguments: Sequence[str | Path],
    *,
    stdin: int | None = subprocess.DEVNULL,
    stdout: int | None = None,
    environment: Mapping[str, str | None] | None = None,
    before: Callable[[], object] | None = None,
    seconds: float = TIMEOUT,
) -> Run:
    """Run the program to its end.

    Args:
        arguments: its arguments.
        stdin: the descriptor it reads from.
        stdout: the descriptor it writes to; None for a file that is read back.
        environment: variables to set, or to unset where they are None.
        before: called in the child before the program starts.
        seconds: how long it may take.
    """
    changed = {**os.environ, **(environment or {})}
    surroundings = {name: value for name, value in changed.items() if value is not None}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begin = time.monotonic()
        process = subprocess.Popen(
            [*PROGRAM, *map(str, arguments)],
            stdin=stdin,
            stdout=out if stdout is None else stdout,
            stderr=err,
            env=surroundings,
            preexec_fn=before,  # noqa: PLW1509  # the tests have one thread
        )
        memory = _wait(process, begin + seconds)
        out.seek(0)
        err.seek(0)
        return Run(process.returncode, out.read(), err.read().decode(), time.monotonic() - begin, memory)


def _wait(process: subprocess.Popen[bytes], deadline: float) -> int:
    """Wait for the process's end and return the most memory that it had, in bytes."""
    while True:
        found, status, usage = os.wait4(process.pid, os.WNOHANG)
        if found:
            process.returncode = os.waitstatus_to_exitcode(status)
            return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        if time.monotonic() > deadline:
            process.kill()
            process.wait()
            raise AssertionError("the program goes on and on")
        time.sleep(0.01)
