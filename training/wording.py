"""Learn what words speak for which label, and write it where the program, and the gate, read it.

    python -m training.wording CORPUS

CORPUS is the folder that holds pages.jsonl.gz. Forests learn from what this says, so it is learned before them; of a
page they are shown what was learned without its site. The same corpus gives the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from article_reader.loader.labeller.forest import ZERO
from article_reader.loader.labeller.labels import LABELS
from article_reader.loader.labeller.wording import Wording, terms, write_wording
from training import boost
from training.corpus import FOLDS, fold_of, sources
from training.folds import FOLDER
from training.learn import weights_of_lines
from training.phrases import LABELLER

_FEWEST_SITES = 10
"""On how many sites a term has to stand: what stands on fewer tells of a site, or of the news of a day."""

_REGULARISATION = 1.0
"""How far weights may go (scikit-learn's C)."""

_MOST_STEPS = 300
"""How many steps the optimiser may take."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Labelled lines of all pages."""

    terms: Sequence[set[str]]
    """What is looked up of each line."""

    labels: NDArray[np.intp]
    """Their labels, by their numbers in LABELS."""

    weights: NDArray[np.float64]
    """What each counts in learning."""

    sites: Sequence[str]
    """Whose page each stands on."""


def main() -> int:
    """Learn, and write what was learned."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    lines = labelled_lines(parser.parse_args().corpus)
    FOLDER.mkdir(exist_ok=True)
    for fold in (*range(FOLDS), None):
        path = LABELLER / "wording.json" if fold is None else FOLDER / f"wording-without-{fold}.json"
        wording = learn(lines, fold)
        path.write_bytes(write_wording(wording))
        print(f"wording without {fold}: {len(wording.weights)} terms", file=sys.stderr, flush=True)
    return 0


def labelled_lines(corpus: Path) -> Lines:
    """Return the lines of all pages of a corpus, as they were labelled."""
    pages = [one for one in sources(corpus, ["text"]) if one.record["scope"] == "page" and one.labelled]
    lines = [(text, label, page.record["site"]) for page in pages for text, label in page.labelled]
    weights = [
        weights_of_lines([len(text.split()) for text, _ in page.labelled], [label for _, label in page.labelled])
        for page in pages
    ]
    return Lines(
        terms=[terms(text) for text, _, _ in lines],
        labels=np.array([LABELS.index(label) for _, label, _ in lines]),
        weights=np.sqrt(np.concatenate(weights)),
        sites=[site for _, _, site in lines],
    )


def learn(lines: Lines, fold: int | None) -> Wording:
    """Return what the words of lines that aren't of a fold speak for; None for those of all lines."""
    chosen = [at for at, site in enumerate(lines.sites) if fold_of(site) != fold]
    columns = _columns(lines, chosen)
    weights = lines.weights[chosen]
    model = LogisticRegression(C=_REGULARISATION, max_iter=_MOST_STEPS)
    model.fit(_matrix(lines, chosen, columns), lines.labels[chosen], sample_weight=weights / weights.mean())
    found = model.coef_ - model.coef_.mean(axis=0)  # what speaks for all labels alike says nothing
    scale, (steps,) = boost.in_steps([found])
    told = {term: steps[:, at].tobytes().decode("ascii") for term, at in columns.items()}
    silent = chr(ZERO) * len(LABELS)
    return Wording(
        scale=round(scale, 8),
        bias=[round(float(value), 4) for value in model.intercept_],
        weights={term: weight for term, weight in told.items() if weight != silent},
    )


def _columns(lines: Lines, chosen: Sequence[int]) -> Mapping[str, int]:
    """Return the numbers of the terms that stand on enough sites."""
    sites: defaultdict[str, set[str]] = defaultdict(set)
    for at in chosen:
        for term in lines.terms[at]:
            sites[term].add(lines.sites[at])
    kept = sorted(term for term, of_term in sites.items() if len(of_term) >= _FEWEST_SITES)
    return {term: number for number, term in enumerate(kept)}


def _matrix(lines: Lines, chosen: Sequence[int], columns: Mapping[str, int]) -> csr_matrix:
    """Return which terms stand in which line."""
    numbers, ends = array("i"), array("i", [0])
    for at in chosen:
        numbers.extend(sorted(columns[term] for term in lines.terms[at] if term in columns))
        ends.append(len(numbers))
    shape = (len(chosen), len(columns))
    return csr_matrix((np.ones(len(numbers), np.float64), np.array(numbers), np.array(ends)), shape=shape)


if __name__ == "__main__":
    sys.exit(main())
