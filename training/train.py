"""Learn the labeller's forests from the corpus and write them where the program reads them.

    python -m training.train CORPUS [--family markup|text]

CORPUS is the folder that holds pages.jsonl.gz. Writes a model file for each family of inputs for the program and, for
the gate, those learned without each fold. Lines are shown with what their words speak for, so training.wording comes
first. The same corpus gives the same bytes.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import Pool
from pathlib import Path

from article_reader.loader.labeller import context_features, headline, page_features
from article_reader.loader.labeller.forest import TrainedForest, write_forests
from article_reader.loader.labeller.model import Family
from article_reader.loader.labeller.phrases import default_phrases
from training.corpus import SHAPES, Sample, Source, cut, sample, small, sources
from training.folds import FOLDER
from training.learn import Learner, by_name, choice, learn, learn_headline, learner
from training.phrases import LABELLER

FORMS: Mapping[Family, Sequence[str]] = {
    Family.MARKUP: ("html", "clean html", "markdownify", "html2text", "clean markdown"),
    Family.TEXT: ("text", "lynx", "lynx-links", "w3m", "gettext", *(f"clean {shape}" for shape in SHAPES)),
}
"""The forms that each family learns from."""

_SHARES = {
    **dict.fromkeys(("markdownify", "html2text"), 0.75),
    **dict.fromkeys(("lynx", "lynx-links", "w3m"), 0.6),
    "gettext": 0.7,
    **dict.fromkeys(("clean html", "clean markdown"), 0.4),
    **dict.fromkeys((f"clean {shape}" for shape in SHAPES), 0.12),
    "cut": 0.7,
    "small": 0.4,
}
"""What share of the pages is learned from in a form, where not all are: the same page in many forms teaches little."""


def main() -> int:
    """Train, and write what was learned."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--family", type=Family, choices=list(Family), action="append")
    arguments = parser.parse_args()
    for family in arguments.family or list(Family):
        _train(family, training_samples(arguments.corpus, family))
    return 0


def training_samples(corpus: Path, family: Family) -> list[Sample]:
    """Return what a family learns from: real pages in its forms, and articles with little or nothing around them."""
    chosen: list[Source] = []
    for source in sources(corpus, FORMS[family]):
        chance = random.Random(f"{source.record['id']} {source.form}")  # noqa: S311  # a sample, no secret
        if chance.random() < _SHARES.get(source.form, 1.0):
            chosen.append(source)
        if source.form == "text" and source.record["scope"] == "page" and chance.random() < _SHARES["cut"]:
            chosen.append(cut(source, source.record["id"]))
    with Pool() as pool:
        samples = pool.map(sample, chosen, chunksize=16)
    chance = random.Random(family)  # noqa: S311  # as above
    smaller = (small(one, one.identity + one.form) for one in samples if chance.random() < _SHARES["small"])
    return [*samples, *smaller]


def _train(family: Family, samples: Sequence[Sample]) -> None:
    pages = learner(samples, default_phrases())
    _tell(f"{family}: {len(pages.samples)} samples, {sum(len(one.labels) for one in pages.samples)} lines")
    learned = learn(pages, _tell)
    add_headlines(pages, learned)
    FOLDER.mkdir(exist_ok=True)
    for fold, forests in learned.items():
        path = LABELLER / f"{family}.json" if fold is None else FOLDER / f"{family}-without-{fold}.json"
        path.write_bytes(write_forests(forests))


def add_headlines(pages: Learner, learned: dict[int | None, dict[str, TrainedForest]]) -> None:
    """Learn for each fold the forest that chooses headlines, and put it with the others."""
    names = (*page_features.names(pages.phrases), *context_features.NAMES, *headline.NAMES)
    forests = {fold: by_name(of_fold, pages.phrases) for fold, of_fold in learned.items()}
    choices = [
        choice(one, features, *forests[one.fold]) for one, features in zip(pages.samples, pages.features, strict=True)
    ]
    for fold, of_fold in learned.items():
        of_fold["headline"] = learn_headline([one for one in choices if one.fold != fold], names)


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
