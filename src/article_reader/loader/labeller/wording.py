"""What the words of a line speak for: a linear model over its words, its pairs of words, and how it begins and ends.

It is multinomial logistic regression on the presence of terms. The stock phrases say what people know to look for; this
says what training found: that "pictured" stands in captions, and that what begins with "more on" is no heading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from article_reader.loader.labeller.columns import Column
from article_reader.loader.labeller.forest import ZERO
from article_reader.loader.labeller.labels import LABELS
from article_reader.loader.page import Line
from article_reader.loader.scripts import UNSPACED

_TOKEN = re.compile(r"\w+|[^\w\s]")
_FIGURE = re.compile(r"\d")

_HEAD, _TAIL = 300, 40
"""How many characters of a line's begin and end are looked at."""

_MIDDLE, _STEPS = 128, 8
"""The value of a feature whose words say nothing, and how many steps of it a unit of log odds is."""

NAMES = tuple(f"words of {label}" for label in LABELS)
"""The names of the features: how much a line's words speak for each label, from 1 to 255."""

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Wording:
    """What terms speak for which label."""

    scale: float
    """How many units of log odds a step of a weight is."""

    bias: Sequence[float]
    """The log odds of each label where no term is known."""

    weights: Mapping[str, str]
    """For each term a character per label: how far it is from ZERO is the weight, in steps."""

    def scores(self, text: str) -> Sequence[int]:
        """Return how much a text's words speak for each label, from 1 to 255; _MIDDLE is neither for nor against."""
        known = [found.encode("ascii") for term in terms(text) if (found := self.weights.get(term))]
        sums = map(sum, zip(*known, strict=True)) if known else [0] * len(LABELS)
        odds = [bias + self.scale * (one - ZERO * len(known)) for bias, one in zip(self.bias, sums, strict=True)]
        mean = sum(odds) / len(odds)
        return [max(1, min(255, round(_MIDDLE + _STEPS * (one - mean)))) for one in odds]


def terms(text: str) -> set[str]:
    """Return what of a text is looked up: words and signs, pairs of them, and which it begins and ends with.

    Letters are case folded, and each figure is a 0. Where no space stands between words, pairs of characters are words.
    """
    folded = _FIGURE.sub("0", text[:_HEAD].casefold())
    tokens = _TOKEN.findall(folded)
    last = _TOKEN.findall(_FIGURE.sub("0", text[-_TAIL:].casefold())) if len(text) > _HEAD else tokens
    found = {*tokens, *map(" ".join, pairwise(tokens))}
    if tokens:
        found.update((f"^ {tokens[0]}", "^ " + " ".join(tokens[:2]), f"{last[-1]} $", " ".join(last[-2:]) + " $"))
    if UNSPACED.count(folded):
        found.update(map("".join, pairwise(folded)))
    return found


def wording_features(lines: Sequence[Line], wording: Wording) -> Sequence[Column]:
    """Return the features that NAMES names, line by line."""
    columns = [bytearray() for _ in LABELS]
    for line in lines:
        for column, score in zip(columns, wording.scores(line.text), strict=True):
            column.append(score)
    return columns


def read_wording(data: bytes) -> Wording:
    """Return what a wording file holds: JSON, an object with a key for each field of Wording."""
    return Wording(**json.loads(data))


def write_wording(wording: Wording) -> bytes:
    """Return the wording file that holds this; the same wording gives the same bytes."""
    data = {"scale": wording.scale, "bias": list(wording.bias), "weights": dict(sorted(wording.weights.items()))}
    return json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ":")).encode() + b"\n"


@cache
def default_wording() -> Wording:
    """Return the wording that comes with the program; read once."""
    return read_wording((_FOLDER / "wording.json").read_bytes())
