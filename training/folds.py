"""What was learned without each fold, as the gate, and the training of what builds on it, read it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from article_reader.loader.labeller.model import Family, Model, read_model
from article_reader.loader.labeller.phrases import default_phrases
from article_reader.loader.labeller.wording import Wording, read_wording

FOLDER = Path(__file__).parent / "folds"
"""Where it is kept."""


@cache
def fold_wording(fold: int) -> Wording:
    """Return the wording learned without a fold."""
    return read_wording((FOLDER / f"wording-without-{fold}.json").read_bytes())


@cache
def fold_model(family: Family, fold: int) -> Model:
    """Return the model learned without a fold."""
    data = (FOLDER / f"{family}-without-{fold}.json").read_bytes()
    return read_model(data, default_phrases(), fold_wording(fold))
