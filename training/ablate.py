"""What each group of features brings: a family's first forest grown without it, and scored on pages it does not know.

    python -m training.ablate CORPUS [--family FAMILY] [--group GROUP] [--folds N]

The first N folds are held back in turn (one, if nothing is said), and only the first forest is grown: the figures are
for comparing with each other, not with those of the gate. A row of the table takes some minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from article_reader.loader.assemble import assemble
from article_reader.loader.labeller import line_features, page_features, wording
from article_reader.loader.labeller.decode import decode
from article_reader.loader.labeller.labels import LABELS, Label, Labelled
from article_reader.loader.labeller.model import Family
from article_reader.loader.labeller.phrases import default_phrases
from article_reader.loader.labeller.priors import weigh
from training import boost, learn
from training.corpus import CLEAN, FOLDS
from training.score import Score, gold_parts, parts_of_article, score, table
from training.train import training_samples

ALL = "all features"
NEIGHBOURS = "neighbours"
"""The group of all features of other lines than the line itself."""

GROUPS: Mapping[str, Sequence[str]] = {
    "tags": ("markup", "tag *", "inside *", "heading level", "elements around"),
    "hints": ("near *", "far *"),
    "layout": ("elements ended above", "elements begun above", "picture above", "cells", "header row", "lists around"),
    "forms": ("set as *",),
    "bold": ("share of bold text",),
    "links": ("share of link text", "link text *"),
    "metadata": (
        *(
            "likeness to the title",
            "likeness to any title",
            "likeness to the description",
            "is the title",
            "is a title",
        ),
        *("is a title", "in the description", "in the article's data", "names an author", "metadata"),
    ),
    "containers": ("levels until *", "link text *", "lines ? up", "prose lines ? up", "text of *"),
    "ways of setting": ("* set as it is", "lines in its group"),
    "indent and column": ("indent", "wrapped at"),
    "stock phrases": ("* phrase", "credit at the end"),
    "wording": wording.NAMES,
    "run of prose": ("*prose*", "*story*"),
    "blocks": (
        *("lines in its block", "longest line of its block", "short lines before", "short lines after"),
        *("blank line above", "share of blank lines"),
    ),
    "repeats": (
        *("times in the text", "times before", "stands within other lines", "holds other lines"),
        *("likeness to the first line", "words of the line above"),
    ),
    "place": page_features.PLACE_NAMES,
    "look of the line": line_features.NAMES,
}
"""Groups of features, each told by patterns of their names (as in fnmatch)."""


def main() -> int:
    """Grow forests without each group, and print a row of the table for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--family", type=Family, choices=list(Family), default=Family.MARKUP)
    parser.add_argument("--group", choices=[NEIGHBOURS, *GROUPS], action="append", help="may be given several times")
    parser.add_argument("--folds", type=int, choices=range(1, FOLDS + 1), default=1)
    arguments = parser.parse_args()
    learner = learn.learner(training_samples(arguments.corpus, arguments.family), default_phrases())
    columns = learn.first_columns(page_features.names(learner.phrases))
    for group in (ALL, *(arguments.group or (NEIGHBOURS, *GROUPS))):
        left = without(group, columns, page_features.names(learner.phrases))
        if group == ALL or len(left) < len(columns):
            scores = [one for fold in range(arguments.folds) for one in _scores(learner, left, fold)]
            head, row = table({group if group == ALL else f"no {group}": scores}).splitlines()
            print(f"{head}\n{row}" if group == ALL else row, flush=True)
    return 0


def without(group: str, columns: boost.Columns, names: Sequence[str]) -> boost.Columns:
    """Return the columns that are left where a group of features is not there."""
    if group == NEIGHBOURS:
        return [(offset, number) for offset, number in columns if offset == 0]
    patterns = GROUPS.get(group, ())
    gone = {number for number, name in enumerate(names) if any(fnmatchcase(name, pattern) for pattern in patterns)}
    return [(offset, number) for offset, number in columns if number not in gone]


def _scores(learner: learn.Learner, columns: boost.Columns, fold: int) -> list[Score]:
    """Return the scores of a fold's articles by a forest that knows none of its pages, and only some features."""
    rows = [boost.matrix(features.columns, columns) for features in learner.features]
    forest = learner.grow(rows, [at for at, sample in enumerate(learner.samples) if sample.fold != fold])
    scores = []
    for sample, features, own in zip(learner.samples, learner.features, rows, strict=True):
        if sample.fold != fold or not sample.scored or sample.form in {*CLEAN, "cut"}:
            continue
        likely = weigh(features, dict(zip(LABELS, boost.probabilities(forest, own).T.tolist(), strict=True)))
        top = max(range(len(own)), key=likely[Label.HEADLINE].__getitem__)
        labels = decode(features, likely, top)
        found = [Labelled(line, given, 1.0) for line, given in zip(sample.page.lines, labels, strict=True)]
        article = assemble(sample.page, found, learner.phrases)
        scores.append(score(gold_parts(sample.gold), parts_of_article(article)))
    return scores


if __name__ == "__main__":
    sys.exit(main())
