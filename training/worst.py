"""Which pages are read worst in a form without their site being known, and what goes wrong there.

    python -m training.worst CORPUS [--form FORM] [--pages N]

For each page: its body's F1, whether headline and lead are right, and the kinds of error with the most words, as
"what it is → what it was taken for". Needs the forests that training wrote to folds/.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

from article_reader.loader.assemble import assemble
from article_reader.loader.labeller.labels import Label, Labelled
from article_reader.loader.labeller.model import family_of
from article_reader.loader.labeller.predict import label
from training.corpus import FORMS, Sample, Source, sample, sources
from training.folds import fold_model
from training.score import gold_parts, parts_of_article, score, summary

_STORY = frozenset({"lead", "body"})
"""Labels that are the same to who reads."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one page was read."""

    identity: str
    """Which page."""

    body: float
    """The F1 of its body."""

    missed: tuple[str, ...]
    """Which of headline and lead are wrong."""

    wrong: Counter[str]
    """How many words were taken for something else, by kind of error."""


def main() -> int:
    """Read, and print the worst pages, then the kinds of error over all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--form", choices=FORMS, default="html", help="what the pages are given as")
    parser.add_argument("--pages", type=int, default=20, help="how many pages to tell of")
    arguments = parser.parse_args()
    with Pool() as pool:
        found = pool.imap_unordered(_outcome, sources(arguments.corpus, [arguments.form]), chunksize=8)
        outcomes = sorted(filter(None, found), key=lambda one: (one.body, one.identity))
    print("\n".join(map(row, outcomes[: arguments.pages])))
    print("\nwords by kind of error, all pages:")
    print("\n".join(_most(sum((one.wrong for one in outcomes), Counter[str]()), 12)))
    return 0


def row(one: Outcome) -> str:
    """Return a row about a page."""
    faults = ", ".join([*(f"no {name}" for name in one.missed), *_most(one.wrong, 3)])
    return f"{one.body:.2f}  {one.identity[:44]:<44}  {faults}"


def errors(labels: Sequence[str], found: Iterable[Labelled]) -> Counter[str]:
    """Return how many words of lines with these labels were taken for something else, by kind of error."""
    wrong: Counter[str] = Counter()
    for item, gold in zip(found, labels, strict=True):
        same = item.label == gold or (item.label in _STORY and gold in _STORY)
        if not same:
            wrong[f"{_plain(gold)} → {_plain(item.label)}"] += len(item.line.text.split())
    return wrong


def _outcome(source: Source) -> Outcome | None:
    if source.record["type"] != "article":
        return None
    one: Sample = sample(source)
    model = fold_model(family_of(one.page), one.fold)
    found = label(one.page, model)
    article = assemble(one.page, found, model.phrases)
    figures = summary([score(gold_parts(one.gold), parts_of_article(article))])
    missed = tuple(name for name in ("headline", "lead") if not figures[name])
    return Outcome(one.identity, figures["body"], missed, errors(one.labels, found))


def _plain(name: str | Label) -> str:
    return {"noise": "left out", "lead": "story", "body": "story"}.get(str(name), str(name))


def _most(kinds: Counter[str], count: int) -> list[str]:
    return [f"{kind} {words}" for kind, words in kinds.most_common(count)]


if __name__ == "__main__":
    sys.exit(main())
