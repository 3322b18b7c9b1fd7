"""How long a key takes until the screen is painted, in a real pseudo-terminal.

    python -m benchmarks.keys [RUNS]

For the sample, repeated up to 10 MB and loaded: from the moment the key is sent to the last byte that is written for
it, median and 95th percentile in milliseconds.
"""

from __future__ import annotations

import select
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import cycle
from pathlib import Path

import pyte

from benchmarks.measure import (
    HEADLINE,
    ROWS,
    Terminal,
    articles,
    in_turn,
    machine,
    median_and_95th,
    program,
    shows,
    surroundings,
)

KEYS: Mapping[str, Sequence[str]] = {
    "line down": ["j"],
    "page down": [" "],
    "end, top": ["G", "g"],
    "next section": ["]", "["],
    "captions": ["c"],
    "outline": ["t", "t"],
    "search, a letter": ["/", "P", "u", "t", "\x1b"],
    "120 to 80 columns": ["80", "120"],
}
"""What is measured, and what is sent for it in turn; figures are widths of the window."""

RUNS = 20
QUIET = 0.15
"""How many seconds without a byte mean that the screen is painted."""

TIMEOUT = 2.0
"""How many seconds the first byte may take."""


def main() -> None:
    """Measure, and print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print(f"{machine()}; median / 95th percentile in ms")
    with tempfile.TemporaryDirectory() as folder:
        readers = {name: _reader(Path(folder), file) for name, file in articles(Path(folder)).items()}
        print(f"{'':20}" + "".join(f"{name:>18}" for name in readers))
        for what, keys in KEYS.items():
            pressed = {name: partial(_seconds, reader, cycle(keys)) for name, reader in readers.items()}
            figures = [median_and_95th(values) for values in in_turn(pressed, runs).values()]
            cells = [f"{middle * 1000:7.1f} /{late * 1000:7.1f}" for middle, late in figures]
            print(f"{what:20}" + "".join(f"{cell:>18}" for cell in cells), flush=True)
        for reader in readers.values():
            reader.__exit__(None, None, None)


def _reader(folder: Path, article: Path) -> Terminal:
    """Return the program with all of an article loaded."""
    reader = Terminal([program("article-reader") or "article-reader", str(article)], surroundings(folder))
    reader.seconds_to(_loaded)
    reader.settle(1.0)
    return reader


def _loaded(screen: pyte.Screen) -> bool:
    return shows(HEADLINE)(screen) and not shows("reading the rest")(screen)


def _seconds(reader: Terminal, keys: Iterator[str]) -> float:
    """Return how long after the next key the last byte came that is written for it."""
    key = next(keys)
    begin = time.perf_counter()
    if key.isdecimal():
        reader.process.setwinsize(ROWS, int(key))
    else:
        reader.process.send(key)
    select.select([reader.process.child_fd], [], [], TIMEOUT)
    return reader.settle(QUIET) - begin


if __name__ == "__main__":
    main()
