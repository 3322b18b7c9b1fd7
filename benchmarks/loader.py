"""How fast text becomes an Article.

    python -m benchmarks.loader [FILE]

Prints megabytes a second by size, the sample repeated, and by shape; medians of several runs on this machine.
"""

from __future__ import annotations

import gc
import platform
import statistics
import sys
import textwrap
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from article_reader import parse
from article_reader.loader.labels import default_model

SAMPLE = next((Path(__file__).parent.parent / "seeds").glob("*.txt"))
SIZES = (3_000, 50_000, 1_000_000, 10_000_000)
"""How large the texts are, in characters."""

RUNS = 5


def main() -> None:
    """Measure, and print a table."""
    gc.disable()  # as the program does
    text = Path(sys.argv[1] if len(sys.argv) > 1 else SAMPLE).read_text(encoding="utf-8")
    begin = time.perf_counter()
    default_model()
    print(f"{platform.platform()}, Python {platform.python_version()}")
    print(f"reading the weights: {(time.perf_counter() - begin) * 1000:.1f} ms")
    print(f"{'':24}{'characters':>12}{'ms':>10}{'MB/s':>8}")
    for size in SIZES:
        _row("as it is", _of_size(text, size), RUNS if size < 10**7 else 1)
    for name, change in SHAPES.items():
        _row(name, _of_size(change(text), 200_000), RUNS)
    _row("one line", text.replace("\n", " ") * (1_000_000 // len(text)), RUNS)
    _row("a word a line", "\n".join(text.split()) * (500_000 // len(text)), RUNS)


def _of_size(text: str, size: int) -> str:
    return ((text + "\n\n") * (size // len(text) + 1))[:size]


def _tight(text: str) -> str:
    return "\n".join(filter(None, text.split("\n")))


def _spaced(text: str) -> str:
    return "\n\n".join(filter(None, text.split("\n")))


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, 76) for line in text.split("\n"))


SHAPES: Mapping[str, Callable[[str], str]] = {"spaced": _spaced, "tight": _tight, "wrapped": _wrapped}


def _row(name: str, text: str, runs: int) -> None:
    seconds = []
    for _ in range(runs):
        begin = time.perf_counter()
        parse(text)
        seconds.append(time.perf_counter() - begin)
    middle = statistics.median(seconds)
    size = len(text.encode())
    print(f"{name:24}{len(text):>12,}{middle * 1000:>10.1f}{size / middle / 1e6:>8.2f}")


if __name__ == "__main__":
    main()
