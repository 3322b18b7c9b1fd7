"""How fast texts and web pages become Articles.

    python -m benchmarks.loader [--corpus CORPUS] [RUNS]

Prints for text megabytes a second by size, the sample repeated, and by shape; and for web pages the processor's time
beside that of trafilatura's `bare_extraction`, which finds the text of a page, on the same pages in the same process.
CORPUS is the folder that training learns from; its pages are read too, each by itself and one after the other. All
figures are medians of runs in turn, after one that doesn't count.
"""

from __future__ import annotations

import argparse
import gc
import html
import io
import textwrap
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from trafilatura import bare_extraction

from article_reader import ArticleError, load, parse
from article_reader.loader.labeller.model import Family, default_model, model_with
from article_reader.loader.labeller.phrases import default_phrases
from benchmarks.measure import HEADLINE, RUNS, SAMPLE, in_turn, machine, median_and_95th
from training.corpus import sources

Input = TypeVar("Input")

SIZES = (3_000, 50_000, 1_000_000, 10_000_000)
"""How large the texts are, in characters."""

PARAGRAPHS = (20, 200, 2_000)
"""How many paragraphs the pages have that we make."""

_EACH = 20
"""Of how many pages of a corpus one is read."""


def main() -> None:
    """Measure, and print the tables."""
    gc.disable()  # as the program does
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("runs", type=int, nargs="?", default=RUNS)
    arguments = parser.parse_args()
    print(f"{machine()}; {arguments.runs} runs in turn")
    for family in Family:
        default_model(family)
        reading = partial(_seconds, partial(model_with, family, default_phrases()))
        print(f"reading the model for {family}: {median_and_95th(_repeated(reading, arguments.runs))[0] * 1000:.1f} ms")
    _measure_texts(_texts(arguments.corpus), arguments.runs)
    _measure_pages(_pages(arguments.corpus), arguments.runs)


def _measure_texts(texts: Mapping[str, Sequence[str]], runs: int) -> None:
    """Read texts, and print a row for each."""
    tasks = {name: partial(_seconds, partial(_each, parse, each)) for name, each in texts.items()}
    times = _warm_in_turn(tasks, runs)
    print(f"{'text':24}{'MB':>8}{'lines':>10}{'ms':>10}{'MB/s':>8}{'µs a line':>12}")
    for name, values in times.items():
        middle, _ = median_and_95th(values)
        size = sum(len(text.encode()) for text in texts[name]) / 1e6
        lines = sum(bool(line.strip()) for text in texts[name] for line in text.split("\n"))
        print(
            f"{name:24}{size:>8.2f}{lines:>10,}{middle * 1e3:>10.1f}{size / middle:>8.2f}{middle / lines * 1e6:>12.0f}"
        )


def _measure_pages(pages: Mapping[str, Sequence[bytes]], runs: int) -> None:
    """Read web pages, and have trafilatura read them; print a row for each."""
    tasks: dict[str, Callable[[], float]] = {}
    for name, each in pages.items():
        tasks[f"{name} ours"] = partial(_seconds, partial(_each, _load, each))
        tasks[f"{name} trafilatura"] = partial(_seconds, partial(_each, _extracted, each))
    times = _warm_in_turn(tasks, runs)
    print(f"{'web pages':24}{'pages':>8}{'MB':>8}{'ms':>10}{'trafilatura':>14}{'ratio':>8}")
    for name, each in pages.items():
        own, other = (median_and_95th(times[f"{name} {reader}"])[0] for reader in ("ours", "trafilatura"))
        size = sum(map(len, each)) / 1e6
        print(f"{name:24}{len(each):>8}{size:>8.2f}{own * 1e3:>10.1f}{other * 1e3:>14.1f}{own / other:>8.2f}")


def _texts(corpus: Path | None) -> Mapping[str, Sequence[str]]:
    """Return what is read as text, by name: texts, one after the other."""
    sample = SAMPLE.read_text(encoding="utf-8")
    found = {f"{size:,}": [_of_size(sample, size)] for size in SIZES}
    found |= {name: [_of_size(change(sample), 200_000)] for name, change in SHAPES.items()}
    found["one line"] = [sample.replace("\n", " ") * (1_000_000 // len(sample))]
    found["a word a line"] = [_of_size("\n".join(sample.split()), 100_000)]
    if corpus is not None:
        found["pages of the corpus"] = [source.data.decode() for source in sources(corpus, ["text"])][::_EACH]
    return found


def _pages(corpus: Path | None) -> Mapping[str, Sequence[bytes]]:
    """Return what is read as web pages, by name: pages, one after the other."""
    found = {f"{count:,} paragraphs": [_page(count)] for count in PARAGRAPHS}
    if corpus is not None:
        found["pages of the corpus"] = [source.data for source in sources(corpus, ["html"])][::_EACH]
    return found


def _page(paragraphs: int) -> bytes:
    """Return a web page with the sample's lines, over and over, as paragraphs between menus."""
    lines = [html.escape(line) for line in SAMPLE.read_text(encoding="utf-8").split("\n") if line.strip()]
    menu = "".join(f'<li class="item"><a href="/{number}">Ressort {number}</a></li>' for number in range(40))
    story = "".join(f"<p>{lines[number % len(lines)]}</p>\n" for number in range(paragraphs))
    headline = html.escape(f"{HEADLINE} Unterstützung zu")
    return (
        f"<!DOCTYPE html><html lang=de><head><meta charset=utf-8><title>{headline}</title></head>"
        f"<body><nav><ul>{menu}</ul></nav><main><article><h1>{headline}</h1>\n{story}</article>"
        f'<aside class="related"><ul>{menu}</ul></aside></main><footer><ul>{menu}</ul></footer></body></html>'
    ).encode()


def _of_size(text: str, size: int) -> str:
    return ((text + "\n\n") * (size // len(text) + 1))[:size]


def _tight(text: str) -> str:
    return "\n".join(filter(None, text.split("\n")))


def _spaced(text: str) -> str:
    return "\n\n".join(filter(None, text.split("\n")))


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, 76) for line in text.split("\n"))


SHAPES: Mapping[str, Callable[[str], str]] = {"spaced": _spaced, "tight": _tight, "wrapped": _wrapped}


def _load(data: bytes) -> None:
    try:
        load(io.BytesIO(data))
    except ArticleError as error:  # a page without a word
        print(f"refused: {error}")


def _each(read: Callable[[Input], object], inputs: Sequence[Input]) -> None:
    for one in inputs:
        read(one)


def _repeated(task: Callable[[], float], runs: int) -> Sequence[float]:
    return [task() for _ in range(runs)]


def _warm_in_turn(tasks: Mapping[str, Callable[[], float]], runs: int) -> Mapping[str, Sequence[float]]:
    """Run each task so many times in turn, and once before, when tables are read and patterns compiled."""
    in_turn(tasks, 1)
    return in_turn(tasks, runs)


def _extracted(page: bytes) -> object:
    """Return what trafilatura finds of a page: text, author and date, as `load` does."""
    return bare_extraction(page, with_metadata=True)


def _seconds(task: Callable[[], object]) -> float:
    """Return how long the processor works on a task; what it leaves behind is cleared away afterwards."""
    begin = time.process_time()
    task()
    taken = time.process_time() - begin
    gc.collect()
    return taken


if __name__ == "__main__":
    main()
