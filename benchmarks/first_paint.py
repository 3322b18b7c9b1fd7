"""How long it takes from starting a program until its screen shows the article's headline.

    python -m benchmarks.first_paint [RUNS]

In a real pseudo-terminal of 120 × 40 with an emulated screen, all programs in turn; against the least that a Textual
app can be, and what people would use instead, where it is installed.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import pyte

from benchmarks.epub import write_book
from benchmarks.measure import (
    HEADLINE,
    RUNS,
    SAMPLE,
    Terminal,
    articles,
    in_turn,
    machine,
    median_and_95th,
    program,
    shows,
    surroundings,
)

BASE = "one Static"
"""What the others are measured by."""

OTHERS: Mapping[str, Sequence[str]] = {
    "less": ["less"],
    "w3m": ["w3m"],
    "lynx": ["lynx"],
    "glow": ["glow", "-p"],
    "rich, paged": ["rich", "--pager"],
    "frogmouth": ["frogmouth"],
    "hike": ["hike"],
    "baca": ["baca"],
}
"""What people would use instead, and its arguments before the file."""


def main() -> None:
    """Measure, and print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print(f"{machine()}; {runs} runs in turn")
    with tempfile.TemporaryDirectory() as folder:
        commands = _commands(Path(folder))
        environment = surroundings(Path(folder))
        tasks = {name: partial(_first_paint, name, command, environment) for name, command in commands.items()}
        times = in_turn(tasks, runs)
    base = median_and_95th(times[BASE])[0]
    sample = median_and_95th(times["article-reader, sample"])[0]
    print(f"{'':24}{'median ms':>10}{'95th':>8}{'÷ Static':>10}{'÷ sample':>10}")
    for name, values in times.items():
        middle, late = median_and_95th(values)
        print(f"{name:24}{middle * 1000:>10.0f}{late * 1000:>8.0f}{middle / base:>10.2f}{middle / sample:>10.2f}")


def _commands(folder: Path) -> Mapping[str, Sequence[str]]:
    """Return what is measured, by name."""
    files = articles(folder)
    text = SAMPLE.read_text(encoding="utf-8")
    markdown, book = folder / "sample.md", folder / "sample.epub"
    markdown.write_text(text, encoding="utf-8")
    write_book(book, text)
    forms = {"glow": markdown, "frogmouth": markdown, "hike": markdown, "baca": book}
    apps = [sys.executable, "-m", "benchmarks.apps"]
    found: dict[str, Sequence[str]] = {
        "empty Textual app": [*apps, "empty"],
        BASE: [*apps, "static", str(SAMPLE)],
    }
    own = program("article-reader")
    if own is None:
        raise SystemExit("article-reader is not installed beside this Python; pip install -e .")
    for size, file in files.items():
        found[f"article-reader, {size}"] = [own, str(file)]
    for name, (other, *arguments) in OTHERS.items():
        if where := program(other):
            found[name] = [where, *arguments, str(forms.get(name, SAMPLE))]
            if name in {"less", "w3m"}:
                found[f"{name}, 10 MB"] = [where, *arguments, str(files["10 MB"])]
        else:
            print(f"({other} is not installed)")
    return found


def _first_paint(name: str, command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Return the seconds until a program's first paint."""
    seen: Callable[[pyte.Screen], bool] = _painted if "empty" in name else shows(HEADLINE)
    with Terminal(command, environment) as terminal:
        return terminal.seconds_to(seen)


def _painted(screen: pyte.Screen) -> bool:
    """Tell whether a screen with nothing on it has been painted: its last row has a background."""
    return bool(screen.buffer[screen.lines - 1][0].bg != "default")


if __name__ == "__main__":
    main()
