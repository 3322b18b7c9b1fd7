"""Which pages are labelled worst without their site being known, and what goes wrong there.

    python -m training.worst CORPUS [--pages N]

For each page: its body's F1, whether headline and lead are right, and the kinds of error with the most words, as
"what it is → what it was taken for".
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from article_reader.loader.labeller.labels import Label, Labelled
from article_reader.loader.labeller.model import label
from training.corpus import FOLDS, Page, read_pages
from training.gate import fold_model
from training.score import gold_parts, parts_of, score, summary

_STORY = frozenset({"lead", "body"})
"""Labels that are the same to who reads."""


def main() -> int:
    """Score, and print the worst pages, then the kinds of error over all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pages", type=int, default=20)
    arguments = parser.parse_args()
    models = [fold_model(fold) for fold in range(FOLDS)]
    rows: list[tuple[float, str]] = []
    everywhere: Counter[str] = Counter()
    for page in read_pages(arguments.corpus):
        found = label(page.lines, models[page.fold])
        figures = summary([score(gold_parts(page.gold), parts_of(found))])
        wrong = errors(page, found)
        everywhere += wrong
        missed = [name for name in ("headline", "lead") if not figures[name]]
        told = ", ".join([*(f"no {name}" for name in missed), *_most(wrong.items(), 3)])
        rows.append((figures["body"], f"{figures['body']:.2f}  {page.identity[:44]:<44}  {told}"))
    print("\n".join(row for _, row in sorted(rows)[: arguments.pages]))
    print("\nwords by kind of error, all pages:")
    print("\n".join(_most(everywhere.items(), 12)))
    return 0


def errors(page: Page, found: Sequence[Labelled]) -> Counter[str]:
    """Return how many words of a page were taken for something else, by kind of error."""
    wrong: Counter[str] = Counter()
    for item, gold in zip(found, page.labels, strict=True):
        same = item.label == gold or (item.label in _STORY and gold in _STORY)
        if not same:
            wrong[f"{_plain(gold)} → {_plain(item.label)}"] += len(item.line.text.split())
    return wrong


def _plain(name: str | Label) -> str:
    return {"noise": "left out", "lead": "story", "body": "story"}.get(str(name), str(name))


def _most(kinds: Iterable[tuple[str, int]], count: int) -> list[str]:
    return [f"{kind} {words}" for kind, words in sorted(kinds, key=lambda item: -item[1])[:count]]


if __name__ == "__main__":
    sys.exit(main())
