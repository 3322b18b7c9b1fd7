"""Learn the labeller's weights from a corpus and write them where the program reads them.

    python -m training.train CORPUS [--folds]

The same corpus gives the same bytes. With --folds the weights learned without each fold are written too: those the gate
scores with.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from article_reader.loader.phrases import default_phrases
from training.corpus import FOLDS, read_pages
from training.learn import Learner, learn, learner
from training.phrases import LOADER

FOLDER = Path(__file__).parent / "folds"
"""Where the weights learned without each fold are kept."""


def main() -> int:
    """Train, and write what was learned."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folds", action="store_true", help="learn without each fold too")
    arguments = parser.parse_args()
    pages = learner(read_pages(arguments.corpus), default_phrases())
    _write(LOADER / "weights.json", pages, ())
    if arguments.folds:
        FOLDER.mkdir(exist_ok=True)
        for fold in range(FOLDS):
            _write(FOLDER / f"without-{fold}.json", pages, {fold})
    return 0


def _write(path: Path, pages: Learner, held_back: Collection[int]) -> None:
    path.write_text(to_json(learn(pages, held_back)), encoding="utf-8")
    print(path.name, path.stat().st_size, "bytes", file=sys.stderr, flush=True)


def to_json(weights: dict[str, Any]) -> str:
    """Return weights as JSON, a line per part, so that a change shows where it is."""
    return json.dumps(weights, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    sys.exit(main())
