"""Labels are carried over to the lines that an input makes of a page, however it cuts and joins them."""

from __future__ import annotations

import pytest

from training.align import carry_over

LABELLED = [
    ("Home", "noise"),
    ("Ferry to Hallam stops", "headline"),
    ("By Jo Lind", "meta"),
    ("The last boat left the pier on Monday, half empty and an hour late.", "body"),
    ("What comes next", "heading"),
    ("The county wants to buy a smaller boat, which needs no crew of six.", "body"),
    ("The pier at Hallam. Photo: J. Lind", "caption"),
]


def test_lines_as_they_were_keep_their_labels() -> None:
    assert carry_over([text for text, _ in LABELLED], LABELLED) == [label for _, label in LABELLED]


def test_case_and_punctuation_do_not_count() -> None:
    lines = ["FERRY TO HALLAM STOPS!", "by Jo Lind |", "* What comes next"]
    assert carry_over(lines, LABELLED) == ["headline", "meta", "heading"]


def test_each_row_of_a_wrapped_line_has_its_label() -> None:
    rows = ["The last boat left the pier on", "Monday, half empty and an hour", "late.", "What comes next"]
    assert carry_over(rows, LABELLED) == ["body", "body", "body", "heading"]


def test_a_line_that_was_joined_from_two_has_the_label_of_most_of_its_words() -> None:
    joined = "What comes next The county wants to buy a smaller boat, which needs no crew of six."
    assert carry_over([LABELLED[3][0], joined], LABELLED) == ["body", "body"]


def test_both_pieces_of_a_line_that_was_cut_have_its_label() -> None:
    pieces = ["The pier at Hallam.", "Photo: J. Lind"]
    assert carry_over([*(text for text, _ in LABELLED[:-1]), *pieces], LABELLED)[-2:] == ["caption", "caption"]


def test_a_few_words_between_do_not_change_a_label() -> None:
    assert carry_over(["By Jo Lind (12)", "Ferry [7]to Hallam stops"], LABELLED)[0] == "meta"
    assert carry_over(["Home", "Ferry [7]to Hallam stops"], LABELLED) == ["noise", "headline"]


@pytest.mark.parametrize("line", ["Subscribe now", "The boat is a good idea, says a reader called Ann", "***", ""])
def test_a_line_whose_words_nobody_labelled_is_noise(line: str) -> None:
    texts = [text for text, _ in LABELLED]
    assert carry_over([*texts[:4], line, *texts[4:]], LABELLED)[4] == "noise"


def test_a_repeated_line_has_the_label_of_its_place() -> None:
    labelled = [
        ("Hallam", "noise"),
        ("Ferry to Hallam stops", "headline"),
        ("Hallam", "kicker"),
        ("The last boat left the pier on Monday.", "body"),
        ("Hallam", "noise"),
    ]
    assert carry_over([text for text, _ in labelled], labelled) == [label for _, label in labelled]


def test_a_headline_that_stands_once_more_in_a_menu_is_one_only_where_it_was_labelled() -> None:
    labelled = [
        ("Ferry to Hallam stops", "noise"),
        ("More news", "noise"),
        ("Ferry to Hallam stops", "headline"),
        ("The last boat left the pier on Monday.", "body"),
    ]
    lines = ["Skip to the text", *(text for text, _ in labelled)]
    assert carry_over(lines, labelled) == ["noise", "noise", "noise", "headline", "body"]


def test_lines_that_an_input_does_not_show_are_passed_over() -> None:
    assert carry_over([LABELLED[1][0], LABELLED[5][0]], LABELLED) == ["headline", "body"]


def test_a_page_without_labelled_lines_and_one_without_lines_are_carried_over_too() -> None:
    assert carry_over(["Ferry to Hallam stops"], []) == ["noise"]
    assert carry_over([], LABELLED) == []


def test_a_gap_too_large_to_compare_is_noise_and_what_stands_beside_it_is_not() -> None:
    words = " ".join(f"word{number}" for number in range(5_000))
    lines = ["Ferry to Hallam stops", f"{words} more", "What comes next"]
    labelled = [("Ferry to Hallam stops", "headline"), (words, "body"), ("What comes next", "heading")]
    assert carry_over(lines, labelled) == ["headline", "noise", "heading"]
