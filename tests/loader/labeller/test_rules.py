"""Rules that bring the labels of a page's lines to agree."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from article_reader.article import Span
from article_reader.loader.labeller import part_rules, rules
from article_reader.loader.labeller.decoding import Decoding, is_stock
from article_reader.loader.labeller.labels import Label
from article_reader.loader.labeller.rules import RULES, Rule
from article_reader.loader.page import Evidence, Line
from tests.loader.labeller.pages import features, line

PARAGRAPH = (
    "Der Kran steht seit gestern wieder am Hafen, und die Leute kommen von weit her, um ihn sich anzusehen. " * 2
)
LABELS = {"H": Label.HEADLINE, "k": Label.KICKER, "h": Label.HEADING, "b": Label.BODY, "l": Label.LEAD}
LABELS |= {"c": Label.CAPTION, "m": Label.META, "n": Label.NOISE}
LETTERS = {label: letter for letter, label in LABELS.items()}

Probability = Callable[[Label, int], float]
"""How likely a label is for the line with a number."""


def after(which: tuple[Rule, ...], labels: str, *lines: Line | str, likely: Probability = lambda label, at: 0.5) -> str:
    """Return the labels that rules make of some, as letters."""
    probabilities = {label: [likely(label, at) for at in range(len(lines))] for label in Label}
    decoding = Decoding(features(*lines), probabilities, [LABELS[letter] for letter in labels])
    for rule in which:
        rule(decoding)
    return "".join(LETTERS[label] for label in decoding.labels)


def agreed(labels: str, *lines: str) -> str:
    """Return the labels that all rules make of some, where the first paragraph is the lead in any case."""
    return after(RULES, labels, *lines, likely=lambda label, at: 1 / (at + 2))


@pytest.mark.parametrize("text", ["Teilen", "Share", "Read more: another story", "Anzeige"])
def test_stock_phrases_speak_against_prose(text: str) -> None:
    assert is_stock(features(text).shapes[0])


@pytest.mark.parametrize("text", ["Von Inken Thorsen", "3. Mai 2024", PARAGRAPH, "Foto: dpa", "Politik"])
def test_bylines_dates_credits_and_prose_do_not(text: str) -> None:
    assert not is_stock(features(text).shapes[0])


def test_where_no_paragraph_is_left_all_is_story_but_for_stock_phrases() -> None:
    assert after((rules.some_paragraph,), "nnn", PARAGRAPH, "Teilen", "Der Kran") == "bnb"
    assert after((rules.some_paragraph,), "nn", "Teilen", "Anzeige") == "bb"
    assert after((rules.some_paragraph,), "bn", PARAGRAPH, "Der Kran") == "bn"
    assert after((rules.some_paragraph,), "mm", "Der Kran", "die Werft") == "bb"


def test_what_is_surely_left_out_is_no_story_where_something_else_may_be() -> None:
    def sure(label: Label, at: int) -> float:
        return {0: 0.6, 1: 0.99}[at] if label is Label.NOISE else 0.0

    assert after((rules.some_paragraph,), "nn", PARAGRAPH, "Der Hafen im Winter", likely=sure) == "bn"


def test_prose_between_paragraphs_belongs_to_the_story() -> None:
    assert after((rules.prose_within_the_story,), "bnb", PARAGRAPH, PARAGRAPH, PARAGRAPH) == "bbb"


def test_prose_that_is_surely_something_else_or_stands_outside_does_not() -> None:
    def sure(label: Label, at: int) -> float:
        return 0.99 if label is Label.NOISE else 0.0

    rule = (rules.prose_within_the_story,)
    assert after(rule, "bnb", PARAGRAPH, PARAGRAPH, PARAGRAPH, likely=sure) == "bnb"
    assert after(rule, "bnn", PARAGRAPH, PARAGRAPH, PARAGRAPH) == "bnn"
    assert after(rule, "bnb", PARAGRAPH, "Lesen Sie auch: " + PARAGRAPH, PARAGRAPH) == "bnb"


SECOND, THIRD = (f"{number}. {PARAGRAPH}" for number in ("Zweitens", "Drittens"))


def noise(likely: float) -> Probability:
    """All lines are that likely to be left out; if not, they are paragraphs, or less likely headings."""
    return lambda label, at: {Label.NOISE: likely, Label.BODY: 1 - likely, Label.HEADING: (1 - likely) / 2}.get(
        label, 0
    )


def test_prose_not_far_from_the_story_on_both_sides_belongs_to_it_unless_that_is_unlikely() -> None:
    rule = (rules.prose_between_the_story,)
    lines = (PARAGRAPH, "Der Hafen im Winter", "Das alte Dock", SECOND, "Die neue Werft", THIRD)
    assert after(rule, "bnnnnb", *lines, likely=noise(0.7)) == "bnnbnb"
    assert after(rule, "bnnnnb", *lines, likely=noise(0.8)) == "bnnnnb"
    assert after(rule, "bnnnnn", *lines, likely=noise(0.7)) == "bnnnnn"
    far = (PARAGRAPH, *(f"Das Dock {number}" for number in "abcdefghijklm"), SECOND, THIRD)
    assert after(rule, "b" + 14 * "n" + "b", *far, likely=noise(0.7)) == "b" + 14 * "n" + "b"


def test_a_short_line_close_to_the_story_on_both_sides_belongs_to_it_where_that_is_in_doubt() -> None:
    rule = (rules.lines_between_the_story,)
    lines = (PARAGRAPH, "Von Kai nach Dock, 2,00 Euro", "Von Dock nach Kai, 3,50 Euro", SECOND)
    assert after(rule, "bnnb", *lines, likely=noise(0.6)) == "bbbb"
    assert after(rule, "bnnb", *lines, likely=noise(0.7)) == "bnnb"
    assert after(rule, "bnb", PARAGRAPH, "Teilen", SECOND, likely=noise(0.6)) == "bnb"


def test_short_lines_numbered_one_after_the_other_open_sections_and_items_of_one_list_do_not() -> None:
    rule = (part_rules.numbered_headings,)
    apart = ("1. Das alte Dock", PARAGRAPH, "2. Die neue Werft", SECOND, "3. Der Hafen im Winter", THIRD)
    assert after(rule, "bbbbmb", *apart) == "hbhbhb"
    items = ("1. Das alte Dock", "2. Die neue Werft", "3. Der Hafen im Winter", PARAGRAPH)
    assert after(rule, "bbbb", *items) == "bbbb"
    assert after(rule, "nbnbnb", *apart) == "nbnbnb"


def test_a_short_line_over_a_paragraph_of_the_story_is_a_heading_where_that_may_be() -> None:
    rule = (part_rules.heading_above_the_story,)
    assert after(rule, "nnb", "Das alte Dock", "Der Hafen im Winter", PARAGRAPH, likely=noise(0.5)) == "nhb"
    assert after(rule, "nnb", "Das alte Dock", "Der Hafen im Winter", PARAGRAPH, likely=noise(0.7)) == "nnb"
    assert after(rule, "nnb", "Das alte Dock", "Der Hafen ist leer.", PARAGRAPH, likely=noise(0.5)) == "nnb"


def test_the_first_paragraph_below_the_headline_is_the_lead() -> None:
    def last(label: Label, at: int) -> float:
        return 0.2 * (at == 3)

    lines = (PARAGRAPH, "Der Kran steht wieder", PARAGRAPH, PARAGRAPH)
    assert after((part_rules.one_lead,), "bHbb", *lines, likely=last) == "bHlb"
    assert after((part_rules.one_lead,), "bHnn", *lines, likely=last) == "lHnn"
    assert after((part_rules.one_lead,), "nHnn", *lines, likely=last) == "nHnn"


def test_a_likelier_line_among_few_words_before_it_is_the_lead_instead() -> None:
    def second(label: Label, at: int) -> float:
        return float(at == 2)

    lines = ("Der Kran steht wieder", "Hamburg", "Nach drei Jahren ist er zurück", PARAGRAPH)
    assert after((part_rules.one_lead,), "Hbbb", *lines, likely=second) == "Hblb"


def test_a_short_line_over_the_headline_is_the_kicker() -> None:
    assert agreed("nHb", "Verkehr", "Der Kran steht wieder am Hafen", PARAGRAPH) == "kHl"


@pytest.mark.parametrize("above", ["Teilen", "3. Mai 2024", "Hat das alles wirklich so kommen müssen?", "Von Jo Doe"])
def test_a_button_a_date_a_question_or_a_byline_is_none(above: str) -> None:
    assert agreed("nHb", above, "Der Kran steht wieder am Hafen", PARAGRAPH) == "nHl"


def test_the_last_word_of_a_menu_is_none() -> None:
    assert agreed("nnnHb", "Politik", "Sport", "Kultur", "Der Kran steht wieder am Hafen", PARAGRAPH) == "nnnHl"


def test_a_repeat_in_a_lightbox_belongs_to_its_caption() -> None:
    assert agreed("ccbb", "Der Kran am Kai", "© APA", "× Der Kran am Kai", PARAGRAPH)[:3] == "ccc"


def test_a_short_line_between_paragraphs_opens_a_section() -> None:
    assert agreed("bnb", PARAGRAPH, "Elf Monate in der Werft", PARAGRAPH) == "lhb"


@pytest.mark.parametrize("between", ["Teilen", "elf Monate in der Werft", "Hafen"])
def test_a_button_half_a_sentence_or_a_single_word_between_them_does_not(between: str) -> None:
    assert after((part_rules.heading_between_paragraphs,), "bnb", PARAGRAPH, between, PARAGRAPH) == "bnb"


def test_a_short_sentence_below_a_paragraph_belongs_to_it() -> None:
    assert agreed("bnb", PARAGRAPH, "Er kam nicht.", PARAGRAPH) == "lbb"


def test_rules_bear_any_labels_of_a_page_of_one_line() -> None:
    assert [agreed(letter, "Der Kran") for letter in "khc"] == ["k", "h", "c"]
    assert agreed("m", "Der Kran") == "l"
    assert agreed("n", "Teilen") == "l"


def test_a_line_right_above_a_credit_is_its_caption_unless_that_is_unlikely() -> None:
    rule = (part_rules.caption_above_credit,)
    boxed = (line("Der Kran am Abend"), line("Foto: Ann Doe", blank_before=False))
    assert after(rule, "nc", *boxed, likely=noise(0.8)) == "cc"
    assert after(rule, "nc", *boxed, likely=noise(0.9)) == "nc"
    assert after(rule, "nc", "Der Kran am Abend", "Foto: Ann Doe", likely=noise(0.8)) == "nc"
    assert after(rule, "nc", line("Teilen"), line("Foto: Ann Doe", blank_before=False), likely=noise(0.8)) == "nc"


def test_prose_over_the_headline_is_of_a_notice_where_its_neighbours_are_left_out() -> None:
    rule = (rules.prose_above_the_headline,)
    assert after(rule, "nbnHb", "Your privacy", PARAGRAPH, "Reject", "Der Kran", SECOND) == "nnnHb"
    assert after(rule, "nbHb", "Your privacy", PARAGRAPH, "Der Kran", SECOND) == "nbHb"
    assert after(rule, "nbnHb", "Your privacy", PARAGRAPH, "Reject", "Der Kran", SECOND, likely=noise(0.05)) == "nbnHb"
    assert after(rule, "Hnbnb", "Der Kran", "Teilen", PARAGRAPH, "Anzeige", SECOND) == "Hnbnb"


def test_a_paragraph_below_that_is_much_likelier_is_the_lead() -> None:
    def likely(label: Label, at: int) -> float:
        return {1: 0.2, 3: 0.9}.get(at, 0.0) if label is Label.LEAD else 0.0

    assert after((part_rules.one_lead,), "Hbbb", "Der Kran", PARAGRAPH, SECOND, PARAGRAPH, likely=likely) == "Hbbl"


def test_a_short_line_that_is_set_in_as_headings_are_opens_a_section() -> None:
    def set_in(text: str, indent: int) -> Line:
        return Line(text, Span(1, 1), evidence=Evidence(indent=indent))

    def likely(label: Label, at: int) -> float:
        return 0.3 * (label is Label.HEADING)

    story = (set_in("Wer zahlt", 0), set_in(PARAGRAPH, 3), set_in("Was im Winter ist", 0), set_in(SECOND, 3))
    rule = (part_rules.heading_set_in_as_others,)
    assert after(rule, "hbnbb", *story, story[1], likely=likely) == "hbhbb"
    assert (
        after(rule, "hbnbb", *story[:2], set_in("Was im Winter ist", 3), story[3], story[1], likely=likely) == "hbnbb"
    )
