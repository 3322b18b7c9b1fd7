"""What words speak for, learned from labelled lines."""

from __future__ import annotations

import pytest

pytest.importorskip("sklearn", reason="the extra 'train' isn't installed")

import numpy as np

from article_reader.loader.labeller.labels import LABELS, Label
from article_reader.loader.labeller.wording import terms, write_wording
from training import wording  # it needs scikit-learn

SAID = {Label.CAPTION: "Foto: Ann Doe", Label.NOISE: "Read more", Label.BODY: "It rained, she said."}
"""A line of each of some labels."""


def lines(sites: int) -> wording.Lines:
    """Return the same lines from so many sites: those above, and the other labels' names as lines of theirs."""
    said = {**{label: str(label) for label in LABELS}, **SAID}
    told = [(text, label, f"site{number}.example") for number in range(sites) for label, text in said.items()]
    return wording.Lines(
        terms=[terms(text) for text, _, _ in told],
        labels=np.array([LABELS.index(label) for _, label, _ in told]),
        weights=np.ones(len(told)),
        sites=[site for _, _, site in told],
    )


def test_words_speak_for_the_label_of_the_lines_they_stand_in() -> None:
    learned = wording.learn(lines(20), None)
    for label, text in SAID.items():
        scores = dict(zip(LABELS, learned.scores(text), strict=True))
        assert max(scores, key=scores.__getitem__) is label


def test_terms_of_few_sites_are_not_learned() -> None:
    rare = lines(20)
    rare.terms[0].add("hallam")
    assert "foto" in wording.learn(rare, None).weights
    assert "hallam" not in wording.learn(rare, None).weights


def test_the_same_lines_give_the_same_bytes() -> None:
    assert write_wording(wording.learn(lines(20), None)) == write_wording(wording.learn(lines(20), None))
