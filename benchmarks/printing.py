"""How long a whole run takes that prints an article.

    python -m benchmarks.printing [RUNS]

All programs in turn, their output thrown away; against the least that Python can do, and what others print with.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks.measure import RUNS, articles, in_turn, machine, median_and_95th, program, surroundings

BASE = "python -c pass"
"""What the others are measured by."""

PAGE = "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
"""What trafilatura is given: it reads web pages only."""


def main() -> None:
    """Measure, and print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print(f"{machine()}; {runs} runs in turn")
    with tempfile.TemporaryDirectory() as folder:
        environment = surroundings(Path(folder))
        commands = _commands(Path(folder))
        tasks = {name: partial(_seconds, name, command, environment) for name, command in commands.items()}
        times = in_turn(tasks, runs)
    base = median_and_95th(times[BASE])[0]
    print(f"{'':24}{'median ms':>10}{'95th':>8}{'÷ python':>10}")
    for name, values in times.items():
        middle, late = median_and_95th(values)
        print(f"{name:24}{middle * 1000:>10.1f}{late * 1000:>8.1f}{middle / base:>10.2f}")


def _commands(folder: Path) -> Mapping[str, Sequence[str]]:
    """Return what is measured, by name."""
    files = articles(folder)
    found: dict[str, Sequence[str]] = {
        BASE: [sys.executable, "-c", "pass"],
        "import re": [sys.executable, "-c", "import re"],
        "import dataclasses": [sys.executable, "-c", "import dataclasses"],
        "import rich": [sys.executable, "-c", "import rich"],
    }
    own = program("article-reader") or "article-reader"
    for size in ("sample", "1 MB"):
        found[f"article-reader, {size}"] = [own, str(files[size])]
    for size in ("sample", "1 MB"):
        for other in ("cat", "rich"):
            if where := program(other):
                found[f"{other}, {size}"] = [where, str(files[size])]
    if where := program("trafilatura"):
        page = folder / "page.html"
        title, *paragraphs = filter(None, files["sample"].read_text(encoding="utf-8").split("\n"))
        page.write_text(PAGE.format(title=title, body="".join(f"<p>{each}</p>" for each in paragraphs)))
        found["trafilatura, as HTML"] = ["sh", "-c", 'exec "$0" < "$1"', where, str(page)]
    return found


def _seconds(name: str, command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Return how long a run takes."""
    begin = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603  # what is measured
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment
    )
    if process.wait():
        raise SystemExit(f"{name} ended with {process.returncode}")
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
