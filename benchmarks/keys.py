"""How long a key takes until the screen is painted, in a real pseudo-terminal.

    python -m benchmarks.keys [RUNS]

For the sample, repeated up to 1 MB and 10 MB: from the moment the key is sent to the last byte that is written for it,
median and 95th percentile in milliseconds.
"""

from __future__ import annotations

import os
import platform
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pexpect

SAMPLE = next((Path(__file__).parent.parent / "seeds").glob("*.txt"))
SIZES = {"sample": 0, "1 MB": 1_000_000, "10 MB": 10_000_000}
KEYS: Mapping[str, Sequence[str]] = {
    "line down": ["j"],
    "page down": [" "],
    "next section": ["]"],
    "captions": ["c"],
    "end, top": ["G", "g"],
    "outline": ["t", "t"],
    "search, a letter": ["/", "P", "u", "t", "\x1b"],
    "120 to 80 columns": ["80", "120"],
}
"""What is measured, and what is sent for it in turn; figures are widths of the window."""

RUNS = 20
QUIET = 0.15
"""How many seconds without a byte mean that the screen is painted."""


def main() -> None:
    """Measure, and print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print(f"{platform.platform()}, Python {platform.python_version()}; median / 95th percentile in ms")
    print(f"{'':20}" + "".join(f"{name:>18}" for name in SIZES))
    with tempfile.TemporaryDirectory() as folder:
        readers = [_reader(Path(folder), name, size) for name, size in SIZES.items()]
        for what, keys in KEYS.items():
            cells = []
            for reader in readers:
                times = sorted(_seconds(reader, keys[run % len(keys)]) * 1000 for run in range(runs))
                cells.append(f"{statistics.median(times):7.1f} /{times[int(0.95 * (runs - 1))]:7.1f}")
            print(f"{what:20}" + "".join(f"{cell:>18}" for cell in cells), flush=True)
        for reader in readers:
            reader.send("q")
            reader.close(force=True)


def _reader(folder: Path, name: str, size: int) -> pexpect.spawn[str]:
    """Return the program with an article of a size on its screen."""
    text = SAMPLE.read_text(encoding="utf-8")
    article = folder / f"{name}.txt"
    article.write_text(text if not size else (text + "\n\n") * (size // len(text.encode())), encoding="utf-8")
    program = Path(sys.executable).with_name("article-reader")
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "XDG_STATE_HOME": str(folder)}
    reader = pexpect.spawn(str(program), [str(article)], dimensions=(40, 120), env=environment, timeout=120)
    reader.delaybeforesend = None
    reader.expect("min left")
    _settle(reader, 1.0)
    return reader


def _seconds(reader: pexpect.spawn[str], key: str) -> float:
    """Return how long after a key the last byte came that is written for it."""
    begin = time.perf_counter()
    if key.isdecimal():
        reader.setwinsize(40, int(key))
    else:
        reader.send(key)
    return max(0.0, _settle(reader, QUIET) - begin)


def _settle(reader: pexpect.spawn[str], quiet: float) -> float:
    """Read until nothing has come for a while, and return when the last byte came."""
    last = time.perf_counter()
    while select.select([reader.child_fd], [], [], quiet)[0]:
        os.read(reader.child_fd, 65_536)
        last = time.perf_counter()
    return last


if __name__ == "__main__":
    main()
