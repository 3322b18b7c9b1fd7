"""Score each page of a corpus by the weights learned without its site, and hold the figures against the floors.

    python -m training.gate CORPUS [--table]

Exits with 1 where a figure is below its floor in floors.json. Where there is no corpus it says so and exits with 0.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from article_reader.loader.labeller.model import Model, label, read_model
from article_reader.loader.labeller.phrases import default_phrases
from training.corpus import FOLDS, Page, read_pages
from training.score import Score, gold_parts, parts_of, score, summary, table

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"


def held_back_scores(pages: Sequence[Page]) -> dict[str, list[Score]]:
    """Return the pages' scores by what they are reported under, each page by weights that don't know its site."""
    groups: defaultdict[str, list[Score]] = defaultdict(list)
    models = [fold_model(fold) for fold in range(FOLDS)]
    for page in pages:
        found = parts_of(label(page.lines, models[page.fold]))
        for name in ("all", *page.groups):
            groups[name].append(score(gold_parts(page.gold), found))
    return dict(groups)


def fold_model(fold: int) -> Model:
    """Return the model learned without a fold."""
    return read_model((HERE / "folds" / f"without-{fold}.txt").read_bytes(), default_phrases())


def main() -> int:
    """Score, print the table, and tell which floors are broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    arguments = parser.parse_args()
    if not arguments.corpus.exists():
        print(f"accuracy gate skipped: there is no corpus at {arguments.corpus}")
        return 0
    groups = held_back_scores(read_pages(arguments.corpus))
    print(table({name: scores for name, scores in groups.items() if len(scores) >= 10}))
    figures = summary(groups["all"])
    floors = json.loads(FLOORS.read_text())
    broken = [
        f"{name} {figures[name]:.3f} is below its floor {floor}"
        for name, floor in floors.items()
        if figures[name] < floor
    ]
    print("\n".join(broken) or "all figures are above their floors")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
