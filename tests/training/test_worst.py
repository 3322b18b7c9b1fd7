"""What is row of the pages that are read worst."""

from __future__ import annotations

from collections import Counter

from article_reader.article import Span
from article_reader.loader.labeller.labels import Label, Labelled
from article_reader.loader.page import Line
from training.worst import Outcome, errors, row


def found(label: Label, text: str) -> Labelled:
    return Labelled(Line(text, Span(1, 1)), label, 1.0)


def test_words_taken_for_something_else_are_counted_by_kind_of_error() -> None:
    lines = [found(Label.NOISE, "three words lost"), found(Label.BODY, "Share"), found(Label.CAPTION, "The pier")]
    assert errors(["body", "noise", "caption"], lines) == {"story → left out": 3, "left out → story": 1}


def test_lead_and_body_are_the_same_to_who_reads() -> None:
    assert errors(["lead", "body"], [found(Label.BODY, "One."), found(Label.LEAD, "Two.")]) == {}


def test_a_page_is_told_with_what_is_missed_and_what_goes_wrong_most() -> None:
    wrong = Counter({"story → left out": 40, "left out → story": 4, "caption → story": 9, "heading → story": 2})
    text = row(Outcome("ours:1:page", 0.5, ("lead",), wrong))
    assert text.startswith("0.50  ours:1:page  ")
    assert text.endswith("  no lead, story → left out 40, caption → story 9, left out → story 4")
