"""How much memory a reader has at its peak, once all of the article is there.

    python -m benchmarks.memory

Our own reader loads in a process beside it, which is gone once it has loaded; its peak stands in a column of its own.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measure import HEADLINE, SAMPLE, Terminal, articles, machine, program, shows, surroundings

QUIET = 1.0
"""How many seconds without a byte mean that a program has settled."""


def main() -> None:
    """Measure, and print a table."""
    print(machine())
    print(f"{'':24}{'MB at peak':>12}{'over empty':>12}{'its loader':>12}")
    with tempfile.TemporaryDirectory() as folder:
        environment = surroundings(Path(folder))
        empty = 0.0
        for name, command in _commands(Path(folder)).items():
            reader, loader = _peaks(name, command, environment)
            empty = empty or reader
            print(f"{name:24}{reader:>12.0f}{reader - empty:>12.0f}{loader:>12.0f}")


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


def _peaks(name: str, command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Return a program's peak and that of its loader, in MB."""
    loader = 0.0
    with Terminal(command, environment) as terminal:
        if "empty" not in name:
            terminal.seconds_to(shows(HEADLINE))
        while True:
            terminal.settle(QUIET / 10)
            child = terminal.peaks()[1]
            loader = max(loader, child)
            if not child:
                terminal.settle(QUIET)
                return terminal.peaks()[0], loader


if __name__ == "__main__":
    main()
