"""What each group of facts brings: the first forest learned without it, and scored on pages it does not know.

    python -m training.ablate CORPUS

Two of the five folds are held back in turn, and only the first forest is grown, so that the table takes minutes: its
figures are for comparing with each other, not with those of the gate.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from article_reader.loader.labeller import context, features, shape
from article_reader.loader.labeller.decode import Thresholds, decide
from article_reader.loader.labeller.labels import Label, Labelled
from article_reader.loader.labeller.phrases import default_phrases
from article_reader.loader.labeller.rules import weigh_phrases
from training import boost, learn
from training.corpus import read_pages
from training.score import Score, gold_parts, parts_of, score, table

FOLDS = (0, 1)
"""The folds that are held back."""

Keeps = Callable[[int, str], bool]
"""Tells whether a fact, by its line's offset and its name, is kept."""

_CREDITS = frozenset({"credit at the end", "credit phrase"})
_BLOCKS = frozenset(
    {
        *("lines in its block", "longest line of its block", "short lines before", "short lines after"),
        "blank line above",
    }
)
_REPEATS = frozenset(
    {
        *("times in the text", "times before", "stands within other lines", "holds other lines"),
        "likeness to the first line",
    }
)

GROUPS: Mapping[str, Keeps] = {
    "all facts": lambda offset, name: True,
    "no neighbours": lambda offset, name: offset == 0,
    "no stock phrases": lambda offset, name: name in features.NAMES,
    "no run of prose": lambda offset, name: "story" not in name and "prose" not in name,
    "no blocks, no blank lines": lambda offset, name: name not in _BLOCKS,
    "no repeats": lambda offset, name: name not in _REPEATS,
    "no credits": lambda offset, name: name not in _CREDITS,
    "no place in the text": lambda offset, name: name not in features.PLACE_NAMES,
    "no shape of the line": lambda offset, name: name not in shape.NAMES,
}
"""Groups of facts, each told by what is left without it."""


def main() -> int:
    """Learn without each group, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    learner = learn.learner(read_pages(parser.parse_args().corpus), default_phrases())
    for name, keeps in GROUPS.items():
        scores = [one for fold in FOLDS for one in _scores(learner, keeps, fold)]
        print(table({name: scores}).splitlines()[-1] if name != "all facts" else table({name: scores}), flush=True)
    return 0


def _scores(learner: learn.Learner, keeps: Keeps, fold: int) -> list[Score]:
    """Return the scores of a fold's pages by a forest that knows neither them nor a group of facts."""
    names = features.names(learner.phrases)
    columns = [column for column in learn.first_columns(names) if keeps(column[0], names[column[1]])]
    chosen = [at for at, page in enumerate(learner.pages) if page.fold != fold]
    rows = {at: boost.matrix(document.facts, columns) for at, document in enumerate(learner.documents)}
    forests = learner.grow([rows[at] for at in chosen], chosen)
    scores = []
    for at, (page, document) in enumerate(zip(learner.pages, learner.documents, strict=True)):
        if page.fold == fold:
            likely = boost.likelihoods(forests, rows[at]).T.tolist()
            chances = weigh_phrases(document.shapes, dict(zip(map(Label, context.LABELS), likely, strict=True)))
            top = max(range(len(page.lines)), key=chances[Label.HEADLINE].__getitem__)
            labels = decide(document, chances, top, Thresholds())
            found = [Labelled(line, given, 1.0) for line, given in zip(page.lines, labels, strict=True)]
            scores.append(score(gold_parts(page.gold), parts_of(found)))
    return scores


if __name__ == "__main__":
    sys.exit(main())
