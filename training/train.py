"""Learn the labeller's weights from a corpus and write them where the program reads them.

    python -m training.train CORPUS

Writes weights.txt for the program and, for the gate, the weights learned without each fold. The same corpus gives the
same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from article_reader.loader.labeller import context, features, headline
from article_reader.loader.labeller.forest import Forest
from article_reader.loader.labeller.phrases import default_phrases
from article_reader.loader.labeller.weights import Grown, written
from training.corpus import read_pages
from training.learn import choice, learn, learn_headline, learner
from training.phrases import LOADER

FOLDER = Path(__file__).parent / "folds"
"""Where the weights learned without each fold are kept."""


def main() -> int:
    """Train, and write what was learned."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    pages = learner(read_pages(parser.parse_args().corpus), default_phrases())
    names = (*features.names(pages.phrases), *context.NAMES)
    weights = learn(pages, _tell)
    choices = [
        choice(page, document, _forests(weights[page.fold], names))
        for page, document in zip(pages.pages, pages.documents, strict=True)
    ]
    FOLDER.mkdir(exist_ok=True)
    for fold, learned in weights.items():
        others = [one for one in choices if one.fold != fold]
        learned["headline"] = learn_headline(others, (*names, *headline.NAMES))
        path = LOADER / "weights.txt" if fold is None else FOLDER / f"without-{fold}.txt"
        path.write_bytes(written(learned))
    return 0


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def _forests(weights: Mapping[str, Grown], names: Sequence[str]) -> tuple[Forest, Forest]:
    known = names[: len(names) - len(context.NAMES)]
    return Forest(weights["first"], known), Forest(weights["second"], names)


if __name__ == "__main__":
    sys.exit(main())
