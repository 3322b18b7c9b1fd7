"""What is known of news pages without learning."""

from __future__ import annotations

import pytest
from article_reader.loader.inputs.rows import split
from article_reader.loader.labeller.features import Document, survey
from article_reader.loader.labeller.shape import shape

from article_reader.loader.labeller.labels import Label
from article_reader.loader.labeller.phrases import default_phrases
from article_reader.loader.labeller.rules import RULES, weigh_phrases

PARAGRAPH = (
    "Der Kran steht seit gestern wieder am Hafen, und die Leute kommen von weit her, um ihn sich anzusehen. " * 2
)
LABELS = {"H": Label.HEADLINE, "k": Label.KICKER, "h": Label.HEADING, "b": Label.BODY, "l": Label.LEAD}
LABELS |= {"c": Label.CAPTION, "m": Label.META, "n": Label.NOISE}


def document(*lines: str) -> Document:
    return survey(split("\n\n".join(lines)), default_phrases())


def after_rules(labels: str, *lines: str) -> str:
    """Return the labels that the rules make of some, as letters."""
    given = [LABELS[letter] for letter in labels]
    for rule in RULES:
        rule(document(*lines), given)
    letters = {label: letter for letter, label in LABELS.items()}
    return "".join(letters[label] for label in given)


def weighed(text: str, noise: float) -> dict[Label, float]:
    """Return a line's chances that the label NOISE has that chance to begin with, and all others the same."""
    one, _ = shape(split(text)[0], default_phrases())
    chances = {label: [noise if label is Label.NOISE else (1 - noise) / 7] for label in Label}
    return {label: likely for label, (likely,) in weigh_phrases([one], chances).items()}


@pytest.mark.parametrize("text", ["Teilen", "Share", "Read more: another story", "Anzeige"])
def test_a_stock_phrase_speaks_for_leaving_a_line_out(text: str) -> None:
    chances = weighed(text, noise=0.3)
    assert chances[Label.NOISE] > 0.75
    assert sum(chances.values()) == pytest.approx(1)


@pytest.mark.parametrize("text", ["Von Inken Thorsen", "3. Mai 2024", PARAGRAPH])
def test_bylines_dates_and_prose_do_not(text: str) -> None:
    assert weighed(text, noise=0.3)[Label.NOISE] == pytest.approx(0.3)


def test_a_credit_speaks_for_a_caption() -> None:
    assert weighed("Foto: dpa", noise=0.3)[Label.CAPTION] > 2 * 0.1


def test_a_short_line_over_the_headline_is_the_kicker() -> None:
    assert after_rules("nHb", "Verkehr", "Der Kran steht wieder am Hafen", PARAGRAPH) == "kHb"


@pytest.mark.parametrize("above", ["Teilen", "3. Mai 2024", "Hat das alles wirklich so kommen müssen?", "Von Jo Doe"])
def test_a_button_a_date_a_question_or_a_byline_is_none(above: str) -> None:
    assert after_rules("nHb", above, "Der Kran steht wieder am Hafen", PARAGRAPH) == "nHb"


def test_the_last_word_of_a_menu_is_none() -> None:
    assert after_rules("nnnHb", "Politik", "Sport", "Kultur", "Der Kran steht wieder am Hafen", PARAGRAPH) == "nnnHb"


def test_a_repeat_in_a_lightbox_belongs_to_its_caption() -> None:
    assert after_rules("ccbb", "Der Kran am Kai", "© APA", "× Der Kran am Kai", PARAGRAPH) == "cccb"


def test_a_short_line_over_a_credit_is_its_caption() -> None:
    assert after_rules("bhcb", PARAGRAPH, "Der Kran am Kai", "© APA", PARAGRAPH) == "bccb"


def test_a_paragraph_over_a_credit_stays_one() -> None:
    assert after_rules("bbcb", PARAGRAPH, PARAGRAPH, "© APA", PARAGRAPH) == "bbcb"


def test_a_short_line_between_paragraphs_opens_a_section() -> None:
    assert after_rules("bnb", PARAGRAPH, "Elf Monate in der Werft", PARAGRAPH) == "bhb"


def test_numbered_lines_with_text_between_them_open_sections() -> None:
    lines = ["1. Warum ein Kran?", PARAGRAPH, "2. Woher kommt er?", PARAGRAPH, "3. Was kostet er?", PARAGRAPH]
    assert after_rules("bbbbbb", *lines) == "hbhbhb"


def test_a_numbered_list_in_one_piece_does_not() -> None:
    assert after_rules("bbbb", "1. Mehl", "2. Zucker", "3. Butter", PARAGRAPH) == "bbbb"
