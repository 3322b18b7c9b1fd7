"""Labels for lines from their probabilities: what an input that is an article and nothing else keeps."""

from __future__ import annotations

import pytest

from article_reader.loader.labeller.decode import decode, is_clean
from article_reader.loader.labeller.labels import Label
from tests.loader.labeller.pages import features

STORY = tuple(f"Paragraph {number} tells what the council said of the crane and why it stays." for number in "abcdefgh")


def test_a_text_with_a_button_or_two_may_be_clean_and_one_with_more_is_not() -> None:
    def clean(*buttons: str) -> bool:
        known = features(*STORY, *buttons)
        return is_clean(known, [0.05] * len(STORY) + [0.99] * len(buttons))

    assert clean("Teilen", "Share")
    assert not clean("Teilen", "Share", "Drucken")


def test_a_text_without_a_stock_phrase_is_clean_whatever_is_likely_unless_it_has_a_menu() -> None:
    def clean(*lines: str) -> bool:
        return is_clean(features(*STORY, *lines), [0.05] * len(STORY) + [0.99] * len(lines))

    assert clean("Ann Doe, writer", "Ben Roe, composer", "Cem Kaya, librarian")
    assert not clean("Teilen", "Alles über den Hafen und seine Kräne")
    assert not clean("Home", "Sport", "Alles über den Hafen und seine Kräne")


def labels_of(stock: str, *below: str) -> list[Label]:
    """Return the labels of a story with a stock phrase in it that is likely to be left out, and nothing else is."""
    lines = (*STORY, stock, *below)
    at = len(STORY)
    probabilities = {label: [0.0] * len(lines) for label in Label}
    probabilities[Label.NOISE] = [0.95 if number == at else 0.01 for number in range(len(lines))]
    probabilities[Label.HEADING] = [0.05 if number == at else 0.0 for number in range(len(lines))]
    probabilities[Label.BODY] = [0.0 if number == at else 0.99 for number in range(len(lines))]
    return decode(features(*lines), probabilities, None)


@pytest.mark.parametrize("stock", ["Key points", "Sources", "Hintergrund:", "Summary"])
def test_a_stock_phrase_over_more_of_a_clean_article_is_its_heading(stock: str) -> None:
    assert labels_of(stock, *STORY[:1])[len(STORY)] is Label.HEADING


@pytest.mark.parametrize("stock", ["Teilen", "Share"])
def test_a_button_is_left_out_of_it(stock: str) -> None:
    assert labels_of(stock, *STORY[:1])[len(STORY)] is Label.NOISE


def test_a_stock_phrase_at_its_end_opens_nothing() -> None:
    assert labels_of("Sources")[len(STORY)] is Label.NOISE
