"""Labels, how likely each is, and lines that have theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from article_reader.loader.page import Line


class Label(StrEnum):
    """What a line may be."""

    HEADLINE = "headline"
    KICKER = "kicker"
    LEAD = "lead"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    META = "meta"
    """A byline or a date."""
    NOISE = "noise"
    """Left out."""


LABELS = tuple(Label)
"""The labels, in the order in which forests tell their probabilities."""

LabelProbabilities = Mapping[Label, Sequence[float]]
"""How likely each label is: for each label its values, line by line; those of a line add up to 1."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line and what it was found to be."""

    line: Line
    """The line."""

    label: Label
    """What it is."""

    confidence: float
    """How likely that is, from 0 to 1."""

    reason: str | None = None
    """Why it is left out, in the reader's words, where the input itself says so; else None."""

    doubtful: bool = False
    """Whether it is in the story without being sure to belong there; `confidence` tells how likely that is."""
