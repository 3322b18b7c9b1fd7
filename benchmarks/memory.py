"""How much memory a reader has at its peak, once all of the article is there.

    python -m benchmarks.memory [RUNS]

Our own reader loads in a process beside it, which is gone once it has loaded: its peak stands in a column of its own,
and in another the most that both had at one time, what they share counted once (needs Linux).
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.measure import HEADLINE, RUNS, SAMPLE, Terminal, articles, machine, program, shows, surroundings

QUIET = 0.5
"""How many seconds without a loader mean that a program has all of its article."""

STEP = 0.01
"""How many seconds pass between two looks."""


class Peak(NamedTuple):
    """The most memory at one time, in MB."""

    reader: float
    """What the program itself had."""

    loader: float
    """What the processes had that it started."""

    together: float
    """What all of them had at one time, shared memory counted once."""


def main() -> None:
    """Measure, and print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print(f"{machine()}; {runs} runs in turn")
    found: dict[str, list[Peak]] = {}
    with tempfile.TemporaryDirectory() as folder:
        environment = surroundings(Path(folder))
        commands = _commands(Path(folder))
        for _ in range(runs):
            for name, command in commands.items():
                found.setdefault(name, []).append(_peak(name, command, environment))
    print(f"{'':24}{'MB at peak':>12}{'its loader':>12}{'together':>12}{'over empty':>12}")
    empty = median(peak.together for peak in found["empty Textual app"])
    for name, peaks in found.items():
        reader, loader, together = (median(figures) for figures in zip(*peaks, strict=True))
        print(f"{name:24}{reader:>12.0f}{loader:>12.0f}{together:>12.0f}{together - empty:>12.0f}")


def _commands(folder: Path) -> Mapping[str, Sequence[str]]:
    """Return what is measured, by name; first the least."""
    apps = [sys.executable, "-m", "benchmarks.apps"]
    found = {"empty Textual app": [*apps, "empty"], "one Static": [*apps, "static", str(SAMPLE)]}
    for size, file in articles(folder).items():
        found[f"article-reader, {size}"] = [program("article-reader") or "article-reader", str(file)]
        for other in ("less", "w3m"):
            if size in {"sample", "10 MB"} and (where := program(other)):
                found[f"{other}, {size}"] = [where, str(file)]
    return found


def _peak(name: str, command: Sequence[str], environment: Mapping[str, str]) -> Peak:
    """Return a program's peak, from its start until it has all of its article and has settled."""
    reader = loader = together = 0.0
    with Terminal(command, environment) as terminal:
        if "empty" not in name:
            terminal.seconds_to(shows(HEADLINE))
        last = time.perf_counter()
        while time.perf_counter() - last < QUIET:
            terminal.settle(STEP)
            process = terminal.process.pid or 0
            children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
            own, others = _share(process), sum(map(_share, children))
            reader, loader, together = max(reader, own), max(loader, others), max(together, own + others)
            last = time.perf_counter() if children else last
    return Peak(reader, loader, together)


def _share(process: int | str) -> float:
    """Return the memory of a process in MB, of what it shares with others its part."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:  # it has just ended
        return 0.0
    sizes = [int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")]
    return sum(sizes) * 1024 / 1e6


if __name__ == "__main__":
    main()
