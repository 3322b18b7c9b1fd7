"""How fast text becomes an Article.

    python -m benchmarks.loader [--corpus CORPUS] [RUNS]

Prints megabytes a second by size, the sample repeated, by shape, and where there is a corpus (as training reads it) of
its pages, each by itself and one after the other; medians of runs in turn.
"""

from __future__ import annotations

import argparse
import gc
import textwrap
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from article_reader import parse
from article_reader.loader.labeller.model import default_model, model_with
from article_reader.loader.labeller.phrases import default_phrases
from benchmarks.measure import RUNS, SAMPLE, in_turn, machine, median_and_95th
from training.corpus import read_texts

SIZES = (3_000, 50_000, 1_000_000, 10_000_000)
"""How large the texts are, in characters."""

_EACH = 20
"""Of how many pages of a corpus one is read."""


def main() -> None:
    """Measure, and print a table."""
    gc.disable()  # as the program does
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("runs", type=int, nargs="?", default=RUNS)
    arguments = parser.parse_args()
    print(f"{machine()}; {arguments.runs} runs in turn")
    default_model()
    weights, _ = median_and_95th([_seconds(partial(model_with, default_phrases())) for _ in range(arguments.runs)])
    print(f"reading weights: {weights * 1000:.1f} ms")
    texts = _texts(arguments.corpus)
    times = in_turn({name: partial(_seconds, partial(_read, each)) for name, each in texts.items()}, arguments.runs)
    print(f"{'':24}{'MB':>8}{'lines':>10}{'ms':>10}{'MB/s':>8}{'µs a line':>12}")
    for name, values in times.items():
        middle, _ = median_and_95th(values)
        size = sum(len(text.encode()) for text in texts[name]) / 1e6
        lines = sum(bool(line.strip()) for text in texts[name] for line in text.split("\n"))
        print(
            f"{name:24}{size:>8.2f}{lines:>10,}{middle * 1e3:>10.1f}{size / middle:>8.2f}{middle / lines * 1e6:>12.0f}"
        )


def _texts(corpus: Path | None) -> Mapping[str, Sequence[str]]:
    """Return what is read, by name: texts, one after the other."""
    sample = SAMPLE.read_text(encoding="utf-8")
    found = {f"{size:,}": [_of_size(sample, size)] for size in SIZES}
    found |= {name: [_of_size(change(sample), 200_000)] for name, change in SHAPES.items()}
    found["one line"] = [sample.replace("\n", " ") * (1_000_000 // len(sample))]
    found["a word a line"] = [_of_size("\n".join(sample.split()), 100_000)]
    if corpus is not None:
        found["pages of a corpus"] = read_texts(corpus)[::_EACH]
    return found


def _of_size(text: str, size: int) -> str:
    return ((text + "\n\n") * (size // len(text) + 1))[:size]


def _tight(text: str) -> str:
    return "\n".join(filter(None, text.split("\n")))


def _spaced(text: str) -> str:
    return "\n\n".join(filter(None, text.split("\n")))


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, 76) for line in text.split("\n"))


SHAPES: Mapping[str, Callable[[str], str]] = {"spaced": _spaced, "tight": _tight, "wrapped": _wrapped}


def _read(texts: Sequence[str]) -> None:
    for text in texts:
        parse(text)


def _seconds(task: Callable[[], object]) -> float:
    begin = time.perf_counter()
    task()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
