"""What all benchmarks share: articles of a size, a terminal whose screen can be seen, runs in turn, and tables."""

from __future__ import annotations

import os
import platform
import select
import shutil
import signal
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

SAMPLE = next((Path(__file__).parent.parent / "seeds").glob("*.txt"))
HEADLINE = "Kim sichert Putin"
"""How the sample's headline begins, wherever it is shown."""

SIZES: Mapping[str, int] = {"sample": 0, "50 KB": 50_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
"""How large the articles are, in bytes; 0 for the sample as it is."""

COLUMNS, ROWS = 120, 40
RUNS = 10
TIMEOUT = 120.0
"""How many seconds anything may take."""


def machine() -> str:
    """Return what the figures were measured on."""
    processor = platform.processor() or platform.machine()
    with_name = Path("/proc/cpuinfo")
    if with_name.exists():
        names = [line.partition(":")[2].strip() for line in with_name.read_text().splitlines() if "model name" in line]
        processor = f"{len(names)} × {names[0]}" if names else processor
    return f"{platform.system()} {platform.release()}, {processor}, Python {platform.python_version()}"


def article_of(size: int) -> str:
    """Return the sample, repeated until it has so many bytes."""
    text = SAMPLE.read_text(encoding="utf-8")
    return (text + "\n\n") * (size // len(text.encode()) or 1)


def articles(folder: Path) -> Mapping[str, Path]:
    """Write an article of each size, and return where."""
    found = {}
    for name, size in SIZES.items():
        found[name] = folder / f"{name.replace(' ', '-')}.txt"
        found[name].write_text(article_of(size), encoding="utf-8")
    return found


def program(name: str) -> str | None:
    """Return the path of a program: beside this interpreter, in a folder of PATH, or None."""
    own = Path(sys.executable).with_name(name)
    return str(own) if own.exists() else shutil.which(name)


def surroundings(folder: Path) -> dict[str, str]:
    """Return the environment of what is measured: a terminal that can all, and nothing remembered from run to run."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"COLUMNS", "LINES", "NO_COLOR", "PYTHONDONTWRITEBYTECODE"}
    }
    return {
        **kept,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }


def in_turn(tasks: Mapping[str, Callable[[], float]], runs: int) -> Mapping[str, Sequence[float]]:
    """Run each task so many times, one after the other and round again, so that all meet the same weather."""
    found: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(runs):
        for name, task in tasks.items():
            found[name].append(task())
    return found


def median_and_95th(values: Sequence[float]) -> tuple[float, float]:
    """Return the middle of some values, and what 95 in 100 of them don't go beyond."""
    return statistics.median(values), sorted(values)[int(0.95 * (len(values) - 1))]


class Screen(pyte.Screen):  # type: ignore[misc]  # pyte isn't typed
    """pyte's screen, which falls over where a program puts private modes back, as w3m does."""

    def set_margins(self, top: int | None = None, bottom: int | None = None, private: bool = False) -> None:
        """Set the rows that scroll, unless something else is meant."""
        if not private:
            super().set_margins(top, bottom)


class Terminal:
    """A pseudo-terminal with a program in it, and the screen that its user would see."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start the program; the clock runs from here."""
        self.begin = time.perf_counter()
        self.process: pexpect.spawn[bytes] = pexpect.spawn(
            command[0], list(command[1:]), dimensions=(ROWS, COLUMNS), env=environment, timeout=TIMEOUT
        )
        self.process.delaybeforesend = None
        self._screen = Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self.process.pid or 0, signal.SIGKILL)
        self.process.wait()

    def seconds_to(self, seen: Callable[[pyte.Screen], bool]) -> float:
        """Return how long after the start the last byte came that made the screen as it should be."""
        while time.perf_counter() - self.begin < TIMEOUT:
            data, last = self._what_comes()
            self._stream.feed(data)
            if seen(self._screen):
                return last - self.begin
        raise TimeoutError("\n".join(self._screen.display))

    def settle(self, quiet: float) -> float:
        """Read until nothing has come for so many seconds, and return when the last byte came."""
        last = time.perf_counter()
        while select.select([self.process.child_fd], [], [], quiet)[0]:
            os.read(self.process.child_fd, 65_536)
            last = time.perf_counter()
        return last

    def _what_comes(self) -> tuple[bytes, float]:
        """Return what is written until it pauses, and when its last byte came. The emulator mustn't hold it up."""
        data, last, wait = b"", time.perf_counter(), 1.0
        while select.select([self.process.child_fd], [], [], wait)[0]:
            data += os.read(self.process.child_fd, 65_536)
            last, wait = time.perf_counter(), 0.001
        return data, last


def shows(text: str) -> Callable[[pyte.Screen], bool]:
    """Return what tells whether a screen shows a text."""
    return lambda screen: any(text in row for row in screen.display)
