"""The real program, run as a person runs it, with what it cost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROGRAM = (sys.executable, "-m", "article_reader")

_MEASURED = """
import os, sys
report, *command = sys.argv[1:]
os.set_inheritable(int(report), False)
child = os.fork()
if not child:
    os.execv(command[0], command)
_, status, usage = os.wait4(child, 0)
os.write(int(report), f"{os.waitstatus_to_exitcode(status)} {usage.ru_maxrss}".encode())
"""
"""Runs a command and reports its exit code and memory. A small process between the tests and the program: a forked
one's memory counts from its parent's, and the tests' is large."""

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
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as report:
        begin = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-S", "-c", _MEASURED, str(report.fileno()), *PROGRAM, *map(str, arguments)],
            stdin=stdin,
            stdout=out if stdout is None else stdout,
            stderr=err,
            env=surroundings,
            pass_fds=[report.fileno()],
            start_new_session=True,
            preexec_fn=before,  # noqa: PLW1509  # the tests have one thread
        )
        _wait(process, seconds)
        took = time.monotonic() - begin
        for stream in (out, err, report):
            stream.seek(0)
        code, memory = map(int, report.read().split())
        return Run(code, out.read(), err.read().decode(), took, memory * (1 if sys.platform == "darwin" else 1024))


def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait for the process's end, and make an end of it where it doesn't come in so many seconds."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as late:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise AssertionError("the program goes on and on") from late
